"""Every widget with sample states on one page: `python -m widgets.gallery OUT.png --theme dark`."""

import argparse
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from widgets.chip import Chip
from widgets.facts import Fact, Facts
from widgets.fonts import app_font, load_fonts
from widgets.gallery_charts import bars, bins, heat, lines, stack
from widgets.gallery_past import channels, story
from widgets.keyed_table import Column, KeyedTable
from widgets.kpi_tile import KpiTile, TileState
from widgets.load_bars import LoadBars, LoadRow
from widgets.nav_list import NavItem, NavList
from widgets.palette import DARK, LIGHT, Palette, apply_palette
from widgets.panel import Panel
from widgets.segment_bar import Segment, SegmentBar
from widgets.status_strip import SourceStatus, StatusStrip
from widgets.timeline_view import TimelineItem, TimelineView

SampleRow = tuple[int, str, str, str, str, float, str]


def tiles(palette: Palette) -> QHBoxLayout:
    """A row of figures, each of another level."""
    row = QHBoxLayout()
    for state in (
        TileState("Waiting now", "37", "", "usual 21 · phone 14, written 23", "warn"),
        TileState("Longest wait, phone", "2:41", "", "target 1:00 · average 0:48", "crit"),
        TileState("Service level today", "84", "%", "80 % in 20 s · last 30 min 71 %", "ok"),
        TileState("First response, e-mail", "18", "min", "promise 30 min · 6 near it", "ok", stale=True),
        TileState("Contacts", "9 214", "", "+12 % on usual"),
    ):
        tile = KpiTile(palette)
        tile.show_state(state)
        row.addWidget(tile)
    return row


def agents(palette: Palette) -> Panel:
    """Presence and load."""
    panel = Panel(palette, "Agents", "62 on shift · 3 short until 14:00")
    strip, loads = SegmentBar(palette), LoadBars(palette)
    strip.show_segments(
        (
            Segment("call", "on a call", 20, "voice"),
            Segment("write", "writing", 11, "written"),
            Segment("chat", "chatting", 13, "chat"),
            Segment("wrap", "wrap-up", 7, "mute"),
            Segment("free", "free", 5, "ok"),
            Segment("break", "break", 6, "in_person"),
        )
    )
    loads.show_rows(
        (
            LoadRow("1", "Anna K.", 0.97, "97 % · 9 open", "warn", "voice"),
            LoadRow("2", "Piotr W.", 0.93, "93 % · 8 open", "warn", "written"),
            LoadRow("3", "Ewa S.", 0.88, "88 % · 7 open", "none", "chat"),
            LoadRow("4", "Marek Z.", 0.41, "41 % · 3 open", "none", "mute"),
            LoadRow("5", "Ola N.", None, "away", "none", "in_person"),
        )
    )
    panel.body.addWidget(strip)
    panel.body.addWidget(loads, 1)
    return panel


SAMPLE_COLUMNS: tuple[Column[SampleRow], ...] = (
    Column("channel", "Channel", lambda row: row[1], lambda row: row[1], width=11, hue=lambda row: row[2]),
    Column("subject", "Subject", lambda row: row[3], lambda row: row[3], width=0),
    Column("queue", "Queue", lambda row: row[4], lambda row: row[4], width=8, muted=True),
    Column(
        "left",
        "Time left",
        lambda row: row[5],
        lambda row: f"{row[5]:.0f} min",
        width=16,
        level=lambda row: row[6],
        bar=lambda row: row[5] / 30,
    ),
)


def contacts(palette: Palette) -> Panel:
    """A keyed table."""
    panel = Panel(palette, "Contacts that make up “Waiting now”", "7")
    table = KeyedTable(palette, SAMPLE_COLUMNS, lambda row: row[0], "No contacts wait now")
    table.show_rows(
        (
            (1, "e-mail", "written", "Number not moved on the 20th", "Porting", 4.0, "warn"),
            (2, "phone", "voice", "Incoming call", "First line", 0.0, "crit"),
            (3, "e-mail", "written", "Roaming bill from Croatia", "Roaming", 6.0, "warn"),
            (4, "app chat", "chat", "Internet does not start", "App chat", 9.0, "none"),
            (5, "Facebook", "social", "Is there an outage in Khujand?", "Facebook", 12.0, "none"),
            (6, "SMS", "sms", "No internet, Sughd <img src='/dev/zero'>", "SMS", 14.0, "none"),
            (7, "phone", "voice", "Incoming call", "First line", 19.0, "none"),
        )
    )
    table.select(1)
    panel.body.addWidget(table)
    return panel


