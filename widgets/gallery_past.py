"""A table of figures and sentences with sample states, for the gallery."""

from widgets.figure_table import FigureCell, FigureColumn, FigureRow, FigureTable, FigureTableState
from widgets.palette import Palette
from widgets.panel import Panel
from widgets.remark_list import RemarkItem, RemarkList

_ROWS = (
    ("Phone", "voice", "4 423", "+6 %", "0:58", "81.1 %", "ok"),
    ("E-mail", "written", "1 480", "+31 %", "21 min", "98.2 %", "none"),
    ("In person", "in_person", "554", "−1 %", "6:20", "77.7 %", "warn"),
    ("Voice menu", "self_service", "10 830", "+9 %", "–", "71.2 %", "none"),
)


def channels(palette: Palette) -> Panel:
    """Figures by channel, each of which can be chosen."""
    panel, widget = Panel(palette, "By channel"), FigureTable(palette)
    columns = (
        FigureColumn("contacts", "contacts"),
        FigureColumn("usual", "usual", 2, muted=True),
        FigureColumn("wait", "wait, mean", 1),
        FigureColumn("on_time", "on time"),
    )
    rows = tuple(
        FigureRow(
            name,
            name,
            (
                FigureCell(contacts),
                FigureCell(change),
                FigureCell(wait),
                FigureCell(on_time, level, mark="*" if hue == "self_service" else ""),
            ),
            hue,
        )
        for name, hue, contacts, change, wait, on_time, level in _ROWS
    )
    widget.show_state(FigureTableState("Channel", columns, rows))
    panel.body.addWidget(widget)
    return panel


def story(palette: Palette) -> Panel:
    """Sentences with links."""
    panel, widget = Panel(palette, "What stood out"), RemarkList(palette)
    widget.show_items(
        (
            RemarkItem("day", "Special day.", "The 20th brought 1.9 times the contacts of a usual Friday."),
            RemarkItem("low", "11:40–12:50", "phone service level 58 %.", "crit", "142 calls"),
            RemarkItem("late", "7 e-mails", "missed the 30 min promise.", "warn", "show"),
        )
    )
    panel.body.addWidget(widget)
    panel.body.addStretch(1)
    return panel
