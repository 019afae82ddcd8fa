"""Summaries to report on: a rich day, an empty one, a hostile one, a month, and one that lacks much."""

from datetime import date, timedelta

import msgspec
from msgspec.structs import replace

from supervisor_app.domain.snapshot import FigureId, Level, Scope, Span
from supervisor_app.domain.summary import (
    Against,
    Change,
    Heat,
    HourSummary,
    Period,
    PeriodKind,
    Remark,
    Summary,
)
from supervisor_app.domain.time import HOUR_MS, Instant, Window, local_midnight
from tests.reports.sample_day import DAY, EMPTY, PEOPLE, RICH, ZONE, agent_row, told, topic_row

_EVIL = (
    '=HYPERLINK("http://evil.example/","x")',
    "+48 600 700 800",
    "-2+3+cmd|' /C calc'!A0",
    '@SUM(1+1)*cmd|"/c calc"!A0',
    "  =1+1",
    "\"=1+1",
    "＝1+1",
    "\t=1+1",
    "#import \"@preview/evil:1.0.0\": *",
    "#image(\"/etc/passwd\") $ \\ _under_ *strong* `raw` <label> @ref // no comment",
    "<img src='file:///etc/passwd'><b>bold</b>&amp;",
    "\u202egpj.exe\u202c\x00\x07\x1b[31m\u200bred",
    "Z" + "\u0335\u0321\u0489\u0300" * 50 + "algo",
    "x" * 3000,
    "word " * 400,
    "broken \ud800 half",
    "中文 \U0001f468\u200d\U0001f469\u200d\U0001f467 ☃",
    "{0} %s ]) \"'",
)  # fmt: skip


def _hostile() -> Summary:
    texts = iter(_EVIL * 4)
    return replace(
        RICH,
        title=next(texts),
        against_title=_EVIL[8],
        site=_EVIL[9],
        topics=tuple(topic_row(text, 40 + len(text) % 50, 12.5, Level.WARN) for text in _EVIL),
        agents=tuple(
            replace(agent_row(place, text), key=text) for place, text in enumerate(_EVIL)
        ),
        remarks=tuple(
            Remark(key=f"k{place}", lead=text, text=text, level=Level.CRIT, link=text, figure=FigureId(text))
            for place, text in enumerate(_EVIL)
        ),
        quality=tuple(replace(one, title=next(texts)) for one in RICH.quality),
        changes=tuple(
            Change(
                title=text, unit="contacts", figure=FigureId(text), reported=DAY.end, before=1.0, now=-2.5
            )
            for text in _EVIL
        ),
    )  # fmt: skip


HOSTILE = _hostile()
"""Texts planted where other programs were taken in by them."""


def _of_window(summary: Summary, window: Window) -> Summary:
    """The same with every figure of the day as a figure of another window."""
    encoded = msgspec.json.encode(summary).replace(msgspec.json.encode(DAY), msgspec.json.encode(window))
    return msgspec.json.decode(encoded, type=Summary)


def _month() -> Summary:
    first, last = date(2026, 10, 1), date(2026, 10, 31)
    window = Window(local_midnight(first, ZONE), local_midnight(last + timedelta(days=1), ZONE))
    scaled = tuple(
        HourSummary(
            start=window.start + hour.hour * HOUR_MS,
            hour=hour.hour,
            by_hue={hue: contacts * 29 for hue, contacts in hour.by_hue.items()},
            usual=None if hour.usual is None else hour.usual * 29.4,
            figure=hour.figure,
        )
        for hour in RICH.hours
    )
    rich = _of_window(RICH, window)
    return replace(
        rich,
        period=Period(kind=PeriodKind.MONTH, first=first, last=last, zone=ZONE, window=window),
        against=Against.YEAR,
        against_title="October 2025",
        headline=(told("volume", 261_044, 261_044, 243_117.0, window=window), *rich.headline[1:]),
        hours=scaled,
        agents=tuple(agent_row(place, f"{name} {n}") for n in (1, 2, 3) for place, name in enumerate(PEOPLE)),
        simulated=False,
    )


MONTH = _month()
"""A month with many people: tables that go over pages."""


def _changed(noon: Instant) -> tuple[Change, ...]:
    """Numbers that were reported otherwise in the morning."""
    return (
        Change(
            title="Contacts",
            unit="contacts",
            figure=FigureId("volume", Span.WINDOW),
            reported=noon - HOUR_MS,
            before=3009.0,
            now=3011.0,
        ),
        Change(
            title="Service level",
            unit="share",
            figure=FigureId("service_level", Span.WINDOW, Scope(channel="phone")),
            reported=noon - 2 * HOUR_MS,
            before=0.79,
            now=None,
        ),
    )


def _lacking() -> Summary:
    noon = DAY.start + 12 * HOUR_MS
    window = Window(DAY.start, noon)
    rich = _of_window(RICH, window)
    hours = tuple(
        replace(hour, usual=None)
        if not 3 <= hour.hour < 6
        else replace(hour, by_hue={}, usual=None, observed=False)
        for hour in RICH.hours[:12]
    )
    rows = tuple(
        replace(row, contacts=replace(row.contacts, other=None), first_line=None) for row in rich.channels[:3]
    )
    heat = replace(
        RICH.by_weekday,
        values=tuple((*values[:5], None, values[6]) for values in RICH.by_weekday.values),
    )
    return replace(
        rich,
        period=replace(RICH.period, window=window, running=True),
        against=Against.WEEK,
        against_title="Friday 13 November",
        against_note="Friday 13 November was not observed.",
        at=noon,
        channel="phone",
        headline=(
            told("volume", 3011, 3011, gap=True, window=window),
            told("service_level", None, scope=Scope(channel="phone"), target=0.8, window=window),
            told(
                "first_response",
                2701.0,
                310,
                scope=Scope(channel="email"),
                level=Level.CRIT,
                target=1800.0,
                window=window,
            ),
        ),
        channels=rows,
        hours=hours,
        topics=tuple(replace(one, contacts=replace(one.contacts, other=None)) for one in rich.topics[:3]),
        quality=(
            told("rating", None, window=window),
            told("response_rate", 0.5, 2, provisional=True, gap=True, window=window),
        ),
        agents=(),
        by_monthday=Heat(),
        by_weekday=heat,
        remarks=(),
        changes=_changed(noon),
        gaps=(Window(DAY.start + 3 * HOUR_MS, DAY.start + 6 * HOUR_MS),),
    )


LACKING = _lacking()
"""Half a day with gaps, changes, nothing to compare with, and figures without a value."""

SAMPLES = {"rich": RICH, "empty": EMPTY, "hostile": HOSTILE, "month": MONTH, "lacking": LACKING}
