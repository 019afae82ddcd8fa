"""Transactions as events of a timeline: pure. Texts are not in them, see :mod:`~.rt_texts`."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from supervisor_app.domain.contacts import Event, EventKind
from supervisor_app.sources.rt_history import DELETED, INACTIVE, SOLVED, RoleOf
from supervisor_app.sources.rt_records import Transaction, happened


class Names(Struct, frozen=True):
    """How the numbers in transactions become names."""

    login_of: Callable[[str], str]
    queues: Mapping[str, str]


def events_of(history: Iterable[Transaction], role_of: RoleOf, names: Names) -> tuple[Event, ...]:
    """What happened, oldest first. Raises SourceBroken for bad dates."""
    found = []
    for step in history:
        what = _kind(step, names)
        if what is not None:
            kind, detail = what
            author = str(step.creator.id)
            found.append(
                Event(
                    id=str(step.id),
                    at=happened(step.created),
                    kind=kind,
                    role=role_of(author),
                    author="" if "@" in author else author,
                    public=kind is EventKind.MESSAGE,
                    detail=detail,
                )
            )
    return tuple(found)


def _kind(step: Transaction, names: Names) -> tuple[EventKind, str] | None:
    """What a transaction is in our words, with its detail; None for what no timeline needs."""
    if step.type in ("Create", "Correspond"):
        return EventKind.MESSAGE, ""
    if step.type == "Comment":
        return EventKind.NOTE, ""
    if step.type == "Status":
        return _status_kind(str(step.old), str(step.new))
    if step.what == "Owner":
        return EventKind.ASSIGNED, names.login_of(str(step.new))
    if step.what == "Queue":
        return EventKind.MOVED, names.queues.get(str(step.new), "")
    target = str(step.new).rpartition("/")[2]
    if step.what == "MergedInto" and target != str(step.ticket):
        return EventKind.MERGED, target
    return None


def _status_kind(old: str, new: str) -> tuple[EventKind, str]:
    if new in SOLVED:
        return EventKind.RESOLVED, ""
    if new == DELETED:
        return EventKind.DELETED, ""
    if old in INACTIVE and new not in INACTIVE:
        return EventKind.REOPENED, ""
    return EventKind.STATUS, new
