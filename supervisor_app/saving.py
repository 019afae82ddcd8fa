"""Puts reports into files without making the window wait.

What Qt must draw is drawn in the window's thread, chart by chart; laying out and writing is a thread's work.
"""

import threading
from collections.abc import Callable
from pathlib import Path

from supervisor_app.domain.asking import ReportAsked, ReportCame
from supervisor_app.domain.errors import SupervisorError
from supervisor_app.reports.as_pdf import drawn, laid_out
from supervisor_app.reports.files import Format, made, write
from supervisor_app.reports.tables import tables_of
from supervisor_app.services.defects import Defects


class Saver:
    """Saves reports, each in a thread that ends with it; what came of it goes to ``deliver``."""

    def __init__(self, deliver: Callable[[object], None]) -> None:
        self._deliver = deliver
        self._defects = Defects("saving a report")
        self._threads: list[threading.Thread] = []

    def save(self, asked: ReportAsked) -> None:
        """Begin to save. In the window's thread."""
        files = drawn(tables_of(asked.summary)) if asked.format == Format.PDF else {}
        thread = threading.Thread(target=self._run, args=(asked, files), name="report", daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()

    def close(self, limit_s: float) -> None:
        """Let what is being written come to its end, within the limit."""
        for thread in self._threads:
            thread.join(limit_s / len(self._threads))

    def _run(self, asked: ReportAsked, files: dict[str, bytes]) -> None:
        try:
            wanted = Format(asked.format)
            data = laid_out(files, asked.summary.at) if files else made(asked.summary, wanted)
            write(data, Path(asked.path))
        except SupervisorError as error:
            self._deliver(ReportCame(asked=asked, failure=str(error)))
        except Exception as error:  # noqa: BLE001  (the window must say so)
            self._deliver(ReportCame(asked=asked, failure=str(self._defects.note(error))))
        else:
            self._deliver(ReportCame(asked=asked))
