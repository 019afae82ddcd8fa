"""Trends as charts: months by channel, shares, indexes, self-service, per 1,000 subscribers."""

from collections.abc import Sequence
from dataclasses import replace

from supervisor_app import text
from supervisor_app.domain.channels import Channel, Hue
from supervisor_app.domain.trends import ChannelTrend, Month, Point, Slope, Trends
from widgets.step_bars import BarSeries, StepBarsState
from widgets.step_frame import Step
from widgets.step_lines import StepLinesState, StepSeries

ALL = "all"
"""What a line of all channels is called among keys."""

_SHADES = (1.0, 0.74, 0.54, 0.42)
_INDEXED_MOST = 4
"""Of more channels than these the lines of indexes cannot be told apart any more."""
_FEW = 10.0


def key_of(channel: Channel | None) -> str:
    """The key of a channel's line."""
    return ALL if channel is None else channel.value


def name_of(channel: Channel | None) -> str:
    """What a line is called."""
    return "All channels" if channel is None else text.channel_title(channel)


def months_state(trends: Trends) -> StepBarsState:
    """Contacts of each month, a layer a channel, those with most at the bottom."""
    shades = _shades([line.channel for line in trends.channels])
    return StepBarsState(
        steps=_steps(trends.months),
        series=tuple(
            BarSeries(
                key=key_of(line.channel),
                title=name_of(line.channel),
                hue=hue_of(line.channel),
                values=tuple(point.value for point in line.contacts),
                shade=shades[line.channel],
            )
            for line in trends.channels
        ),
        tips=tuple(_month_tip(month, _total(trends, place)) for place, month in enumerate(trends.months)),
    )


def shares_state(trends: Trends) -> StepLinesState:
    """The share of each channel in all contacts of whole months."""
    return StepLinesState(_steps(trends.months), _lines(trends, trends.channels, "shares"), "share")


def index_state(trends: Trends) -> StepLinesState:
    """Each month against the same month a year before: of all channels, and of the one that is chosen."""
    whole = (trends.whole,) if trends.whole is not None else ()
    chosen = [line for line in trends.channels if trends.channel in ("", key_of(line.channel))]
    lines = _lines(trends, (*whole, *chosen[:_INDEXED_MOST]), "index")
    told = [place for line in lines for place, value in enumerate(line.values) if value is not None]
    first = min(told, default=0)
    cut = tuple(replace(line, values=line.values[first:], tips=line.tips[first:]) for line in lines)
    return StepLinesState(_steps(trends.months[first:]), cut, "share", base=1.0, from_zero=False)


def service_state(trends: Trends) -> StepLinesState:
    """The share of self-service in all contacts of whole months, and that of people."""
    own = trends.self_service
    told = tuple(point.value if point.whole else None for point in own)
    people = tuple(None if value is None else 1 - value for value in told)
    tips = tuple(
        f"{text.month_brief(month.key)}: {text.share(point.value, 1)} of {count_words(point.of)} contacts"
        for month, point in zip(trends.months, own, strict=False)
    )
    hue = Hue.SELF_SERVICE.value
    lines = (
        StepSeries("self_service", "Self-service", hue, told, tips),
        StepSeries("people", "People", Hue.VOICE.value, people, tips),
    )
    return StepLinesState(_steps(trends.months), lines, "share")


def per_1000_state(trends: Trends) -> StepLinesState:
    """Contacts per 1,000 subscribers."""
    tips = tuple(
        f"{text.month_brief(month.key)}: {number_words(point.value)} per 1,000, "
        f"{count_words(point.n)} contacts of {count_words(point.of)} subscribers"
        for month, point in zip(trends.months, trends.per_1000, strict=False)
    )
    values = tuple(point.value for point in trends.per_1000)
    hue = hue_of(Channel(trends.channel)) if trends.channel else "info"
    line = StepSeries("per_1000", "Per 1,000 subscribers", hue, values, tips)
    return StepLinesState(_steps(trends.months), (line,), "number")


def slope_note(slope: Slope | None) -> str:
    """A straight line in words, with its n: ``−3.2 % a year, a line through 24 months``; where it rises no
    more than the months differ anyway, that."""
    if slope is None:
        return ""
    sign = "+" if slope.a_year > 0 else ""
    months = text.counted(slope.n, "month", "months")
    told = f"{sign}{text.share(slope.a_year, 1)} a year"
    return f"{told}, a line through {months}" if slope.stands_out else f"{told}, within scatter of {months}"


def months_note(trends: Trends, season: str = "") -> str:
    """How all of it goes, or the season of a topic, and what is not whole."""
    words = [season or slope_note(trends.whole.slope if trends.whole is not None else None)]
    words += ["pale: in part"] if any(not month.whole for month in trends.months) else []
    words += ["hatched: gaps"] if any(month.gap for month in trends.months) else []
    return " · ".join(word for word in words if word)


def number_words(value: float | None) -> str:
    """A mean or rate with as many places as it needs."""
    return text.decimal(value, 1 if value is None or abs(value) >= _FEW else 2)


def _lines(trends: Trends, lines: Sequence[ChannelTrend], part: str) -> tuple[StepSeries, ...]:
    shades = _shades([line.channel for line in lines])
    return tuple(
        StepSeries(
            key=key_of(line.channel),
            title=name_of(line.channel),
            hue=hue_of(line.channel),
            values=tuple(point.value if point.whole else None for point in getattr(line, part)),
            tips=tuple(
                _tip(line.channel, month, point)
                for month, point in zip(trends.months, getattr(line, part), strict=True)
            ),
            shade=shades[line.channel],
        )
        for line in lines
        if any(point.whole and point.value is not None for point in getattr(line, part))
    )


def _tip(channel: Channel | None, month: Month, point: Point) -> str:
    of = f" of {count_words(point.of)}" if point.of else ""
    where = f"{name_of(channel)}, {text.month_brief(month.key)}"
    return f"{where}: {text.share(point.value, 1)}, {count_words(point.n)}{of}{_mark_words(month)}"


def _month_tip(month: Month, total: int) -> str:
    return f"{text.month_brief(month.key)}: {count_words(total)} in all{_mark_words(month)}"


def _mark_words(month: Month) -> str:
    part = "" if month.whole else ", a part of the month"
    return part + (", not watched throughout" if month.gap else "")


def _total(trends: Trends, place: int) -> int:
    return trends.whole.contacts[place].n if trends.whole is not None else 0


def _steps(months: Sequence[Month]) -> tuple[Step, ...]:
    return tuple(
        Step(month.key, text.month_brief(month.key), "gap" if month.gap else "" if month.whole else "part")
        for month in months
    )


def _shades(channels: Sequence[Channel | None]) -> dict[Channel | None, float]:
    """Channels of one hue by how many of it came before."""
    met: dict[str, int] = {}
    shades = {}
    for channel in channels:
        hue = hue_of(channel)
        shades[channel] = _SHADES[min(met.get(hue, 0), len(_SHADES) - 1)]
        met[hue] = met.get(hue, 0) + 1
    return shades


def hue_of(channel: Channel | None) -> str:
    """The colour of a channel, or of all."""
    return "mute" if channel is None else channel.hue.value


def count_words(number: float | None) -> str:
    """A count that may be told as a float."""
    return text.count(None if number is None else round(number))
