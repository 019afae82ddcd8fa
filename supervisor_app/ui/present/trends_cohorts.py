"""Cohorts of customers as a chart and a table: with a fact, before and after, against those without it."""

from collections.abc import Sequence

from supervisor_app import text
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.trends import CohortMonth, CohortTrend
from supervisor_app.ui.present.trends import hue_of, key_of, name_of, number_words
from supervisor_app.ui.present.trends_words import mark_words, number_cell, percent_change, range_words
from widgets.figure_table import FigureCell, FigureColumn, FigureRow, FigureTableState
from widgets.step_frame import Step
from widgets.step_lines import StepLinesState, StepSeries

PER = 1000
"""Contacts of so many customers a month are told: of one they are few."""
COHORT_WAITS = "Reading the contacts of these customers …"
_LINES_MOST = 2


def nobody_has_it(cohort: CohortTrend) -> str:
    """What to say where no customer has the fact, so that there is no before and after; empty: some have."""
    if any(one.side != "without" for one in cohort.sides):
        return ""
    customers = text.counted(cohort.customers, "customer", "customers")
    return f"None of {customers} has it in these months: there is no before and after"


def cohort_lines(cohort: CohortTrend, channel: str) -> StepLinesState:
    """Contacts of 1,000 customers a month by months since they have it: of the channel that is chosen, else
    of all and of those on which it made most difference."""
    channels = [_channel_of(cohort, channel)] if channel else [None, *_changed(cohort)]
    own = [[one for one in cohort.months if one.channel is wanted] for wanted in channels]
    steps = tuple(Step(str(one.month), _relative(one.month)) for one in own[0])
    lines = tuple(map(_line, own))
    upright = next((place for place, one in enumerate(own[0]) if one.month == 0), None)
    return StepLinesState(steps, lines, "number", upright=upright)


def _line(own: Sequence[CohortMonth]) -> StepSeries:
    channel = own[0].channel if own else None
    tips = tuple(
        f"{name_of(channel)}, month {_relative(one.month)}: {per_customers(one.rate.value)} contacts of "
        f"1,000 customers, {text.count(one.rate.n)} in {text.count(round(one.customers_months))} months"
        for one in own
    )
    values = tuple(None if one.rate.value is None else one.rate.value * PER for one in own)
    return StepSeries(key_of(channel), name_of(channel), hue_of(channel), values, tips)


def _channel_of(cohort: CohortTrend, key: str) -> Channel | None:
    return next((one.channel for one in cohort.months if key_of(one.channel) == key), None)


def _changed(cohort: CohortTrend) -> list[Channel]:
    """The channels whose contacts became other by more than chance brings; those with most contacts first."""
    found = [one for one in cohort.effects if one.stands_out and one.channel is not None]
    most = sorted(found, key=lambda one: -(one.before + one.after))[:_LINES_MOST]
    return [one.channel for one in most if one.channel is not None]


def cohort_rows(cohort: CohortTrend) -> FigureTableState:
    """Contacts of 1,000 customers a month, before and after, against those without it, by channel."""
    sides = list(dict.fromkeys(one.side for one in cohort.sides))
    columns = [FigureColumn(side, side, 2) for side in sides]
    if cohort.effects:
        columns.append(FigureColumn("effect", "effect", 0))
    effects = {one.channel: one for one in cohort.effects}
    rows = []
    for channel in dict.fromkeys(one.channel for one in cohort.sides):
        own = {one.side: one for one in cohort.sides if one.channel is channel}
        cells = [
            number_cell(
                per_customers(own[side].rate.value),
                f"{text.count(own[side].rate.n)} contacts of "
                f"{text.counted(own[side].customers, 'customer', 'customers')}",
            )
            for side in sides
        ]
        if channel in effects:
            one = effects[channel]
            between = range_words(one.low, one.high)
            hint = f"after ÷ before, both against those without it on the same days: {between}"
            mark = mark_words(stands_out=one.stands_out)
            cells.append(FigureCell(percent_change(one.ratio), chosen=False, hint=hint, mark=mark))
        hue = "" if channel is None else channel.hue.value
        rows.append(FigureRow(key_of(channel), name_of(channel), tuple(cells), hue))
    return FigureTableState("Per 1,000 a month", tuple(columns), tuple(rows))


def cohort_note(cohort: CohortTrend) -> str:
    """Of how many customers it is, and what the effect is."""
    joined, customers = text.count(cohort.joined), text.count(cohort.customers)
    words = [f"{joined} of {customers} customers came to have it in these months"]
    for effect in cohort.effects:
        if effect.channel is not None and effect.stands_out:
            words.append(
                f"{name_of(effect.channel).lower()} {percent_change(effect.ratio)}, "
                f"{range_words(effect.low, effect.high)}, n {text.count(effect.before + effect.after)}"
            )
    return " · ".join(words[:3])


def per_customers(rate: float | None) -> str:
    """Contacts of 1,000 customers a month, out of those of one."""
    return number_words(None if rate is None else rate * PER)


def fact_title(fact: str) -> str:
    """What a fact is called: ``e_billing`` is ``E-billing``."""
    words = fact.replace("_", " ").replace("e billing", "e-billing")
    return words[:1].upper() + words[1:]


def _relative(month: int) -> str:
    return f"+{month + 1}" if month >= 0 else f"−{-month}"
