"""Trends as tables, and what was imported beside contacts: shifts, years, weather, cohorts."""

from collections.abc import Sequence
from dataclasses import dataclass

from supervisor_app import text
from supervisor_app.domain.trends import CohortTrend, Correlated, Trends
from supervisor_app.ui.present.trends import ALL, key_of, name_of, number_words
from widgets.figure_table import FigureCell, FigureColumn, FigureRow, FigureTableState
from widgets.scatter import ScatterPoint, ScatterState
from widgets.step_frame import Step
from widgets.step_lines import StepLinesState, StepSeries

_IMPORT = "Import one: supervisor-app import {file} --mapping {mapping} (docs/import.md has an example)"
NO_WEATHER = "No weather is imported. " + _IMPORT.format(file="weather.csv", mapping="weather.toml")
NO_CUSTOMERS = "No customers are imported. " + _IMPORT.format(file="customers.csv", mapping="customers.toml")
NO_SUBSCRIBERS = "No count of subscribers is imported. " + _IMPORT.format(
    file="subscribers.csv", mapping="subscribers.toml"
)
NO_YEAR = "No month of a year before is stored"
NO_MONTH = "No whole month is stored yet"
NO_SHIFT = "Two whole months are needed"
COHORT_WAITS = "Reading the contacts of these customers …"

_MEASURES = {
    "rain_mm": ("Rain", "mm"),
    "snow_cm": ("Snow", "cm"),
    "temperature_c": ("Temperature", "°C"),
    "temperature_min_c": ("Lowest temperature", "°C"),
    "temperature_max_c": ("Highest temperature", "°C"),
    "wind_kmh": ("Wind", "km/h"),
    "sunshine_h": ("Sunshine", "h"),
}
PER = 1000
"""Contacts of so many customers a month are told: of one they are few."""
_WEEKEND = 6
_DAYS = {"all": "all days", "workdays": "Monday to Friday", "Saturdays": "Saturdays", "Sundays": "Sundays"}


def shift_state(trends: Trends) -> FigureTableState:
    """How the share of each channel has moved."""
    months = trends.shifts[0].months if trends.shifts else 0
    size = text.counted(months, "month", "months")
    columns = (
        FigureColumn("before", f"{size} before", 1, True),
        FigureColumn("now", f"last {size}"),
        FigureColumn("change", "change", 2),
        FigureColumn("times", "contacts", 3, True),
    )
    rows = tuple(
        FigureRow(
            key=one.channel.value,
            label=name_of(one.channel),
            hue=one.channel.hue.value,
            cells=(
                _cell(text.share(one.before.value, 1), f"{text.count(one.before.n)} contacts"),
                _cell(text.share(one.now.value, 1), f"{text.count(one.now.n)} contacts"),
                FigureCell(
                    _points(one.change),
                    chosen=False,
                    hint="more than chance brings" if one.stands_out else "no more than chance may bring",
                ),
                FigureCell(_times(one.times), chosen=False, hint="contacts now ÷ contacts before"),
            ),
        )
        for one in trends.shifts
    )
    return FigureTableState("Share of contacts", columns, rows)


def years_state(trends: Trends) -> FigureTableState:
    """Contacts of each year by channel, with the index against the same months of the year before."""
    years = sorted({one.year for one in trends.years})
    if not years:
        return FigureTableState()
    columns = [FigureColumn(str(year), str(year), len(years) - place) for place, year in enumerate(years)]
    columns.append(FigureColumn("index", "index", 0, True))
    rows: list[FigureRow] = []
    for channel in dict.fromkeys(one.channel for one in trends.years):
        own = {one.year: one for one in trends.years if one.channel is channel}
        cells = [
            _cell(
                text.count(own[year].contacts.n) + ("" if own[year].contacts.whole else "*"),
                f"{own[year].months} whole months of {year}",
            )
            for year in years
        ]
        last = own[years[-1]]
        hint = f"whole months of {last.year} ÷ the same months of {last.year - 1}"
        cells.append(FigureCell(text.share(last.index, 1), chosen=False, hint=hint))
        hue = "" if channel is None else channel.hue.value
        rows.append(FigureRow(key_of(channel), name_of(channel), tuple(cells), hue))
    return FigureTableState("Year (* in part)", tuple(columns), tuple(rows))


def weather_state(trends: Trends, measure: str) -> ScatterState:
    """A measure of the weather against the contacts of ordinary days, each ÷ the usual of its weekday."""
    title, unit = _MEASURES[measure]
    points = tuple(
        ScatterPoint(
            key=point.day.isoformat(),
            x=point.weather,
            y=point.relative,
            hue="written" if point.day.isoweekday() >= _WEEKEND else "voice",
            name=f"{text.date_long(point.contacts.window.start, trends.zone)}: "
            f"{text.decimal(point.weather)} {unit}, {text.count(point.contacts.n)} contacts, "
            f"{text.share(point.relative)} of the usual",
        )
        for point in trends.weather
        if point.measure == measure and point.relative is not None
    )
    return ScatterState(
        points=points,
        x_title=f"{title}, {unit} a day",
        y_title="Contacts ÷ the usual of the weekday",
        y_unit="share",
    )


def measures_of(trends: Trends) -> tuple[tuple[str, str], ...]:
    """The measures that are told, with what they are called."""
    told = dict.fromkeys(one.measure for one in trends.correlations)
    return tuple((measure, _MEASURES[measure][0]) for measure in told)


