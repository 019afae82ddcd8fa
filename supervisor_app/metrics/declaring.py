"""What a figure is declared with, and short ways to declare those of one kind."""

from collections.abc import Callable

from msgspec import Struct

from supervisor_app.domain.channels import Family
from supervisor_app.domain.snapshot import Span
from supervisor_app.metrics import members
from supervisor_app.metrics.fates import Fates
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.layout import IntArray
from supervisor_app.metrics.measures import Measure
from supervisor_app.metrics.measures_of_fates import CountFates, abandonment, service_level
from supervisor_app.metrics.measures_of_numbers import Duration
from supervisor_app.metrics.service_level import Preset
from supervisor_app.metrics.times import Statistic
from supervisor_app.metrics.view import Rule, View
from supervisor_app.metrics.windows import Credit

NOW = (Span.NOW,)
SPANS = (Span.TODAY, Span.LAST_30_MIN)
PLACES = frozenset({Dim.WHOLE, Dim.CHANNEL, Dim.QUEUE})
SESSION_PLACES = frozenset({Dim.WHOLE, Dim.CHANNEL})
WHOLE = frozenset({Dim.WHOLE})


class Figure(Struct, frozen=True, kw_only=True):
    """One figure.

    ``unit``: contacts, customers, messages, points, stars, s or share. ``better``: low, high or empty.
    ``rule``: a sentence with names of Targets in braces. ``family``: the channels it is about where no
    channel is named (None: all). ``spans``: those it is told of live; ``dims``: what it is told apart by
    there; ``shown``: by which of them every snapshot has it. Over a window that is asked for it can be told
    apart by anything. ``credit``: the instant that puts a contact into a window. ``target``: the member of
    Targets that it is judged by. ``settles``: contacts for which this rule holds may still change the
    figure. ``looks_back``: at contacts of the same customers before the window; ``looks_ahead``: so long
    after it, as a member of Targets. ``of_room``: its number is divided by how many contacts the
    people who are there may have at once.
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
    looks_back: bool = False
    looks_ahead: str = ""
    of_room: bool = False


def at_present(
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


def outcome(key: str, title: str, rule: str, which: Fates, better: str = "") -> Figure:
    """A number of waits with a certain end."""
    return Figure(key=key, title=title, unit="contacts", rule=rule, measure=CountFates(which), better=better)


def wait(key: str, title: str, rule: str, rows: Rule, statistic: Statistic) -> Figure:
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


def response(
    key: str,
    title: str,
    rule: str,
    statistic: Statistic,
    duration_ms: Callable[[View], IntArray] = members.response_ms,
    *,
    family: Family | None = Family.WRITTEN,
    target: str = "",
    shown: frozenset[Dim] = frozenset(),
) -> Figure:
    """A statistic of the first responses, on written channels unless another family is named."""
    return Figure(
        key=key,
        title=title,
        unit="s",
        rule=rule,
        measure=Duration(members.responded, duration_ms, statistic),
        better="low",
        family=family,
        target=target,
        shown=shown,
    )


def resolution(
    key: str,
    title: str,
    rule: str,
    statistic: Statistic,
    duration_ms: Callable[[View], IntArray] = members.resolution_ms,
    target: str = "",
) -> Figure:
    """A statistic of the time until contacts became solved."""
    return Figure(
        key=key,
        title=title,
        unit="s",
        rule=rule,
        measure=Duration(members.resolved, duration_ms, statistic),
        better="low",
        credit=Credit.SOLVED,
        target=target,
        shown=frozenset(),
    )


def presets(key: str, title: str, formulas: dict[str, Preset]) -> tuple[Figure, ...]:
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
        for name, preset in formulas.items()
    )


def of_agents(
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
