"""The PDF: whole, in order, the same every time, and deaf to what texts ask of it."""

import io
import sys
from time import perf_counter
from typing import Any

import pypdf
import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from supervisor_app import paths
from supervisor_app.domain.errors import ReportError
from supervisor_app.reports.as_pdf import as_pdf
from supervisor_app.reports.charts import heat_chart, hours_chart, topics_chart
from supervisor_app.reports.easel import Easel
from supervisor_app.reports.files import Format, made
from supervisor_app.reports.page import page_of
from supervisor_app.reports.tables import tables_of
from tests.reports.conftest import report
from tests.reports.reading import pages, squeezed
from tests.reports.sample_day import RICH
from tests.reports.samples import HOSTILE, LACKING, MONTH, SAMPLES

MOST_S = 3.0


def _same(text: str) -> str:
    return text


@pytest.mark.parametrize("name", SAMPLES)
def test_every_page_says_which_it_is_and_what_it_is_of(name: str) -> None:
    told = pages(report(name, Format.PDF))
    for number, page in enumerate(told, 1):
        assert squeezed(f"{number} of {len(told)}") in squeezed(page)
        assert squeezed("True as of") in squeezed(page)


def test_the_parts_of_a_full_day_come_in_order() -> None:
    text = squeezed("".join(pages(report("rich", Format.PDF))))
    parts = (
        "Customer service",
        "Friday 20 November 2026",
        "Compared with usual Friday",
        "Simulated: these contacts are made up.",
        "What stood out",
        "By channel",
        "Contacts by hour",
        "What customers asked",
        "By day of month and hour",
        "By weekday and hour",
        "Quality",
        "Agents",
        "What the numbers mean",
    )
    places = [text.index(squeezed(part)) for part in parts]
    assert places == sorted(places)


def test_a_half_day_says_what_it_lacks() -> None:
    text = squeezed("".join(pages(report("lacking", Format.PDF))))
    for said in (
        "This period has not ended: figures until Friday 20 Nov 2026 12:00.",
        "Friday 13 November was not observed.",
        "Not observed: Friday 20 Nov 2026 03:00 to Friday 20 Nov 2026 06:00 (3 h).",
        "Only phone.",
        "† part of this time was not observed",
        "Changed since it was reported",
    ):
        assert squeezed(said) in text


def test_an_empty_day_says_that_nothing_is_known() -> None:
    (page,) = pages(report("empty", Format.PDF))
    assert "Nothing is known of this time." in page
    assert "There are fewer than two Fridays" in page


@pytest.mark.parametrize("name", ["rich", "hostile"])
def test_the_same_summary_gives_the_same_bytes(name: str) -> None:
    assert made(SAMPLES[name], Format.PDF) == report(name, Format.PDF)


def test_the_date_of_the_file_is_that_of_the_summary() -> None:
    reader = pypdf.PdfReader(io.BytesIO(report("rich", Format.PDF)))
    assert reader.metadata is not None
    assert str(reader.metadata["/CreationDate"]) == "D:20261121050000Z"
    assert reader.metadata.title == "Customer service, Friday 20 November 2026"


def test_texts_are_shown_as_they_are_and_nothing_is_loaded() -> None:
    data = report("hostile", Format.PDF)
    text = squeezed("".join(pages(data)))
    for planted in ('#import "@preview/evil:1.0.0": *', "_under_ *strong* `raw` <label> @ref", "<img src="):
        assert squeezed(planted) in text
    assert "\u202e" not in text
    reader = pypdf.PdfReader(io.BytesIO(data))
    for page in reader.pages:
        assert "/Annots" not in page
        assert page.mediabox.width < 600
    assert not any(word in data for word in (b"/URI", b"/JavaScript", b"/Launch", b"/EmbeddedFile"))


def test_a_word_longer_than_the_page_is_broken() -> None:
    lines = [line for page in pages(report("hostile", Format.PDF)) for line in page.split("\n")]
    longest = max(lines, key=lambda line: line.count("x"))
    assert 60 < longest.count("x") < 130


