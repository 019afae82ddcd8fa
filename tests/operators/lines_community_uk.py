"""The lines of the British operator whose members help each other."""

from datetime import date
from functools import partial

from tests.operators.asking import PRESENCE, ask
from tests.operators.estimates import different, fraction, of_the_most, pooled, share, the, total_of, within
from tests.operators.expecting import Above, AtLeast, Between, Near
from tests.operators.lines import Line, no_figure
from tests.operators.plans import Plan

PLAN = Plan(
    name="community-uk",
    operator="community-uk",
    zone="Europe/London",
    first=date(2026, 9, 7),
    last=date(2026, 10, 12),
    tail_days=3,
)

_MEMBERS = ("community", "twitter", "facebook")

_line = partial(Line, run=PLAN.name)

LINES = (
    _line(
        text="some 30 employees: told by the server",
        published="30",
        expected=Near(30.0, 0.1),
        asks=(ask(PRESENCE),),
        working=lambda answers: total_of()(answers).exact,
    ),
    _line(
        text="some 30 employees: who took part in contacts",
        published="30",
        expected=Near(30.0, 0.15),
        asks=(ask("volume", "channel", "agent"),),
        working=different(1),
    ),
    _line(
        text="the community does the support: questions that customers answered, of all on its channels",
        published="most",
        expected=Above(0.5),
        asks=(ask("peer_answered", "channel"), ask("volume", "channel")),
        working=fraction(total_of(*_MEMBERS), total_of(*_MEMBERS, of=1)),
    ),
    _line(
        text="a forum, Twitter, Facebook: their share of all contacts",
        published="most",
        expected=Above(0.7),
        asks=(ask("volume", "channel"),),
        working=share(_MEMBERS),
    ),
    *(
        _line(
            text=f"a forum, Twitter, Facebook: {channel}",
            published="exists",
            expected=AtLeast(100),
            asks=(ask("volume", "channel"),),
            working=the(channel),
        )
        for channel in _MEMBERS
    ),
    _line(
        text="other customers answer: questions of the forum answered by peers",
        published="most",
        expected=Above(0.6),
        asks=(ask("peer_help", "channel"),),
        working=the("community"),
    ),
    _line(
        text="experts answer too: messages on the forum with an agent's part",
        published="some",
        expected=AtLeast(100),
        asks=(ask("volume", "channel", "agent"),),
        working=within("community", total_of()),
    ),
    _line(
        text="who helps another customer earns points: granted",
        published="granted",
        expected=AtLeast(1000),
        asks=(ask("peer_points", "channel"),),
        working=total_of(),
    ),
    no_figure(PLAN.name, "points are later exchanged for top-ups or minutes", "an exchange is no contact"),
    _line(
        text="to be seen: share of questions answered by peers",
        published="a share",
        expected=Between(0.05, 0.999),
        asks=(ask("peer_help", "channel"),),
        working=pooled(),
    ),
    _line(
        text="to be seen: time to the first answer of a peer",
        published="a time",
        expected=Between(60.0, 7200.0),
        asks=(ask("peer_first_answer", "channel"),),
        working=the("community"),
    ),
    _line(
        text="to be seen: accepted answers",
        published="a share",
        expected=Between(0.05, 0.999),
        asks=(ask("peer_accepted", "channel"),),
        working=the("community"),
    ),
    _line(
        text="to be seen: points granted, by day",
        published="every day",
        expected=Near(float(PLAN.span)),
        asks=(ask("peer_points", "day"),),
        working=different(),
    ),
    _line(
        text="to be seen: top helpers: what the ten busiest answered, of all",
        published="a great deal",
        expected=Above(0.05),
        asks=(ask("peer_answered", "helper"),),
        working=of_the_most(10),
    ),
    _line(
        text="to be seen: questions nobody answered",
        published="some",
        expected=AtLeast(1),
        asks=(ask("unanswered", "channel"),),
        working=the("community"),
    ),
)
