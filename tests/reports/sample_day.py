"""A rich day told by hand, and an empty one, for the tests of reports and pages."""

import math
from collections.abc import Mapping
from datetime import date, timedelta

from supervisor_app.domain.channels import Channel, Family, Hue
from supervisor_app.domain.snapshot import EVERYTHING, FigureId, Level, Reading, Scope, Span
from supervisor_app.domain.summary import (
    Against,
    AgentSummary,
    ChannelSummary,
    Heat,
    HourSummary,
    Period,
    PeriodKind,
    Remark,
    Summary,
    Told,
    TopicSummary,
)
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, Window, local_midnight
from tests.reports.sample_rules import RULES, TITLES, UNITS

ZONE = "Europe/Warsaw"
FRIDAY = date(2026, 11, 20)
DAY = Window(local_midnight(FRIDAY, ZONE), local_midnight(FRIDAY + timedelta(days=1), ZONE))

QUARTER = Window(local_midnight(FRIDAY - timedelta(days=90), ZONE), DAY.end)

_SHAPE = (
    0.012, 0.010, 0.009, 0.009, 0.010, 0.012, 0.016, 0.021, 0.034, 0.050, 0.068, 0.092, 0.112, 0.111, 0.078,
    0.062, 0.055, 0.058, 0.057, 0.050, 0.038, 0.024, 0.014, 0.011,
)  # fmt: skip


def told(
    key: str,
    value: float | None,
    n: int = 0,
    other: float | None = None,
    *,
    scope: Scope = EVERYTHING,
    window: Window | None = DAY,
    level: Level = Level.NONE,
    target: float | None = None,
    low: float | None = None,
    high: float | None = None,
    gap: bool = False,
    provisional: bool = False,
) -> Told:
    """A figure of the sample day."""
    unit = UNITS[key]
    reading = Reading(
        id=FigureId(key, Span.WINDOW, scope),
        value=value,
        n=n,
        met=None if unit != "share" or value is None else round(value * n),
        rule=RULES[key],
        window=window,
        level=level,
        target=target,
        gap=gap,
        provisional=provisional,
    )
    return Told(reading=reading, title=TITLES[key], unit=unit, other=other, low=low, high=high)


Row = tuple[int, float, float | None, float | None, float | None, float | None, float | None, float | None]
_ROWS: Mapping[Channel, Row] = {
    Channel.PHONE: (4423, 4172.25, 58.2143, 161.4, 208.4471, 0.8114173, 0.8093, 0.0291),
    Channel.EMAIL: (1480, 1129.75, 1294.06, 1761.0, None, 0.9817, 0.9302, None),
    Channel.APP_CHAT: (1936, 1698.5, 48.02, 115.2, 370.44, 0.9701, 0.9688, 0.0113),
    Channel.FACEBOOK: (318, 305.75, 841.5, 1988.0, None, 0.9860, 0.9607, None),
    Channel.TELEGRAM: (141, 143.5, 52.6, 108.9, 302.2, 0.9804, 0.9711, 0.0063),
    Channel.SMS: (362, 192.5, 185.3, 370.2, None, 0.9331, 0.9502, None),
    Channel.IN_PERSON: (554, 559.25, 380.1, 840.6, 550.7, 0.8812, 0.9010, 0.0217),
    Channel.IVR: (10830, 9935.5, None, None, 72.31, 0.7121, None, None),
    Channel.CHATBOT: (2207, 1809.25, None, None, 93.4, 0.6402, None, None),
}


def _channel(channel: Channel, row: Row) -> ChannelSummary:
    contacts, usual, wait, p90, handling, on_time, first_line, abandoned = row
    of, n = Scope(channel=channel.value), contacts - contacts // 34
    live, own = channel.family is Family.LIVE, channel.family is Family.SELF_SERVICE

    def some(key: str, value: float | None, other: float | None = None) -> Told | None:
        judged = key in ("service_level", "first_response_share")
        level = Level.NONE if not judged else Level.OK if value and value > 0.95 else Level.WARN
        return None if value is None else told(key, value, n, other, scope=of, level=level)

    share = "containment" if own else "service_level" if live else "first_response_share"
    return ChannelSummary(
        channel=channel,
        contacts=told("volume", contacts, contacts, usual, scope=of),
        wait=some("average_wait" if live else "first_response", wait),
        wait_p90=some("p90_wait" if live else "first_response_p90", p90),
        handling=some("bot_handling" if own else "handling", handling, handling and handling * 0.97),
        on_time=some(share, on_time, on_time and on_time - 0.012),
        first_line=some("first_line", first_line),
        abandoned=some("abandonment", abandoned),
    )


