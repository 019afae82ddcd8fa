"""The rhythm of a desk as bars: hours, weekdays and days of the month, and what of it stands out."""

from collections.abc import Sequence

from supervisor_app import text
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.trends import Point, Trends
from supervisor_app.ui.present.trends import count_words, hue_of, name_of
from supervisor_app.ui.present.trends_words import times_words
from widgets.step_bars import BarSeries, StepBarsState
from widgets.step_frame import Step

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WORKDAYS = 5
_PEAK_HOURS = 3


def state(trends: Trends, part: str) -> StepBarsState:
    """Mean contacts of a day by ``hours``, ``weekdays`` or ``monthdays``."""
    points: tuple[Point, ...] = getattr(trends.rhythm, part)
    labels = {
        "hours": [f"{hour}" for hour in range(24)],
        "weekdays": list(_WEEKDAYS),
        "monthdays": [f"{day}" for day in range(1, 32)],
    }[part]
    steps = tuple(Step(str(place), label) for place, label in enumerate(labels[: len(points)]))
    hue = hue_of(Channel(trends.channel)) if trends.channel else "info"
    bars = BarSeries(part, "Contacts a day", hue, tuple(point.value for point in points))
    tips = tuple(f"{count_words(point.n)} contacts on {count_words(point.of)} days" for point in points)
    return StepBarsState(steps=steps, series=(bars,), unit="number", tips=tips, legend=False)


def note(trends: Trends, part: str) -> str:
    """What there is to say of a part: the busiest hours, the weekend, days of the month that stand out."""
    return {"hours": _hours_note, "weekdays": _weekdays_note, "monthdays": _monthdays_note}[part](trends)


def _hours_note(trends: Trends) -> str:
    """The three busiest hours in a row, and of how many days it is."""
    values = [point.value or 0.0 for point in trends.rhythm.hours]
    of = f", {name_of(Channel(trends.channel))}" if trends.channel else ""
    days = f"mean of {text.counted(trends.rhythm.days, 'whole day', 'whole days')}{of}"
    whole = sum(values)
    if not whole:
        return days
    most, first = max(
        (sum(values[at : at + _PEAK_HOURS]), -at) for at in range(len(values) - _PEAK_HOURS + 1)
    )
    start = -first
    return f"{text.share(most / whole)} from {start}:00 to {start + _PEAK_HOURS}:00 · {days}"


def _weekdays_note(trends: Trends) -> str:
    """Saturdays and Sundays against the days of the week."""
    values = [point.value for point in trends.rhythm.weekdays]
    work = [value for value in values[:_WORKDAYS] if value is not None]
    if not work or not sum(work):
        return ""
    usual = sum(work) / len(work)
    weekend = zip(_WEEKDAYS[_WORKDAYS:], values[_WORKDAYS:], strict=False)
    told = [f"{name} {times_words(value / usual)}" for name, value in weekend if value is not None]
    return " · ".join((*told, "of Mon to Fri")) if told else ""


def _monthdays_note(trends: Trends) -> str:
    """The days of the month that are busier or quieter than chance and weekends bring."""
    odd = trends.rhythm.odd_monthdays
    if not trends.rhythm.monthdays:
        return ""
    if not odd:
        return "no day of the month stands out"
    rest = _mean([point for day, point in enumerate(trends.rhythm.monthdays, 1) if day not in odd])
    told = (
        f"{text.ordinal(day)} {times_words((trends.rhythm.monthdays[day - 1].value or 0.0) / rest)}"
        for day in odd
    )
    return " · ".join((*told, "of the other days")) if rest else ""


def _mean(points: Sequence[Point]) -> float:
    values = [point.value for point in points if point.value is not None]
    return sum(values) / len(values) if values else 0.0