def test_the_file_is_tagged_and_its_charts_say_what_they_show() -> None:
    data = report("rich", Format.PDF)
    root: Any = pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    alts = _alts(root["/StructTreeRoot"])
    assert any(alt.startswith("Contacts by hour: 00:00 ") for alt in alts)
    assert any(alt.startswith("Contacts by topic: Moving a number 1") for alt in alts)
    assert len(alts) == 4


def _alts(node: object) -> list[str]:
    node = node.get_object() if isinstance(node, pypdf.generic.IndirectObject) else node
    if isinstance(node, list):
        return [alt for child in node for alt in _alts(child)]
    if not isinstance(node, dict):
        return []
    own = [str(node["/Alt"])] if "/Alt" in node else []
    return own + (_alts(node["/K"]) if "/K" in node else [])


@pytest.mark.parametrize("name", SAMPLES)
def test_a_report_is_made_in_less_than_three_seconds(name: str) -> None:
    begun = perf_counter()
    made(SAMPLES[name], Format.PDF)
    assert perf_counter() - begun < MOST_S


@pytest.mark.parametrize("name", ["rich", "hostile", "month", "lacking"])
def test_no_text_of_a_chart_is_cut_or_touches_another(name: str, qtbot: QtBot) -> None:
    easel = Easel(paths.resources() / "fonts")
    tables = {table.key: table for table in tables_of(SAMPLES[name])}
    hours = hours_chart(tables)
    topics = topics_chart(list(tables["topics"].records()), easel)
    weekdays = heat_chart(list(tables["by_weekday"].records()), days=False)
    sizes = ((hours, (680, 188)), (topics, (680, 20 * len(tables["topics"].rows))), (weekdays, (332, 204)))
    for widget, size in sizes:
        qtbot.addWidget(widget)
        widget.setFont(easel.font)
        widget.resize(*size)
        assert widget.text_faults() == []
        assert not widget.is_blank()


def test_letters_that_the_type_has_not_are_boxes(qtbot: QtBot) -> None:
    easel = Easel(paths.resources() / "fonts")
    assert easel.legible("Żółć ҳамин ғӯза ▲ −3 %") == "Żółć ҳамин ғӯза ▲ −3 %"
    assert easel.legible("a中\U0001f468") == "a□□"


def test_a_long_table_of_people_repeats_its_head() -> None:
    told = pages(report("month", Format.PDF))
    heads = [page for page in told if squeezed("Agent Solved Handling, mean") in squeezed(page)]
    assert len(heads) >= 3
    assert all(page.count("\n") > 5 for page in told)


def test_the_comparison_of_a_month_is_named() -> None:
    page = page_of({table.key: table for table in tables_of(MONTH)}, _same)
    assert page.period == "October 2026"
    assert page.facts[0] == "Compared with October 2025: the same period a year before, weekday for weekday."
    assert page.headline[0].details[0] == "+7\N{NO-BREAK SPACE}% on a year before"
    assert page.quality is not None
    assert page.quality.heads[2] == "Compared"


def test_columns_of_dashes_are_left_out_and_marks_explained() -> None:
    page = page_of({table.key: table for table in tables_of(LACKING)}, _same)
    assert page.channels is not None
    assert "Change" not in page.channels.heads
    assert page.legend == ("† part of this time was not observed",)
    assert page.quality is not None
    assert page.quality.legend[1] == "* may still change by what happens later"


def test_many_gaps_are_counted_rather_than_listed() -> None:
    gaps = tuple(replace(LACKING.gaps[0], start=LACKING.gaps[0].start + n) for n in range(9))
    page = page_of({table.key: table for table in tables_of(replace(LACKING, gaps=gaps))}, _same)
    assert page.notes[-1] == "Nor were 4 stretches more, which the other formats of this report list."


def test_a_format_that_is_not_installed_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(ReportError, match=r"install supervisor-app\[reports\]"):
        as_pdf(tables_of(RICH), RICH.at)


def test_agents_of_one_name_keep_their_own_figures() -> None:
    twins = tuple(replace(one, name="Anna") for one in HOSTILE.agents[:2])
    page = page_of({table.key: table for table in tables_of(replace(RICH, agents=twins))}, _same)
    assert page.agents is not None
    assert [row[1].text for row in page.agents.rows] == ["96", "94"]
