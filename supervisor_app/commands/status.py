"""``status``: every figure of a store, with its rule, n, window and zone."""

import argparse

from supervisor_app.commands.common import (
    frame_named,
    instant_of,
    print_json,
    print_table,
    settings_of,
    store_of,
)
from supervisor_app.services.asking import Asking
from supervisor_app.services.figures import figures_json


def run(options: argparse.Namespace) -> int:
    """Print the figures."""
    settings = settings_of(options) if options.config else None
    asking = Asking(store_of(options, settings), frame=frame_named(options), at=instant_of(options.at))
    try:
        rows = figures_json(asking.snapshot())
    finally:
        asking.close()
    if options.json:
        print_json(rows)
    else:
        print_table([("figure", "span", "of", "value", "unit", "n"), *map(_line, rows)])
    return 0


def _line(row: dict[str, object]) -> tuple[str, ...]:
    scope = " ".join(str(row[word]) for word in ("channel", "queue", "agent") if row.get(word))
    value = row["value"]
    text = "–" if value is None else f"{value:.4g}" if isinstance(value, float) else str(value)
    return str(row["key"]), str(row["span"]), scope, text, str(row["unit"]), str(row["n"])
