"""Refuses the pair of Python and PySide6 that aborts, before Qt is imported."""

import os
import sys
from importlib.metadata import PackageNotFoundError, version

from supervisor_app.domain.errors import SupervisorError


def refuse_bad_pair(python: tuple[int, int] | None = None, pyside: str | None = None) -> None:
    """Raise SupervisorError where this PySide6 loses references on this Python.

    From 6.12 on its calls drop a reference to None each; before Python 3.12, where None is counted,
    the process aborts within minutes.
    """
    python = python or sys.version_info[:2]
    pyside = pyside or _installed()
    numbers = tuple(int(part) for part in pyside.split(".")[:2] if part.isdigit())
    if python < (3, 12) and numbers >= (6, 12):
        raise SupervisorError(
            f"PySide6 {pyside} crashes on Python {python[0]}.{python[1]}. "
            'Install "PySide6-Essentials>=6.8,<6.12", or use Python 3.12 or later'
        )


def refuse_no_display() -> None:
    """Raise SupervisorError on a Linux machine without a screen, where Qt would abort."""
    if not sys.platform.startswith("linux"):
        return
    if not any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise SupervisorError(
            "there is no screen to open a window on. Start it in a desktop session, under xvfb-run, "
            "or without a window (demo --no-window, collect)"
        )


def _installed() -> str:
    try:
        return version("PySide6-Essentials")
    except PackageNotFoundError:  # a built program carries no metadata of it; it was checked when built
        return "0.0"
