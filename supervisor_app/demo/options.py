"""What may be said to the demo server when it is started."""

import argparse
from datetime import datetime

from supervisor_app.demo.faults import NO_FAULTS, Faults, parse_faults
from supervisor_app.demo.process import TOKEN_ENV
from supervisor_app.demo.profiles import DEFAULT, NAMES
from supervisor_app.demo.scenario import NO_SCENARIO, Scenario, ScenarioError, read
from supervisor_app.demo.world import HISTORY_DAYS

LONGEST_DAYS = 3660
FASTEST = 1000.0


def parser() -> argparse.ArgumentParser:
    """Reads the options; mistakes end the program with status 2 and a sentence."""
    made = argparse.ArgumentParser(prog="supervisor_app.demo", description="A simulated help desk over HTTP.")
    made.add_argument("--profile", choices=NAMES, default=DEFAULT, help="which operator")
    made.add_argument("--port", type=int, default=0, help="port on loopback (0: any free one)")
    made.add_argument("--scale", type=_positive, default=1.0, help="multiplies volume and staff")
    made.add_argument("--speed", type=speed, default=1.0, help="multiplies the clock (0: it stands still)")
    made.add_argument("--seed", type=int, default=1, help="another seed, another history")
    made.add_argument(
        "--days", type=days, default=HISTORY_DAYS, help="whole days of history (default: %(default)s)"
    )
    made.add_argument("--token-env", default=TOKEN_ENV, help="the variable that holds the token")
    made.add_argument("--now", type=datetime.fromisoformat, help="begin at this time instead of the present")
    made.add_argument(
        "--faults",
        type=_faults,
        default=NO_FAULTS,
        metavar="SPEC",
        help="misbehave, like busy=0.2,latency=1.5",
    )
    made.add_argument(
        "--scenario",
        type=_scenario,
        default=NO_SCENARIO,
        metavar="FILE",
        help="have this happen: a TOML file, or the name of one that is shipped",
    )
    made.add_argument("--for", dest="seconds", type=_positive, help="end after so many seconds")
    return made


def speed(text: str) -> float:
    """How many times as fast as the wall's the clock runs. Raises ArgumentTypeError."""
    value = float(text)
    if not 0 <= value <= FASTEST:
        raise argparse.ArgumentTypeError(f"a speed from 0 to {FASTEST:g} is meant")
    return value


def days(text: str) -> int:
    """How many whole days of history. Raises ArgumentTypeError."""
    value = int(text)
    if not 0 <= value <= LONGEST_DAYS:
        raise argparse.ArgumentTypeError(f"a number of days from 0 to {LONGEST_DAYS} is meant")
    return value


def _positive(text: str) -> float:
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError("must be above zero")
    return value


def _faults(text: str) -> Faults:
    try:
        return parse_faults(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _scenario(text: str) -> Scenario:
    try:
        return read(text)
    except ScenarioError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
