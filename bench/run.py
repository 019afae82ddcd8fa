"""``make bench``: what the work costs, side by side with others. See bench/README.md."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from bench import history, ingest, upkeep

_FULL = 10_000_000


def main() -> None:
    """Measure and print the tables."""
    options = _options()
    sys.path.extend(options.modules)
    contacts = _FULL if options.full else options.contacts
    for name, measure in _MEASURES.items():
        if options.only in (name, None):
            sys.stdout.write(f"{measure(options, contacts)}\n\n")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", choices=tuple(_MEASURES), help="measure this alone")
    parser.add_argument("--contacts", type=int, default=200_000, help="how many contacts there are")
    parser.add_argument("--full", action="store_true", help="ten million contacts: hours, and 50 GB of disk")
    parser.add_argument("--rounds", type=int, default=5, help="how often each of them works")
    parser.add_argument("--dlt", metavar="PYTHON", help="a Python that has dlt[sqlalchemy], to compare with")
    parser.add_argument(
        "--modules", metavar="FOLDER", action="append", default=[], help="where duckdb and psycopg are, too"
    )
    parser.add_argument("--postgres", metavar="FOLDER", type=Path, help="where initdb and pg_ctl are")
    parser.add_argument(
        "--place", metavar="FOLDER", type=Path, help="where stores are kept for the next time"
    )
    return parser.parse_args()


def _ingest(options: argparse.Namespace, contacts: int) -> str:
    return ingest.run(contacts, options.rounds, options.dlt)


def _upkeep(options: argparse.Namespace, contacts: int) -> str:
    return upkeep.run(contacts, options.rounds)


def _history(options: argparse.Namespace, contacts: int) -> str:
    wanted = history.Wanted(
        contacts=contacts,
        rounds=options.rounds,
        place=options.place,
        programs=options.postgres,
        growth=options.full,
    )
    return history.run(wanted)


_MEASURES: dict[str, Callable[[argparse.Namespace, int], str]] = {
    "ingest": _ingest,
    "upkeep": _upkeep,
    "history": _history,
}

if __name__ == "__main__":
    main()
