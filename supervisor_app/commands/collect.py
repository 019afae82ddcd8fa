"""``collect``: poll without a window, and log losses and recoveries."""

import argparse

from supervisor_app import paths
from supervisor_app.commands.plans import plan_of
from supervisor_app.log import setup_logging
from supervisor_app.services.ending import until_told
from supervisor_app.services.session import Plan, Session


def run(options: argparse.Namespace) -> int:
    """Poll until told to end."""
    setup_logging(paths.log_file())
    collect(plan_of(options), options.for_s)
    return 0


def collect(plan: Plan, for_s: float | None) -> None:
    """Poll what the plan names until a signal comes or the time is over."""
    with until_told() as told:
        session = Session.open(plan, lambda _snapshot: None, lambda _story: None)
        try:
            told.wait(for_s)
        finally:
            session.close()
