"""Counts how often a mark was seen, in a file of its own that is gone when it is closed.

Its memory does not grow with the number of marks: what does not fit is kept on disk by SQLite.
"""

import sqlite3
from collections.abc import Sequence

from supervisor_app.store import engine

_CACHE_KB = 32_768


class Tally:
    """Numbers the occurrences of marks, from 0. For one thread."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        for pragma in ("journal_mode = off", "synchronous = off", f"cache_size = -{_CACHE_KB}"):
            self._connection.execute(f"pragma {pragma}").fetchall()
        self._connection.execute(
            "create table seen (mark blob primary key, times integer not null) without rowid"
        )

    def occurrences(self, marks: Sequence[bytes]) -> list[int]:
        """For each mark how often it had come before, here or in earlier calls. Raises StoreError."""
        with engine.translated():
            return self._counted(marks)

    def _counted(self, marks: Sequence[bytes]) -> list[int]:
        times = {mark: self._times(mark) for mark in dict.fromkeys(marks)}
        numbers = []
        for mark in marks:
            numbers.append(times[mark])
            times[mark] += 1
        self._connection.execute("begin")
        self._connection.executemany("insert or replace into seen values (?, ?)", list(times.items()))
        self._connection.execute("commit")
        return numbers

    def _times(self, mark: bytes) -> int:
        found = self._connection.execute("select times from seen where mark = ?", (mark,)).fetchone()
        return int(found[0]) if found else 0

    def close(self) -> None:
        """Forget everything."""
        self._connection.close()
