"""Trends as plain rows: each number with its n, and with the words that list its contacts."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.snapshot import Scope
from supervisor_app.domain.time import Instant, from_instant
from supervisor_app.domain.trends import ChannelTrend, CohortTrend, Point, Slope, Trends

Row: TypeAlias = dict[str, Any]


def trend_rows(trends: Trends, cohorts: tuple[CohortTrend, ...]) -> list[Row]:
    """All tables one after another; ``table`` names them."""
    return [
        *_months(trends),
        *_years(trends),
        *_shifts(trends),
        *_topics(trends),
        *_rhythm(trends),
        *_weather(trends),
        *(row for cohort in cohorts for row in _cohort(cohort, trends.zone)),
    ]


def _months(trends: Trends) -> Iterator[Row]:
    lines = [trends.whole, *trends.channels] if trends.whole is not None else []
    for line in lines:
        yield from _line(line, trends)
    for table, points in (("self_service", trends.self_service), ("per_1000", trends.per_1000)):
        for month, point in zip(trends.months, points, strict=False):
            yield _row(table, point, trends.zone, month=month.key)
    if trends.per_1000_slope is not None:
        yield _slope("per_1000", trends.per_1000_slope)


def _line(line: ChannelTrend, trends: Trends) -> Iterator[Row]:
    name = _channel(line.channel)
    for table, points in (("months", line.contacts), ("share", line.shares), ("index", line.index)):
        for month, point in zip(trends.months, points, strict=False):
            yield _row(table, point, trends.zone, month=month.key, channel=name)
    if line.slope is not None:
        yield _slope(name, line.slope)


def _slope(name: str, slope: Slope) -> Row:
    told = {"value": slope.a_year, "n": slope.n, "stands_out": slope.stands_out}
    return {"table": "slopes", "of": name, **told}


def _years(trends: Trends) -> Iterator[Row]:
    for one in trends.years:
        more = {"channel": _channel(one.channel), "months": one.months, "index": one.index}
        yield _row("years", one.contacts, trends.zone, year=one.year, **more)


def _shifts(trends: Trends) -> Iterator[Row]:
    for one in trends.shifts:
        yield {
            "table": "shift",
            "channel": one.channel.value,
            "value": one.change,
            "before": one.before.value,
            "before_n": one.before.n,
            "now": one.now.value,
            "now_n": one.now.n,
            "times": one.times,
            "months": one.months,
            "stands_out": one.stands_out,
        }


def _topics(trends: Trends) -> Iterator[Row]:
    for one in trends.topics:
        peak = one.peak
        yield {
            "table": "topics",
            "topic": one.topic,
            "before_n": one.before.n,
            "now_n": one.now.n,
            "times": one.times,
            "peak": None if peak is None else peak.month,
            "peak_times": None if peak is None else peak.contacts.value,
        }
    for one in trends.topics:
        for month in one.months:
            more = {"topic": one.topic, "month": month.month, "stands_out": month.stands_out}
            yield _row("topic_months", month.contacts, trends.zone, **more)


def _rhythm(trends: Trends) -> Iterator[Row]:
    rhythm = trends.rhythm
    tables = (
        ("hours", rhythm.hours, 0),
        ("weekdays", rhythm.weekdays, 1),
        ("monthdays", rhythm.monthdays, 1),
    )
    for table, points, first in tables:
        for place, point in enumerate(points, first):
            more = {"stands_out": place in rhythm.odd_monthdays} if table == "monthdays" else {}
            yield _row(table, point, trends.zone, place=place, **more)


def _weather(trends: Trends) -> Iterator[Row]:
    for one in trends.correlations:
        yield {
            "table": "correlations",
            "measure": one.measure,
            "days": one.days,
            "value": one.r,
            "any": one.r_any,
            "n": one.n,
            "of": f"{one.measure}, and contacts ÷ the mean of the same weekdays around, of ordinary days",
            "wet": one.wet,
            "wet_n": one.wet_n,
            "dry": one.dry,
            "dry_n": one.dry_n,
            "stands_out": one.stands_out,
        }
    for point in trends.weather:
        more = {"measure": point.measure, "weather": point.weather, "relative": point.relative}
        yield _row("weather", point.contacts, trends.zone, day=point.day.isoformat(), **more)


def _cohort(cohort: CohortTrend, zone: str) -> Iterator[Row]:
    for side in cohort.sides:
        more = {"side": side.side, "channel": _channel(side.channel), "customers": side.customers}
        yield _row("cohorts", side.rate, zone, fact=cohort.fact, **more)
    for effect in cohort.effects:
        yield {
            "table": "effects",
            "fact": cohort.fact,
            "channel": _channel(effect.channel),
            "value": effect.ratio,
            "low": effect.low,
            "high": effect.high,
            "before": effect.before,
            "after": effect.after,
            "n": effect.before + effect.after,
            "stands_out": effect.stands_out,
        }
    for month in cohort.months:
        more = {"month": month.month, "channel": _channel(month.channel)}
        yield _row("cohort_months", month.rate, zone, fact=cohort.fact, **more)


def _row(table: str, point: Point, zone: str, **words: object) -> Row:
    """A point: its number, and what ``contacts`` is told to list it."""
    row: Row = {"table": table, **words, "value": point.value, "n": point.n}
    if point.of is not None:
        row["of"] = point.of
    scope = point.figure.scope
    named = {name: getattr(scope, name) for name in Scope.__struct_fields__}
    return row | {
        "whole": point.whole,
        "gap": point.gap,
        "figure": point.figure.key,
        "where": {name: word for name, word in named.items() if word},
        **({} if point.hue is None else {"hue": point.hue.value}),
        "from": _local(point.window.start, zone),
        "to": _local(point.window.end, zone),
    }


def _channel(channel: Channel | None) -> str:
    return "all" if channel is None else channel.value


def _local(at: Instant, zone: str) -> str:
    """An instant as ``--from`` and ``--to`` take it."""
    return from_instant(at, zone).isoformat(timespec="milliseconds")
