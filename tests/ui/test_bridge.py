"""Snapshots cross from any thread into the window's, the newest only, and none after the end."""

import threading

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QObject, QThread, Slot
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.domain.story import ContactStory
from supervisor_app.ui.bridge import Bridge
from tests.ui import samples, stories


class Receiver(QObject):
    """Remembers what came, and in which thread."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.came: list[object] = []
        self.threads: set[QThread] = set()
        bridge.snapshot_ready.connect(self.take)
        bridge.story_ready.connect(self.take)
        bridge.notice.connect(self.take)
        bridge.answer_ready.connect(self.take)

    @Slot(object)
    def take(self, thing: object) -> None:
        """Keep it."""
        self.came.append(thing)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def bridge() -> Bridge:
    """A bridge that lives in the test's thread."""
    return Bridge()


@pytest.fixture
def receiver(bridge: Bridge) -> Receiver:
    """Somebody at its end."""
    return Receiver(bridge)


def elsewhere(job: object, *things: object) -> None:
    """Call ``job`` with each thing, in another thread, to its end."""

    def run() -> None:
        for thing in things:
            job(thing)  # type: ignore[operator]

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(5)


def test_a_snapshot_arrives_in_the_windows_thread(qtbot: QtBot, bridge: Bridge, receiver: Receiver) -> None:
    snapshot = samples.rich()
    elsewhere(bridge.post_snapshot, snapshot)
    qtbot.waitUntil(lambda: bool(receiver.came))
    assert receiver.came == [snapshot]
    assert receiver.came[0] is snapshot
    assert receiver.threads == {QApplication.instance().thread()}  # type: ignore[union-attr]


def test_of_many_snapshots_the_newest_arrives(qtbot: QtBot, bridge: Bridge, receiver: Receiver) -> None:
    many = [replace(samples.empty(), at=samples.NOON + place) for place in range(50)]
    elsewhere(bridge.post_snapshot, *many)
    qtbot.waitUntil(lambda: bool(receiver.came))
    QApplication.processEvents()
    assert receiver.came == [many[-1]]


def test_stories_are_coalesced_by_contact(qtbot: QtBot, bridge: Bridge, receiver: Receiver) -> None:
    first, other = stories.story(0), stories.story(1)
    loaded = ContactStory(listed=first.listed, error="gone")
    elsewhere(bridge.post_story, first, other, loaded)
    qtbot.waitUntil(lambda: len(receiver.came) == 2)
    assert receiver.came == [loaded, other]


def test_of_a_flood_of_notices_the_last_ones_arrive(qtbot: QtBot, bridge: Bridge, receiver: Receiver) -> None:
    elsewhere(bridge.post_notice, *(f"notice {place}" for place in range(500)))
    qtbot.waitUntil(lambda: bool(receiver.came))
    assert len(receiver.came) <= 20
    assert receiver.came[-1] == "notice 499"


def test_nothing_arrives_after_the_end(bridge: Bridge, receiver: Receiver) -> None:
    waiting: Snapshot = samples.empty()
    elsewhere(bridge.post_snapshot, waiting)
    bridge.close()
    elsewhere(bridge.post_notice, "too late")
    QApplication.processEvents()
    assert receiver.came == []


def test_of_answers_the_newest_of_each_type_arrives(qtbot: QtBot, bridge: Bridge, receiver: Receiver) -> None:
    elsewhere(bridge.post_answer, *range(50), "a", "b")
    qtbot.waitUntil(lambda: len(receiver.came) >= 2)
    assert receiver.came[-2:] == [49, "b"]
    assert receiver.threads == {QThread.currentThread()}
    bridge.close()
    elsewhere(bridge.post_answer, 51)
    QApplication.processEvents()
    assert 51 not in receiver.came
