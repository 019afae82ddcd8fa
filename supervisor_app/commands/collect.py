"""``collect``: poll without a window, and log losses and recoveries."""

import argparse
import sys
import threading
import time

from supervisor_app import paths
from supervisor_app.commands.plans import plan_of
from supervisor_app.domain.errors import SupervisorError
from supervisor_app.log import setup_logging
from supervisor_app.services.ending import until_told
from supervisor_app.services.errand import Errand, Stand
from supervisor_app.services.session import Plan, Session

_LOOK_S = 0.1


def run(options: argparse.Namespace) -> int:
    """Poll until told to end, or until all has been read."""
    setup_logging(paths.log_file())
    collect(plan_of(options), options.for_s, once=options.once)
    return 0


def collect(plan: Plan, for_s: float | None, *, once: bool = False) -> None:
    """Poll what the plan names until a signal comes or the time is over.

    ``once``: until every source has delivered all it has; what was read is then said on stdout. Raises
    SupervisorError where that cannot be had.
    """
    with until_told() as told:
        session = Session.open(plan, lambda _snapshot: None, lambda _story: None)
        try:
            if once:
                _read_all(session, told, for_s)
            else:
                told.wait(for_s)
        finally:
            session.close()


def _read_all(session: Session, told: threading.Event, for_s: float | None) -> None:
    errand, begun = Errand(), time.monotonic()
    while errand.look(session.desk.caught_up(), session.desk.healths(), time.monotonic()) is Stand.READING:
        if for_s is not None and time.monotonic() - begun > for_s:
            raise SupervisorError(f"not all had been read after {for_s:g} s")
        if told.wait(_LOOK_S):
            raise SupervisorError("told to end before all had been read")
    sys.stdout.write(f"read {session.kept()} contacts\n")