def _hours() -> tuple[HourSummary, ...]:
    shares = {
        Hue.VOICE: 4423, Hue.WRITTEN: 1480, Hue.CHAT: 2077, Hue.SOCIAL: 318, Hue.SMS: 362, Hue.IN_PERSON: 554
    }  # fmt: skip
    hours = []
    for hour, share in enumerate(_SHAPE):
        peak = 1.35 if 11 <= hour <= 13 else 0.97
        hours.append(
            HourSummary(
                start=DAY.start + hour * HOUR_MS,
                hour=hour,
                by_hue={hue: round(day * share * peak) for hue, day in shares.items()},
                usual=8226.75 * share,
                figure=FigureId("volume", Span.WINDOW, Scope(hour=str(hour))),
            )
        )
    return tuple(hours)


_TOPICS: Mapping[str, tuple[int, float, Level]] = {
    "Moving a number": (1820, 951.5, Level.WARN),
    "Tariffs and packages": (1610, 1604.25, Level.NONE),
    "Device settings": (1210, 1244.5, Level.NONE),
    "Payments": (1105, 1152.0, Level.NONE),
    "Roaming": (820, 644.25, Level.NONE),
    "Outage": (610, 240.5, Level.WARN),
    "Add-ons": (540, 561.75, Level.NONE),
    "SIM and eSIM": (505, 472.0, Level.NONE),
}


def topic_row(name: str, contacts: int, usual: float | None, level: Level) -> TopicSummary:
    return TopicSummary(
        topic=name, contacts=told("volume", contacts, contacts, usual, scope=Scope(topic=name)), level=level
    )


PEOPLE = (
    "Anna Kowalska", "Piotr Wiśniewski", "Ewa Szymańska", "Łukasz Dąbrowski", "Zofia Zielińska", "Jan Wójcik",
    "Maria Kamińska", "Tomasz Lewandowski", "Agnieszka Krawczyk", "Krzysztof Piotrowski", "Barbara Grabowska",
    "Marcin Pawłowski", "Katarzyna Michalska", "Michał Król", "Joanna Wieczorek", "Paweł Jabłoński",
    "Magdalena Wróbel", "Adam Nowakowski", "Monika Majewska", "Jakub Olszewski", "Dorota Stępień",
    "Grzegorz Malinowski", "Aleksandra Jaworska", "Rafał Adamczyk", "Beata Dudek", "Wojciech Nowicki",
)  # fmt: skip


def agent_row(place: int, name: str) -> AgentSummary:
    solved = 96 - place * 3 + place % 4
    of = Scope(agent=f"desk/{place:03}")
    mean = 190 + 7.3 * (place % 9)
    return AgentSummary(
        key=of.agent,
        name=name,
        solved=told("resolved", solved, solved, scope=of),
        handling=told("handling", mean, solved, scope=of),
        handling_total=told("handling_total", mean * solved, solved, scope=of),
        occupancy=None if place % 7 == 6 else told("occupancy", 0.93 - place * 0.013, solved, scope=of),
    )


def _by_monthday() -> Heat:
    rows = tuple(range(7, 22))
    special = {"1": 1.9, "10": 1.8, "20": 1.9}
    columns = tuple(str(day) for day in range(1, 32))
    values = tuple(
        tuple(
            8300 * _SHAPE[hour] * special.get(column, 1.0 + 0.06 * math.sin(int(column)))
            for column in columns
        )
        for hour in rows
    )
    return Heat(columns=columns, rows=rows, values=values, window=QUARTER)


