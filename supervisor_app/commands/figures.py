"""``figures``: figures of any window, told apart by anything."""

import argparse

from supervisor_app.commands.common import looked_up, print_json, print_table, said_of, value_text
from supervisor_app.domain.snapshot import Scope
from supervisor_app.services.figures import readings_json
from supervisor_app.services.questions import question_of
from supervisor_app.services.telling import told

_DIMS = [name for name in Scope.__struct_fields__ if name != "part"]


def run(options: argparse.Namespace) -> int:
    """Print the figures."""
    with looked_up(options) as history:
        question = question_of(said_of(options, *options.keys), history.at, history.frame.zone)
        rows = readings_json(told(history, question), question.zone, history.at)
    if options.json:
        print_json(rows)
        return 0
    named = [*question.by, *(name for name in _DIMS if name not in question.by)]
    dims = [name for name in named if any(name in row for row in rows)]
    heads = ("figure", *dims, "value", "unit", "n", "met")
    print_table([heads, *(_line(row, dims) for row in rows)])
    return 0


def _line(row: dict[str, object], dims: list[str]) -> tuple[str, ...]:
    words = (str(row.get(name, "")) for name in dims)
    met = str(row.get("met", ""))
    return str(row["key"]), *words, value_text(row["value"]), str(row["unit"]), str(row["n"]), met
