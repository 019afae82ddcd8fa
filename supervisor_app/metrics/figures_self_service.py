"""The figures of self-service: who was helped without a person, and how long that took."""

from supervisor_app.metrics import members, members_quality
from supervisor_app.metrics.declaring import SESSION_PLACES, Figure
from supervisor_app.metrics.measures import Measure, Share
from supervisor_app.metrics.measures_of_numbers import Duration
from supervisor_app.metrics.view import Rule
from supervisor_app.metrics.windows import Credit

_ALONE = (
    "ended in self-service, without a contact of the same customer with people in the {recontact_s} s after"
)


def _contained(key: str, title: str, rule: str, measure: Measure, settles: Rule | None = None) -> Figure:
    """A share of the sessions that ended in the window, told under the channel of the session."""
    return Figure(
        key=key,
        title=title,
        unit="share",
        rule=rule,
        measure=measure,
        better="high",
        dims=SESSION_PLACES,
        credit=Credit.SESSION,
        settles=settles,
        looks_ahead="recontact_s" if settles is not None else "",
    )


SELF_SERVICE = (
    _contained(
        "containment",
        "Contained",
        f"{_ALONE} ÷ self-service sessions",
        Share(members.every, members_quality.contained),
        members_quality.containment_undecided,
    ),
    _contained(
        "containment:without_recontact_check",
        "Contained, whoever comes again",
        "ended in self-service ÷ self-service sessions",
        Share(members.every, members_quality.alone),
    ),
    _contained(
        "containment:intent_identified",
        "Contained, of those with a topic",
        f"{_ALONE} ÷ self-service sessions with a topic",
        Share(members_quality.with_topic, members_quality.contained),
        members_quality.containment_undecided,
    ),
    Figure(
        key="bot_handling",
        title="Self-service session",
        unit="s",
        rule="mean time from the beginning of a session until it ended or went on to people",
        measure=Duration(members.every, members_quality.session_ms),
        dims=SESSION_PLACES,
        credit=Credit.SESSION,
    ),
)
