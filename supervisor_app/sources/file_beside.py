"""Collects rows of what stands beside contacts; the same thing twice in a file cannot be right."""

from collections.abc import Callable

from supervisor_app.domain.batch import Batch
from supervisor_app.domain.beside import Beside, Customer, WeatherDay
from supervisor_app.sources.file_rows import Gathered, Occurrences
from supervisor_app.sources.mapping_beside import BesideRows
from supervisor_app.sources.mapping_cells import CellError, Cells


class BesideGatherer:
    """Rows of customers, weather or subscribers."""

    passes_over = False

    def __init__(self, rows: BesideRows, occurrences: Occurrences) -> None:
        self._rows, self._occurrences = rows, occurrences
        self._taken: list[tuple[int, Beside, str]] = []

    def take(self, line: int, cells: Cells, raw: Callable[[], str]) -> bool:
        """Keep what a row tells."""
        self._taken.append((line, self._rows.one(cells), raw()))
        return True

    def gathered(self) -> Gathered:
        """All of it."""
        numbers = self._occurrences([_mark(one) for _line, one, _raw in self._taken])
        kept = [one for (_line, one, _raw), number in zip(self._taken, numbers, strict=True) if not number]
        refused = tuple(
            (line, _again(one), raw)
            for (line, one, raw), number in zip(self._taken, numbers, strict=True)
            if number
        )
        self._taken = []
        return Gathered(batch=Batch(cursor="", beside=tuple(kept)), refused=refused)

    def forget(self) -> None:
        """Count what came."""
        self._occurrences([_mark(one) for _line, one, _raw in self._taken])
        self._taken = []


def _mark(one: Beside) -> bytes:
    if isinstance(one, Customer):
        return one.id.encode()
    if isinstance(one, WeatherDay):
        return f"{one.day} {one.place}".encode()
    return f"{one.month}\x1f{one.region}\x1f{one.site}".encode()


def _again(one: Beside) -> CellError:
    if isinstance(one, Customer):
        return CellError("this customer came before", "Name a column of ids that tells the two apart", "id")
    if isinstance(one, WeatherDay):
        return CellError("this day came before", "Name the column of the place, or drop one", "day")
    remedy = "Name the column that tells the two apart (region, site), or drop one"
    return CellError("this month came before", remedy, "month")
