"""The charts of a printed report: widgets painted into PDF, as vectors, in the light palette.

Needs Qt, and runs in the thread of the window where there is one.
"""

import os
import re
from functools import lru_cache
from pathlib import Path

from supervisor_app.qt_pair import refuse_bad_pair

refuse_bad_pair()  # before Qt is imported

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPoint, QSizeF, QUuid  # noqa: E402
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QRawFont  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from widgets.fonts import app_font, literal, load_fonts  # noqa: E402

TYPE_PIXELS = 11
"""The charts' type: a chart as wide as the page then has letters of 8 pt."""

_POINTS_AN_INCH = 72.0
_DATES = re.compile(rb"D:\d{14}|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_NO_DATE = {16: b"D:19700101000000", 19: b"1970-01-01T00:00:00"}
_ID = QUuid("{6f0d1c52-0f4e-4f0b-9d3c-2f1a7d6f2a11}")
"""The same for all charts: they are parts of a document, and are told apart by no one."""

_MISSING = "□"
_SAMPLE_PIXELS = 10.0

_applications: list[QApplication] = []
"""Qt's own object for the process, where no window has made it: it must live as long as the process."""


class Easel:
    """Where widgets are painted into PDF, in the font of this folder."""

    def __init__(self, fonts: Path) -> None:
        _begin_qt()
        self.font: QFont = literal(app_font(_family(fonts), TYPE_PIXELS))
        files = sorted(fonts.glob("*.ttf"))
        self._raw = QRawFont(str(files[0]), _SAMPLE_PIXELS) if files else QRawFont.fromFont(self.font)

    def legible(self, text: str) -> str:
        """The text with a box for every letter that the font has not."""
        if text.isascii():
            return text
        return "".join(one if self._raw.supportsCharacter(ord(one)) else _MISSING for one in text)

    def painted(self, widget: QWidget, width: int, height: int) -> bytes:
        """The widget at this size (pixels), as a page of PDF: the same bytes for the same picture."""
        widget.setFont(self.font)
        widget.resize(width, height)
        array = QByteArray()
        buffer = QBuffer(array)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(widget.logicalDpiX())  # else pixels and points are mixed up
        writer.setPageLayout(_page(widget))
        writer.setDocumentId(_ID)
        painter = QPainter(writer)
        widget.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)  # no ground
        painter.end()
        buffer.close()
        return _DATES.sub(lambda found: _NO_DATE[len(found[0])], bytes(array.data()))


@lru_cache(maxsize=4)
def _family(fonts: Path) -> str | None:
    """The family in a folder, which Qt keeps once it was loaded."""
    return load_fonts(fonts)


def _page(widget: QWidget) -> QPageLayout:
    scale = _POINTS_AN_INCH / widget.logicalDpiX()
    size = QSizeF(widget.width() * scale, widget.height() * scale)
    exact = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    return QPageLayout(exact, QPageLayout.Orientation.Portrait, QMarginsF())


def _begin_qt() -> None:
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # there is no window, and maybe no screen
        _applications.append(QApplication(["supervisor-app"]))
