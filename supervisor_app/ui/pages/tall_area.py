"""Room for something as high as the place there is, and scrolled where it needs more."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class TallArea(QScrollArea):
    """Scrolls upright only. ``fit`` is told the height there is, whenever it is another."""

    def __init__(
        self, content: QWidget, fit: Callable[[int], None] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tell = fit
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        for part in (self.viewport(), content):
            part.setAutoFillBackground(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell the new height."""
        super().resizeEvent(event)
        if self._tell is not None:
            self._tell(self.viewport().height())
