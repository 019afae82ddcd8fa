"""``rollups``: makes the roll-ups of a store, or proves that they agree with its facts."""

import argparse
import sys
import time

from supervisor_app.commands.common import named_store
from supervisor_app.services.ending import until_told
from supervisor_app.services.rolling import Rolled, roll_up
from supervisor_app.services.verifying import verified

_ENDED = 130
_DISAGREE = 1


def run(options: argparse.Namespace) -> int:
    """Make what is not right, or compare everything that is stored."""
    return _verify(options) if options.verify else _make(options)


def _make(options: argparse.Namespace) -> int:
    begun = time.monotonic()
    with until_told() as told:
        made = roll_up(*named_store(options), rebuild=options.rebuild, tell=_tell, stopping=told.is_set)
        ended = told.is_set()
    sys.stdout.write(
        f"made {made.days:,} days and {made.months:,} months in {time.monotonic() - begun:.1f} s\n"
    )
    return _ENDED if ended else 0


def _tell(made: Rolled) -> None:
    sys.stderr.write(f"{made.days:,} days, {made.months:,} months\n")


def _verify(options: argparse.Namespace) -> int:
    stretches = sheets = out_of_date = different = 0
    for one in verified(*named_store(options)):
        stretches, sheets, out_of_date = stretches + 1, sheets + one.sheets, out_of_date + one.out_of_date
        for name in one.different:
            different += 1
            sys.stderr.write(f"supervisor-app: {one.start}, {name}: not as the facts have it\n")
    same = sheets - out_of_date - different
    sys.stdout.write(
        f"{sheets:,} sheets of {stretches:,} days and months: {same:,} as the facts have them, "
        f"{out_of_date:,} out of date, {different:,} different\n"
    )
    return _DISAGREE if different else 0