def contact(palette: Palette) -> Panel:
    """Facts and timeline of one contact."""
    panel, facts, line = Panel(palette, "Number not moved on the 20th"), Facts(palette), TimelineView(palette)
    facts.show_facts(
        (
            Fact("customer", "Customer", "•••• 733", action="show", rest="· 3 contacts in 7 days"),
            Fact("topic", "Topic", "Moving a number"),
            Fact("queue", "Queue · owner", "Porting · waiting for Anna K."),
            Fact("again", "Continuity", "Anna K. answered before, free in about 3 min", "ok"),
            Fact("done", "Already proposed", "Restart the phone (10:02).", rest="Do not offer it again."),
        )
    )
    line.show_items(
        (
            TimelineItem(
                "08:51",
                "e-mail in",
                "My number should have moved today, the old card is dead and the new one has no network.",
                tone="customer",
            ),
            TimelineItem(
                "10:02",
                "Anna K. · first response after 71 min",
                "Please restart the phone; the move usually ends before noon.",
                "late",
                "crit",
                "agent",
            ),
            TimelineItem(
                "12:20", "e-mail in · reopened", "Restarted three times. Still nothing.", tone="customer"
            ),
            TimelineItem("12:21", "routed to Porting, to the same consultant"),
        )
    )
    panel.body.addWidget(facts)
    panel.body.addWidget(line, 1)
    return panel


def navigation(palette: Palette) -> NavList:
    """The pages at the side."""
    widget = NavList(palette)
    widget.setFixedWidth(190)
    widget.show_items(
        (
            NavItem("wall", "Wallboard", "F11"),
            NavItem("live", "Live", level="warn"),
            NavItem("agents", "Agents"),
            NavItem("incidents", "Incidents", badge="1", level="crit"),
            NavItem("sources", "Sources", foot=True),
            NavItem("settings", "Settings", foot=True),
        ),
        "live",
    )
    return widget


def strip(palette: Palette) -> StatusStrip:
    """The sources' health."""
    widget = StatusStrip(palette)
    widget.show_sources(
        (
            SourceStatus("ami", "Exchange, 2 s ago, 38 ms"),
            SourceStatus("rt", "Tickets, 4 s ago, 112 changes"),
            SourceStatus("social", "Social: HTTP 429, next try in 40 s", "warn", "triangle"),
        ),
        "1 284 open · 4.2 M in history",
    )
    return widget


def gallery(palette: Palette) -> QWidget:
    """One page with everything on it."""
    page = QWidget()
    page.setAutoFillBackground(True)
    grid = QGridLayout()
    grid.setSpacing(12)
    for place, panel in enumerate((bars(palette), bins(palette), contact(palette))):
        grid.addWidget(panel, 0, place)
    for place, panel in enumerate((lines(palette, False), contacts(palette), agents(palette))):
        grid.addWidget(panel, 1, place)
    for place, panel in enumerate((lines(palette, True), stack(palette), heat(palette))):
        grid.addWidget(panel, 2, place)
    for place, panel in enumerate((channels(palette), story(palette))):
        grid.addWidget(panel, 3, place)
    body = QVBoxLayout()
    chips = QHBoxLayout()
    chips.addWidget(Chip(palette, "waiting now"))
    chips.addStretch(1)
    body.addLayout(chips)
    body.addLayout(tiles(palette))
    body.addLayout(grid, 1)
    body.addWidget(strip(palette))
    whole = QHBoxLayout(page)
    whole.addWidget(navigation(palette))
    whole.addLayout(body, 1)
    return page


def main() -> int:
    """Draw the gallery into a file."""
    parser = argparse.ArgumentParser(description="Every widget on one page")
    parser.add_argument("out", type=Path)
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    parser.add_argument("--fonts", type=Path, default=Path("resources/fonts"))
    chosen = parser.parse_args()
    app = QApplication(sys.argv[:1])
    palette = DARK if chosen.theme == "dark" else LIGHT
    app.setFont(app_font(load_fonts(chosen.fonts), 15))
    apply_palette(app, palette)
    page = gallery(palette)
    page.resize(1920, 1080)
    page.show()
    app.processEvents()
    return 0 if page.grab().save(str(chosen.out)) else 1


if __name__ == "__main__":
    sys.exit(main())
