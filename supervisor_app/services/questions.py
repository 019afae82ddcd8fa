"""Turns what somebody wrote into a question to the history, or says what is wrong with it and what helps."""

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

import msgspec
from msgspec import Struct

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.errors import SettingsError
from supervisor_app.domain.snapshot import EVERYTHING, Scope
from supervisor_app.domain.time import Instant, Window, local_day, to_instant
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.composed import COMPOSED
from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.quality import FLAWS
from supervisor_app.metrics.windows import Credit
from supervisor_app.services.history import Question

_YEARS = range(1970, 2200)
_DIMS = [dim.value for dim in Dim if dim is not Dim.WHOLE]
_NUMBERS = {Dim.HOUR: range(24), Dim.WEEKDAY: range(1, 8), Dim.MONTHDAY: range(1, 32)}
_PARTS = ("met", "missed")
_MET_AND_MISSED = "share"


class Said(Struct, frozen=True, kw_only=True):
    """A question as it was written. ``by``: dimensions with commas between; ``where``: ``dim=word`` each."""

    figures: tuple[str, ...] = ()
    start: str = ""
    end: str = ""
    zone: str = ""
    by: str = ""
    where: tuple[str, ...] = ()
    part: str = ""


def question_of(said: Said, at: Instant, zone: str) -> Question:
    """The question that is meant, of a desk that was last watched at an instant and lives in a zone.

    No figures: all that have a window. Without a start the window begins with the local day, without an end
    it ends at that instant. Raises SettingsError.
    """
    zone = _zone(said.zone) if said.zone else zone
    start = _instant("--from", said.start, zone) if said.start else local_day(at, zone).start
    end = _instant("--to", said.end, zone) if said.end else at
    if start > end:
        last = said.end or "the instant last watched"
        raise SettingsError(
            f"--from {said.start or 'of the last day'} is after --to {last}", remedy="Give the earlier first"
        )
    figures = said.figures or tuple(one.key for one in FIGURES.values() if _has_window(one))
    for key in figures:
        _check(key, said)
    return Question(
        figures=figures,
        window=Window(start, end),
        zone=zone,
        by=_dims(said.by),
        where=scope_of(said.where, said.part, said.figures),
    )


def scope_of(where: Iterable[str], part: str = "", figures: Iterable[str] = ()) -> Scope:
    """What ``dim=word`` leaves, and of figures that are shares one part. Raises SettingsError."""
    words: dict[str, str] = {}
    for said in where:
        dim, separator, word = said.partition("=")
        if not separator or not word:
            raise SettingsError(f"--where {said!r} says nothing", remedy="Write one like channel=phone")
        if dim in words:
            raise SettingsError(f"--where names {dim} twice", remedy="Ask twice")
        words[dim] = _word(_dim("--where", dim), word)
    if part and part not in _PARTS:
        raise SettingsError(f"there is no part {part!r}", remedy=f"Parts are {', '.join(_PARTS)}")
    if part and any(key in FIGURES and FIGURES[key].unit != _MET_AND_MISSED for key in figures):
        raise SettingsError("only shares have parts", remedy="Leave --part out")
    return msgspec.structs.replace(EVERYTHING, **words, part=part)


def has_window(key: str) -> bool:
    """Whether a figure can be told of a window; one that there is not has none."""
    figure = FIGURES.get(key)
    return figure is not None and _has_window(figure)


def is_composed(key: str) -> bool:
    """Whether a figure is told of windows alone, and not made of the contacts credited to them."""
    return key in COMPOSED and key not in FIGURES


def _has_window(figure: Figure) -> bool:
    return figure.credit is not Credit.NOW


def _check(key: str, said: Said) -> None:
    """Raises SettingsError for a figure that there is not, or that cannot be told as it is asked for."""
    if key in COMPOSED:
        allowed = COMPOSED[key].dims
    elif key in {f"quality:{flaw.key}" for flaw in FLAWS}:
        allowed = frozenset[Dim]()
    elif key not in FIGURES:
        raise SettingsError(f"there is no figure {key!r}", remedy="status --json names every figure")
    elif not _has_window(FIGURES[key]):
        raise SettingsError(f"{key} is of the moment and has no window", remedy="status tells it")
    else:
        return
    asked = [*_dims(said.by), *(_dim("--where", one.partition("=")[0]) for one in said.where)]
    wrong = [dim for dim in asked if dim not in allowed and (dim in _dims(said.by) or key in COMPOSED)]
    if wrong:
        words = ", ".join(sorted(allowed)) or "nothing"
        raise SettingsError(f"{key} is not told apart by {wrong[0]}", remedy=f"It is by {words}")


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise SettingsError(f"there is no zone {name!r}", remedy="Write one like Europe/Warsaw") from error
    return name


def _instant(option: str, text: str, zone: str) -> Instant:
    remedy = "Write one like 2026-11-20 or 2026-11-20T12:00"
    try:
        moment = datetime.fromisoformat(text)
        at = to_instant(moment if moment.tzinfo is not None else moment.replace(tzinfo=ZoneInfo(zone)))
    except (ValueError, OverflowError) as error:
        raise SettingsError(f"{option} {text[:40]}: {error}", remedy=remedy) from error
    if moment.year not in _YEARS:
        raise SettingsError(f"{option} {text[:40]} is too far from today", remedy=remedy)
    return at


def _dims(text: str) -> tuple[Dim, ...]:
    return tuple(dict.fromkeys(_dim("--by", word) for word in text.split(","))) if text else ()


def _dim(option: str, word: str) -> Dim:
    if word not in _DIMS:
        raise SettingsError(
            f"{option}: there is no dimension {word!r}", remedy=f"Dimensions are {', '.join(_DIMS)}"
        )
    return Dim(word)


def _word(dim: Dim, word: str) -> str:
    """The word as groups are called. Raises SettingsError for one that no group can have."""
    if dim is Dim.CHANNEL and word not in list(Channel):
        raise SettingsError(f"there is no channel {word!r}", remedy=f"Channels are {', '.join(Channel)}")
    if dim in _NUMBERS:
        allowed = _NUMBERS[dim]
        if not (word.isdecimal() and int(word) in allowed):
            raise SettingsError(
                f"there is no {dim} {word!r}", remedy=f"Write a number from {allowed[0]} to {allowed[-1]}"
            )
        return str(int(word))
    if dim in (Dim.DAY, Dim.MONTH):
        like = "2026-11-20" if dim is Dim.DAY else "2026-11"
        try:
            day = date.fromisoformat(word if dim is Dim.DAY else f"{word}-01")
        except ValueError as error:
            raise SettingsError(f"there is no {dim} {word!r}", remedy=f"Write one like {like}") from error
        return day.isoformat()[: len(like)]
    return word
