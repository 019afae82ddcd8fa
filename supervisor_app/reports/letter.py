"""The words of a mail with a report: headline and what stood out, as plain text."""

from collections.abc import Iterator, Sequence

from supervisor_app import text
from supervisor_app.domain.snapshot import Level
from supervisor_app.reports.cells import Table, numeric
from supervisor_app.reports.explaining import instant_text
from supervisor_app.reports.sheets import Record, mark_of, told_text

_ALARMS = (Level.WARN.value, Level.CRIT.value)


def subject_of(tables: Sequence[Table]) -> str:
    """What the mail is called: ``Customer service, Friday 20 November 2026``."""
    about = _about(tables)
    return f"{'Simulated: ' if about['simulated'] else ''}{about['title']}, {about['period']}"


def letter_of(tables: Sequence[Table]) -> str:
    """The text of the mail."""
    by_key = {table.key: table for table in tables}
    about = _about(tables)
    against = f", compared with {about['against_title']}" if about["against_title"] else ""
    lines = [str(about["title"]), f"{about['period']}{against}", ""]
    lines += _headline(list(by_key["headline"].records()), str(about["against_title"]))
    remarks = [_remark(one) for one in by_key["remarks"].records()]
    lines += ["", "What stood out", *remarks] if remarks else []
    if about["against_note"]:
        lines += ["", str(about["against_note"])]
    zone = by_key["about"].zone
    lines += ["", f"True as of {instant_text(about['as_of'], zone)}, {zone}. The report is attached."]
    return "\n".join(lines) + "\n"


def _about(tables: Sequence[Table]) -> Record:
    (about,) = next(table for table in tables if table.key == "about").records()
    return about


def _headline(figures: Sequence[Record], against: str) -> Iterator[str]:
    """The figures under one another, their values in line."""
    names = [f"{one['title']}, {one['of']}" if one["of"] else str(one["title"]) for one in figures]
    values = [told_text(one, "value") for one in figures]
    wide, high = max(map(len, names), default=0), max(map(len, values), default=0)
    for one, name, value in zip(figures, names, values, strict=True):
        change = numeric(one["change"])
        told = text.figure_change(change, str(one["unit"]))
        beside = "" if change is None else f"  {told} on {against}"
        alarm = "▲ " if one["level"] in _ALARMS else "  "
        yield f"{alarm}{name.ljust(wide)}  {value.rjust(high)}{mark_of(one)}{beside}".rstrip()


def _remark(remark: Record) -> str:
    alarm = "▲ " if remark["level"] in _ALARMS else "  "
    return alarm + " ".join(str(remark[part]) for part in ("lead", "text") if remark[part])
