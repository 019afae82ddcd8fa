"""What a printed report says, word for word: its tables turned into text, as data for the layout.

The layout (``day.typ``) puts the words where they belong and reads no markup in them.
"""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from supervisor_app import text
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.summary import Against
from supervisor_app.reports.cells import Table, numeric
from supervisor_app.reports.explaining import Entry, entries_of, instant_text, window_text
from supervisor_app.reports.sheets import (
    TOPICS_MOST,
    Legible,
    Record,
    Sheet,
    Standing,
    agents_sheet,
    changes_sheet,
    channels_sheet,
    legend_of,
    mark_of,
    quality_sheet,
    shortened,
    told_text,
)

_NAME_MOST, _TITLE_MOST, _SENTENCE_MOST = 40, 80, 400
_GAPS_MOST = 5
_ON = {
    Against.USUAL.value: "usual",
    Against.BEFORE.value: "the time before",
    Against.WEEK.value: "a week before",
    Against.YEAR.value: "a year before",
}
_DIGITS = frozenset("0123456789")


class Card(Struct, frozen=True, kw_only=True):
    """A headline figure: its title, of what it is, and the lines below its value."""

    title: str
    of: str
    value: str
    unit: str
    level: str
    mark: str
    details: tuple[str, ...]


class Sentence(Struct, frozen=True, kw_only=True):
    """Something that stood out: ``lead`` is said strongly; ``behind``: how many contacts are behind it."""

    lead: str
    text: str
    behind: str
    level: str


class Page(Struct, frozen=True, kw_only=True):
    """All that is printed. ``captions`` stand beside the titles of the charts, by the chart's key."""

    title: str
    period: str
    facts: tuple[str, ...]
    notes: tuple[str, ...]
    foot: str
    headline: tuple[Card, ...]
    legend: tuple[str, ...]
    remarks: tuple[Sentence, ...]
    channels: Sheet | None
    quality: Sheet | None
    agents: Sheet | None
    changes: Sheet | None
    captions: dict[str, str]
    meaning: tuple[str, ...]
    definitions: tuple[Entry, ...]


def page_of(tables: Mapping[str, Table], legible: Legible) -> Page:
    """The words of a report; ``legible`` takes out of a text what the type has no letter for."""
    (about,) = tables["about"].records()
    standing = Standing(tables["definitions"])
    against = shortened(legible(str(about["against_title"])), _NAME_MOST)
    headline = list(tables["headline"].records())
    return Page(
        title=shortened(legible(str(about["title"])), _TITLE_MOST),
        period=str(about["period"]),
        facts=tuple(shortened(legible(fact), _SENTENCE_MOST) for fact in _facts(about, tables["about"].zone)),
        notes=tuple(shortened(legible(note), _SENTENCE_MOST) for note in _notes(about, tables["gaps"])),
        foot=f"True as of {instant_text(about['as_of'], tables['about'].zone)}",
        headline=tuple(_card(one, _ON[str(about["against"])], legible) for one in headline),
        legend=legend_of({mark_of(one) for one in headline}),
        remarks=tuple(_sentence(one, legible) for one in tables["remarks"].records()),
        channels=channels_sheet(tables["channels"], standing),
        quality=quality_sheet(tables["quality"], _other_head(about), legible),
        agents=agents_sheet(tables["agents"], standing, legible),
        changes=changes_sheet(tables["changes"], legible),
        captions=_captions(tables, against),
        meaning=tuple(legible(line) for line in _meaning(about, tables["about"].zone)),
        definitions=entries_of(tables["definitions"], about, legible),
    )


def _facts(about: Record, zone: str) -> Iterator[str]:
    """What the report is of, below its title."""
    if about["against_title"]:
        yield f"Compared with {about['against_title']}: {about['against_rule']}."
    if about["site"]:
        yield f"Only the site {about['site']}."
    if about["channel"]:
        yield f"Only {text.channel_word(Channel(str(about['channel'])))}."
    yield f"Days and hours of {zone}."


