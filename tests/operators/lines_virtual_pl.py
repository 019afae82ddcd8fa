"""The lines of the Polish virtual operator."""

from datetime import date
from functools import partial

from tests.operators.asking import ask
from tests.operators.estimates import part_of, pooled, quotient, share, the, total_of, within
from tests.operators.expecting import Above, AtLeast, Below, Between, Near
from tests.operators.lines import Line, no_figure
from tests.operators.plans import Plan
from tests.operators.rhythm import (
    SATURDAY,
    SUNDAY,
    busiest,
    busy_days,
    dry_weekend,
    evening,
    hours,
    kinds_of_days,
    rainy,
)

PLAN = Plan(
    name="virtual-pl",
    operator="virtual-pl",
    zone="Europe/Warsaw",
    first=date(2026, 8, 17),
    last=date(2026, 11, 9),
    lead_days=14,
)

BUSY = (1, 10, 20)
ELECTRONIC = ("email", "facebook", "twitter")
HUMAN = ("phone", *ELECTRONIC, "in_person")
_ALL_SAINTS = {date(2026, 11, 1)}
_MOVING = "Przeniesienie numeru"
_ASKED = (_MOVING, "Rejestracja numeru", "Koszty roamingu", "Zasięg i nadajniki", "Internet i ustawienia")
_CALL_COST = "Koszt połączenia"

_line = partial(Line, run=PLAN.name)
_no_figure = partial(no_figure, PLAN.name)


def _special(day: date) -> bool:
    return day.day in BUSY or day in _ALL_SAINTS


def _is_weekday(day: date) -> bool:
    return day.weekday() < SATURDAY and not _special(day)


def _is_sunday(day: date) -> bool:
    return day.weekday() == SUNDAY and not _special(day)


_WAITS = (
    _line(
        text="average wait for an answer to an electronic question",
        published="21 min",
        expected=Near(1260.0, 0.1),
        asks=(ask("first_response", "channel"),),
        working=pooled(*ELECTRONIC),
    ),
    _line(
        text="no electronic question stays unanswered: waits still, days later",
        published="none",
        expected=Near(0.0),
        asks=(ask("still_waiting", "channel"),),
        working=total_of(*ELECTRONIC),
    ),
    _line(
        text="no electronic question stays unanswered: e-mail answered at all",
        published="100 %",
        expected=Near(1.0, 0.002),
        asks=(ask("response_rate:answered_at_all", "channel"),),
        working=the("email"),
    ),
    _line(
        text="promise for e-mail: an answer within 30 min at most",
        published="kept",
        expected=Above(0.75),
        asks=(ask("first_response_share", "channel"),),
        working=the("email"),
    ),
    _no_figure("others reserve about 48 h for an e-mail", "speaks of other operators"),
    _line(
        text="response rate on the Facebook page (98.6 % in a comparison of all operators' pages)",
        published="98 %",
        expected=Near(0.98, 0.006),
        asks=(ask("response_rate", "channel"),),
        working=the("facebook"),
    ),
    _line(
        text="average call",
        published="3.5 min",
        expected=Near(210.0),
        asks=(ask("talk_time", "channel"),),
        working=the("phone"),
    ),
    _line(
        text="longest call ever 49 min 6 s; of these weeks",
        published="up to 2946 s",
        expected=Between(1200.0, 2946.0),
        asks=(ask("longest_talk", "channel"),),
        working=lambda answers: the("phone")(answers).exact,
    ),
    _line(
        text="the shortest calls end at 'what does this call cost?': against the average call",
        published="shorter",
        expected=Below(0.7),
        asks=(ask("talk_time", "channel", "topic"), ask("talk_time", "channel")),
        working=quotient(the("phone", _CALL_COST), the("phone", of=1)),
    ),
)

_SHARES = (
    *(
        _line(
            text=f"share of contacts: {name}",
            published=f"{published:.0%}",
            expected=Near(published, 0.04),
            asks=(ask("volume", "channel"),),
            working=share(channels, HUMAN),
        )
        for name, channels, published in (
            ("phone", ("phone",), 0.48),
            ("electronic (e-mail, Facebook, Twitter)", ELECTRONIC, 0.46),
            ("in person at the office", ("in_person",), 0.06),
        )
    ),
    _line(
        text="topics: moving or registering, roaming, transmitters, Internet: most are standard questions",
        published="most",
        expected=Above(0.5),
        asks=(ask("volume", "channel", "topic"),),
        working=within("phone", share(_ASKED)),
    ),
    *(
        _line(
            text=f"topics: {topic} is one of the standard questions",
            published="often",
            expected=Above(0.05),
            asks=(ask("volume", "channel", "topic"),),
            working=within("phone", share([topic])),
        )
        for topic in _ASKED
    ),
)

