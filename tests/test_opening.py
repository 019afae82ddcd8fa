"""A session opens behind the window; what is asked before it is there is kept or dropped."""

import threading
from collections.abc import Callable
from typing import cast

import pytest

from supervisor_app.domain.contacts import ContactKey
from supervisor_app.domain.errors import StoreError
from supervisor_app.domain.snapshot import FigureId, Selection
from supervisor_app.opening import Opening
from supervisor_app.services.session import Session

WAITING = Selection(figure=FigureId("waiting"))
KEY = ContactKey("desk", "1")


class FakeDesk:
    """Writes down what it is asked."""

    def __init__(self) -> None:
        self.asked: list[object] = []

    def select(self, selection: Selection) -> None:
        self.asked.append(selection)

    def open_contact(self, key: ContactKey) -> None:
        self.asked.append(key)

    def reveal_customer(self, key: ContactKey) -> None:
        self.asked.append(("reveal", key))

    def refresh_now(self) -> None:
        self.asked.append("refresh")


class FakeSession:
    """A session that says when it is closed."""

    def __init__(self) -> None:
        self.desk = FakeDesk()
        self.closed = threading.Event()

    def close(self, limit_s: float = 0) -> bool:
        self.closed.set()
        return True


def opening(make: Callable[[], FakeSession], failed: Callable[[str], None] = print) -> Opening:
    return Opening(cast(Callable[[], Session], make), failed)


def test_what_was_selected_before_is_listed_then() -> None:
    session, gate = FakeSession(), threading.Event()

    def make() -> FakeSession:
        assert gate.wait(5)
        return session

    opened = opening(make)
    opened.start()
    opened.select(WAITING)
    opened.open_contact(KEY)
    gate.set()
    while not session.desk.asked:
        threading.Event().wait(0.01)
    opened.reveal_customer(KEY)
    opened.refresh_now()
    assert session.desk.asked == [WAITING, ("reveal", KEY), "refresh"]
    opened.close(1)
    assert session.closed.is_set()


def test_a_session_that_opens_too_late_is_closed_again() -> None:
    session, gate = FakeSession(), threading.Event()

    def make() -> FakeSession:
        assert gate.wait(5)
        return session

    opened = opening(make)
    opened.start()
    opened.close(0.01)
    gate.set()
    assert session.closed.wait(5)


def test_a_failure_is_told(caplog: pytest.LogCaptureFixture) -> None:
    told: list[str] = []
    done = threading.Event()

    def failed(sentence: str) -> None:
        told.append(sentence)
        done.set()

    def make() -> FakeSession:
        raise StoreError("the store is in use")

    opened = opening(make, failed)
    opened.start()
    assert done.wait(5)
    assert told == ["the store is in use"] == [opened.failure]
    opened.close(1)
