"""The Daily summary: what it asks for, what it shows meanwhile, and that nothing in it is cut."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from supervisor_app.domain.asking import SummaryAsked, SummaryCame
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.summary import Against, Heat, PeriodKind, Summary
from supervisor_app.domain.time import HOUR_MS, SECOND_MS
from supervisor_app.ui.pages.daily import DailyPage
from tests.reports.sample_day import DAY, EMPTY, FRIDAY, RICH
from tests.reports.samples import HOSTILE, MONTH, SAMPLES
from tests.ui.daily import MORNING, answer, picture, shown
from tests.ui.desk import Desk, click_spot
from tests.ui.window import opened, texts_of
from tests.widgets.layout_check import layout_faults
from widgets.palette import DARK, LIGHT, Palette, apply_palette

YESTERDAY = SummaryAsked(kind=PeriodKind.DAY, day=FRIDAY)
_OF_HOSTILE_TEXT = ("needs", "elided", "is cut to", "higher than its label")


def test_it_asks_for_yesterday_once_it_is_seen(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk, picture())
    assert desk.summaries == []
    window.show_page("daily")
    assert desk.summaries == [YESTERDAY]


def test_while_it_reads_it_says_what(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    window = opened(qtbot, desk, picture())
    window.show_page("daily")
    assert "Reading Friday 20 November 2026 …" in texts_of(window, monkeypatch)
    window.show_answer(answer(YESTERDAY))
    written = texts_of(window, monkeypatch)
    assert "Reading" not in written
    for words in ("9 214", "81.1", "+12 % on usual", "Simulated: these contacts are made up.", "Voice menu"):
        assert words.replace(" ", "") in written.replace("\u202f", "").replace("\u00a0", "").replace(" ", "")


def test_the_old_picture_stays_dimmed_until_the_new_one_comes(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = shown(qtbot, desk)
    page.header.before.click()
    assert desk.summaries[-1].day == date(2026, 11, 19)
    assert page.overview.isVisible()
    assert page.middle.is_dimmed
    assert "Reading Thursday 19 November 2026 …" in texts_of(window, monkeypatch)
    window.show_answer(answer(YESTERDAY, EMPTY))  # an older answer that comes late
    assert page.summary is RICH
    assert page.middle.is_dimmed
    window.show_answer(answer(desk.summaries[-1], EMPTY))
    assert page.summary is EMPTY
    assert not page.middle.is_dimmed


def test_steppers_go_day_by_day_and_not_beyond_today(qtbot: QtBot, desk: Desk) -> None:
    _, page = shown(qtbot, desk)
    page.header.after.click()
    assert desk.summaries[-1].day == date(2026, 11, 21)
    assert not page.header.after.isEnabled()
    for _ in range(3):
        page.header.before.click()
    assert desk.summaries[-1].day == date(2026, 11, 18)
    assert page.header.period.text() == "Wednesday 18 November 2026"


def test_against_site_and_channel_are_chosen_from_menus(qtbot: QtBot, desk: Desk) -> None:
    window, page = shown(qtbot, desk, size=(1920, 1080))
    assert page.header.against.text() == "against: usual Friday ▾"
    page.header.against.choose(Against.YEAR.value)
    assert desk.summaries[-1] == replace(YESTERDAY, against=Against.YEAR)
    page.header.site.choose("west")
    assert desk.summaries[-1].site == "west"
    page.header.channel.choose(Channel.EMAIL.value)
    assert desk.summaries[-1] == replace(YESTERDAY, against=Against.YEAR, site="west", channel="email")
    window.show_answer(
        answer(desk.summaries[-1], replace(RICH, channel="email", channels=RICH.channels[1:2]))
    )
    page.header.channel.choose("")
    assert desk.summaries[-1].channel == ""


@pytest.mark.qt_log_ignore("does not support", extend=True)  # a pop-up takes the keyboard where it can
@pytest.mark.parametrize(
    ("kind", "days", "title"),
    [
        (PeriodKind.DAY, [FRIDAY], "Friday 20 November 2026"),
        (PeriodKind.WEEK, [date(2026, 11, 11)], "Week 46, 9 to 15 November 2026"),
        (PeriodKind.MONTH, [date(2026, 10, 5)], "October 2026"),
        (PeriodKind.RANGE, [date(2026, 11, 9), date(2026, 11, 3)], "3 to 9 November 2026"),
    ],
)
def test_a_period_is_chosen_in_the_calendar(
    qtbot: QtBot, desk: Desk, kind: PeriodKind, days: list[date], title: str
) -> None:
    _, page = shown(qtbot, desk)
    page.header.period.click()
    picker = page.choosing.picker()
    assert picker.isVisible()
    picker.switch.click(kind.value)
    for day in days:
        picker.calendar.clicked.emit(QDate(day.year, day.month, day.day))
    assert not picker.isVisible()
    assert page.header.period.text() == title
    assert desk.summaries[-1].kind is kind
    page.header.before.click()
    assert desk.summaries[-1].kind is kind


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=str)
def test_the_longest_names_fit_over_the_page(qtbot: QtBot, desk: Desk, size: tuple[int, int]) -> None:
    window, page = shown(qtbot, desk, size=size)
    first, last = date(2025, 12, 30), date(2026, 11, 19)
    page.choosing.picker().period_chosen.emit(PeriodKind.RANGE, first, last)
    page.header.against.choose(Against.YEAR.value)
    page.header.site.choose("east")
    window.show_answer(answer(desk.summaries[-1]))
    QApplication.processEvents()
    assert page.header.period.text() == "30 December 2025 to 19 November 2026"
    assert layout_faults(page.header) == []
    assert (window.width(), window.height()) == size


@pytest.mark.parametrize(
    ("came", "words"),
    [
        (SummaryCame(asked=YESTERDAY, failure="The store is locked", at=MORNING), "The store is locked"),
        (SummaryCame(asked=YESTERDAY, at=MORNING), "Nothing is stored yet"),
        (
            SummaryCame(asked=YESTERDAY, at=MORNING, first_day=date(2026, 11, 21)),
            "Reading Saturday 21 November 2026 …",
        ),
        (
            SummaryCame(asked=YESTERDAY, at=MORNING, first_day=date(2026, 11, 23)),
            "The first that is stored in full is Monday 23 November 2026.",
        ),
        (
            SummaryCame(asked=YESTERDAY, at=DAY.start - HOUR_MS, first_day=date(2026, 11, 1)),
            "Friday 20 November 2026 has not begun",
        ),
    ],
)
def test_what_cannot_be_shown_is_said(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, came: SummaryCame, words: str
) -> None:
    window = opened(qtbot, desk, picture())
    window.show_page("daily")
    window.show_answer(came)
    assert words in texts_of(window, monkeypatch)
    page = window.findChildren(DailyPage)[0]
    assert not page.overview.isVisible()
    assert not page.header.buttons["pdf"].isEnabled()


def test_heat_maps_come_later_and_those_before_stay_meanwhile(qtbot: QtBot, desk: Desk) -> None:
    window = opened(qtbot, desk, picture())
    window.show_page("daily")
    page = window.findChildren(DailyPage)[0]
    grid = page.overview.heats["monthday"]
    without = replace(RICH, by_monthday=Heat(), by_weekday=Heat())
    window.show_answer(answer(YESTERDAY, without, whole=False))
    assert grid._empty_text == "Reading the months before …"
    assert not grid._grid.columns
    window.show_answer(answer(YESTERDAY, RICH))
    assert len(grid._grid.columns) == 31
    page.header.before.click()
    window.show_answer(answer(desk.summaries[-1], without, whole=False))
    assert len(grid._grid.columns) == 31
    page.header.channel.choose("email")
    window.show_answer(answer(desk.summaries[-1], replace(without, channel="email"), whole=False))
    assert not grid._grid.columns


def test_a_running_day_is_read_anew_every_half_minute_while_it_is_seen(qtbot: QtBot, desk: Desk) -> None:
    window, page = shown(qtbot, desk)
    later = picture(MORNING + 40 * SECOND_MS, MORNING + 40 * SECOND_MS)
    window.show_snapshot(later)
    assert len(desk.summaries) == 1  # a day that is over does not run
    page.header.after.click()
    running = replace(RICH, period=replace(RICH.period, running=True))
    window.show_answer(answer(desk.summaries[-1], running))
    for seconds, asked in ((50, 2), (69, 2), (71, 3), (90, 3), (102, 4)):
        window.show_snapshot(picture(wall_at=MORNING + seconds * SECOND_MS))
        assert len(desk.summaries) == asked
    assert not page.middle.is_dimmed
    window.show_page("live")
    window.show_snapshot(picture(wall_at=MORNING + 200 * SECOND_MS))
    assert len(desk.summaries) == 4
    window.show_page("daily")
    assert len(desk.summaries) == 5


def test_a_summary_stays_when_it_cannot_be_read_anew_and_the_page_says_so(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = shown(qtbot, desk)
    window.show_answer(SummaryCame(asked=YESTERDAY, failure="The store is locked", at=MORNING))
    assert page.summary is RICH
    assert "It could not be read anew: The store is locked." in texts_of(window, monkeypatch)
    window.show_answer(answer(YESTERDAY))
    assert "locked" not in texts_of(window, monkeypatch)


def test_a_past_day_is_read_anew_when_the_page_is_opened_again(qtbot: QtBot, desk: Desk) -> None:
    window, page = shown(qtbot, desk)
    window.show_page("live")
    window.show_snapshot(picture(wall_at=MORNING + 40 * SECOND_MS))
    window.show_page("daily")
    assert desk.summaries == [YESTERDAY, YESTERDAY]
    window.show_page("live")
    window.show_answer(answer(YESTERDAY, EMPTY))
    window.show_page("daily")
    assert page.summary is EMPTY
    assert page.overview.isVisible()


def test_what_was_reported_otherwise_is_said_with_its_time(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, page = shown(qtbot, desk, SAMPLES["lacking"])
    change = SAMPLES["lacking"].changes[0]
    assert change.title in texts_of(window, monkeypatch)
    click_spot(page.overview.story, "change:0")
    assert desk.contacts[-1].figure == change.figure


def test_the_page_follows_the_theme(qtbot: QtBot, desk: Desk, qapp: QApplication) -> None:
    window, page = shown(qtbot, desk)
    page.choosing.picker()
    try:
        window.show_theme("light")
        assert page.overview.channels._palette is LIGHT
    finally:
        apply_palette(qapp, DARK)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=str)
@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=["dark", "light"])
def test_it_is_whole(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, palette: Palette, size: tuple[int, int]
) -> None:
    window, page = shown(qtbot, desk, palette=palette, size=size)
    summaries: dict[str, Summary] = {**SAMPLES, "month": MONTH, "empty": EMPTY, "hostile": HOSTILE}
    for name, summary in summaries.items():
        window.show_answer(answer(desk.summaries[-1], summary))
        for faces in (("channels", "topics", "monthday"), ("agents", "quality", "weekday")):
            for part, face in zip(
                (page.overview.tables, page.overview.asked, page.overview.rhythm), faces, strict=True
            ):
                if face in part._offered:
                    part.show_face(face)
            QApplication.processEvents()
            faults = layout_faults(page.overview)
            if name == "hostile":
                faults = [fault for fault in faults if not any(one in fault for one in _OF_HOSTILE_TEXT)]
            assert faults == [], name
        assert "<b>" not in texts_of(page.header, monkeypatch)
        assert (window.width(), window.height()) == size
