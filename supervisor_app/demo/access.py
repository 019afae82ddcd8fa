"""Who may ask what, and how often."""

import hmac
import time
from collections.abc import Callable, Iterable

from msgspec import Struct

RIGHTS = ("contacts", "live", "agents")


class User(Struct, frozen=True):
    """Whom a token stands for, and what they may read."""

    name: str
    rights: frozenset[str]


class Tokens:
    """The tokens that open the door, written as words: ``TOKEN`` (every right) or ``TOKEN:right,right``."""

    def __init__(self, words: Iterable[str]) -> None:
        self._users: list[tuple[bytes, User]] = []
        for word in words:
            token, _, rights = word.partition(":")
            granted = frozenset(rights.split(",")) if rights else frozenset(RIGHTS)
            name = "supervisor" if granted == frozenset(RIGHTS) else "restricted"
            self._users.append((token.encode(), User(name, granted)))

    def user(self, token: str) -> User | None:
        """Whom a token stands for, or None."""
        given = token.encode()
        for known, user in self._users:
            if hmac.compare_digest(known, given):
                return user
        return None


class Limit:
    """A token bucket: ``rate`` requests a second on average, ``burst`` at once."""

    def __init__(
        self, rate: float = 50.0, burst: float = 200.0, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._rate, self._burst, self._monotonic = rate, burst, monotonic
        self._left, self._at = burst, monotonic()

    def wait_s(self) -> float:
        """Zero when a request may pass now (and is counted), otherwise the seconds until one may."""
        now = self._monotonic()
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < 1.0:
            return (1.0 - self._left) / self._rate
        self._left -= 1.0
        return 0.0
