"""Turns the summary that is shown into a file: asks where to, and says what came of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from supervisor_app.domain.asking import ReportAsked, ReportCame
from supervisor_app.domain.summary import Summary
from supervisor_app.text.periods import report_stem
from supervisor_app.ui.commands import Commands

AskPath = Callable[[QWidget, str, str], str]
"""Asks the person at the window for a file, beginning with a name and a filter; empty: none was named."""

_FILTERS = {"pdf": "PDF (*.pdf)", "xlsx": "Excel (*.xlsx)", "csv": "CSV (*.csv)"}


def ask_path(parent: QWidget, name: str, kinds: str) -> str:
    """Ask by a dialog of the system."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return QFileDialog.getSaveFileName(parent, "Save the report", str(Path(folder) / name), kinds)[0]


class Reporting(QObject):
    """Of one page.

    Signals:
        told: a sentence about what is being saved, was saved, or could not be.
    """

    told = Signal(str)

    def __init__(self, page: QWidget, commands: Commands, ask: AskPath) -> None:
        super().__init__(page)
        self._page, self._commands, self._ask = page, commands, ask

    def save(self, summary: Summary, wanted: str) -> None:
        """Save the summary in this format, where somebody names a file."""
        path = self._ask(self._page, f"{report_stem(summary.period)}.{wanted}", _FILTERS[wanted])
        if not path:
            return
        if not Path(path).suffix:
            path = f"{path}.{wanted}"
        self.told.emit(f"Saving {path} …")
        self._commands.save_report(ReportAsked(summary=summary, format=wanted, path=path))

    def show_came(self, came: ReportCame) -> None:
        """Say what came of it."""
        self.told.emit(
            f"The report was not saved: {came.failure}" if came.failure else f"Saved {came.asked.path}"
        )
