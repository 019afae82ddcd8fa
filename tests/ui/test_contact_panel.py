"""The contact panel: facts, timeline, errors, and only what may be opened."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from supervisor_app.domain.contacts import Personal, Timeline
from supervisor_app.domain.story import ContactStory
from supervisor_app.ui.pages.contact_panel import ContactPanel
from supervisor_app.ui.present import story as presented
from supervisor_app.ui.present.moment import Moment
from tests.ui import samples, stories
from tests.ui.desk import Desk, click_spot
from widgets.palette import DARK


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> ContactPanel:
    """The panel with an ordinary contact."""
    panel = ContactPanel(DARK, desk)
    qtbot.addWidget(panel)
    panel.resize(480, 900)
    panel.show()
    panel.show_moment(Moment(samples.NOON, samples.NOON), samples.ZONE)
    panel.show_story(stories.story(1))
    return panel


def _facts(story: ContactStory) -> dict[str, str]:
    return {fact.key: f"{fact.value} {fact.rest}" for fact in presented.contact_facts(story, samples.NOON)}


def test_the_customer_is_masked_until_asked_for(panel: ContactPanel, desk: Desk) -> None:
    story = stories.story(1)
    assert _facts(story)["customer"].startswith("•••• 101")
    click_spot(panel.facts, "customer")
    assert desk.revealed == [story.listed.contact.key]
    panel.show_story(replace(story, revealed=Personal(name="Jan Nowak", address="600 100 733")))
    assert "Jan Nowak · 600 100 733" in panel.facts.accessibleDescription()


def test_what_was_proposed_is_not_to_be_offered_again() -> None:
    story = stories.story(1)
    assert _facts(story)["proposed"] == "Restart the phone Do not offer it again."
    bare = replace(story, listed=samples.listed(1))
    assert "proposed" not in _facts(bare)


@pytest.mark.parametrize(
    ("link", "opens"),
    [
        ("https://desk.example/t/1", True),
        ("http://desk.example/t/1", False),
        ("javascript:1", False),
        ("", False),
    ],
)
def test_only_https_opens_in_the_help_desk(panel: ContactPanel, desk: Desk, link: str, opens: bool) -> None:
    story = stories.story(1)
    contact = replace(story.listed.contact, link=link)
    panel.show_story(replace(story, listed=replace(story.listed, contact=contact)))
    QTest.mouseClick(panel.open_button, Qt.MouseButton.LeftButton)
    assert desk.links == ([(link, "tickets")] if opens else [])


def test_an_earlier_contact_opens(panel: ContactPanel, desk: Desk) -> None:
    at = panel.earlier.visualRect(panel.earlier.table.index(1, 1)).center()
    QTest.mouseClick(panel.earlier.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.opened == [stories.story(1).earlier[1].contact.key]


def test_the_cross_closes(qtbot: QtBot, panel: ContactPanel) -> None:
    with qtbot.waitSignal(panel.closed):
        QTest.mouseClick(panel.close_button, Qt.MouseButton.LeftButton)


def test_loading_and_errors_are_said() -> None:
    bare = replace(stories.story(1), timeline=None)
    assert presented.timeline_note(replace(bare, loading=True)).startswith("Loading")
    assert presented.timeline_note(replace(bare, error="the server is gone")) == "the server is gone"
    assert presented.timeline_items(bare, samples.ZONE, samples.NOON, {}) == ()


def test_an_error_stands_above_what_was_known_before(panel: ContactPanel) -> None:
    assert not panel.note.isVisible()
    panel.show_story(replace(stories.story(1), error="the server is gone"))
    assert panel.note.isVisible()
    assert panel.note.full_text() == "the server is gone"


def test_the_promise_runs_on() -> None:
    story = stories.story(1)
    due = story.listed.due
    assert due is not None
    assert presented.promise_line(story, due - 240_000) == (
        "4\u00a0min left of the 30\u00a0min promise",
        "none",
    )
    assert presented.promise_line(story, due + 60_000) == (
        "1\u00a0min late on the 30\u00a0min promise",
        "crit",
    )


def test_the_timeline_ends_with_the_promise() -> None:
    items = presented.timeline_items(stories.story(1), samples.ZONE, samples.NOON, {})
    assert [item.head for item in items] == [
        "e-mail in",
        "Anna K. · e-mail out",
        "Anna K. · solution offered",
        "e-mail in",
        "moved · Porting",
        "promise ends",
    ]
    assert items[2].body == "Restart the phone again"
    assert items[0].tone == "customer"


def test_agents_and_queues_are_called_by_name() -> None:
    names = presented.names_of(samples.rich()) | {"tickets/anna": "Anna Kania"}
    story = stories.story(1)
    assert story.timeline is not None
    events = tuple(replace(event, author="anna") for event in story.timeline.events)
    story = replace(story, timeline=Timeline(events))
    items = presented.timeline_items(story, samples.ZONE, samples.NOON, names)
    assert items[1].head == "Anna K. · e-mail out"
    assert names["tickets/sms"] == "SMS"
