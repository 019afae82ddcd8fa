"""Parquet files as rows of cells, by pyarrow, some thousand rows at a time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from supervisor_app.sources.file_table import Line, unusable

_ROWS = 1_000


class ParquetTable:
    """See :class:`~supervisor_app.sources.file_table.Table`. Raises SettingsError where it cannot be read.

    The number of a row counts from 1, the first row of data.
    """

    def __init__(self, path: Path) -> None:
        try:
            import pyarrow
            from pyarrow import parquet  # only where such a file is read
        except ImportError as error:
            remedy = 'Install it: pip install "supervisor-app[import]"'
            raise unusable(path, "reading Parquet needs the package pyarrow", remedy) from error
        self._path, self._arrow, self._done = path, pyarrow, 0
        try:
            self._file = parquet.ParquetFile(path)
        except OSError as error:
            raise unusable(path, f"the file cannot be read: {error}") from error
        except pyarrow.ArrowException as error:
            raise unusable(path, "this is no Parquet file", "Name its format in [file] format") from error
        self.names = list(self._file.schema_arrow.names)
        self._total = self._file.metadata.num_rows

    def rows(self) -> Iterator[Line]:
        """The rows."""
        try:
            for batch in self._file.iter_batches(batch_size=_ROWS):
                columns = [_cells(self._plain(column)) for column in batch.columns]
                for cells in zip(*columns, strict=True):
                    self._done += 1
                    yield self._done, list(cells)
        except (OSError, self._arrow.ArrowException) as error:
            why = f"the file is broken after row {self._done}"
            raise unusable(self._path, why, "Write it again") from error

    def _plain(self, column: Any) -> Any:
        """A column with its times in milliseconds: Python's own know no finer ones than microseconds."""
        kind, types = column.type, self._arrow.types
        if types.is_timestamp(kind):
            return column.cast(self._arrow.timestamp("ms", tz=kind.tz), safe=False)
        if types.is_duration(kind):
            return column.cast(self._arrow.duration("ms"), safe=False)
        if types.is_time(kind):
            return column.cast(self._arrow.time64("us"), safe=False)
        return column

    def share(self) -> float | None:
        """By rows."""
        return self._done / self._total if self._total else 1.0

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def _cells(column: Any) -> list[Any]:
    """The cells of a column, lists as tuples so that they can be remembered."""
    return [tuple(cell) if isinstance(cell, list) else cell for cell in column.to_pylist()]
