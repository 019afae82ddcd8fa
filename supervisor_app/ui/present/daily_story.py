"""What stood out of a period, what has changed since it was told, and what must be known of it."""

from collections.abc import Iterator

from supervisor_app import text
from supervisor_app.domain.asking import SummaryAsked, SummaryCame
from supervisor_app.domain.periods import period_of
from supervisor_app.domain.summary import Change, Summary, Told
from supervisor_app.domain.time import Instant
from supervisor_app.ui.present.behind import Behind, behind_figure
from supervisor_app.ui.present.daily_tables import CHANGING
from widgets.remark_list import RemarkItem

_CHANGE = "change:"
_CHANGES_MOST, _GAPS_MOST = 6, 2


def story_items(summary: Summary) -> tuple[RemarkItem, ...]:
    """What stood out, then what was reported otherwise."""
    remarks = [
        RemarkItem(str(place), one.lead, one.text, one.level.value, one.link if one.figure else "")
        for place, one in enumerate(summary.remarks)
    ]
    return (*remarks, *_changes(summary))


def story_behind(summary: Summary, key: str) -> Behind | None:
    """What the link of a sentence opens."""
    zone, whole = summary.period.zone, summary.period.window
    if key.startswith(_CHANGE):
        change = summary.changes[int(key.removeprefix(_CHANGE))]
        return behind_figure(_change_title(change), change.figure, (whole,), zone)
    remark = summary.remarks[int(key)]
    if remark.figure is None:
        return None
    title = f"{remark.lead} {remark.text}".strip().rstrip(".")
    return behind_figure(title, remark.figure, (remark.window or whole,), zone)


def nothing_stood_out(summary: Summary) -> str:
    """What is said where no sentence is."""
    return "Nothing stood out" if not summary.period.running else "Nothing has stood out so far"


def notes_of(summary: Summary) -> tuple[str, ...]:
    """What must be known before a number is believed."""
    return tuple(_notes(summary))


def lacking_words(came: SummaryCame, zone: str) -> tuple[str, str]:
    """Why there is no summary, and what helps: a headline and a sentence."""
    if came.failure:
        return "The summary could not be made", came.failure
    asked = came.asked
    period = period_of(asked.kind, asked.day, zone, came.at, asked.last)
    title = text.period_title(period)
    if came.first_day is None:
        return (
            "Nothing is stored yet",
            "The first day that is watched from its beginning will be summed up here.",
        )
    if period.window.length_ms <= 0:
        return f"{title} has not begun", f"The desk was last watched on {_moment(came.at, zone)}."
    first = period_of(asked.kind, came.first_day, zone, came.at, came.first_day)
    return f"Nothing is stored of {title}", f"The first that is stored in full is {text.period_title(first)}."


def reading_words(asked: SummaryAsked, zone: str, at: Instant) -> str:
    """What is being worked out."""
    return f"Reading {text.period_title(period_of(asked.kind, asked.day, zone, at, asked.last))} …"


def _notes(summary: Summary) -> Iterator[str]:
    zone = summary.period.zone
    if summary.simulated:
        yield "Simulated: these contacts are made up."
    if summary.period.running:
        yield f"This period has not ended: figures until {_moment(summary.period.window.end, zone)}."
    if summary.against_note:
        yield summary.against_note
    if any(told.reading.provisional for told in _cells(summary)):
        yield f"{CHANGING} may still change by what happens later."
    for gap in summary.gaps[:_GAPS_MOST]:
        lasted = text.duration_words(gap.length_ms)
        yield f"Not observed: {_moment(gap.start, zone)} to {_moment(gap.end, zone)} ({lasted})."
    if len(summary.gaps) > _GAPS_MOST:
        others = text.counted(len(summary.gaps) - _GAPS_MOST, "other stretch", "other stretches")
        yield f"{others} not observed."


def _cells(summary: Summary) -> Iterator[Told]:
    """The figures of the table of channels."""
    for row in summary.channels:
        cells = (
            row.contacts,
            row.wait,
            row.wait_p90,
            row.handling,
            row.on_time,
            row.first_line,
            row.abandoned,
        )
        yield from (told for told in cells if told is not None)


def _changes(summary: Summary) -> Iterator[RemarkItem]:
    zone = summary.period.zone
    for place, one in enumerate(summary.changes[:_CHANGES_MOST]):
        noticed = _moment(one.noticed, zone) if one.noticed is not None else "now"
        rule = "; its rule is another now" if one.rule else ""
        said = (
            f"{_value(one, one.before)} as reported {_moment(one.reported, zone)}, {_value(one, one.now)} "
            f"since {noticed}{rule}."
        )
        yield RemarkItem(f"{_CHANGE}{place}", f"Changed: {_change_title(one)}", said, link="show")
    left = len(summary.changes) - _CHANGES_MOST
    if left > 0:
        yield RemarkItem("more", "Changed:", f"{text.counted(left, 'other number', 'other numbers')}.")


def _change_title(change: Change) -> str:
    return text.figure_name(change.title, change.figure.scope)


def _value(change: Change, value: float | None) -> str:
    return text.figure_value(value, change.unit, in_words=text.said_in_words(change.figure.key))


def _moment(at: Instant, zone: str) -> str:
    return f"{text.day(at, zone)} {text.clock(at, zone)}"
