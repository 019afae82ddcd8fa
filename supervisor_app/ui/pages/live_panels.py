"""The charts of the Live page: as many side by side as there is room for, the others behind switches."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.ui.pages.face_panel import FacePanel
from supervisor_app.ui.pages.live_faces import MAKERS, OFFERED, Choose, Face
from widgets.fonts import base_pixels
from widgets.palette import Palette

_TITLES = {
    "now": ("Queue length by queue", "Queue length", "Queues"),
    "day": ("Queue length through the day", "Queue length", "Queues"),
    "promise": ("Time left until the promise", "Time left", "Promise"),
    "waits": ("Wait today, live channels", "Wait, live channels", "Wait, live"),
    "volume": ("Contacts by channel today", "Contacts today", "Contacts"),
    "hours": ("Contacts through the day", "Contacts today", "Contacts"),
    "agents": ("Agents' workload", "Workload", "Agents"),
    "quality": ("Quality of service today", "Quality today", "Quality"),
    "service": ("Solved by self-service alone today", "Solved by self-service", "Self-service"),
    "peers": ("Customers help customers, today", "Customers help", "Peers"),
}
_WORDS = {"volume": "today", "hours": "by hour", "service": "self-service"}
"""What a switch calls a face, where its key is not the word."""

_QUALITY = ("quality", "service", "peers")
_PARTS: tuple[tuple[int, tuple[tuple[str, ...], ...]], ...] = (
    (115, (("now", "day"), ("promise", "waits"), ("volume", "hours"), _QUALITY, ("agents",))),
    (70, (("now", "day", "agents"), ("promise", "waits", "quality"), ("volume", "hours", *_QUALITY[1:]))),
    (0, (("now", "day", "agents"), ("promise", "waits", "volume", *_QUALITY))),
)
"""From which width (in times of the type) on which faces share a panel."""


class LivePanels(QWidget):
    """What waits, for how long, how much comes, and who works.

    Signals:
        figure_chosen: the figure behind what was clicked.
        people_chosen: the PresenceState behind what was clicked.
    """

    figure_chosen = Signal(object)
    people_chosen = Signal(object)

    def __init__(self, palette: Palette, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = palette
        self._snapshot: Snapshot | None = None
        self._faces: dict[str, Face] = {}
        self._parts: tuple[tuple[str, ...], ...] = ()
        self._current: dict[int, str] = {}
        self._withheld = frozenset(OFFERED)
        self._choose = Choose(self.figure_chosen.emit, self.people_chosen.emit)
        self.panels = [FacePanel(palette, self) for _ in _PARTS[0][1]]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for place, panel in enumerate(self.panels):
            row.addWidget(panel, 1)
            panel.face_chosen.connect(partial(self.show_face, place))

    def show_palette(self, palette: Palette) -> None:
        """Paint in these colours from now on."""
        self._palette = palette
        for panel in self.panels:
            panel.show_palette(palette)
        for face in self._faces.values():
            for widget in face.widgets:
                widget.show_palette(palette)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show what the snapshot says; faces that are not in sight wait until they are."""
        self._snapshot = snapshot
        withheld = frozenset(key for key, worth in OFFERED.items() if not worth(snapshot))
        changed, self._withheld = withheld != self._withheld, withheld
        for place in range(len(self._parts)):
            if changed:
                self._offer(place)
            self._refresh(place)

    def show_face(self, place: int, key: str) -> None:
        """Show another face in the panel at this place."""
        self._current[place] = key
        self._fill(place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Part the faces anew where the room became another."""
        super().resizeEvent(event)
        ems = self.width() / base_pixels(self.font())
        parts = next(parts for least, parts in _PARTS if ems >= least)
        if parts != self._parts:
            self._part(parts)

    def _part(self, parts: tuple[tuple[str, ...], ...]) -> None:
        looked_at = set(self._current.values())
        self._parts = parts
        self._current = {}
        for place, panel in enumerate(self.panels):
            panel.setVisible(place < len(parts))
            if place < len(parts):
                kept = [key for key in parts[place] if key in looked_at]
                self._current[place] = kept[0] if len(kept) == 1 else parts[place][0]
                self._fill(place)

    def _fill(self, place: int) -> None:
        panel, current = self.panels[place], self._current[place]
        face = self._face(current)
        for widget in face.widgets:
            if widget.parentWidget() is not panel:
                panel.body.addWidget(widget, 0 if len(face.widgets) > 1 and widget is face.widgets[0] else 1)
        for key, other in self._faces.items():
            for widget in other.widgets:
                if widget.parentWidget() is panel:
                    widget.setVisible(key == current)
        self._offer(place)
        panel.show_titles(*_TITLES[current])
        self._refresh(place)

    def _offer(self, place: int) -> None:
        """Offer the faces that have something to show, and the one that is looked at."""
        current = self._current[place]
        keys = [key for key in self._parts[place] if key not in self._withheld or key == current]
        self.panels[place].show_choices(tuple((key, _WORDS.get(key, key)) for key in keys), current)

    def _face(self, key: str) -> Face:
        if key not in self._faces:
            self._faces[key] = MAKERS[key](self._palette, self._choose)
        return self._faces[key]

    def _refresh(self, place: int) -> None:
        if self._snapshot is None:
            return
        face = self._faces[self._current[place]]
        face.show(self._snapshot)
        self.panels[place].show_subtitle(face.subtitle(self._snapshot))
