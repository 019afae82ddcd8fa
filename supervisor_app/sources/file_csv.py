"""CSV and TSV files as rows of cells, line by line: nothing of a file is kept but the row at hand.

A row that cannot be split costs its first line alone: the lines a quote swallowed are read again.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator
from functools import partial
from io import BufferedReader, TextIOWrapper
from pathlib import Path

from supervisor_app.sources.file_table import Broken, Line, unusable
from supervisor_app.sources.mapping_parts import FileLayout

LINE_SIGNS = 4_000_000
"""A longer line is no row: without a limit a file without line ends would be read whole."""

_SHOWN = 200
_UNDECODED = re.compile("[\ud800-\udfff]")
_BROKEN_WORDS = {
    "field larger": ("a cell is longer than {limit} signs", "Is a quote opened and never closed? Correct it"),
    "unexpected end": (
        "a quote is opened and never closed",
        "Close it, or say [file] quote",
    ),
    "expected after": (
        "a sign follows a closed quote",
        "Double the quotes inside the cell, or say [file] escape",
    ),
}
_MARKS = {
    b"\xff\xfe": ("utf-16", 'Write encoding = "utf-16" under [file]'),
    b"\xfe\xff": ("utf-16", 'Write encoding = "utf-16" under [file]'),
    b"PK": ("", 'Write format = "xlsx" under [file]'),
    b"PA": ("", 'Write format = "parquet" under [file]'),
}


class CsvTable:
    """See :class:`~supervisor_app.sources.file_table.Table`. Raises SettingsError where it has no header."""

    def __init__(self, path: Path, layout: FileLayout, *, tabs: bool) -> None:
        self._path = path
        self._size, self._binary = _opened(path, layout)
        encoding = layout.encoding
        self._lines = _Lines(TextIOWrapper(self._binary, encoding, errors="surrogateescape", newline=""))
        delimiter = {"": "\t" if tabs else ",", "tab": "\t"}.get(layout.delimiter, layout.delimiter)
        self._delimiter = delimiter
        self._reader = csv.reader(
            self._lines,
            delimiter=delimiter,
            quotechar=layout.quote or None,
            quoting=csv.QUOTE_MINIMAL if layout.quote else csv.QUOTE_NONE,
            escapechar=layout.escape or None,
            strict=True,
        )
        self._rest = self._split()
        self._first: Line | None = None
        try:
            self.names = self._header(layout)
        except BaseException:
            self.close()
            raise

    def _header(self, layout: FileLayout) -> list[str]:
        for _ in range(layout.skip):
            next(self._lines, None)
        number, cells = next(self._rest, (0, None))
        if cells is None:
            raise unusable(self._path, "the file is empty", "Export it again")
        if isinstance(cells, Broken):
            raise unusable(self._path, f"its first row cannot be read: {cells.reason}", cells.remedy)
        if layout.header:
            return [name.strip() for name in cells]
        self._first = number, cells
        return [""] * len(cells)

    def rows(self) -> Iterator[Line]:
        """The rows."""
        width = len(self.names)
        if self._first is not None:
            yield self._first
        for number, cells in self._rest:
            if type(cells) is list and len(cells) != width:
                yield number, self._fitted(cells, width)
            else:
                yield number, cells

    def _split(self) -> Iterator[Line]:
        """The rows as they come; empty lines are passed over."""
        lines, reader = self._lines, self._reader
        while True:
            lines.begin_row()
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                broken = self._broken(str(error))
                yield lines.first, broken
                continue
            except UnicodeError as error:
                remedy = "Write the encoding of the file under [file]"
                why = f"the file is not what its encoding says: {error}"
                raise unusable(self._path, why, remedy) from error
            if lines.spoilt:
                yield lines.first, _undecoded(lines.taken[0])
            elif cells:
                yield lines.first, cells

    def _broken(self, why: str) -> Broken:
        """Give the lines after the first back; they are rows of their own."""
        raw = self._lines.put_back()
        for sign, (reason, remedy) in _BROKEN_WORDS.items():
            if sign in why:
                return Broken(reason.format(limit=csv.field_size_limit()), remedy, raw[:_SHOWN])
        return Broken(f"the row cannot be split into cells ({why})", "Correct the row", raw[:_SHOWN])

    def _fitted(self, cells: list[str], width: int) -> list[str] | Broken:
        """A row of another length; empty cells too many do no harm."""
        if len(cells) > width and not any(cells[width:]):
            return cells[:width]
        raw = self._delimiter.join(cells[: width + 1])[:_SHOWN]
        reason = f"the row has {len(cells)} cells, the header {width}"
        return Broken(reason, "Put quotes around cells that hold the delimiter, or complete the row", raw)

    def share(self) -> float | None:
        """By bytes."""
        return self._binary.tell() / self._size if self._size else 1.0

    def close(self) -> None:
        """Close the file."""
        self._lines.close()


def _opened(path: Path, layout: FileLayout) -> tuple[int, BufferedReader]:
    """The size of a file, and the file; what is plainly no text of that encoding is refused."""
    try:
        file = path.open("rb")
        start = file.peek(2)[:2]
        size = path.stat().st_size
    except OSError as error:
        raise unusable(path, f"the file cannot be read: {error.strerror}") from error
    encoding, remedy = _MARKS.get(start, (layout.encoding, ""))
    if not layout.encoding.lower().replace("_", "-").startswith(encoding or "no") and remedy:
        file.close()
        raise unusable(path, "the file is no text in the encoding of the mapping", remedy)
    return size, file


def _undecoded(line: str) -> Broken:
    raw = line.encode("utf-8", "replace").decode()[:_SHOWN]
    return Broken("the row holds signs of another encoding", "Say [file] encoding, like cp1250", raw)


class _Lines:
    """The lines of a text, those of the row at hand remembered. ``first``: its number, from 1.

    ``spoilt``: the row holds bytes that are no text.
    """

    def __init__(self, text: TextIOWrapper) -> None:
        self._read = partial(text.readline, LINE_SIGNS)
        self._text = text
        self._back = deque[str]()
        self._number = 0
        self.taken: list[str] = []
        self.spoilt = False

    def begin_row(self) -> None:
        """The next line is the first of a row."""
        self.taken = []
        self.spoilt = False

    @property
    def first(self) -> int:
        """The number of the first line of the row."""
        return self._number - len(self.taken) + 1

    def close(self) -> None:
        """Close the text and its file."""
        self._text.close()

    def put_back(self) -> str:
        """Give back all lines of the row but the first, which is returned."""
        rest = self.taken[1:]
        self._back.extendleft(reversed(rest))
        self._number -= len(rest)
        del self.taken[1:]
        return self.taken[0].encode("utf-8", "replace").decode()

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._back.popleft() if self._back else self._read()
        if not line:
            raise StopIteration
        self._number += 1
        self.taken.append(line)
        if len(line) >= LINE_SIGNS and line[-1] not in "\r\n":
            self._pass_over()
            raise csv.Error(f"it is longer than {LINE_SIGNS} signs")
        if not line.isascii() and _UNDECODED.search(line):
            self.spoilt = True
        return line

    def _pass_over(self) -> None:
        """Read the rest of a line that is too long, and forget it."""
        while (part := self._read()) and part[-1] not in "\r\n":
            pass
