"""A panel with one of several faces, chosen by a switch in its header."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from supervisor_app.ui.pages.switch import Switch
from widgets.fonts import STRONG
from widgets.palette import Palette
from widgets.panel import Panel
from widgets.pencil import CLAUSE
from widgets.safe import PlainLabel, safe_text, set_tip


class FacePanel(Panel):
    """A card whose header offers what else could be seen here.

    Signals:
        face_chosen: the key of the face that was chosen; the owner decides what is shown.
    """

    face_chosen = Signal(str)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(palette, parent=parent)
        self._titles: tuple[str, ...] = ("",)
        self.switch = Switch(palette, self)
        self.switch.chosen.connect(self.face_chosen)
        self._whole_subtitle = ""
        self._subtitle = PlainLabel(parent=self)
        self._subtitle.setStyleSheet(f"color: {palette.mute};")
        self._subtitle.hide()
        self.body.addWidget(self._subtitle)

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        super().show_palette(palette)
        self.switch.show_palette(palette)
        self._subtitle.setStyleSheet(f"color: {palette.mute};")

    def show_titles(self, *titles: str) -> None:
        """Name the panel: the first of these for which there is room, the longest given first."""
        self._titles = titles
        self._fit_title()

    def show_subtitle(self, text: str) -> None:
        """A line below the title (empty: none): of its clauses as many as there is room for."""
        self._whole_subtitle = text
        self._fit_subtitle()
        self._subtitle.setVisible(bool(text))

    def show_choices(self, choices: tuple[tuple[str, str], ...], current: str) -> None:
        """Offer these (key, word) faces in the header."""
        self.switch.show_choices(choices, current)
        self._fit_title()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the switch in its corner."""
        super().resizeEvent(event)
        self._fit_title()
        self._fit_subtitle()

    def _fit_subtitle(self) -> None:
        clauses = safe_text(self._whole_subtitle).split(CLAUSE)
        room = self.width() - 2 * self.body.contentsMargins().left()
        width_of = self._subtitle.fontMetrics().horizontalAdvance
        while len(clauses) > 1 and width_of(CLAUSE.join(clauses)) > room:
            clauses.pop()
        shown = CLAUSE.join(clauses)
        if shown != self._subtitle.full_text():
            self._subtitle.setText(shown)
            set_tip(self._subtitle, self._whole_subtitle if shown != self._whole_subtitle else "")

    def _fit_title(self) -> None:
        side = self.body.contentsMargins().left()
        gap = round(self.fonts().em)
        shortest = round(self.fonts().width_of(self._titles[-1], 1.0, STRONG))
        self.switch.fit(self.width() - 2 * side - gap - shortest)
        taken = self.switch.width() + side if not self.switch.isHidden() else 0
        room = self.width() - 2 * side - taken
        fitting = [title for title in self._titles if self.fonts().width_of(title, 1.0, STRONG) <= room]
        title = fitting[0] if fitting else self._titles[-1]
        if title != self._title:
            self.show_title(title)
        self.switch.move(self.width() - side - self.switch.width() + 5, round(self.fonts().em * 0.75))
