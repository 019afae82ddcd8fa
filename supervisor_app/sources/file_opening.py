"""Opens a file by its format, and finds the columns that a mapping names in it."""

from collections.abc import Sequence
from pathlib import Path

from supervisor_app.sources.file_csv import CsvTable
from supervisor_app.sources.file_parquet import ParquetTable
from supervisor_app.sources.file_table import Table, unusable
from supervisor_app.sources.file_xlsx import XlsxTable
from supervisor_app.sources.mapping_parts import FileLayout, Ref
from supervisor_app.sources.mapping_reading import MappingFile

_BY_END = {
    ".csv": "csv",
    ".txt": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".parquet": "parquet",
    ".pq": "parquet",
}
_SHOWN = 30


def open_table(path: Path, layout: FileLayout) -> Table:
    """The file as rows of cells. Raises SettingsError."""
    if not path.is_file():
        raise unusable(path, "there is no such file")
    form = layout.format or _BY_END.get(path.suffix.lower(), "")
    if form in ("csv", "tsv"):
        return CsvTable(path, layout, tabs=form == "tsv")
    if form == "xlsx":
        return XlsxTable(path, layout)
    if form == "parquet":
        return ParquetTable(path)
    remedy = 'Write format = "csv", "tsv", "xlsx" or "parquet" under [file] in the mapping'
    raise unusable(path, f"files that end in {path.suffix or 'nothing'!r} are not known", remedy)


class Header:
    """Where the columns of a file stand."""

    def __init__(self, names: Sequence[str], mapping: MappingFile) -> None:
        self._names, self._mapping = list(names), mapping
        for ref, place in mapping.refs():
            self._place(ref, place)

    def of(self, ref: Ref) -> int:
        """The place of a column among the cells of a row, from 0. It was found when the header was read."""
        return ref - 1 if isinstance(ref, int) else self._names.index(ref)

    def name(self, ref: Ref) -> str:
        """What a column is called."""
        return ref if isinstance(ref, str) else f"column {ref}"

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self._names)

    def _place(self, ref: Ref, place: str) -> None:
        """Raise SettingsError where a column that is named is not there, or not clear."""
        if isinstance(ref, int):
            if not 1 <= ref <= len(self._names):
                remedy = f"Write a number from 1 to {len(self._names)}"
                raise self._mapping.fault(f"there is no column {ref}", place, remedy)
        elif not ref or ref not in self._names:
            raise self._mapping.fault(f"the file has no column {ref!r}", place, self._known())
        elif self._names.count(ref) > 1:
            message = f"the file has several columns {ref!r}"
            raise self._mapping.fault(message, place, "Write the number of the one that is meant, from 1")

    def _known(self) -> str:
        if not any(self._names):
            return "It has no header: name columns by number, from 1"
        if len(self._names) == 1 and any(sign in self._names[0] for sign in ";\t|"):
            return f"Its only column is {self._names[0][:60]!r}: write [file] delimiter after it"
        more = ", …" if len(self._names) > _SHOWN else ""
        return "Its columns are: " + ", ".join(name[:60] for name in self._names[:_SHOWN]) + more
