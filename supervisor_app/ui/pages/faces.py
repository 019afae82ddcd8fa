"""A panel whose faces are widgets that are always there: the switch in its header brings one to the front."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from supervisor_app.ui.pages.face_panel import FacePanel
from widgets.palette import Palette


@dataclass(frozen=True)
class FaceOf:
    """One face: the word in the switch, the titles it may have (the longest first), and the widget."""

    key: str
    word: str
    titles: tuple[str, ...]
    widget: QWidget


class Faces(FacePanel):
    """Shows one of some widgets; those that are not offered have nothing to show."""

    def __init__(self, palette: Palette, faces: tuple[FaceOf, ...], parent: QWidget | None = None) -> None:
        super().__init__(palette, parent)
        self._faces = {face.key: face for face in faces}
        self._offered = tuple(self._faces)
        self._notes: dict[str, str] = {}
        self.current = faces[0].key
        for face in faces:
            self.body.addWidget(face.widget, 1)
        self.face_chosen.connect(self.show_face)
        self._refresh()

    def show_face(self, key: str) -> None:
        """Bring this face to the front."""
        self.current = key
        self._refresh()

    def offer(self, *keys: str) -> None:
        """Offer these faces alone; where the one in front is not among them, the first comes."""
        self._offered = keys
        if keys and self.current not in keys:
            self.current = keys[0]
        self._refresh()

    def show_face_note(self, key: str, note: str) -> None:
        """A line below the title of this face."""
        self._notes[key] = note
        self._refresh()

    def _refresh(self) -> None:
        for key, face in self._faces.items():
            face.widget.setVisible(key == self.current)
        self.show_titles(*self._faces[self.current].titles)
        self.show_subtitle(self._notes.get(self.current, ""))
        self.show_choices(tuple((key, self._faces[key].word) for key in self._offered), self.current)
