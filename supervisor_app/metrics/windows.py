"""Which contacts a view is of: those that are open, or those that a window is credited with."""

from enum import StrEnum

import numpy as np

from supervisor_app.domain.time import Window
from supervisor_app.metrics.layout import Flag, T
from supervisor_app.metrics.view import Look, View


class Credit(StrEnum):
    """The instant that decides in which window a contact counts."""

    __hash__ = str.__hash__  # as that of Dim

    NOW = "now"
    ARRIVED = "queued"
    DONE = "ended"
    RESOLVED = "resolved"
    SESSION = "session_end"
    CALLBACK = "callback_due"


_CREDITED = {
    Credit.ARRIVED: T.ARRIVED,
    Credit.DONE: T.DONE,
    Credit.RESOLVED: T.RESOLVED,
    Credit.SESSION: T.SESSION_END,
    Credit.CALLBACK: T.CALLBACK_DUE,
}


def open_view(look: Look) -> View:
    """The contacts that are open and part of figures."""
    return View(look, np.flatnonzero(look.columns.flagged(Flag.OPEN | Flag.COUNTED)))


def window_view(look: Look, credit: Credit, window: Window) -> View:
    """The contacts that count in a window, by the instant that decides."""
    column = _CREDITED[credit]
    at = look.columns.time(column)
    mask = look.columns.flagged(Flag.COUNTED) & (at >= window.start) & (at < window.end)
    return View(look, np.flatnonzero(mask), column)
