"""``demo``: watch a simulated operator, with or without a window."""

import argparse

from supervisor_app.commands.collect import collect
from supervisor_app.commands.simulated import Simulated
from supervisor_app.domain.errors import SettingsError
from supervisor_app.log import setup_logging


def run(options: argparse.Namespace) -> int:
    """Start the operator and watch it until told to end, or until all it has was read."""
    setup_logging(None)
    if options.once and not options.no_window:
        raise SettingsError("--once ends what has no window", remedy="Add --no-window")
    simulated = Simulated(options)
    try:
        if options.no_window:
            collect(simulated.start(), options.for_s, once=options.once)
            return 0
        from supervisor_app.app import show_window

        return show_window(simulated.start, title=simulated.title, theme=options.theme, for_s=options.for_s)
    finally:
        simulated.stop()
