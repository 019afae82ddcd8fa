"""The only door by which text of unknown origin reaches the screen.

Qt guesses that a string may be markup and then loads what the markup names. Here it never guesses: labels are
plain, tool tips are escaped, everything is cut to a length that is quick to lay out.
"""

import html
import re
import unicodedata
from collections.abc import Collection

from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolTip, QWidget

_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
_BLANKS = re.compile(r"\s+")
_UNBROKEN = ("\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}")
_MARKS_A_LETTER = 4
_BODY_LIMIT = 100_000
_BODY_LINE = 2_000


def safe_text(value: object, limit: int = 200) -> str:
    """One line of plain text, at most `limit` characters and then "…".

    Control, direction and zero-width characters are taken out, blanks run together, lone surrogates
    replaced, and no letter carries more than four combining marks. A single blank that keeps a number and its
    unit on one line stays.
    """
    text = str(value)[: limit * 8].encode("utf-8", "replace").decode()
    if len(text) <= limit and text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept: list[str] = []
    marks = 0
    for character in _BLANKS.sub(_blank, _UNSEEN.sub("", text)).strip():
        joins = unicodedata.category(character) in ("Mn", "Me")
        marks = marks + 1 if joins else 0
        if marks <= _MARKS_A_LETTER:
            kept.append(character)
        if len(kept) >= limit:
            return "".join(kept) + "…"
    return "".join(kept)


def _blank(run: re.Match[str]) -> str:
    return run.group() if run.group() in _UNBROKEN else " "


def set_tip(widget: QWidget, text: object) -> None:
    """Give the widget a tool tip that shows `text` as it is, markup and all; empty text: no tip."""
    widget.setToolTip(escaped_tip(text))


def show_tip(widget: QWidget, at: QPoint, text: object) -> None:
    """Show `text`, as it is, in a tool tip at this point of the screen; empty text hides the tip."""
    QToolTip.showText(at, escaped_tip(text), widget)


def escaped_tip(text: object) -> str:
    """`text` for a place where Qt would read markup (tool tips, chart titles)."""
    return html.escape(safe_text(text, 500))


class PlainLabel(QLabel):
    """A label that never reads markup; with `elide` it shortens to its width, its tool tip has the rest."""

    def __init__(self, text: object = "", parent: QWidget | None = None, *, elide: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._full = ""
        self._elide = elide
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setText(text)

    def setText(self, text: object) -> None:
        """Show this text, made safe first."""
        self._full = safe_text(text, 500)
        super().setText(self._full)
        self._fit()

    def full_text(self) -> str:
        """The text before it was shortened to the label's width."""
        return self._full

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten again for the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._elide:
            return
        room = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        super().setText(shown)
        set_tip(self, self._full if shown != self._full else "")


def safe_body(text: object) -> str:
    """A text of several lines, each made safe and none longer than 2,000 characters."""
    lines: list[str] = []
    for line in str(text)[:_BODY_LIMIT].replace("\r\n", "\n").split("\n"):
        pieces = range(0, max(len(line), 1), _BODY_LINE)
        lines.extend(safe_text(line[at : at + _BODY_LINE], _BODY_LINE) for at in pieces)
    return "\n".join(lines)


def open_link(url: str, hosts: Collection[str]) -> bool:
    """Open an https address in the browser if its host is one of `hosts`; says whether it was opened."""
    parsed = QUrl(url, QUrl.ParsingMode.StrictMode)
    allowed = (
        parsed.isValid()
        and parsed.scheme() == "https"
        and not parsed.userInfo()
        and "@" not in parsed.authority()
        and parsed.host() in hosts
    )
    return allowed and QDesktopServices.openUrl(parsed)