def weather_rows(trends: Trends, measure: str) -> FigureTableState:
    """The correlation with its n, over all ordinary days and kinds of them."""
    columns = (
        FigureColumn("r", "r"),
        FigureColumn("any", "r of any", 2),
        FigureColumn("n", "days", 1, True),
        FigureColumn("wet", "with it", 3),
        FigureColumn("dry", "without", 4),
    )
    own = [one for one in trends.correlations if one.measure == measure]
    rows = tuple(FigureRow(one.days, _DAYS[one.days], _correlated_cells(one)) for one in own)
    return FigureTableState(f"{_MEASURES[measure][0]} and contacts", columns, rows)


def _correlated_cells(one: Correlated) -> tuple[FigureCell, ...]:
    hint = "stands out from chance" if one.stands_out else "no more than chance may bring"
    return (
        FigureCell(text.decimal(one.r, 2), "ok" if one.stands_out else "none", chosen=False, hint=hint),
        FigureCell(text.decimal(one.r_any, 2), chosen=False, hint="r of whether there was any at all"),
        FigureCell(text.count(one.n), chosen=False, hint="ordinary days"),
        FigureCell(text.share(one.wet), chosen=False, hint=f"of the usual, {one.wet_n} days"),
        FigureCell(text.share(one.dry), chosen=False, hint=f"of the usual, {one.dry_n} days"),
    )


def cohort_lines(cohort: CohortTrend, channel: str) -> StepLinesState:
    """Contacts of 1,000 customers a month by months since they have it."""
    own = [one for one in cohort.months if key_of(one.channel) == (channel or ALL)]
    steps = tuple(Step(str(one.month), _relative(one.month)) for one in own)
    tips = tuple(
        f"month {_relative(one.month)}: {per_customers(one.rate.value)} contacts of 1,000 customers, "
        f"{text.count(one.rate.n)} contacts in {text.count(round(one.customers_months))} customer months"
        for one in own
    )
    values = tuple(None if one.rate.value is None else one.rate.value * PER for one in own)
    line = StepSeries("rate", "Contacts of 1,000 customers a month", "info", values, tips)
    upright = next((place for place, one in enumerate(own) if one.month == 0), None)
    return StepLinesState(steps, (line,), "number", upright=upright)


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
            _cell(
                per_customers(own[side].rate.value),
                f"{text.count(own[side].rate.n)} contacts of "
                f"{text.counted(own[side].customers, 'customer', 'customers')}",
            )
            for side in sides
        ]
        if channel in effects:
            one = effects[channel]
            sure = "ok" if one.stands_out else "none"
            hint = (
                f"after ÷ before, both against those without it on the same days: {_range(one.low, one.high)}"
            )
            cells.append(FigureCell(_percent_change(one.ratio), sure, chosen=False, hint=hint))
        hue = "" if channel is None else channel.hue.value
        rows.append(FigureRow(key_of(channel), name_of(channel), tuple(cells), hue))
    return FigureTableState("Per 1,000 a month", tuple(columns), tuple(rows))


def cohort_note(cohort: CohortTrend) -> str:
    """Of how many customers it is, and what the effect is."""
    words = [
        f"{text.count(cohort.joined)} of {text.count(cohort.customers)} customers have it since these months"
    ]
    for effect in cohort.effects:
        if effect.channel is not None and effect.stands_out:
            words.append(
                f"{name_of(effect.channel).lower()} {_percent_change(effect.ratio)}, "
                f"{_range(effect.low, effect.high)}, n {text.count(effect.before + effect.after)}"
            )
    return " · ".join(words[:3])


def per_customers(rate: float | None) -> str:
    """Contacts of 1,000 customers a month, out of those of one."""
    return number_words(None if rate is None else rate * PER)


def fact_title(fact: str) -> str:
    """What a fact is called: ``e_billing`` is ``E-billing``."""
    words = fact.replace("_", " ").replace("e billing", "e-billing")
    return words[:1].upper() + words[1:]


@dataclass(frozen=True)
class Choices:
    """What can be chosen over the page, as (key, word) pairs."""

    periods: tuple[tuple[str, str], ...] = (("12", "12 months"), ("24", "24 months"), ("36", "36 months"),
                                            ("0", "All months"))  # fmt: skip
    channels: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


def choices_of(trends: Trends) -> Choices:
    """The channels and facts that there are."""
    channels = tuple((key_of(line.channel), name_of(line.channel)) for line in trends.channels)
    return Choices(
        channels=(("", "All channels"), *channels),
        facts=tuple((fact, fact_title(fact)) for fact in trends.facts),
    )


def site_choices(sites: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """All sites, and each."""
    return (("", "All sites"), *sites) if len(sites) > 1 else ()


def _cell(words: str, hint: str) -> FigureCell:
    return FigureCell(words, chosen=words != text.DASH, hint=hint)


def _points(change: float | None) -> str:
    if change is None:
        return text.DASH
    sign = "+" if change > 0 else ""
    return f"{sign}{text.decimal(change * 100, 1)} pt"


def _times(value: float | None) -> str:
    return text.DASH if value is None else f"× {text.decimal(value, 2)}"


def _percent_change(ratio: float | None) -> str:
    if ratio is None:
        return text.DASH
    sign = "+" if ratio > 1 else ""
    return f"{sign}{text.share(ratio - 1)}"


def _range(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return "too few to tell"
    return f"between {_percent_change(low)} and {_percent_change(high)}"


def _relative(month: int) -> str:
    return f"+{month + 1}" if month >= 0 else f"−{-month}"