def _notes(about: Record, gaps: Table) -> Iterator[str]:
    """What must be known before a number is believed."""
    if about["simulated"]:
        yield "Simulated: these contacts are made up."
    if about["running"]:
        yield f"This period has not ended: figures until {instant_text(about['end'], gaps.zone)}."
    if about["against_note"]:
        yield str(about["against_note"])
    unseen = list(gaps.records())
    for gap in unseen[:_GAPS_MOST]:
        lasted = text.figure_value(numeric(gap["length_s"]), "s", in_words=True)
        yield f"Not observed: {window_text(gap['start'], gap['end'], gaps.zone)} ({lasted})."
    if len(unseen) > _GAPS_MOST:
        more = text.counted(len(unseen) - _GAPS_MOST, "stretch", "stretches")
        yield f"Nor were {more} more, which the other formats of this report list."


def _card(figure: Record, against: str, legible: Legible) -> Card:
    value = told_text(figure, "value")
    # A lone unit is set smaller; "2 h 5 min" has two and stays as it is.
    number, unit = value.split(text.NO_BREAK) if value.count(text.NO_BREAK) == 1 else (value, "")
    return Card(
        title=shortened(legible(str(figure["title"])), _NAME_MOST),
        of=shortened(legible(str(figure["of"])), _NAME_MOST) or "all channels",
        value=number,
        unit=unit,
        level=str(figure["level"]),
        mark=mark_of(figure),
        details=tuple(_details(figure, against)),
    )


def _details(figure: Record, against: str) -> Iterator[str]:
    """Change, band, target and n of a headline figure, as far as there are any."""
    change, n = numeric(figure["change"]), figure["n"]
    if change is not None:
        yield f"{text.figure_change(change, str(figure['unit']))} on {against}"
    if figure["low"] is not None and figure["high"] is not None:
        yield f"usually {told_text(figure, 'low')} to {told_text(figure, 'high')}"
    parts = [] if figure["target"] is None else [f"target {told_text(figure, 'target')}"]
    if isinstance(n, int) and n != figure["value"]:
        parts.append(f"n {text.count(n)}")
    if parts:
        yield " · ".join(parts)


def _sentence(remark: Record, legible: Legible) -> Sentence:
    """A remark; of its link only a number says something on paper."""
    link = shortened(legible(str(remark["link"])), _NAME_MOST)
    return Sentence(
        lead=shortened(legible(str(remark["lead"])), _TITLE_MOST),
        text=shortened(legible(str(remark["text"])), _SENTENCE_MOST),
        behind=link if _DIGITS & set(link) else "",
        level=str(remark["level"]),
    )


def _captions(tables: Mapping[str, Table], against: str) -> dict[str, str]:
    captions = {}
    if any(row["other"] is not None for row in tables["hours"].records()):
        captions["hours"] = f"ticks: {against}"
    topics = list(tables["topics"].records())
    if any(row["other"] is not None for row in topics):
        captions["topics"] = f"ticks: {against}"
    if len(topics) > TOPICS_MOST:
        captions["topics"] = f"the first {TOPICS_MOST} of {len(topics)}"
    for row in tables["definitions"].records():
        start, end = row["start"], row["end"]
        if str(row["of_table"]).startswith("by_") and isinstance(start, int) and isinstance(end, int):
            zone = tables["definitions"].zone
            captions[str(row["of_table"])] = f"mean, {text.day(start, zone)} to {text.day(end - 1, zone)}"
    return captions


def _meaning(about: Record, zone: str) -> Iterator[str]:
    """What holds for all definitions."""
    window = window_text(about["start"], about["end"], zone)
    yield f"Unless another window is named, figures speak of {window}, {zone}."
    yield "n is the number of contacts a figure was worked out from; a dash stands where there were none."
    if about["against_title"]:
        yield f"Compared with {about['against_title']}: {about['against_rule']}."


def _other_head(about: Record) -> str:
    return "Usual" if about["against"] == Against.USUAL.value else "Compared"
