"""``contacts``: exactly the contacts behind one figure, of a live span or of any window."""

import argparse
from collections.abc import Iterable

from msgspec.structs import replace

from supervisor_app.commands.common import asked, looked_up, print_json, print_table, said_of
from supervisor_app.domain.errors import SettingsError
from supervisor_app.domain.snapshot import FigureId, Listed
from supervisor_app.services import telling
from supervisor_app.services.figures import Row, contacts_json, sources_json, span_named
from supervisor_app.services.questions import has_window, is_composed, question_of, scope_of

_SCOPES = ("channel", "queue", "agent")


def run(options: argparse.Namespace) -> int:
    """Print the contacts."""
    rows = _of_window(options) if _is_window(options) else contacts_json(_of_span(options))
    if options.json:
        print_json(rows)
        return 0
    contacts = [row for row in rows if "outcome" in row]
    print_table([("contact", "channel", "queue", "status", "outcome", "created"), *map(_line, contacts)])
    others = [row for row in rows if "outcome" not in row]
    if others:
        print_table([tuple(others[0]), *(tuple(map(str, row.values())) for row in others)])
    return 0


def _is_window(options: argparse.Namespace) -> bool:
    """Whether a window is asked about, not a span of the live figures."""
    named = options.start or options.end or options.zone
    if named and options.span:
        raise SettingsError("--span and a window exclude each other", remedy="Leave one of them out")
    if named or is_composed(options.figure):
        return True
    return bool(options.where) and not options.span and has_window(options.figure)


def _of_window(options: argparse.Namespace) -> list[Row]:
    """The contacts, else the intervals or imported totals that it is made of."""
    with looked_up(options) as history:
        said = replace(said_of(options, options.figure), where=_where(options))
        question = question_of(said, history.at, history.frame.zone)
        others = sources_json(telling.sources(history, question))
        return [*contacts_json(telling.contacts(history, question)), *others]


def _of_span(options: argparse.Namespace) -> Iterable[Listed]:
    span = span_named(options.figure, options.span)
    with asked(options) as asking:
        return asking.contacts(
            FigureId(options.figure, span, scope_of(_where(options), options.part, (options.figure,)))
        )


def _where(options: argparse.Namespace) -> tuple[str, ...]:
    """What ``--where`` says, and the options that say the same in short."""
    short = (f"{name}={word}" for name in _SCOPES if (word := getattr(options, name)))
    return (*options.where, *short)


def _line(row: dict[str, object]) -> tuple[str, ...]:
    words = ("channel", "queue", "status", "outcome", "created")
    return f"{row['source']}/{row['id']}", *(str(row[word] or "–") for word in words)
