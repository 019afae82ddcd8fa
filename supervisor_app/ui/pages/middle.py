"""The middle of a page about the past: what is told, why nothing is, or what is behind one of its numbers."""

from collections.abc import Callable

from PySide6.QtWidgets import QGraphicsOpacityEffect, QStackedWidget, QWidget

from supervisor_app.ui.pages.behind import BehindPanel
from supervisor_app.ui.pages.lacking import Lacking
from supervisor_app.ui.pages.tall_area import TallArea
from supervisor_app.ui.present.behind import Behind

_DIMMED = 0.45


class Middle(QStackedWidget):
    """Shows one of three. What is told stays, dimmed, while other things are read.

    ``fit`` is told the height there is for the ``overview``.
    """

    def __init__(
        self,
        overview: QWidget,
        fit: Callable[[int], None],
        lacking: Lacking,
        behind: BehindPanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._lacking, self._behind = lacking, behind
        self._told = False
        self._fade = QGraphicsOpacityEffect(overview)
        self._fade.setOpacity(_DIMMED)
        self._fade.setEnabled(False)
        overview.setGraphicsEffect(self._fade)
        self._area = TallArea(overview, fit)
        for part in (lacking, self._area, behind):
            self.addWidget(part)
        behind.left.connect(self.come_back)

    @property
    def is_dimmed(self) -> bool:
        """Whether what is told is about to be replaced."""
        return self._fade.isEnabled()

    def wait(self) -> None:
        """Something else is being read."""
        self._fade.setEnabled(self._told)
        self.come_back()

    def show_told(self, told: bool) -> None:
        """It has come, or there is nothing to tell. What is behind a number stays in front."""
        self._told = told
        self._fade.setEnabled(False)
        if self.currentWidget() is not self._behind:
            self.come_back()

    def open(self, behind: Behind) -> None:
        """Show what is behind a number."""
        self.setCurrentWidget(self._behind)
        self._behind.open(behind)
        self._behind.list.table.setFocus()

    def come_back(self) -> None:
        """Show what is told, or why nothing is."""
        self.setCurrentWidget(self._area if self._told else self._lacking)
