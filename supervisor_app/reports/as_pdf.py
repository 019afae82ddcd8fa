"""A report as PDF: words and charts, laid out by typst on A4. The same tables give the same pages."""

from collections.abc import Sequence
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
    try:
        import typst  # only where asked for: it is an extra
    except ImportError:
        raise ReportError("PDF needs typst: install supervisor-app[reports]") from None
    fonts = paths.resources() / "fonts"
    with TemporaryDirectory(prefix="supervisor-report-") as folder:
        root = Path(folder)
        _lay_out(root, tables, fonts)
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


def _lay_out(root: Path, tables: Sequence[Table], fonts: Path) -> None:
    """Put layout, words and charts where typst looks for them."""
    # Qt is loaded here and nowhere else: the other formats do without.
    from supervisor_app.reports.charts import charts_of
    from supervisor_app.reports.easel import Easel
    from supervisor_app.reports.page import page_of
    from widgets.palette import LIGHT

    by_key = {table.key: table for table in tables}
    easel = Easel(fonts)
    drawn = charts_of(by_key, easel)
    for key, chart in drawn.items():
        (root / f"{key}.pdf").write_bytes(chart.data)
    data = {
        "page": page_of(by_key, easel.legible),
        "charts": {key: chart.alt for key, chart in drawn.items()},
        "colours": {
            name: getattr(LIGHT, name) for name in ("panel2", "line", "text", "mute", "warn", "crit")
        },
        "hues": LIGHT.hues,
    }
    (root / "data.json").write_bytes(msgspec.json.encode(data))
    (root / _LAYOUT.name).write_bytes(_LAYOUT.read_bytes())
