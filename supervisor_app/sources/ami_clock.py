"""The exchange's clock, seen from here."""

from collections.abc import Callable

from supervisor_app.domain.time import MINUTE_MS, Instant
from supervisor_app.sources.ami_records import NonsenseError, stamp
from supervisor_app.sources.ami_session import AmiSession

_KEPT_MS = MINUTE_MS


class ExchangeClock:
    """Our clock plus what the exchange's is ahead of it, asked once a minute."""

    def __init__(self, clock: Callable[[], Instant]) -> None:
        self._clock, self._asked, self.skew_ms = clock, 0, 0

    def now(self) -> Instant:
        """The exchange's time at this moment."""
        return self._clock() + self.skew_ms

    def refresh(self, session: AmiSession, *, anew: bool = False) -> None:
        """Ask the exchange where the last answer is old. Raises SourceError."""
        before = self._clock()
        if not anew and 0 <= before - self._asked < _KEPT_MS:
            return
        try:
            told = stamp(session.ping())
        except NonsenseError:
            told = None
        after = self._clock()
        if told is not None:
            self.skew_ms = told - (before + after) // 2
        self._asked = after
