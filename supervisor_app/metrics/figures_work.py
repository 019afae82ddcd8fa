"""The figures of work: handling, responses in writing, volumes, and what single agents do."""

from supervisor_app.domain.channels import Family
from supervisor_app.metrics import members
from supervisor_app.metrics.declaring import PLACES, Figure, of_agents, response
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.measures import Count, Share, ShareOfAll
from supervisor_app.metrics.measures_of_numbers import Duration
from supervisor_app.metrics.times import Statistic
from supervisor_app.metrics.windows import Credit

_ANSWER = "from the customer's question to the first answer of a person"
WORK = (
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

RESPONSES = (
    response("first_response", "First response", f"mean {_ANSWER}", Statistic.MEAN, "promise_s"),
    response("first_response_median", "First response, median", f"median {_ANSWER}", Statistic.MEDIAN),
    response("first_response_p90", "First response, 90 %", f"90th percentile {_ANSWER}", Statistic.P90),
    response("first_response_p95", "First response, 95 %", f"95th percentile {_ANSWER}", Statistic.P95),
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

VOLUMES = (
    Figure(
        key="volume",
        title="Contacts",
        unit="contacts",
        rule="contacts that reached us in the window",
        measure=Count(members.every),
        shown=PLACES,
    ),
    Figure(
        key="customers",
        title="Customers",
        unit="customers",
        rule="different customers among the contacts that reached us in the window; each unknown one counts",
        measure=Count(members.every, distinct=True),
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

AGENTS = (
    of_agents(
        "workload", "Open contacts", "open contacts that somebody owns", Count(members.owned), Credit.NOW
    ),
    of_agents(
        "in_progress",
        "In progress",
        "open contacts that somebody owns and that a person has answered",
        Count(members.in_progress),
        Credit.NOW,
    ),
    of_agents(
        "resolved",
        "Solved",
        "contacts that became solved in the window, by owner",
        Count(members.owned),
        Credit.RESOLVED,
    ),
    of_agents(
        "handling_total",
        "Handling time",
        "sum of talk + hold + wrap-up of contacts that ended in the window, by owner, else by who took "
        "part last",
        Duration(members.handled, members.handling_ms, Statistic.TOTAL),
        Credit.DONE,
        "s",
    ),
)
