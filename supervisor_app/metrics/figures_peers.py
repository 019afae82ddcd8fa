"""The figures of customers who help each other."""

from supervisor_app.metrics import members_quality
from supervisor_app.metrics.declaring import PLACES, Figure
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.layout import N
from supervisor_app.metrics.measures import Count, Share
from supervisor_app.metrics.measures_of_numbers import Duration, Total

PEERS = (
    Figure(
        key="peer_help",
        title="Helped by customers",
        unit="share",
        rule="another customer answered ÷ contacts in the community",
        measure=Share(members_quality.in_community, members_quality.helped),
        better="high",
    ),
    Figure(
        key="peer_accepted",
        title="Customers' answers accepted",
        unit="share",
        rule="the answer of another customer was accepted ÷ contacts in the community",
        measure=Share(members_quality.in_community, members_quality.accepted),
        better="high",
    ),
    Figure(
        key="peer_answered",
        title="Answered by customers",
        unit="contacts",
        rule="contacts that another customer answered, on any channel",
        measure=Count(members_quality.helped),
        better="high",
        dims=PLACES | {Dim.HELPER},
    ),
    Figure(
        key="peer_first_answer",
        title="Customers' first answer",
        unit="s",
        rule="mean time from the question to the first answer of another customer",
        measure=Duration(members_quality.helped, members_quality.helped_after_ms),
        better="low",
    ),
    Figure(
        key="peer_points",
        title="Points granted",
        unit="points",
        rule="points granted to customers who helped; n: the contacts they were granted in",
        measure=Total(members_quality.with_points, N.POINTS),
        better="high",
    ),
)
