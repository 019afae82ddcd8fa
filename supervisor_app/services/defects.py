"""Errors that nobody foresaw, caught at the rim of a thread so that it goes on."""

import logging
import traceback

from supervisor_app.domain.errors import SupervisorError

_LOG = logging.getLogger(__name__)

_MOST_KINDS = 100


class Defect(SupervisorError):
    """A mistake of this program. Its text holds no word of the error behind it: that may quote a customer."""


class Defects:
    """Notes what a thread's work fails with: each kind, told by its place, is logged once, with its trace.

    The trace is of places alone. What the error says is left out, since it may quote what it failed on.
    """

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._told: set[tuple[str, str]] = set()

    def note(self, error: Exception) -> Defect:
        """Log the error, unless it was before; what to show of it."""
        name = type(error).__name__
        places = "".join(traceback.format_tb(error.__traceback__)).rstrip()
        kind = (name, places)
        if kind not in self._told and len(self._told) < _MOST_KINDS:
            self._told.add(kind)
            _LOG.error("unexpected error (%s) while %s, which goes on:\n%s", name, self._doing, places)
        return Defect(f"Unexpected error ({name}) in this program; its log says where. It is tried again")
