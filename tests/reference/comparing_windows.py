"""Lays the product's figures of a window beside the reference's, group by group and list by list."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from supervisor_app.domain.snapshot import EVERYTHING, Reading
from supervisor_app.domain.time import Window
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.history import History, Question
from supervisor_app.services.questions import has_window
from tests.reference.comparing import same
from tests.reference.desks import pseudonym
from tests.reference.naive_told import Told
from tests.reference.naive_windows import Group, Windows

KEYS = tuple(key for key in FIGURES if has_window(key))


class Asked(NamedTuple):
    """A window of the desk, by groups, of contacts that have some words."""

    start: int
    end: int
    by: tuple[str, ...] = ()
    where: Mapping[str, str] = {}


def window_differences(
    history: History, windows: Windows, asked: Asked, zone: str, keys: Sequence[str] = KEYS, lists: int = 2
) -> list[str]:
    """Every row in which the two are not the same. ``lists``: of so many groups of each figure the contacts
    behind are compared too."""
    question = _question(asked, keys, zone)
    readings: dict[str, dict[Group, Reading]] = {key: {} for key in keys}
    for reading in history.readings(question):
        group = tuple(_plain(dim, getattr(reading.id.scope, dim)) for dim in asked.by)
        readings[reading.id.key][group] = reading
    found = []
    for key, rows in readings.items():
        told = windows.groups(key, asked.start, asked.end, asked.by, asked.where)
        told = {group: one for group, one in told.items() if one.n or not asked.by}
        found += [f"{key} {text}" for text in _rows_differ(rows, told)]
        for group in sorted(told)[:lists]:
            found += [
                f"{key} {group}: {text}" for text in _list_differs(history, question, key, asked, group, told)
            ]
    return found


def _question(asked: Asked, keys: Sequence[str], zone: str) -> Question:
    where = {dim: _named(dim, word) for dim, word in asked.where.items()}
    return Question(
        figures=tuple(keys),
        window=Window(asked.start, asked.end),
        zone=zone,
        by=tuple(map(Dim, asked.by)),
        where=replace(EVERYTHING, **where),
    )


def _plain(dim: str, word: str) -> str:
    return word.removeprefix(pseudonym("")) if dim == "helper" else word


def _named(dim: str, word: str) -> str:
    return pseudonym(word) if dim == "helper" else word


def _rows_differ(rows: Mapping[Group, Reading], told: Mapping[Group, Told]) -> Iterator[str]:
    for group in sorted(rows.keys() | told.keys()):
        if group not in rows or group not in told:
            yield f"{group}: {'a row by hand alone' if group in told else 'a row of the product alone'}"
            continue
        row, hand = rows[group], told[group]
        for word in ("value", "n", "met", "provisional"):
            ours, theirs = getattr(row, word), getattr(hand, word)
            if not same(ours, theirs):
                yield f"{group}: {word} {ours}, by hand {theirs}"


def _list_differs(
    history: History, question: Question, key: str, asked: Asked, group: Group, told: Mapping[Group, Told]
) -> Iterator[str]:
    """Where the contacts behind a row are others; of a share also those that met it."""
    hand, words = told[group], dict(zip(asked.by, group, strict=True))
    where = {dim: _named(dim, word) for dim, word in words.items()}
    parts = {"": hand.met_ids if key == "share" else hand.ids}
    if hand.met is not None and key != "share":
        parts |= {"met": hand.met_ids, "missed": sorted(set(hand.ids) - set(hand.met_ids))}
    for part, ids in parts.items():
        scope = replace(question.where, **where, part=part)
        listed = history.contacts(replace(question, figures=(key,), by=(), where=scope))
        found = sorted(str(one.contact.key) for one in listed)
        if found != ids:
            more, fewer = sorted(set(found) - set(ids))[:5], sorted(set(ids) - set(found))[:5]
            yield f"list {part} has {len(found)}, by hand {len(ids)}; too many {more}, missing {fewer}"
