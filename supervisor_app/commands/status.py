"""``status``: every figure of a store, with its rule, n, window and zone."""

import argparse

from supervisor_app.commands.common import asked, print_json, print_table, value_text
from supervisor_app.services.figures import figures_json


def run(options: argparse.Namespace) -> int:
    """Print the figures."""
    with asked(options) as asking:
        rows = figures_json(asking.snapshot())
    if options.json:
        print_json(rows)
    else:
        print_table([("figure", "span", "of", "value", "unit", "n"), *map(_line, rows)])
    return 0


def _line(row: dict[str, object]) -> tuple[str, ...]:
    scope = " ".join(str(row[word]) for word in ("channel", "queue", "agent", "helper") if row.get(word))
    value = value_text(row["value"])
    return str(row["key"]), str(row["span"]), scope, value, str(row["unit"]), str(row["n"])
