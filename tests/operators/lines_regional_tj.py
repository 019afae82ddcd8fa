"""The lines of the Tajik operator."""

from datetime import date
from functools import partial

from tests.operators.asking import PRESENCE, ask
from tests.operators.estimates import different, monthly, part_of, the, total_of
from tests.operators.expecting import Above, AtLeast, Between, Near
from tests.operators.lines import Line
from tests.operators.plans import Plan
from tests.operators.rhythm import greatest_burst

PLAN = Plan(
    name="regional-tj",
    operator="regional-tj",
    zone="Asia/Dushanbe",
    first=date(2026, 9, 7),
    last=date(2026, 9, 28),
    tail_days=1,
)

OUTAGE = "Нет интернета в районе"

_line = partial(Line, run=PLAN.name)

_STAFF = (
    _line(
        text="over 90 consultants: told by the server",
        published="> 90",
        expected=AtLeast(90),
        asks=(ask(PRESENCE),),
        working=lambda answers: total_of()(answers).exact,
    ),
    _line(
        text="over 90 consultants: who took part in contacts",
        published="> 90",
        expected=AtLeast(90),
        asks=(ask("volume", "agent"),),
        working=different(),
    ),
    _line(
        text="around the clock: hours of the day in which calls are answered",
        published="24",
        expected=Near(24.0, 0.0),
        asks=(ask("answered", "channel", "hour"),),
        working=different(1, "phone"),
    ),
    _line(
        text="the chatbot answers the typical questions: average handling of one request",
        published="1 min 33 s",
        expected=Near(93.0),
        asks=(ask("bot_handling", "channel"),),
        working=the("chatbot"),
    ),
)

_VOLUMES = tuple(
    _line(
        text=f"contacts a month: {name}",
        published=f"{published:,}",
        expected=Near(float(published), 0.05),
        asks=(ask("volume", "channel"),),
        working=monthly(PLAN.span, PLAN.scale, channel),
    )
    for name, channel, published in (
        ("phone", "phone", 85_000),
        ("app", "app_chat", 90_000),
        ("personal account on the web", "account", 3_500),
        ("Facebook", "facebook", 3_800),
        ("Instagram", "instagram", 3_000),
        ("Telegram", "telegram", 2_700),
        ("SMS", "sms", 9_500),
    )
)

_FIRST_LINE = tuple(
    _line(
        text=f"solved on the first line: {name}",
        published=f"{low:.0%}" if low == high else f"{low:.0%} to {high:.0%}",
        expected=Near(low, 0.015) if low == high else Between(low, high),
        asks=(ask("first_line", "channel"),),
        working=the(channel),
    )
    for name, channel, low, high in (
        ("phone", "phone", 0.80, 0.80),
        ("app", "app_chat", 0.97, 0.97),
        ("Facebook", "facebook", 0.95, 0.98),
        ("Instagram", "instagram", 0.95, 0.98),
        ("Telegram", "telegram", 0.95, 0.98),
    )
)

_OTHERS = (
    _line(
        text="SMS reports a data outage in a district: of the day with most reports, those of one region",
        published="one district",
        expected=Above(0.6),
        asks=(ask("volume", "channel", "region", "day", topic=OUTAGE),),
        working=greatest_burst("sms"),
    ),
    *(
        _line(
            text=f"also: {name}",
            published="exists",
            expected=AtLeast(100),
            asks=(ask("volume", "channel"),),
            working=the(channel),
        )
        for name, channel in (
            ("WhatsApp", "whatsapp"),
            ("Facebook Messenger", "messenger"),
            ("a chat in the browser", "web_chat"),
        )
    ),
    _line(
        text="harder cases go from the first line to narrower specialists: part of the calls",
        published="some",
        expected=Between(0.02, 0.3),
        asks=(ask("escalated", "channel"), ask("answered", "channel")),
        working=part_of("phone"),
    ),
)

LINES = (*_STAFF, *_VOLUMES, *_FIRST_LINE, *_OTHERS)