def _by_weekday() -> Heat:
    rows, busy = tuple(range(24)), (1.1, 1.0, 0.98, 0.97, 1.02, 0.52, 0.34)
    values = tuple(tuple(8300 * _SHAPE[hour] * share for share in busy) for hour in rows)
    columns = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    return Heat(columns=columns, rows=rows, values=values, window=QUARTER)


_REMARKS = (
    Remark(
        key="special_day",
        lead="Porting day.",
        text="The 20th brought 1.9 times the usual questions on moving a number; 61 % of them between 11:00 "
        "and 14:00.",
        link="1 820 contacts",
        figure=FigureId("volume", Span.WINDOW, Scope(topic="Moving a number")),
        window=DAY,
    ),
    Remark(
        key="under_target",
        lead="11:40 to 12:50",
        text="phone service level 58 %: 9 agents fewer than needed.",
        level=Level.CRIT,
        link="142 calls",
        figure=FigureId("service_level", Span.WINDOW, Scope(channel="phone", part="missed")),
        window=Window(DAY.start + 700 * MINUTE_MS, DAY.start + 770 * MINUTE_MS),
    ),
    Remark(
        key="late",
        lead="7 e-mails",
        text="answered after the 30 min promise, 5 of them in Porting.",
        level=Level.WARN,
        link="show",
        figure=FigureId("first_response_share", Span.WINDOW, Scope(channel="email", part="missed")),
        window=DAY,
    ),
    Remark(
        key="repeated",
        lead="4 customers",
        text="were offered the same solution twice. Do not offer it again.",
        level=Level.WARN,
        link="show",
        figure=FigureId("repeat_solution", Span.WINDOW),
        window=DAY,
    ),
    Remark(key="unanswered", lead="", text="Every electronic question was answered."),
)


def _headline() -> tuple[Told, ...]:
    phone, email = Scope(channel="phone"), Scope(channel="email")
    return (
        told("volume", 9214, 9214, 8226.75, low=7801.4, high=8790.2),
        told("service_level", 0.8114173, 4293, 0.8402, scope=phone, level=Level.OK, target=0.8),
        told("first_response", 1294.06, 1437, 1122.5, scope=email, level=Level.OK, target=1800.0),
        told("handling", 208.4471, 4293, 201.9, scope=phone),
        told("first_line", 0.8901, 8120, 0.8761),
        told("unanswered", 0, 0, 2.25),
    )


def _quality() -> tuple[Told, ...]:
    return (
        told("first_reaction", 0.7421, 2160, 0.7306),
        told("response_rate", 0.9968, 2160, 0.9941, provisional=True),
        told("continuity", 0.9012, 1832, 0.9055),
        told("returning", 0.3120, 641, 0.3302),
        told("repeat_solution", 4, 4, 1.75, level=Level.WARN),
        told("escalated", 212, 212, 188.5),
        told("callbacks_kept", 0.9524, 42, 0.9333),
        told("rating", 4.4371, 1204, 4.41),
        told("phrases", 12, 11, 14.25),
        told("longest_talk", 2946.0, 4294, 2511.0),
    )


RICH = Summary(
    title="Customer service",
    period=Period(kind=PeriodKind.DAY, first=FRIDAY, last=FRIDAY, zone=ZONE, window=DAY),
    against=Against.USUAL,
    against_title="usual Friday",
    at=DAY.end + 6 * HOUR_MS,
    headline=_headline(),
    channels=tuple(_channel(channel, row) for channel, row in _ROWS.items()),
    hours=_hours(),
    topics=tuple(topic_row(name, *row) for name, row in _TOPICS.items()),
    quality=_quality(),
    agents=tuple(agent_row(place, name) for place, name in enumerate(PEOPLE)),
    by_monthday=_by_monthday(),
    by_weekday=_by_weekday(),
    remarks=_REMARKS,
    simulated=True,
)
"""A day with everything."""

EMPTY = Summary(
    title="Customer service",
    period=RICH.period,
    against=Against.USUAL,
    against_title="usual Friday",
    against_note="There are fewer than two Fridays to look back on.",
    at=RICH.at,
)
"""A day on which nothing is known."""
