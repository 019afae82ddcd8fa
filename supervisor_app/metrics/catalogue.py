"""Every figure as data: its key, title, unit, better way, rule, and how it is worked out.

Window, list, export and command line all read this table; adding a figure is adding a line.
"""

from msgspec import Struct

from supervisor_app.domain.channels import Family
from supervisor_app.domain.snapshot import Span
from supervisor_app.metrics import fates, members
from supervisor_app.metrics.fates import Fates
from supervisor_app.metrics.measures import (
    Count,
    CountFates,
    Duration,
    Measure,
    Rule,
    Share,
    ShareOfAll,
    abandonment,
    service_level,
)
from supervisor_app.metrics.service_level import ABANDONMENT, SERVICE_LEVEL, Preset
from supervisor_app.metrics.times import Statistic
from supervisor_app.metrics.view import Credit, Dim

NOW = (Span.NOW,)
SPANS = (Span.TODAY, Span.LAST_30_MIN)
PLACES = frozenset({Dim.WHOLE, Dim.CHANNEL, Dim.QUEUE})
WHOLE = frozenset({Dim.WHOLE})


class Figure(Struct, frozen=True, kw_only=True):
    """One figure.

    ``unit``: contacts, customers, s or share. ``better``: low, high or empty. ``rule``: a sentence with
    names of Targets in braces. ``family``: the channels it is about where no channel is named (None:
    all). ``dims``: what it can be told apart by; ``shown``: by which of them every snapshot has it.
    ``credit``: the instant that puts a contact into a window. ``target``: the member of Targets that
    it is judged by. ``settles``: contacts for which this rule holds may still change the figure.
    """

    key: str
    title: str
    unit: str
    rule: str
    measure: Measure
    better: str = ""
    spans: tuple[Span, ...] = SPANS
    dims: frozenset[Dim] = PLACES
    shown: frozenset[Dim] = WHOLE
    credit: Credit = Credit.ARRIVED
    family: Family | None = None
    target: str = ""
    settles: Rule | None = None


def _now(
    key: str, title: str, rule: str, measure: Measure, *, unit: str = "contacts", target: str = ""
) -> Figure:
    """A figure of the instant, of which less is better."""
    return Figure(
        key=key,
        title=title,
        unit=unit,
        rule=rule,
        measure=measure,
        better="low",
        spans=NOW,
        shown=PLACES,
        credit=Credit.NOW,
        target=target,
    )


def _outcome(key: str, title: str, rule: str, which: Fates, better: str = "") -> Figure:
    """A number of waits with a certain end."""
    return Figure(key=key, title=title, unit="contacts", rule=rule, measure=CountFates(which), better=better)


def _wait(key: str, title: str, rule: str, rows: Rule, statistic: Statistic) -> Figure:
    """A statistic of the waits on live channels."""
    return Figure(
        key=key,
        title=title,
        unit="s",
        rule=rule,
        measure=Duration(rows, members.wait_ms, statistic),
        better="low",
        family=Family.LIVE,
    )


def _response(key: str, title: str, rule: str, statistic: Statistic, target: str = "") -> Figure:
    """A statistic of the first responses on written channels."""
    return Figure(
        key=key,
        title=title,
        unit="s",
        rule=rule,
        measure=Duration(members.responded, members.response_ms, statistic),
        better="low",
        family=Family.WRITTEN,
        target=target,
        shown=frozenset({Dim.WHOLE, Dim.CHANNEL}),
    )


def _presets(key: str, title: str, presets: dict[str, Preset]) -> tuple[Figure, ...]:
    """Each formula as a figure of its own: ``key:name``."""
    make, better = (service_level, "high") if key == "service_level" else (abandonment, "low")
    return tuple(
        Figure(
            key=f"{key}:{name}",
            title=f"{title}, {name.replace('_', ' ')}",
            unit="share",
            rule=preset.rule,
            measure=make(name),
            better=better,
            family=Family.LIVE,
            shown=frozenset(),
        )
        for name, preset in presets.items()
    )


