"""The colours of the window, by token, and how they are put on a whole application."""

from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

Level: TypeAlias = str
"""One of "none", "ok", "warn", "crit": how bad something is, always told by a shape or a word too.

"mute": not of the present, written paler.
"""

ALARMING: frozenset[str] = frozenset({"warn", "crit"})
"""The levels that carry a ▲."""


@dataclass(frozen=True)
class Palette:
    """Every colour in use, as `#rrggbb`; `hues` holds one per channel family."""

    name: str
    bg: str
    panel: str
    panel2: str
    line: str
    text: str
    mute: str
    faint: str
    ok: str
    warn: str
    crit: str
    info: str
    hues: dict[str, str]


DARK = Palette(
    name="dark",
    bg="#0e1317",
    panel="#161d23",
    panel2="#1c252c",
    line="#28323b",
    text="#e9eef2",
    mute="#93a3b1",
    faint="#5f6f7c",
    ok="#2fb5a0",
    warn="#f2a900",
    crit="#f0603a",
    info="#5aa9f0",
    hues={
        "voice": "#5aa9f0",
        "written": "#e9b44c",
        "chat": "#2fb5a0",
        "social": "#c98bdb",
        "self_service": "#8fb84a",
        "in_person": "#d98a6a",
        "sms": "#7f8cff",
    },
)

LIGHT = Palette(
    name="light",
    bg="#f4f6f8",
    panel="#ffffff",
    panel2="#eef2f5",
    line="#d9e0e6",
    text="#17212a",
    mute="#5b6b78",
    faint="#94a2ae",
    ok="#12806f",
    warn="#a86a00",
    crit="#c43c17",
    info="#1f6fb8",
    hues={
        "voice": "#1f6fb8",
        "written": "#b07a12",
        "chat": "#12806f",
        "social": "#8d4fa3",
        "self_service": "#5c8420",
        "in_person": "#a9542f",
        "sms": "#4a55cc",
    },
)


def level_colour(palette: Palette, level: str) -> QColor:
    """The colour of a level; "none" (or a level unknown here) is the colour of text."""
    named = {"ok": palette.ok, "warn": palette.warn, "crit": palette.crit, "mute": palette.mute}
    return QColor(named.get(level, palette.text))


def hue_colour(palette: Palette, hue: str) -> QColor:
    """The colour of a channel family, a level, "info" or "mute"; anything unknown is "mute"."""
    named = {"ok": palette.ok, "warn": palette.warn, "crit": palette.crit, "info": palette.info}
    return QColor(palette.hues.get(hue) or named.get(hue) or palette.mute)


def mixed(under: str, over: str, share: float) -> QColor:
    """`over` laid upon `under` with the opacity `share` (0 to 1)."""
    a, b = QColor(under), QColor(over)
    red, green, blue = (
        round(low + (high - low) * share)
        for low, high in zip((a.red(), a.green(), a.blue()), (b.red(), b.green(), b.blue()), strict=True)
    )
    return QColor(red, green, blue)


def shaded(palette: Palette, hue: str, shade: float) -> QColor:
    """A paler variant of a hue: 1 is the hue itself, 0 the ground of a panel."""
    return mixed(palette.panel, hue_colour(palette, hue).name(), shade)


def apply_palette(app: QApplication, palette: Palette) -> None:
    """Dress the whole application: Fusion, the palette's colours, and one style sheet made of its tokens."""
    app.setStyle("Fusion")
    app.setPalette(_qt_palette(palette))
    app.setStyleSheet(_style_sheet(palette))


def _qt_palette(palette: Palette) -> QPalette:
    role = QPalette.ColorRole
    dressed = QPalette()
    for named, colour in (
        (role.Window, palette.bg),
        (role.Base, palette.panel),
        (role.AlternateBase, palette.panel2),
        (role.Button, palette.panel2),
        (role.ToolTipBase, palette.panel2),
        (role.WindowText, palette.text),
        (role.Text, palette.text),
        (role.ButtonText, palette.text),
        (role.ToolTipText, palette.text),
        (role.PlaceholderText, palette.mute),
        (role.Link, palette.info),
        (role.Mid, palette.line),
    ):
        dressed.setColor(named, QColor(colour))
    dressed.setColor(role.Highlight, mixed(palette.panel, palette.info, 0.22))
    dressed.setColor(role.HighlightedText, QColor(palette.text))
    for named in (role.WindowText, role.Text, role.ButtonText):
        dressed.setColor(QPalette.ColorGroup.Disabled, named, QColor(palette.faint))
    return dressed


def _style_sheet(palette: Palette) -> str:
    return f"""
        QToolTip {{ background: {palette.panel2}; color: {palette.text}; border: 1px solid {palette.line};
                    padding: 4px 8px; }}
        QLineEdit, QPushButton, QToolButton, QComboBox {{
                    background: {palette.panel2}; color: {palette.text}; border: 1px solid {palette.line};
                    border-radius: 6px; padding: 4px 12px; min-height: 20px; }}
        QPushButton:hover, QToolButton:hover, QComboBox:hover {{ border-color: {palette.faint}; }}
        QLineEdit:focus, QPushButton:focus, QToolButton:focus, QComboBox:focus {{
                    border-color: {palette.info}; }}
        QTableView {{ background: transparent; border: none; selection-background-color: transparent; }}
        QHeaderView {{ background: transparent; border: none; }}
        QHeaderView::section {{ background: {palette.panel}; color: {palette.mute}; border: none;
                    border-bottom: 1px solid {palette.line}; padding: 4px 8px; }}
        QPlainTextEdit, QScrollArea {{ background: transparent; border: none; }}
        QScrollBar {{ background: transparent; border: none; margin: 0; }}
        QScrollBar:vertical {{ width: 8px; }}
        QScrollBar:horizontal {{ height: 8px; }}
        QScrollBar::handle {{ background: {palette.line}; border-radius: 4px;
                    min-height: 24px; min-width: 24px; }}
        QScrollBar::handle:hover {{ background: {palette.faint}; }}
        QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
        QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    """
