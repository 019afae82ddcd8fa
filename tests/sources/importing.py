"""Small files and mappings for tests of the import: rows in, contacts, totals and rejected rows out."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from supervisor_app.domain.contacts import Contact
from supervisor_app.domain.phrases import DEFAULT_PHRASES
from supervisor_app.domain.time import Instant, to_instant
from supervisor_app.sources.files import FileSource, Needs, Piece, Rejected
from supervisor_app.sources.mapping_events import Story
from supervisor_app.sources.mapping_reading import parse_mapping

HEAD = 'kind = "contacts"\nsource = "s"\nzone = "Europe/Warsaw"\n'
"""The beginning of a mapping of contacts; ``[columns]`` may follow."""

PHONE = '\n[constants]\nchannel = "phone"\n'


class CountedInMemory:
    """Occurrences of marks, counted in memory."""

    def __init__(self) -> None:
        self._seen: Counter[bytes] = Counter()

    def __call__(self, marks: Sequence[bytes]) -> list[int]:
        found = []
        for mark in marks:
            found.append(self._seen[mark])
            self._seen[mark] += 1
        return found


def needs(stories: Mapping[str, Story] | None = None) -> Needs:
    """What a file is read with; customers are told by a sign in front."""
    known = stories or {}
    return Needs(lambda word: f"~{word}", DEFAULT_PHRASES, CountedInMemory(), lambda _ids: known)


def pieces_of(path: Path, mapping: str, done: int = 0) -> list[Piece]:
    """A file, whole."""
    source = FileSource(path, parse_mapping(mapping, "m.toml"), needs())
    try:
        return list(source.pieces(done))
    finally:
        source.close()


def written(folder: Path, text: str | bytes, name: str = "f.csv") -> Path:
    """A file of the folder with this in it."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def contacts_of(folder: Path, text: str, mapping: str) -> list[Contact]:
    """The contacts of a CSV file of which no row is rejected."""
    pieces = pieces_of(written(folder, text), mapping)
    assert not [one for piece in pieces for one in piece.rejected]
    return [record.contact for piece in pieces for record in piece.batch.records]


def rejected_of(path: Path, mapping: str) -> list[Rejected]:
    """The rows of a file that are rejected."""
    return [one for piece in pieces_of(path, mapping) for one in piece.rejected]


def at(text: str, zone: str = "Europe/Warsaw") -> Instant:
    """The instant of a local time like 2026-03-02T09:00."""
    return to_instant(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)))


def lines_of(header: str, rows: Iterator[str] | Sequence[str]) -> str:
    """A CSV text."""
    return "\n".join([header, *rows]) + "\n"
