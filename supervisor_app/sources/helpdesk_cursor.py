"""Where a help desk's changes were read up to, and how much of the first back-fill that is."""

import msgspec
from msgspec import Struct


class Position(Struct, frozen=True, omit_defaults=True):
    """The server's cursor, and of a first back-fill the contacts ``done`` of about ``total``.

    Both are kept with the cursor so that a back-fill broken off by a restart goes on where it was.
    ``total`` is 0 when no back-fill is going on.
    """

    at: str | None = None
    done: int = 0
    total: int = 0

    @property
    def _filling(self) -> bool:
        return self.at is None or self.total > 0

    @staticmethod
    def read(cursor: str | None) -> "Position":
        """The position behind a stored cursor; the beginning for None and for what we never wrote."""
        if cursor is None:
            return Position()
        try:
            return msgspec.json.decode(cursor, type=Position)
        except msgspec.DecodeError:
            return Position()

    def written(self) -> str:
        """The position as a cursor to store."""
        return msgspec.json.encode(self).decode()

    def after(self, cursor: str, *, more: bool, got: int, remaining: int) -> "Position":
        """The position behind a page of ``got`` contacts that says ``remaining`` are left."""
        if not more or not self._filling:
            return Position(at=cursor)
        done = self.done + got
        # The total only grows: contacts keep coming while the old ones are read.
        return Position(at=cursor, done=done, total=max(self.total, done + max(remaining, 0), 1))

    def progress(self, after: "Position") -> float | None:
        """The share of the back-fill done once ``after`` is reached; None where none was going on."""
        if not self._filling:
            return None
        return after.done / after.total if after.total else 1.0
