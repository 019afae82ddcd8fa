"""The headline figures of a period as tiles: value, change against what it is compared with, target."""

from collections.abc import Iterator

from msgspec import Struct

from supervisor_app import text
from supervisor_app.domain.summary import Against, Summary, Told
from supervisor_app.ui.present.behind import change_words, value_words
from widgets.kpi_tile import TileState

_COMPANIONS = {"first_response": ("first_response_p90", "p90"), "handling": ("longest_handling", "longest")}
"""Figures that are told below another instead of beside it: with which word."""

_UNDER = frozenset(key for key, _ in _COMPANIONS.values())


_SHORT = {"first_line": "Solved on first line"}
"""Titles that would be too long for a sixth of the page."""


class HeadTile(Struct, frozen=True):
    """A tile and the figure that a click on it opens."""

    told: Told
    state: TileState


def head_tiles(summary: Summary) -> tuple[HeadTile, ...]:
    """The tiles in reading order."""
    by_key = {one.reading.id.key: one for one in summary.headline}
    return tuple(
        HeadTile(one, _state(one, by_key, summary))
        for one in summary.headline
        if one.reading.id.key not in _UNDER and not _is_of_nothing(one, summary)
    )


def _is_of_nothing(told: Told, summary: Summary) -> bool:
    """Whether a desk has no use for a figure: it has contacts, but none of those, and never has."""
    return bool(summary.channels) and told.reading.value is None and told.other is None and not told.reading.n


def change_on(told: Told, against: Against) -> str:
    """How a figure stands against what it is compared with: ``+12 % on usual``; empty: it is not compared.

    Points, and what another choice of the header names, stand alone.
    """
    if told.change is None:
        return ""
    usual = against is Against.USUAL and told.unit != "share"
    return f"{change_words(told)} on usual" if usual else change_words(told)


def _state(told: Told, by_key: dict[str, Told], summary: Summary) -> TileState:
    value = value_words(told)
    # A lone unit is set smaller; "2 h 5 min" has two and stays as it is.
    number, unit = value.split(text.NO_BREAK) if value.count(text.NO_BREAK) == 1 else (value, "")
    reading = told.reading
    details = " · ".join(filter(None, _details(told, by_key, summary.against)))
    return TileState(
        title=text.figure_name(_SHORT.get(reading.id.key, told.title), reading.id.scope),
        value=number,
        unit=unit,
        detail=details,
        level=reading.level.value,
        hint=f"{details} · n {text.count(reading.n)}" if details else f"n {text.count(reading.n)}",
        gap=reading.gap,
    )


def _details(told: Told, by_key: dict[str, Told], against: Against) -> Iterator[str]:
    """What is said below the value, the most important first."""
    key = told.reading.id.key
    if told.reading.target is not None:
        target = text.figure_value(told.reading.target, told.unit, in_words=text.said_in_words(key))
        yield f"{'promise' if key == 'first_response' else 'target'} {target}"
    yield change_on(told, against)
    companion, word = _COMPANIONS.get(key, ("", ""))
    if companion in by_key and by_key[companion].reading.value is not None:
        yield f"{word} {value_words(by_key[companion])}"
    if told.family is not None and not told.reading.id.scope.channel:
        yield text.family_words(told.family)