def _agent(
    key: str, title: str, rule: str, measure: Measure, credit: Credit, unit: str = "contacts"
) -> Figure:
    """A figure of single agents' work."""
    return Figure(
        key=key,
        title=title,
        unit=unit,
        rule=rule,
        measure=measure,
        spans=NOW if credit is Credit.NOW else SPANS,
        dims=frozenset({Dim.WHOLE, Dim.AGENT}),
        shown=frozenset(),
        credit=credit,
    )


_ANSWER = "from the customer's question to the first answer of a person"
_WAITED = "from queueing to the answer"

_INSTANT = (
    _now(
        "waiting",
        "Waiting",
        "live: queued and not yet answered, gone or sent elsewhere; written: open, and the newest public "
        "message is the customer's",
        Count(members.waiting),
    ),
    _now(
        "customers_waiting",
        "Customers waiting",
        "different customers among the contacts that wait; each unknown one counts",
        Count(members.waiting, distinct=True),
        unit="customers",
    ),
    _now(
        "longest_wait",
        "Longest wait",
        "now − queued (live), now − oldest unanswered message of the customer (written), the longest",
        Duration(members.waiting, members.waited_ms, Statistic.LONGEST),
        unit="s",
        target="longest_wait_s",
    ),
    _now(
        "promise_left",
        "Time left of the promise",
        "written contacts that wait, by what is left of {promise_s} s from the oldest unanswered message",
        Count(members.waiting_written),
    ),
    _now(
        "promise_late",
        "Promise broken",
        "written contacts that have waited longer than {promise_s} s",
        Count(members.late),
    ),
    _now(
        "promise_soon",
        "Promise near",
        "written contacts with less than 10 min left of {promise_s} s",
        Count(members.soon),
    ),
    _now("backlog", "Backlog", "contacts open now", Count(members.every)),
)

_OUTCOMES = (
    _outcome("offered", "Offered", "contacts that waited for a person, queued in the window", fates.OFFERED),
    _outcome("answered", "Answered", "offered, and a person answered", fates.ANSWERED, "high"),
    _outcome("abandoned", "Abandoned", "offered, and the customer gave up waiting", fates.ABANDONED, "low"),
    _outcome("short_abandoned", "Abandoned at once", "abandoned within {short_s} s of queueing", fates.SHORT),
    _outcome(
        "left",
        "Left",
        "offered, and the customer chose another way: a key, the voicemail",
        frozenset({fates.Fate.LEFT}),
    ),
    _outcome(
        "timed_out", "Timed out", "offered, and the queue gave up", frozenset({fates.Fate.TIMED_OUT}), "low"
    ),
    _outcome(
        "callback", "Asked for a callback", "offered, and the customer wants a callback", fates.CALLBACK
    ),
    _outcome(
        "closed_unanswered",
        "Closed unanswered",
        "offered, and solved, rejected, merged or deleted before any answer",
        frozenset({fates.Fate.CLOSED_UNANSWERED}),
        "low",
    ),
    _outcome("still_waiting", "Still waiting", "offered, and no outcome yet", fates.WAITING),
)

_QUALITY_OF_SERVICE = (
    Figure(
        key="service_level",
        title="Service level",
        unit="share",
        rule="{service_level_preset}",
        measure=service_level(),
        better="high",
        family=Family.LIVE,
        shown=PLACES,
        target="service_level",
    ),
    Figure(
        key="abandonment",
        title="Abandonment",
        unit="share",
        rule="{abandonment_preset}",
        measure=abandonment(),
        better="low",
        family=Family.LIVE,
        shown=PLACES,
        target="abandonment",
    ),
    *_presets("service_level", "Service level", SERVICE_LEVEL),
    *_presets("abandonment", "Abandonment", ABANDONMENT),
)

_WAITS = (
    _wait("average_wait", "Average wait", f"mean {_WAITED}", members.answered_waits, Statistic.MEAN),
    _wait("median_wait", "Median wait", f"median {_WAITED}", members.answered_waits, Statistic.MEDIAN),
    _wait(
        "p90_wait", "90 % waited up to", f"90th percentile {_WAITED}", members.answered_waits, Statistic.P90
    ),
    _wait(
        "p95_wait", "95 % waited up to", f"95th percentile {_WAITED}", members.answered_waits, Statistic.P95
    ),
    _wait(
        "longest_waited",
        "Longest wait that ended",
        "longest from queueing until answered or abandoned",
        members.ended_waits,
        Statistic.LONGEST,
    ),
)

