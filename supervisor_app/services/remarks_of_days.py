"""Remarks on days: the special ones of a month, and whether it rained."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from statistics import fmean

from supervisor_app.domain.periods import window_of
from supervisor_app.metrics.correlating import counts_stand_out
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.day_sums import VOLUME
from supervisor_app.services.scene import CAUSE, Scene, Weighed, remark
from supervisor_app.text import remarks as words

_MOST_DAYS = 31
_SPECIAL = "monthday"
_WET_MM = 1.0


def special_days(scene: Scene) -> Iterator[Weighed]:
    """The special days of a month together, against the days of it that are ordinary. Raises StoreError."""
    period = scene.period
    if scene.day is not None or (period.last - period.first).days >= _MOST_DAYS:
        return
    readings = scene.asker.readings(VOLUME, by=(Dim.DAY,))
    counts = {date.fromisoformat(one.id.scope.day): one.n for one in readings}
    special = [day for day in sorted(counts) if scene.kinds(day) == _SPECIAL]
    usual = _by_weekday({day: n for day, n in counts.items() if not scene.kinds(day)})
    told = [day for day in special if day.isoweekday() in usual]
    came, expected = sum(counts[day] for day in told), sum(usual[day.isoweekday()] for day in told)
    if told and came > expected and counts_stand_out(came, expected):
        yield _remark(scene, told, counts, came / expected)


def rain(scene: Scene, day: date) -> str:
    """How much it rained on a day; empty: nothing is known, or it hardly did. Raises StoreError."""
    told = [one.rain_mm for one in scene.asker.answers.weather(day, day) if one.rain_mm is not None]
    fallen = fmean(told) if told else 0.0
    return words.rain_text(fallen) if fallen >= _WET_MM else ""


def _remark(scene: Scene, days: Sequence[date], counts: Mapping[date, int], factor: float) -> Weighed:
    most = max(days, key=lambda day: counts[day])
    return remark(
        "special_days",
        words.SPECIAL_DAYS,
        words.special_days_text([day.day for day in days], factor, most.day),
        link=words.contacts(counts[most]),
        figure=scene.asker.figure(VOLUME),
        window=window_of(most, scene.period.zone),
        weight=CAUSE,
        size=factor - 1,
    )


def _by_weekday(counts: Mapping[date, int]) -> dict[int, float]:
    """The mean of each weekday."""
    found: dict[int, list[int]] = {}
    for day, n in counts.items():
        found.setdefault(day.isoweekday(), []).append(n)
    return {weekday: fmean(some) for weekday, some in found.items()}
