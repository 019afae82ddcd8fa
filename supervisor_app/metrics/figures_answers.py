"""The figures of answers and solutions: how long customers wait for them, in calendar and business time."""

from supervisor_app.domain.channels import Family
from supervisor_app.metrics import members, members_quality
from supervisor_app.metrics.declaring import Figure, resolution, response
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.layout import N
from supervisor_app.metrics.measures import Count, Share
from supervisor_app.metrics.measures_of_numbers import Quotient
from supervisor_app.metrics.times import Statistic
from supervisor_app.metrics.view import Rule
from supervisor_app.metrics.windows import Credit

_ANSWER = "from the customer's question to the first answer of a person"
_EVERYWHERE = ", on channels of all kinds"
_PROMISE = "first answered within {promise_s} s%s ÷ (answered + unanswered for longer than that)"
_SHOWN = frozenset({Dim.WHOLE, Dim.CHANNEL})

_STATISTICS = (
    ("", "", "mean", Statistic.MEAN),
    ("_median", ", median", "median", Statistic.MEDIAN),
    ("_p90", ", 90 %", "90th percentile", Statistic.P90),
    ("_p95", ", 95 %", "95th percentile", Statistic.P95),
)


def _kept(
    key: str,
    title: str,
    rule: str,
    decided: Rule = members.promise_decided,
    met: Rule = members.promise_kept,
    family: Family | None = Family.WRITTEN,
    shown: frozenset[Dim] = frozenset(),
) -> Figure:
    """A share of first answers within the promise."""
    return Figure(
        key=key,
        title=title,
        unit="share",
        rule=rule,
        measure=Share(decided, met),
        better="high",
        family=family,
        shown=shown,
        target="promise_share",
    )


_IN_BUSINESS = (members.promise_decided_in_business, members.promise_kept_in_business)

FIRST = (
    *(
        response(
            f"first_response{key}",
            f"First response{title}",
            f"{word} {_ANSWER}",
            statistic,
            target="" if key else "promise_s",
            shown=_SHOWN,
        )
        for key, title, word, statistic in _STATISTICS
    ),
    _kept("first_response_share", "Promise kept", _PROMISE % "{clock}", shown=_SHOWN),
)

FIRST_EVERYWHERE = (
    *(
        response(
            f"first_response{key}:all",
            f"First response{title}, all channels",
            f"{word} {_ANSWER}{_EVERYWHERE}",
            statistic,
            family=None,
        )
        for key, title, word, statistic in _STATISTICS
    ),
    _kept(
        "first_response_share:all",
        "Promise kept, all channels",
        _PROMISE % "{clock}" + _EVERYWHERE,
        family=None,
    ),
)

FIRST_IN_BUSINESS = (
    *(
        response(
            f"first_response{key}:business",
            f"First response{title}, business time",
            f"{word} business time ({{calendar}}) {_ANSWER}",
            statistic,
            members.response_business_ms,
        )
        for key, title, word, statistic in _STATISTICS
    ),
    _kept(
        "first_response_share:business",
        "Promise kept, business time",
        _PROMISE % " of business time ({calendar})",
        *_IN_BUSINESS,
    ),
)

NEXT = (
    Figure(
        key="next_response",
        title="Next response",
        unit="s",
        rule="mean from when a customer came back after the first answer to the next answer of a person, "
        "over all such answers; n: the contacts",
        measure=Quotient(members_quality.answered_again, N.NEXT_WAIT_S, N.NEXT_ANSWERS),
        better="low",
        shown=frozenset(),
        family=Family.WRITTEN,
    ),
)

RATES = (
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

_SOLVED = "from when contacts reached us until they became solved, the last time"

RESOLUTIONS = (
    *(
        resolution(
            f"resolution{key}",
            f"Resolution{title}",
            f"{word} {_SOLVED}",
            statistic,
            target="" if key else "resolution_s",
        )
        for key, title, word, statistic in _STATISTICS[:3]
    ),
    *(
        resolution(
            f"resolution{key}:business",
            f"Resolution{title}, business time",
            f"{word} business time ({{calendar}}) {_SOLVED}",
            statistic,
            members.resolution_business_ms,
        )
        for key, title, word, statistic in _STATISTICS[:3]
    ),
    Figure(
        key="resolution_share",
        title="Solved in time",
        unit="share",
        rule="solved within {resolution_s} s{clock} ÷ contacts that became solved in the window",
        measure=Share(members.resolved, members.resolved_in_time),
        better="high",
        credit=Credit.SOLVED,
        shown=frozenset(),
    ),
)
