"""The lines of the Russian discount operator: some weeks of all of it, and years of a small part of it."""

from datetime import date
from functools import partial

from tests.operators.asking import ask
from tests.operators.estimates import different, fraction, in_order, pooled, quotient, share, the, total_of
from tests.operators.expecting import Above, AtLeast, Below, Between, Near
from tests.operators.lines import Line, share_elsewhere
from tests.operators.plans import Plan
from tests.operators.rhythm import month_names, months

PLAN = Plan(
    name="discount-ru",
    operator="discount-ru",
    zone="Europe/Moscow",
    first=date(2020, 2, 1),
    last=date(2020, 3, 2),
    scale=0.15,
    tail_days=1,
)
WEEK = Plan(
    name="discount-ru-week",
    operator="discount-ru",
    zone="Europe/Moscow",
    first=date(2020, 2, 10),
    last=date(2020, 2, 17),
    tail_days=1,
)
YEARS = Plan(
    name="discount-ru-years",
    operator="discount-ru",
    zone="Europe/Moscow",
    first=date(2019, 1, 1),
    last=date(2020, 10, 1),
    scale=0.06,
    tail_days=1,
    phrases=("ваше обращение очень важно для нас", "приносим извинения за доставленные неудобства"),
)

_CHAT = ("app_chat", "web_chat")
_SOCIAL = ("facebook", "instagram", "twitter", "telegram", "whatsapp")
_DIGITAL = (*_CHAT, *_SOCIAL, "email")
_TARIFFS, _OPTIONS = "Тарифы", "Дополнительные услуги, скидки и опции"
_FINANCE, _SETTINGS = "Финансовые услуги", "Настройка телефона и интернета"
_TOPICS = (_TARIFFS, _OPTIONS, _FINANCE, _SETTINGS)
_UNUSUAL, DELIVERY = "Необычные вопросы", "Доставка SIM-карт и оборудования"
_SERVICES, _MARKET = "Раздел «Услуги»", "Маркет минут, гигабайтов и SMS"

_BEFORE, _AFTER = month_names(date(2019, 1, 1), 9), month_names(date(2020, 1, 1), 9)
_DAYS_DIFFER = 0.004
"""How far nine months differ anyway, beyond chance: no two days are alike."""

_line = partial(Line, run=PLAN.name)
_week = partial(Line, run=WEEK.name)
_years = partial(Line, run=YEARS.name)

_WAITS = (
    _week(
        text="callers who solve their question in the voice menu alone",
        published="71 %",
        expected=Near(0.71, 0.02),
        asks=(ask("containment", "channel"),),
        working=the("ivr"),
    ),
    _week(
        text="average wait in the contact centre, calls and chats",
        published="about 1 min",
        expected=Near(60.0, 0.15),
        asks=(ask("average_wait", "channel"),),
        working=pooled("phone", *_CHAT),
    ),
    _week(
        text="average handling, calls and chats",
        published="2.5 min",
        expected=Near(150.0),
        asks=(ask("handling", "channel"),),
        working=pooled("phone", *_CHAT),
    ),
)

_USES = (
    _line(
        text="most used digital channels: chats, then networks and messengers, then e-mail",
        published="in this order",
        expected=Above(1.0),
        asks=(ask("volume", "channel"),),
        working=in_order(_CHAT, _SOCIAL, ("email",)),
    ),
    _line(
        text="topics: tariffs; services, discounts, options; financial services; settings",
        published="in this order",
        expected=Above(1.0),
        asks=(ask("volume", "topic"),),
        working=in_order((_TARIFFS,), (_OPTIONS,), (_FINANCE,), (_SETTINGS,)),
    ),
    _line(
        text="topics: now and then the unusual",
        published="now and then",
        expected=Between(0.0005, 0.02),
        asks=(ask("volume", "topic"),),
        working=share([_UNUSUAL], _TOPICS),
    ),
    *(
        _line(
            text=f"clients in the app who use {name}",
            published=f"{published:.0%}",
            expected=Near(published, 0.04),
            asks=(ask("customers", "topic", channel="app"), ask("customers", channel="app")),
            working=fraction(the(topic), the(of=1)),
        )
        for name, topic, published in (
            ("the services section", _SERVICES, 0.61),
            ("the market for minutes, gigabytes, SMS", _MARKET, 0.53),
        )
    ),
    _line(
        text="separate channels joined into one system: channels in one picture",
        published="all",
        expected=AtLeast(11),
        asks=(ask("volume", "channel"),),
        working=different(),
    ),
    _week(
        text="a share of the staff works from home",
        published="some",
        expected=Between(0.05, 0.95),
        by_hand=share_elsewhere,
        product="no figure by site",
    ),
)

_DRIFT = (
    _years(
        text="contacts over nine months against the year before: total level",
        published="level",
        expected=Near(1.0, 0.05),
        asks=(ask("volume", "channel", "month"),),
        working=months((), _AFTER, _BEFORE, _DAYS_DIFFER),
    ),
    _years(
        text="contacts over nine months against the year before: calls",
        published="fewer",
        expected=Below(1.0),
        asks=(ask("volume", "channel", "month"),),
        working=months(("phone",), _AFTER, _BEFORE, _DAYS_DIFFER),
    ),
    _years(
        text="contacts over nine months against the year before: digital channels",
        published="+25 %",
        expected=Near(1.25),
        asks=(ask("volume", "channel", "month"),),
        working=months(_DIGITAL, _AFTER, _BEFORE, _DAYS_DIFFER),
    ),
    _years(
        text="delivery requests in April 2020: times those of April 2019",
        published="× 5",
        expected=Near(5.0, 0.1),
        asks=(ask("volume", "channel", "month", topic=DELIVERY),),
        working=months((), ("2020-04",), ("2019-04",), _DAYS_DIFFER),
    ),
    _years(
        text="delivery requests in June 2020: times those of June 2019",
        published="+30 %",
        expected=Near(1.3, 0.1),
        asks=(ask("volume", "channel", "month", topic=DELIVERY),),
        working=months((), ("2020-06",), ("2019-06",), _DAYS_DIFFER),
    ),
    _years(
        text="phrases that irritate were mostly dropped: per contact answered, after over before",
        published="most dropped",
        expected=Below(0.4),
        asks=(
            ask("phrases", start="2020-05-01"),
            ask("answered", "channel", start="2020-05-01"),
            ask("phrases", end="2020-04-01"),
            ask("answered", "channel", end="2020-04-01"),
        ),
        working=quotient(
            quotient(the(), total_of(*_DIGITAL, of=1)), quotient(the(of=2), total_of(*_DIGITAL, of=3))
        ),
    ),
)

LINES = (*_WAITS, *_USES, *_DRIFT)
