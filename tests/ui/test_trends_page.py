"""The Trends page by real clicks: what it asks for, what it shows meanwhile, where numbers lead."""

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from supervisor_app.domain.asking import ContactsAsked, ContactsCame
from supervisor_app.domain.channels import Hue
from supervisor_app.domain.snapshot import Scope
from supervisor_app.domain.trends import Trends, TrendsAsked, TrendsCame
from supervisor_app.ui.pages.trends import FIRST_ASKED, TrendsPage
from supervisor_app.ui.present import trends_clicks as clicks
from tests.ui import samples
from tests.ui.desk import Desk, click_spot
from tests.ui.sample_trends import KEYS, POOR, RICH, window_of
from tests.ui.trends import answer, shown
from tests.ui.window import opened, texts_of
from tests.widgets.layout_check import layout_faults
from widgets.palette import DARK, LIGHT, Palette, apply_palette

MONTH = KEYS[4]


def behind(desk: Desk, page: TrendsPage) -> ContactsAsked:
    """What was asked for by the last click, which must have opened its list."""
    assert page.behind.isVisible()
    asked = desk.contacts[-1]
    page.behind.back.click()
    assert not page.behind.isVisible()
    return asked


def rule(page: TrendsPage) -> str:
    """How the opened number is said to be counted."""
    return page.behind.list.rule_box.spoken()


def test_it_asks_once_it_is_seen_and_says_that_it_reads(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, desk, samples.rich())
    assert desk.trends == []
    window.show_page("trends")
    assert desk.trends == [FIRST_ASKED]
    assert "Reading the months …" in texts_of(window, monkeypatch)


def test_what_is_chosen_is_asked_for_and_the_old_picture_stays(qtbot: QtBot, desk: Desk) -> None:
    window, page = shown(qtbot, desk)
    page.header.period.choose("12")
    page.header.channel.choose("phone")
    page.header.site.choose("east")
    page.header.topic.choose("Roaming")
    page.header.fact.choose("segment")
    wanted = TrendsAsked(months=12, channel="phone", topic="Roaming", site="east", fact="segment")
    assert desk.trends[-1] == wanted
    assert page.trends is RICH
    assert page.overview.isVisible()
    late = answer(desk.trends[-2], POOR)
    window.show_answer(late)  # of a question that is not asked any more
    assert page.trends is RICH
    window.show_answer(answer(wanted, POOR))
    assert page.trends is POOR


def test_the_cohort_comes_later(qtbot: QtBot, desk: Desk) -> None:
    window, page = shown(qtbot, desk, replace(RICH, cohort=None))
    assert not page.overview.cohort.table.isVisible()
    window.show_answer(answer(FIRST_ASKED, replace(RICH, cohort=None), whole=False))
    assert page.overview.cohort.help.text() == "Reading the contacts of these customers …"
    window.show_answer(answer(FIRST_ASKED))
    assert page.overview.cohort.table.isVisible()


def test_a_month_of_a_channel_leads_to_its_contacts(qtbot: QtBot, desk: Desk) -> None:
    window, page = shown(qtbot, desk)
    click_spot(page.overview.months, (MONTH, "portal"))
    assert "contacts that reached us in the month" in rule(page)
    asked = behind(desk, page)
    assert (asked.figure.scope, asked.windows) == (Scope(channel="portal"), (window_of(MONTH),))
    came = ContactsCame(asked=asked, listed=tuple(samples.listed(number) for number in range(7)))
    click_spot(page.overview.months, (MONTH, "portal"))
    window.show_answer(came)
    assert page.behind.list.table.model().rowCount() == 7


@pytest.mark.parametrize(
    ("key", "line", "scope"),
    [
        (clicks.SHARES, "phone", Scope(channel="phone")),
        (clicks.INDEX, "all", Scope()),
        (clicks.PER_1000, "per_1000", Scope()),
    ],
)
def test_dots_of_lines_lead_to_their_contacts(
    key: str, line: str, scope: Scope, qtbot: QtBot, desk: Desk
) -> None:
    _, page = shown(qtbot, desk, size=(1920, 1080))
    month = KEYS[12]
    click_spot(page.overview.lines[key], (month, line))
    asked = behind(desk, page)
    assert (asked.figure.scope, asked.windows) == (scope, (window_of(month),))


def test_self_service_lists_its_own_contacts(qtbot: QtBot, desk: Desk) -> None:
    _, page = shown(qtbot, desk, size=(1920, 1080))
    page.overview.panels["shares"].show_face(clicks.SERVICE)
    click_spot(page.overview.lines[clicks.SERVICE], (MONTH, "self_service"))
    assert behind(desk, page).hue is Hue.SELF_SERVICE


