"""A filter that is on, with a cross to take it off."""

from collections.abc import Hashable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.canvas import Canvas
from widgets.palette import Palette, mixed
from widgets.pencil import Pencil
from widgets.safe import safe_text


class Chip(Canvas):
    """Names a filter: "waiting now" and a cross.

    Signals:
        removed: the chip was clicked, or Delete or Enter was pressed on it.
    """

    removed = Signal()

    def __init__(self, palette: Palette, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._text = ""
        self._focused = "chip"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Name the filter."""
        self._text = safe_text(text, 60)
        self.setAccessibleName(self._text)
        self._show(self._text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the text and the cross."""
        fonts = self.fonts()
        return QSize(round(fonts.width_of(self._text) + fonts.em * 3.2), round(fonts.em * 2.3))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the filter off."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, key: Hashable) -> None:
        self.removed.emit()

    def _paint(self, pencil: Pencil) -> None:
        whole = QRectF(self.rect())
        pencil.block(whole, mixed(self._palette.panel, self._palette.info, 0.22), 6)
        self._spot(whole, "chip", self._text)
        pad, arm = pencil.px(11), pencil.px(4)
        text = QRectF(pad, 0, whole.width() - 2 * pad - 3 * arm, whole.height())
        pencil.text(text, self._text, self._palette.text)
        x, y = whole.right() - pad - arm, whole.center().y()
        for slope in (-1, 1):
            start, end = QPointF(x - arm, y - arm * slope), QPointF(x + arm, y + arm * slope)
            pencil.rule(start, end, self._palette.text, pencil.px(1.5))
