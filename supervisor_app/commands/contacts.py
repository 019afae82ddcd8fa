"""``contacts``: exactly the contacts behind one figure."""

import argparse

from supervisor_app.commands.common import (
    frame_named,
    instant_of,
    print_json,
    print_table,
    settings_of,
    store_of,
)
from supervisor_app.domain.snapshot import FigureId, Scope
from supervisor_app.services.asking import Asking
from supervisor_app.services.figures import contacts_json, span_named


def run(options: argparse.Namespace) -> int:
    """Print the contacts."""
    scope = Scope(channel=options.channel, queue=options.queue, agent=options.agent)
    figure = FigureId(options.figure, span_named(options.figure, options.span), scope)
    settings = settings_of(options) if options.config else None
    asking = Asking(store_of(options, settings), frame=frame_named(options), at=instant_of(options.at))
    try:
        rows = contacts_json(asking.contacts(figure))
    finally:
        asking.close()
    if options.json:
        print_json(rows)
    else:
        print_table([("contact", "channel", "queue", "status", "outcome", "created"), *map(_line, rows)])
    return 0


def _line(row: dict[str, object]) -> tuple[str, ...]:
    words = ("channel", "queue", "status", "outcome", "created")
    return f"{row['source']}/{row['id']}", *(str(row[word] or "–") for word in words)
