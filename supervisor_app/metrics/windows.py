"""Which contacts a view is of: those that are open, or those that a window is credited with."""

from enum import StrEnum

import numpy as np

from supervisor_app.domain.time import Instant, Window
from supervisor_app.metrics.layout import NEVER, Flag, T
from supervisor_app.metrics.view import Look, View


class Credit(StrEnum):
    """The instant that decides in which window a contact counts. ``SOLVED``: as ``RESOLVED``, whatever makes
    no sense in other stamps."""

    __hash__ = str.__hash__  # as that of Dim

    NOW = "now"
    ARRIVED = "queued"
    DONE = "ended"
    RESOLVED = "resolved"
    SOLVED = "solved"
    SESSION = "session_end"
    CALLBACK = "callback_due"


_CREDITED = {
    Credit.ARRIVED: T.ARRIVED,
    Credit.DONE: T.DONE,
    Credit.RESOLVED: T.RESOLVED,
    Credit.SOLVED: T.RESOLVED,
    Credit.SESSION: T.SESSION_END,
    Credit.CALLBACK: T.CALLBACK_DUE,
}


def open_view(look: Look) -> View:
    """The contacts that are open and part of figures."""
    return View(look, np.flatnonzero(look.columns.flagged(Flag.OPEN | Flag.COUNTED)))


def window_view(look: Look, credit: Credit, window: Window) -> View:
    """The contacts that count in a window, by the instant that decides; those of the moment: of its end."""
    if credit is Credit.NOW:
        return _standing_view(look, window.end)
    column = _CREDITED[credit]
    at = look.columns.time(column)
    counted = Flag.SOLVED if credit is Credit.SOLVED else Flag.COUNTED
    mask = look.columns.flagged(counted) & (at >= window.start) & (at < window.end)
    return View(look, np.flatnonzero(mask), column)


def _standing_view(look: Look, at: Instant) -> View:
    """The contacts that were open at an instant: they had come before it, and were not done before it."""
    columns = look.columns
    done = columns.time(T.DONE)
    # What is over without a word on when was over at the last that happened to it.
    over = np.where(done != NEVER, done, columns.time(T.TOUCHED))
    open_then = columns.flagged(Flag.OPEN) | (over >= at)
    mask = columns.flagged(Flag.COUNTED) & (columns.time(T.CREATED) < at) & open_then
    return View(look, np.flatnonzero(mask))