_RHYTHM = (
    *(
        _line(
            text=f"peaks by day of month: the {monthday}., times an ordinary day of its weekday",
            published="a peak",
            expected=Above(1.1),
            asks=(ask("volume", "channel", "day"),),
            working=busy_days(HUMAN, {monthday}, BUSY, _ALL_SAINTS),
        )
        for monthday in BUSY
    ),
    _line(
        text="on these days numbers are ported: times as many questions about moving one",
        published="a peak",
        expected=Above(1.5),
        asks=(ask("volume", "channel", "day", topic=_MOVING),),
        working=busy_days(HUMAN, BUSY, BUSY, _ALL_SAINTS),
    ),
    _line(
        text="peaks by hour: the busiest hour of the day",
        published="11:00–14:00",
        expected=Between(11.0, 13.0),
        asks=(ask("volume", "channel", "weekday", "hour"),),
        working=busiest(HUMAN),
    ),
    _line(
        text="peaks by hour: 11:00–14:00, times the evening 18:00–22:00",
        published="not the evening",
        expected=Above(1.5),
        asks=(ask("volume", "channel", "weekday", "hour"),),
        working=hours(HUMAN, range(11, 14), range(18, 22)),
    ),
    _line(
        text="on Facebook Sunday evening: times the next busiest evening",
        published="a peak",
        expected=Above(1.2),
        asks=(ask("volume", "channel", "weekday", "hour"),),
        working=within("facebook", evening(SUNDAY, range(18, 22))),
    ),
    _line(
        text="rainy Saturdays bring contacts: times a dry Saturday",
        published="more",
        expected=Above(1.1),
        asks=(ask("volume", "channel", "day"), ask("weather")),
        working=rainy(HUMAN, SATURDAY, _special),
    ),
    _line(
        text="Sundays bring few: part of a weekday",
        published="few",
        expected=Below(0.75),
        asks=(ask("volume", "channel", "day"),),
        working=kinds_of_days(HUMAN, _is_sunday, _is_weekday),
    ),
    _line(
        text="sunny weekends bring few: part of a weekday",
        published="few",
        expected=Below(0.75),
        asks=(ask("volume", "channel", "day"), ask("weather")),
        working=dry_weekend(HUMAN, _special),
    ),
)

_TALKS = (
    _line(
        text="a case of several messages stays with one consultant",
        published="most",
        expected=Above(0.85),
        asks=(ask("continuity", "channel"),),
        working=the("email"),
    ),
    _line(
        text="a later e-mail goes to the consultant who knows the customer: times a later call",
        published="more often",
        expected=Above(1.5),
        asks=(ask("returning", "channel"),),
        working=quotient(the("email"), the("phone")),
    ),
    _line(
        text="to be avoided: different people answer one case",
        published="few",
        expected=Below(0.15),
        asks=(ask("continuity", "channel"),),
        working=lambda answers: the("email")(answers).rest,
    ),
    _line(
        text="to be avoided: the same solution a second time; part of e-mails",
        published="few, seen",
        expected=Between(0.00001, 0.01),
        asks=(ask("repeat_solution", "channel"), ask("volume", "channel")),
        working=lambda answers: part_of("email")(answers).exact,
    ),
    _line(
        text="what needs more goes to experts: part of the calls answered",
        published="some",
        expected=Between(0.005, 0.2),
        asks=(ask("escalated", "channel"), ask("answered", "channel")),
        working=part_of("phone"),
    ),
    _line(
        text="experts call back as soon as possible: call-backs in time",
        published="most",
        expected=Above(0.75),
        asks=(ask("callbacks_kept", "channel"),),
        working=the("phone"),
    ),
    _no_figure("all calls are recorded, to raise quality", "a recording is no contact, and the API has none"),
    _line(
        text="the web site carries a knowledge base of the most frequent problems: solves by itself",
        published="some",
        expected=Above(0.3),
        asks=(ask("containment", "channel"),),
        working=the("portal"),
    ),
    _line(
        text="letters by post exist too",
        published="exist",
        expected=AtLeast(10),
        asks=(ask("volume", "channel"),),
        working=the("letter"),
    ),
    _line(
        text="shops mostly send people on to the help desk: part of the visits not solved there",
        published="most",
        expected=Above(0.5),
        asks=(ask("first_line", "queue"), ask("answered", "queue")),
        working=lambda answers: part_of("desk/shops")(answers).rest,
    ),
    *(
        _line(
            text=f"most cases in social media are solved at the operator's first reaction: {channel}",
            published="most",
            expected=Above(0.5),
            asks=(ask("first_reaction", "channel"),),
            working=the(channel),
        )
        for channel in ("facebook", "twitter")
    ),
    _line(
        text="in social media other customers answer as well",
        published="some",
        expected=AtLeast(10),
        asks=(ask("peer_answered", "channel"),),
        working=total_of("facebook", "twitter"),
    ),
)

LINES = (*_WAITS, *_SHARES, *_RHYTHM, *_TALKS)
