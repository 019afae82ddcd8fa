"""The figures of waiting: of this moment, of how waits ended, and how long they took."""

from supervisor_app.domain.channels import Family
from supervisor_app.metrics import fates, members
from supervisor_app.metrics.declaring import NOW, PLACES, Figure, at_present, outcome, presets, wait
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.measures import Count
from supervisor_app.metrics.measures_of_fates import abandonment, service_level
from supervisor_app.metrics.measures_of_numbers import Duration
from supervisor_app.metrics.service_level import ABANDONMENT, SERVICE_LEVEL
from supervisor_app.metrics.times import Statistic
from supervisor_app.metrics.windows import Credit

_WAITED = "from queueing to the answer"

INSTANT = (
    at_present(
        "waiting",
        "Waiting",
        "live: queued and not yet answered, gone or sent elsewhere; written: open, and the newest public "
        "message is the customer's",
        Count(members.waiting),
    ),
    at_present(
        "customers_waiting",
        "Customers waiting",
        "different customers among the contacts that wait; each unknown one counts",
        Count(members.waiting, distinct=True),
        unit="customers",
    ),
    at_present(
        "longest_wait",
        "Longest wait",
        "now − queued (live), now − oldest unanswered message of the customer (written), the longest",
        Duration(members.waiting, members.waited_ms, Statistic.LONGEST),
        unit="s",
        target="longest_wait_s",
    ),
    at_present(
        "promise_left",
        "Time left of the promise",
        "written contacts that wait, by what is left of {promise_s} s{clock} from the oldest unanswered "
        "message",
        Count(members.waiting_written),
    ),
    at_present(
        "promise_late",
        "Promise broken",
        "written contacts that have waited longer than {promise_s} s{clock}",
        Count(members.late),
    ),
    at_present(
        "promise_soon",
        "Promise near",
        "written contacts with less than 10 min left of {promise_s} s{clock}",
        Count(members.soon),
    ),
    at_present(
        "promise_breach",
        "Promise will break",
        "written contacts that wait and will be answered later than {promise_s} s{clock}, in the order in "
        "which they are due, at the pace of first answers of the last 30 min; due before the day ends",
        Count(members.breaching),
    ),
    at_present("backlog", "Backlog", "contacts open now", Count(members.every)),
    Figure(
        key="slots",
        title="Slots in use",
        unit="share",
        rule="open contacts on live channels that a person has answered ÷ how many the people who are there "
        "may have at once; n: the contacts",
        measure=Count(members.served_now),
        spans=NOW,
        dims=frozenset({Dim.WHOLE, Dim.AGENT}),
        credit=Credit.NOW,
        of_room=True,
    ),
)

OUTCOMES = (
    outcome("offered", "Offered", "contacts that waited for a person, queued in the window", fates.OFFERED),
    outcome("answered", "Answered", "offered, and a person answered", fates.ANSWERED, "high"),
    outcome("abandoned", "Abandoned", "offered, and the customer gave up waiting", fates.ABANDONED, "low"),
    outcome("short_abandoned", "Abandoned at once", "abandoned within {short_s} s of queueing", fates.SHORT),
    outcome(
        "left",
        "Left",
        "offered, and the customer chose another way: a key, the voicemail",
        frozenset({fates.Fate.LEFT}),
    ),
    outcome(
        "timed_out", "Timed out", "offered, and the queue gave up", frozenset({fates.Fate.TIMED_OUT}), "low"
    ),
    outcome("callback", "Asked for a callback", "offered, and the customer wants a callback", fates.CALLBACK),
    outcome(
        "closed_unanswered",
        "Closed unanswered",
        "offered, and solved, rejected, merged or deleted before any answer",
        frozenset({fates.Fate.CLOSED_UNANSWERED}),
        "low",
    ),
    outcome("still_waiting", "Still waiting", "offered, and no outcome yet", fates.WAITING),
)

SERVICE = (
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
    *presets("service_level", "Service level", SERVICE_LEVEL),
    *presets("abandonment", "Abandonment", ABANDONMENT),
)

WAITS = (
    wait("average_wait", "Average wait", f"mean {_WAITED}", members.answered_waits, Statistic.MEAN),
    wait("median_wait", "Median wait", f"median {_WAITED}", members.answered_waits, Statistic.MEDIAN),
    wait(
        "p90_wait", "90 % waited up to", f"90th percentile {_WAITED}", members.answered_waits, Statistic.P90
    ),
    wait(
        "p95_wait", "95 % waited up to", f"95th percentile {_WAITED}", members.answered_waits, Statistic.P95
    ),
    wait(
        "longest_waited",
        "Longest wait that ended",
        "longest from queueing until answered or abandoned",
        members.ended_waits,
        Statistic.LONGEST,
    ),
)
