"""``demo``: watch a simulated operator, with or without a window."""

import argparse

from supervisor_app.commands.collect import collect
from supervisor_app.commands.simulated import Simulated
from supervisor_app.log import setup_logging


def run(options: argparse.Namespace) -> int:
    """Start the operator and watch it until told to end."""
    setup_logging(None)
    simulated = Simulated(options)
    try:
        if options.no_window:
            collect(simulated.start(), options.for_s)
            return 0
        from supervisor_app.app import show_window

        return show_window(simulated.start, title=simulated.title, theme=options.theme, for_s=options.for_s)
    finally:
        simulated.stop()
