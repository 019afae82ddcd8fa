"""The list of rows that were rejected, as a CSV file beside the one they came from."""

import csv
import io
import os
from collections.abc import Iterable
from pathlib import Path

from supervisor_app.domain.errors import SettingsError
from supervisor_app.sources.files import Rejected

_HEADS = ("line", "column", "reason", "row begins with")
_MARK = '"line","column","reason","row begins with"'
_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


class RejectsFile:
    """Begins the list, or goes on after ``kept`` bytes of one begun earlier; ``size`` is its length in bytes.

    There is a file only where a row was rejected. One of an earlier import of the same file is replaced; a
    file that is no such list is left alone. Raises SettingsError.
    """

    def __init__(self, path: Path, kept: int = 0) -> None:
        self.path = path
        self._refuse_foreign()
        self.size = kept if path.exists() and path.stat().st_size >= kept else 0
        with self._failing():
            if self.size:
                os.truncate(path, self.size)  # lines beyond it are of rows that will be read again
            else:
                path.unlink(missing_ok=True)

    def add(self, rejected: Iterable[Rejected]) -> None:
        """Write rows down. Raises SettingsError."""
        text = io.StringIO()
        writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
        if not self.size:
            writer.writerow(_HEADS)
        for one in rejected:
            writer.writerow((one.line, _shown(one.column), f"{one.reason}. {one.remedy}", _shown(one.raw)))
        data = text.getvalue().encode("utf-8", "replace")
        with self._failing():
            handle = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            with os.fdopen(handle, "ab") as file:
                file.write(data)
        self.size += len(data)

    def _refuse_foreign(self) -> None:
        if not self.path.exists():
            return
        try:
            with self.path.open("rb") as file:
                ours = file.read(len(_MARK)).decode("utf-8", "replace") == _MARK
        except OSError as error:
            raise SettingsError(f"it cannot be read: {error.strerror}", file=str(self.path)) from error
        if not ours:
            raise SettingsError(
                "there is a file that is no list of rejected rows",
                file=str(self.path),
                remedy="Move it away, or name another with --rejects",
            )

    def _failing(self) -> "_Failing":
        return _Failing(self.path)


class _Failing:
    """Turns errors of the system into ours."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, OSError):
            remedy = "Name another file with --rejects"
            raise SettingsError(
                f"rejected rows cannot be written: {error.strerror}", file=str(self._path), remedy=remedy
            ) from error


def _shown(text: str) -> str:
    """A text that no spreadsheet program takes for a formula."""
    bare = text.lstrip(" \"'\ufeff")
    return "'" + text if bare[:1] in _FORMULA and bare else text
