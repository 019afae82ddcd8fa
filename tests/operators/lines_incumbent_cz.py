"""The lines of the Czech incumbent: two years of a small part of it."""

from datetime import date
from functools import partial

from tests.operators.asking import ask
from tests.operators.cohorts import calls_after_joining
from tests.operators.estimates import in_order, quotient, the, within
from tests.operators.expecting import Above, AtLeast, Near
from tests.operators.lines import Line, effect_in_trends, growth_of_subscribers, subscribers_in_trends
from tests.operators.plans import Plan
from tests.operators.rhythm import month_names, months, seasons

PLAN = Plan(
    name="incumbent-cz",
    operator="incumbent-cz",
    zone="Europe/Prague",
    first=date(2012, 1, 1),
    last=date(2014, 1, 1),
    scale=0.05,
    tail_days=1,
)

_BEFORE, _AFTER = month_names(date(2012, 1, 1), 12), month_names(date(2013, 1, 1), 12)
_DAYS_DIFFER = 0.004
_PHONE_TOPICS = (
    ("Nákup služeb",),
    ("Hlášení poruch",),
    ("Stav mého požadavku",),
    ("Stávající služby: cena, podmínky, závazek",),
)
_ROAMING = "Nastavení roamingu"
_PORTAL_TOPICS = (
    ("Doplňkové služby",),
    ("Platby: kolik, jak a do kdy",),
    ("Kredit a volné minuty",),
    (_ROAMING,),
)
_SEASON = ("04", "05", "06", "07", "08", "12")

_line = partial(Line, run=PLAN.name)

LINES = (
    _line(
        text="phone requests, year on year",
        published="−25 %",
        expected=Near(0.75),
        asks=(ask("volume", "channel", "month"),),
        working=months(("phone",), _AFTER, _BEFORE, _DAYS_DIFFER),
    ),
    _line(
        text="while the customer base grows: subscribers, year on year",
        published="grows",
        expected=Above(1.0),
        by_hand=growth_of_subscribers,
        by_trends=subscribers_in_trends,
    ),
    _line(
        text="users of web self-service, year on year",
        published="more than doubled",
        expected=Above(1.9),
        asks=(
            ask("customers", channel="portal", start="2013-01-01"),
            ask("customers", channel="portal", end="2013-01-01"),
        ),
        working=quotient(the(), the(of=1)),
    ),
    _line(
        text="customers with electronic bills: phone requests after switching them on",
        published="−33 %",
        expected=Near(0.67),
        by_hand=calls_after_joining(PLAN),
        by_trends=effect_in_trends("phone"),
    ),
    _line(
        text="visits to shops, year on year",
        published="stable",
        expected=Near(1.0, 0.05),
        asks=(ask("volume", "channel", "month"),),
        working=months(("in_person",), _AFTER, _BEFORE, _DAYS_DIFFER),
    ),
    _line(
        text="top phone requests: buying; faults; status of my request; existing services",
        published="in this order",
        expected=Above(1.0),
        asks=(ask("volume", "channel", "topic"),),
        working=within("phone", in_order(*_PHONE_TOPICS)),
    ),
    _line(
        text="top portal requests: add-on services; payments; credit left; roaming settings",
        published="in this order",
        expected=Above(1.0),
        asks=(ask("volume", "channel", "topic"),),
        working=within("portal", in_order(*_PORTAL_TOPICS)),
    ),
    _line(
        text="roaming settings in spring, summer, at Christmas: their share, times the other months",
        published="seasonal",
        expected=Above(1.1),
        asks=(ask("volume", "channel", "month", topic=_ROAMING), ask("volume", "channel", "month")),
        working=within("portal", seasons(_SEASON)),
    ),
    *(
        _line(
            text=f"also: {name}",
            published="exists",
            expected=AtLeast(10),
            asks=(ask("volume", "channel"),),
            working=the(channel),
        )
        for name, channel in (
            ("several smartphone apps", "app"),
            ("online chat", "web_chat"),
            ("video calls tried in sales", "video"),
        )
    ),
)
