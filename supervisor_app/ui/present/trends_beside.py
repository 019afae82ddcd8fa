"""Weather beside contacts, and what is said where something is not there."""

from supervisor_app import text
from supervisor_app.domain.trends import Correlated, Trends
from supervisor_app.ui.present.trends_words import BEYOND, judged_cell
from widgets.figure_table import FigureCell, FigureColumn, FigureRow, FigureTableState
from widgets.scatter import ScatterPoint, ScatterState

_IMPORT = "Import one: supervisor-app import {file} --mapping {mapping} (docs/import.md has an example)"
NO_WEATHER = "No weather is imported. " + _IMPORT.format(file="weather.csv", mapping="weather.toml")
NO_CUSTOMERS = "No customers are imported. " + _IMPORT.format(file="customers.csv", mapping="customers.toml")
NO_SUBSCRIBERS = "No count of subscribers is imported. " + _IMPORT.format(
    file="subscribers.csv", mapping="subscribers.toml"
)
NO_YEAR = "No month of a year before is stored"
NO_MONTH = "No whole month is stored yet"
NO_SHIFT = "Two whole months are needed"

_MEASURES = {
    "rain_mm": ("Rain", "mm"),
    "snow_cm": ("Snow", "cm"),
    "temperature_c": ("Temperature", "°C"),
    "temperature_min_c": ("Lowest temperature", "°C"),
    "temperature_max_c": ("Highest temperature", "°C"),
    "wind_kmh": ("Wind", "km/h"),
    "sunshine_h": ("Sunshine", "h"),
}
_WEEKEND = 6
_ALL_DAYS = "all"
_DAYS = {
    _ALL_DAYS: "all days",
    "workdays": "Monday to Friday",
    "Saturdays": "Saturdays",
    "Sundays": "Sundays",
}


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
        FigureColumn("any", "r of any", 4),
        FigureColumn("n", "days", 1, True),
        FigureColumn("wet", "with it", 2),
        FigureColumn("dry", "without", 3),
    )
    own = [one for one in trends.correlations if one.measure == measure]
    rows = tuple(FigureRow(one.days, _DAYS[one.days], _correlated_cells(one)) for one in own)
    return FigureTableState(f"{_MEASURES[measure][0]} and contacts", columns, rows)


def _correlated_cells(one: Correlated) -> tuple[FigureCell, ...]:
    return (
        judged_cell(text.decimal(one.r, 2), stands_out=one.stands_out),
        FigureCell(text.decimal(one.r_any, 2), chosen=False, hint="r of whether there was any at all"),
        FigureCell(text.count(one.n), chosen=False, hint="ordinary days"),
        FigureCell(text.share(one.wet), chosen=False, hint=f"of the usual, {one.wet_n} days"),
        FigureCell(text.share(one.dry), chosen=False, hint=f"of the usual, {one.dry_n} days"),
    )


def weather_note(trends: Trends, measure: str) -> str:
    """On which days the weather goes with more or fewer contacts, by more than chance brings."""
    own = [one for one in trends.correlations if one.measure == measure]
    found = [one for one in own if one.stands_out and one.days != _ALL_DAYS] or [
        one for one in own if one.stands_out
    ]
    if not found:
        return "Contacts do not go with it by more than chance may bring" if own else ""
    one = max(found, key=lambda one: max(abs(one.r or 0.0), abs(one.r_any or 0.0)))
    days = _DAYS[one.days][:1].upper() + _DAYS[one.days][1:]
    if one.wet is None or not one.dry:
        return f"{days}: r {text.decimal(one.r, 2)} of {text.count(one.n)} days · {BEYOND}"
    times = text.decimal(one.wet / one.dry, 1)
    return (
        f"{days} with {_MEASURES[measure][0].lower()}: {times} times the contacts of those without · {BEYOND}"
    )
