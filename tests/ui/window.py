"""A window for tests: its clock stands still until it is pushed, its texts can be read."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.ui.main_window import MainWindow
from tests.ui.desk import Desk
from widgets.palette import DARK, Palette
from widgets.pencil import Pencil


class Clock:
    """Milliseconds that pass when told to."""

    def __init__(self) -> None:
        self.ms = 5_000

    def __call__(self) -> int:
        return self.ms


def opened(
    qtbot: QtBot,
    desk: Desk,
    snapshot: Snapshot | None = None,
    *,
    palette: Palette = DARK,
    size: tuple[int, int] = (1280, 800),
    clock: Clock | None = None,
    theme_changed: Callable[[str], None] | None = None,
) -> MainWindow:
    """A window in sight, with this snapshot in it."""
    window = MainWindow(
        palette, desk, title="Help desk", theme_changed=theme_changed, now_ms=clock or Clock()
    )
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    qtbot.waitExposed(window)
    if snapshot is not None:
        window.show_snapshot(snapshot)
    QApplication.processEvents()
    return window


def texts_of(root: QWidget, monkeypatch: pytest.MonkeyPatch) -> str:
    """Every text that can be read or heard in a window: labels, paintings, tool tips, names."""
    written: list[str] = []
    paint = Pencil.text

    def remembering(self: Pencil, rect: QRectF, text: object, colour: QColor | str, **how: object) -> QRectF:
        written.append(str(text))
        return paint(self, rect, text, colour, **how)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(Pencil, "text", remembering)
        root.grab()
    for widget in [root, *root.findChildren(QWidget)]:
        if widget.isVisibleTo(root):
            written += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            written += [widget.text()] if isinstance(widget, QLabel) else []
            written += [spot.name for spot in getattr(widget, "_spots", ())]
    return "\n".join(written)
