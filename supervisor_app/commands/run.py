"""``run``: the window over the sources of the settings file."""

import argparse

from supervisor_app import paths
from supervisor_app.app import show_window
from supervisor_app.commands.common import settings_of
from supervisor_app.commands.plans import plan_of
from supervisor_app.log import setup_logging


def run(options: argparse.Namespace) -> int:
    """Show the window until it is closed."""
    setup_logging(paths.log_file())
    settings = settings_of(options)
    plan = plan_of(options)
    return show_window(
        lambda: plan,
        title=settings.desk.title,
        theme=options.theme or settings.desk.theme,
        for_s=options.for_s,
    )
