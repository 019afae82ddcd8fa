"""``contacts``: exactly the contacts behind one figure."""

import argparse

from supervisor_app.commands.common import asked, print_json, print_table
from supervisor_app.domain.snapshot import FigureId, Scope
from supervisor_app.services.figures import contacts_json, span_named


def run(options: argparse.Namespace) -> int:
    """Print the contacts."""
    scope = Scope(channel=options.channel, queue=options.queue, agent=options.agent)
    figure = FigureId(options.figure, span_named(options.figure, options.span), scope)
    with asked(options) as asking:
        rows = contacts_json(asking.contacts(figure))
    if options.json:
        print_json(rows)
    else:
        print_table([("contact", "channel", "queue", "status", "outcome", "created"), *map(_line, rows)])
    return 0


def _line(row: dict[str, object]) -> tuple[str, ...]:
    words = ("channel", "queue", "status", "outcome", "created")
    return f"{row['source']}/{row['id']}", *(str(row[word] or "–") for word in words)