_WORK = (
    Figure(
        key="handling",
        title="Handling",
        unit="s",
        rule="mean of talk + hold + wrap-up of contacts that ended in the window",
        measure=Duration(members.handled, members.handling_ms),
        credit=Credit.DONE,
    ),
    Figure(
        key="longest_handling",
        title="Longest handling",
        unit="s",
        rule="longest talk + hold + wrap-up of a contact that ended in the window",
        measure=Duration(members.handled, members.handling_ms, Statistic.LONGEST),
        credit=Credit.DONE,
    ),
)

_RESPONSES = (
    _response("first_response", "First response", f"mean {_ANSWER}", Statistic.MEAN, "promise_s"),
    _response("first_response_median", "First response, median", f"median {_ANSWER}", Statistic.MEDIAN),
    _response("first_response_p90", "First response, 90 %", f"90th percentile {_ANSWER}", Statistic.P90),
    _response("first_response_p95", "First response, 95 %", f"95th percentile {_ANSWER}", Statistic.P95),
    Figure(
        key="first_response_share",
        title="Promise kept",
        unit="share",
        rule="first answered within {promise_s} s ÷ (answered + unanswered for longer than that)",
        measure=Share(members.promise_decided, members.promise_kept),
        better="high",
        family=Family.WRITTEN,
        shown=frozenset({Dim.WHOLE, Dim.CHANNEL}),
        target="promise_share",
    ),
    Figure(
        key="response_rate",
        title="Response rate",
        unit="share",
        rule="answered by a person within {response_within_s} s ÷ contacts that called for an answer",
        measure=Share(members.asked, members.responded_within),
        better="high",
        family=Family.WRITTEN,
        settles=members.response_undecided,
    ),
    Figure(
        key="response_rate:answered_at_all",
        title="Response rate, answered at all",
        unit="share",
        rule="answered by a person ÷ contacts that called for an answer",
        measure=Share(members.asked, members.responded),
        better="high",
        family=Family.WRITTEN,
        settles=members.unanswered,
    ),
    Figure(
        key="unanswered",
        title="Unanswered",
        unit="contacts",
        rule="contacts of the window that called for an answer and have had none from a person",
        measure=Count(members.unanswered),
        better="low",
        family=Family.WRITTEN,
    ),
)

_VOLUMES = (
    Figure(
        key="volume",
        title="Contacts",
        unit="contacts",
        rule="contacts that reached us in the window",
        measure=Count(members.every),
        shown=PLACES,
    ),
    Figure(
        key="share",
        title="Share of contacts",
        unit="share",
        rule="contacts of this channel or queue ÷ all contacts of the window",
        measure=ShareOfAll(members.every),
        dims=frozenset({Dim.CHANNEL, Dim.QUEUE}),
        shown=frozenset({Dim.CHANNEL}),
    ),
)

_AGENTS = (
    _agent("workload", "Open contacts", "open contacts that somebody owns", Count(members.owned), Credit.NOW),
    _agent(
        "in_progress",
        "In progress",
        "open contacts that somebody owns and that a person has answered",
        Count(members.in_progress),
        Credit.NOW,
    ),
    _agent(
        "resolved",
        "Solved",
        "contacts that became solved in the window, by owner",
        Count(members.owned),
        Credit.RESOLVED,
    ),
    _agent(
        "handling_total",
        "Handling time",
        "sum of talk + hold + wrap-up of contacts that ended in the window, by owner, else by who took "
        "part last",
        Duration(members.handled, members.handling_ms, Statistic.TOTAL),
        Credit.DONE,
        "s",
    ),
)

FIGURES: dict[str, Figure] = {
    figure.key: figure
    for figure in (
        *_INSTANT,
        *_OUTCOMES,
        *_QUALITY_OF_SERVICE,
        *_WAITS,
        *_WORK,
        *_RESPONSES,
        *_VOLUMES,
        *_AGENTS,
    )
}
"""Every figure by its key."""
