"""``screenshot``: draw a page into a picture, offscreen, with real or simulated contacts."""

import argparse
import os

from supervisor_app.commands.plans import plan_of
from supervisor_app.commands.simulated import Simulated
from supervisor_app.log import setup_logging


def run(options: argparse.Namespace) -> int:
    """Collect until every source has delivered, draw, end."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    setup_logging(None)
    from supervisor_app.picture import draw

    if options.config:
        plan = plan_of(options)
        draw(options, lambda: plan, plan.frame.title)
        return 0
    simulated = Simulated(options)
    try:
        plan = simulated.start()
        simulated.wait_for_past()
        draw(options, lambda: plan, simulated.title)
    finally:
        simulated.stop()
    return 0