@pytest.mark.parametrize(
    ("part", "step", "scope"),
    [
        (clicks.HOURS, "11", Scope(hour="11")),
        (clicks.WEEKDAYS, "6", Scope(weekday="7")),
        (clicks.MONTHDAYS, "9", Scope(monthday="10")),
    ],
)
def test_rhythm_leads_to_the_days_that_were_watched(
    part: str, step: str, scope: Scope, qtbot: QtBot, desk: Desk
) -> None:
    _, page = shown(qtbot, desk, size=(1920, 1080))
    click_spot(page.overview.rhythm[part], (step, part))
    asked = behind(desk, page)
    assert (asked.figure.scope, asked.windows) == (scope, RICH.rhythm.windows)


def test_tables_lead_to_their_contacts(qtbot: QtBot, desk: Desk) -> None:
    _, page = shown(qtbot, desk, size=(1920, 1080))
    click_spot(page.overview.tables[clicks.SHIFT], ("app", "now"))
    assert behind(desk, page).figure.scope == Scope(channel="app")
    page.overview.panels["tables"].show_face(clicks.YEARS)
    click_spot(page.overview.tables[clicks.YEARS], ("all", "2026"))
    assert behind(desk, page).windows == (window_of("2026-11"),)
    page.overview.panels["tables"].show_face(clicks.TOPICS)
    click_spot(page.overview.tables[clicks.TOPICS], ("Roaming", "peak"))
    assert "what its share of each channel brings" in rule(page)
    asked = behind(desk, page)
    assert (asked.figure.scope, asked.windows) == (Scope(topic="Roaming"), (window_of(KEYS[9]),))


def test_weather_and_cohorts_lead_to_their_contacts(qtbot: QtBot, desk: Desk) -> None:
    _, page = shown(qtbot, desk, size=(1920, 1080))
    click_spot(page.overview.weather.scatter, "2026-04-10")
    day = behind(desk, page).windows[0]
    assert day in [one.contacts.window for one in RICH.weather]
    click_spot(page.overview.cohort.table, ("phone", "after"))
    assert "÷ the months for which they were on this side" in rule(page)
    assert behind(desk, page).figure.scope == Scope(channel="phone", cohort="e_billing:after")
    click_spot(page.overview.cohort.lines, ("-3", "phone"))
    assert behind(desk, page).figure.scope == Scope(channel="phone", since="-3")


def test_what_is_not_imported_says_how(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    window, _page = shown(qtbot, desk, POOR)
    written = texts_of(window, monkeypatch)
    for words in ("No weather is imported", "No customers are imported", "No count of subscribers"):
        assert words in written
    assert written.count("supervisor-app import ") >= 3
    assert "No whole month is stored yet" in written


def test_nothing_stored_and_failures_are_said(qtbot: QtBot, desk: Desk) -> None:
    window, page = shown(qtbot, desk, None)
    assert page.lacking.title.text() == "No month is stored yet"
    window.show_answer(TrendsCame(asked=FIRST_ASKED, failure="the store is gone"))
    assert page.lacking.title.text() == "The trends could not be read: the store is gone"


def test_it_asks_again_when_opened_after_a_while(qtbot: QtBot, desk: Desk) -> None:
    window, _page = shown(qtbot, desk)
    window.show_page("live")
    window.show_page("trends")
    assert len(desk.trends) == 1
    window.show_page("live")
    snapshot = samples.rich()
    window.show_snapshot(replace(snapshot, wall_at=(snapshot.wall_at or snapshot.at) + 16 * 60_000))
    window.show_page("trends")
    QApplication.processEvents()
    assert len(desk.trends) == 2


@pytest.mark.parametrize("palette", [DARK, LIGHT], ids=lambda one: str(one.name))
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=["small", "large"])
@pytest.mark.parametrize("trends", [RICH, POOR], ids=["rich", "poor"])
def test_nothing_is_cut_or_touches(
    trends: Trends, size: tuple[int, int], palette: Palette, qtbot: QtBot, desk: Desk, qapp: QApplication
) -> None:
    apply_palette(qapp, palette)
    window, page = shown(qtbot, desk, trends, size=size, palette=palette)
    for part in ("shares", "tables"):
        for face in page.overview.panels[part]._offered:
            page.overview.panels[part].show_face(face)
            QApplication.processEvents()
            assert layout_faults(page.overview) == []
    assert layout_faults(page.header) == []
    assert (window.width(), window.height()) == size
    apply_palette(qapp, DARK)
