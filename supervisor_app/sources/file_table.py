"""A file as rows of cells, whatever its format: what every reader of one gives."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from msgspec import Struct

from supervisor_app.domain.errors import SettingsError

_SAMPLE_BYTES = 1 << 20
_RAW_SIGNS = 200
_RAW_CELLS = 50


class Broken(Struct, frozen=True):
    """A row that cannot be split into cells: why, what to do about it, and how it begins."""

    reason: str
    remedy: str
    raw: str


Line: TypeAlias = tuple[int, list[Any] | Broken]
"""The number of a row in its file, from 1, and its cells: as many as there are names of columns."""


class Table(Protocol):
    """An open file. ``names``: of its columns, empty ones where it has no header."""

    names: list[str]

    def rows(self) -> Iterator[Line]:
        """Its rows, once, without the header and without empty rows. Raises SettingsError."""

    def share(self) -> float | None:
        """How much of it has been read, 0 to 1; None where that cannot be said."""

    def close(self) -> None:
        """Close the file."""


def raw_of(cells: Sequence[Any]) -> str:
    """The beginning of a row as one would write it."""
    words = ("" if cell is None else str(cell)[:_RAW_SIGNS] for cell in cells[:_RAW_CELLS])
    return ",".join(words)[:_RAW_SIGNS].encode("utf-8", "replace").decode()


def unusable(path: Path, why: str, remedy: str = "") -> SettingsError:
    """A file that cannot be read at all."""
    return SettingsError(why, file=str(path), remedy=remedy)


def fingerprint(path: Path) -> str:
    """What tells this file from others and from itself after a change: its size, beginning and end.

    Raises SettingsError where it cannot be read.
    """
    mark = hashlib.blake2b(digest_size=12)
    try:
        with path.open("rb") as file:
            size = file.seek(0, 2)
            for start in (0, max(0, size - _SAMPLE_BYTES)):
                file.seek(start)
                mark.update(file.read(_SAMPLE_BYTES))
    except OSError as error:
        raise unusable(path, f"the file cannot be read: {error.strerror}") from error
    return f"{size}:{mark.hexdigest()}"
