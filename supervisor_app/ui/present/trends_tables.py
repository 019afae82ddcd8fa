"""Trends as tables: channels that shift, years, and what customers asked."""

from supervisor_app import text
from supervisor_app.domain.trends import TopicTrend, Trends
from supervisor_app.ui.present.trends import key_of, name_of
from supervisor_app.ui.present.trends_words import (
    BEYOND,
    judged_cell,
    number_cell,
    points_words,
    times_words,
)
from widgets.figure_table import FigureCell, FigureColumn, FigureRow, FigureTableState

_SHIFTS_NAMED = 2
_MONTHS_NAMED = 4


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
                number_cell(text.share(one.before.value, 1), f"{text.count(one.before.n)} contacts"),
                number_cell(text.share(one.now.value, 1), f"{text.count(one.now.n)} contacts"),
                judged_cell(points_words(one.change), stands_out=one.stands_out),
                FigureCell(times_words(one.times), chosen=False, hint="contacts now ÷ contacts before"),
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
            number_cell(
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


def shift_note(trends: Trends) -> str:
    """Which channels moved most, of those that did by more than chance brings."""
    moved = [one for one in trends.shifts if one.stands_out and one.change is not None]
    most = sorted(moved, key=lambda one: -abs(one.change or 0.0))[:_SHIFTS_NAMED]
    words = [f"{name_of(one.channel)} {points_words(one.change)}" for one in most]
    if not words:
        return "No channel moved by more than chance may bring" if trends.shifts else ""
    return " · ".join((*words, BEYOND))


def topics_state(trends: Trends) -> FigureTableState:
    """What customers asked: how much more than before, and in which month most above its share."""
    months = trends.shifts[0].months if trends.shifts else 0
    size = text.counted(months, "month", "months")
    columns = (
        FigureColumn("before", f"{size} before", 2, True),
        FigureColumn("now", f"last {size}", 1),
        FigureColumn("times", "contacts", 3, True),
        FigureColumn("peak", "above its share in"),
    )
    rows = tuple(FigureRow(one.topic, one.topic, _topic_cells(one)) for one in trends.topics)
    return FigureTableState("Topic", columns, rows)


def _topic_cells(one: TopicTrend) -> tuple[FigureCell, ...]:
    peak = one.peak
    said = text.DASH
    if peak is not None:
        said = f"{text.month_brief(peak.month)} {times_words(peak.contacts.value)}"
        of = f"{text.count(peak.contacts.n)} contacts of {text.decimal(peak.contacts.of, 0)} expected"
    return (
        number_cell(text.count(one.before.n), "contacts of the months before"),
        number_cell(text.count(one.now.n), "contacts of the last months"),
        FigureCell(times_words(one.times), chosen=False, hint="contacts now ÷ contacts before"),
        number_cell(said, of if peak is not None else ""),
    )


def season_note(trends: Trends) -> str:
    """In which months the chosen topic came clearly more than its share of the channels brings."""
    own = next((one for one in trends.topics if one.topic == trends.topic), None)
    high = [one for one in own.months if one.stands_out and (one.contacts.value or 0) > 1] if own else []
    if not high:
        return ""
    most = sorted(high, key=lambda one: -(one.contacts.value or 0.0))[:_MONTHS_NAMED]
    named = (
        f"{text.month_brief(one.month)} {times_words(one.contacts.value)}"
        for one in sorted(most, key=lambda one: one.month)
    )
    return f"above its share: {' · '.join(named)}"
