"""XLSX workbooks as rows of cells, by openpyxl, row by row.

What a cell shows is read, not its formula. Where a program wrote formulas without their values, such cells
are told apart from empty ones.
"""

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from itertools import chain, zip_longest
from pathlib import Path
from typing import Any

from supervisor_app.domain.errors import SettingsError
from supervisor_app.sources.file_table import Broken, Line, raw_of, unusable
from supervisor_app.sources.mapping_cells import Uncomputed
from supervisor_app.sources.mapping_parts import FileLayout

_BLOCK = 1 << 20
_UNCOMPUTED = re.compile(rb"(?:</f>|<f\b[^>]*/>)\s*(?:<v\s*/>|<v></v>)?\s*</c>")
_OVERLAP = 64


class XlsxTable:
    """See :class:`~supervisor_app.sources.file_table.Table`. Raises SettingsError where it cannot be read."""

    def __init__(self, path: Path, layout: FileLayout) -> None:
        self._path, self._layout = path, layout
        self._books: list[Any] = []
        try:
            self._sheet = self._open(values=True)
            self._formulas = self._open(values=False) if _has_uncomputed(path) else None
            self._rest = self._numbered()
            self._first: tuple[int, list[Any]] | None = None
            self.names = self._header()
        except BaseException:
            self.close()
            raise

    def _open(self, *, values: bool) -> Any:
        try:
            from openpyxl import load_workbook  # only where a workbook is read
        except ImportError as error:
            remedy = 'Install it: pip install "supervisor-app[import]"'
            raise unusable(self._path, "reading a workbook needs the package openpyxl", remedy) from error
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of styles and extensions, which are not looked at
                book = load_workbook(self._path, read_only=True, data_only=values, keep_links=False)
        except OSError as error:
            raise unusable(self._path, f"the file cannot be read: {error.strerror}") from error
        except Exception as error:  # a broken workbook raises whatever broke on the way
            remedy = "Open it in a spreadsheet program and save it as XLSX"
            why = f"this is no XLSX workbook ({type(error).__name__})"
            raise unusable(self._path, why, remedy) from error
        self._books.append(book)
        if self._layout.sheet and self._layout.sheet not in book.sheetnames:
            known = ", ".join(book.sheetnames)[:200]
            raise unusable(self._path, f"there is no sheet {self._layout.sheet!r}", f"Sheets are {known}")
        sheet = book[self._layout.sheet] if self._layout.sheet else book.worksheets[0]
        sheet.reset_dimensions()  # what a workbook says of its size is not always true
        return sheet

    def _numbered(self) -> Iterator[tuple[int, list[Any]]]:
        """Rows with their numbers, from 1; after the lines to skip."""
        values: Iterator[Sequence[Any]] = self._sheet.iter_rows(values_only=True)
        if self._formulas is None:
            rows: Iterator[list[Any]] = map(list, values)
        else:
            rows = map(_marked, values, self._formulas.iter_rows(values_only=True))
        number = 0
        try:
            while (cells := _next(rows)) is not None:
                number += 1
                if number > self._layout.skip:
                    yield number, cells
        except SettingsError:
            raise
        except Exception as error:  # see above
            why = f"the workbook is broken after row {number} ({type(error).__name__})"
            raise unusable(self._path, why, "Open it in a spreadsheet program and save it again") from error

    def _header(self) -> list[str]:
        for number, cells in self._rest:
            if any(cell is not None for cell in cells):
                while cells and cells[-1] is None:
                    cells.pop()
                if not self._layout.header:
                    self._first = number, cells
                    return [""] * len(cells)
                return ["" if cell is None else str(cell).strip() for cell in cells]
        raise unusable(self._path, "the sheet is empty", "Name another with [file] sheet")

    def rows(self) -> Iterator[Line]:
        """The rows; short ones are filled up, since a sheet does not store empty cells."""
        width = len(self.names)
        for number, cells in chain([] if self._first is None else [self._first], self._rest):
            if all(cell is None for cell in cells):
                continue
            if len(cells) < width:
                cells += [None] * (width - len(cells))
            if len(cells) > width and any(cell is not None for cell in cells[width:]):
                reason = f"the row has cells beyond the {width} of the header"
                yield number, Broken(reason, "Give the column a name in the header", raw_of(cells))
            else:
                yield number, cells[:width]

    def share(self) -> float | None:
        """Not known: a sheet does not say truly how long it is."""
        return None

    def close(self) -> None:
        """Close the workbook."""
        for book in self._books:
            book.close()


def _next(rows: Iterator[list[Any]]) -> list[Any] | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of dates that are none: such cells are told as they are
        return next(rows, None)


def _marked(values: Sequence[Any], formulas: Sequence[Any]) -> list[Any]:
    return [
        Uncomputed(formula)
        if value is None and isinstance(formula, str) and formula.startswith("=")
        else value
        for value, formula in zip_longest(values, formulas)
    ]


def _has_uncomputed(path: Path) -> bool:
    """Whether any sheet holds a formula without a value."""
    try:
        with zipfile.ZipFile(path) as book:
            sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
            return any(_holds(book, name) for name in sheets)
    except (OSError, zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, ValueError):
        return False


def _holds(book: zipfile.ZipFile, name: str) -> bool:
    tail = b""
    with book.open(name) as sheet:
        while block := sheet.read(_BLOCK):
            if _UNCOMPUTED.search(tail + block):
                return True
            tail = block[-_OVERLAP:]
    return False
