"""A report as PDF: words and charts, laid out by typst on A4. The same tables give the same pages."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from supervisor_app import paths
from supervisor_app.domain.errors import ReportError
from supervisor_app.domain.time import SECOND_MS, Instant
from supervisor_app.reports.cells import Table

_LAYOUT = Path(__file__).with_name("day.typ")


def as_pdf(tables: Sequence[Table], at: Instant) -> bytes:
    """The report of all tables; ``at`` is told as the time at which it was made. Raises ReportError."""
    return laid_out(drawn(tables), at)


def drawn(tables: Sequence[Table]) -> dict[str, bytes]:
    """What a report is laid out from, by file name: words and charts. In the thread of the window."""
    # Qt is loaded here and nowhere else: the other formats do without.
    from supervisor_app.reports.charts import charts_of
    from supervisor_app.reports.easel import Easel
    from supervisor_app.reports.page import page_of
    from widgets.palette import LIGHT

    by_key = {table.key: table for table in tables}
    easel = Easel(paths.resources() / "fonts")
    charts = charts_of(by_key, easel)
    data = {
        "page": page_of(by_key, easel.legible),
        "charts": {key: chart.alt for key, chart in charts.items()},
        "colours": {
            name: getattr(LIGHT, name) for name in ("panel2", "line", "text", "mute", "warn", "crit")
        },
        "hues": LIGHT.hues,
    }
    return {f"{key}.pdf": chart.data for key, chart in charts.items()} | {
        "data.json": msgspec.json.encode(data)
    }


def laid_out(files: Mapping[str, bytes], at: Instant) -> bytes:
    """The report made of what was drawn; in any thread. Raises ReportError."""
    try:
        import typst  # only where asked for: it is an extra
    except ImportError:
        raise ReportError("PDF needs typst: install supervisor-app[reports]") from None
    fonts = paths.resources() / "fonts"
    with TemporaryDirectory(prefix="supervisor-report-") as folder:
        root = Path(folder)
        for name, data in {**files, _LAYOUT.name: _LAYOUT.read_bytes()}.items():
            (root / name).write_bytes(data)
        nowhere = str(root / "packages")  # the layout uses none, and none is to be fetched
        try:
            return typst.compile(
                str(root / _LAYOUT.name),
                root=str(root),
                font_paths=typst.Fonts(
                    include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
                ),
                format="pdf",
                timestamp=at // SECOND_MS,
                package_path=nowhere,
                package_cache_path=nowhere,
            )
        except typst.TypstError as error:
            raise ReportError(f"the PDF could not be laid out: {error.message}") from error
