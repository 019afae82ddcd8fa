"""What is wrong with a window's layout as it stands: cut, touching, outside, empty. For tests of pages."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QLayout, QLineEdit, QWidget

from widgets.canvas import Canvas
from widgets.keyed_table import KeyedTable
from widgets.panel import Panel


def layout_faults(root: QWidget) -> list[str]:
    """Every fault among the visible widgets below `root`, each with the widget it was found on."""
    faults: list[str] = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisibleTo(root):
            continue
        name = _name(widget)
        faults += [f"{name}: {fault}" for fault in _text_faults(widget) + _panel_faults(widget)]
        faults += [f"{name}: {fault}" for fault in _overlaps(widget)]
        if _shows_text(widget) and not _inside(widget, root):
            faults.append(f"{name}: reaches outside the window")
    return faults


def _name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()!r}"


def _text_faults(widget: QWidget) -> list[str]:
    if isinstance(widget, (Canvas, KeyedTable)):
        return widget.text_faults()
    if isinstance(widget, QLabel) and not widget.wordWrap() and widget.text():
        needed, room = widget.fontMetrics().horizontalAdvance(widget.text()), widget.contentsRect().width()
        cut = ["elided"] if widget.text().endswith("…") else []
        return cut + ([f"{widget.text()!r} needs {needed} px and has {room}"] if needed > room + 1 else [])
    if (
        isinstance(widget, QLabel)
        and widget.wordWrap()
        and widget.heightForWidth(widget.width()) > widget.height()
    ):
        return [f"{widget.text()!r} is higher than its label"]
    if isinstance(widget, QAbstractButton) and widget.text():
        needed, room = widget.fontMetrics().horizontalAdvance(widget.text().replace("&", "")), widget.width()
        return [f"{widget.text()!r} needs {needed} px and has {room}"] if needed > room else []
    if isinstance(widget, QLineEdit):
        shown = widget.text() or widget.placeholderText()
        needed, room = widget.fontMetrics().horizontalAdvance(shown), widget.width()
        return [f"{shown!r} needs {needed} px and has {room}"] if needed > room else []
    return []


def _panel_faults(widget: QWidget) -> list[str]:
    if not isinstance(widget, Panel):
        return []
    shown = [
        child for child in _laid_out(widget.body) if child.isVisibleTo(widget) and not child.size().isEmpty()
    ]
    blank = [child for child in shown if isinstance(child, (Canvas, KeyedTable)) and child.is_blank()]
    return ["the panel is empty"] if len(blank) == len(shown) else []


def _laid_out(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        assert item is not None
        child, inner = item.widget(), item.layout()
        if child is not None:
            found.append(child)
        elif inner is not None:
            found += _laid_out(inner)
    return found


def _overlaps(widget: QWidget) -> list[str]:
    layout = widget.layout()
    if isinstance(widget, QAbstractScrollArea) or layout is None:
        return []
    laid_out = [child for child in _laid_out(layout) if child.isVisibleTo(widget)]
    placed = [(child, QRect(child.mapTo(widget, QPoint()), child.size())) for child in laid_out]
    return [
        f"{_name(one)} overlaps {_name(other)}"
        for (one, ground), (other, second) in combinations(placed, 2)
        if ground.intersects(second)
    ]


def _shows_text(widget: QWidget) -> bool:
    return isinstance(widget, (Canvas, QLabel, QAbstractButton, KeyedTable)) and not _scrolled(widget)


def _scrolled(widget: QWidget) -> bool:
    """Whether the widget lives in something that scrolls, and so may be partly out of sight."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def _inside(widget: QWidget, root: QWidget) -> bool:
    return root.rect().contains(QRect(widget.mapTo(root, QPoint()), widget.size()))
