"""``make bench``: what the work costs, side by side with others. See bench/README.md."""

import argparse
import sys

from bench import ingest


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--contacts", type=int, default=200_000, help="how many contacts are read in")
    parser.add_argument("--full", action="store_true", help="ten million contacts: two hours")
    parser.add_argument("--rounds", type=int, default=5, help="how often each of them works")
    parser.add_argument("--dlt", metavar="PYTHON", help="a Python that has dlt[sqlalchemy], to compare with")
    options = parser.parse_args()
    contacts = 10_000_000 if options.full else options.contacts
    sys.stdout.write(ingest.run(contacts, options.rounds, options.dlt) + "\n")


if __name__ == "__main__":
    main()
