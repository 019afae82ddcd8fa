"""The figures of work: handling, responses in writing, volumes, and what single agents do."""

from supervisor_app.metrics import members
from supervisor_app.metrics.declaring import PLACES, Figure, of_agents
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.measures import Count, ShareOfAll
from supervisor_app.metrics.measures_of_numbers import Duration
from supervisor_app.metrics.times import Statistic
from supervisor_app.metrics.windows import Credit

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
