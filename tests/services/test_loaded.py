"""Windows of a store that are kept: loaded once, also for what lies in them, and never too many."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from supervisor_app.domain.time import DAY_MS, HOUR_MS, Window
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.services import loaded
from supervisor_app.services.frame import Frame
from supervisor_app.services.loaded import LoadedWindows
from supervisor_app.store.database import Store
from tests.metrics.making import session
from tests.services.making import NOON, answered_mail, batch_of

DAY = Window(NOON - DAY_MS, NOON)
VOLUME, CONTAINMENT, RETURNING = (FIGURES[key] for key in ("volume", "containment", "returning"))


class Reading:
    """A store that counts what is read of it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.touched_asked: list[Window] = []

    def touched(self, window: Window) -> object:
        self.touched_asked.append(window)
        return self._store.touched(window)

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(str(tmp_path / "desk.db"))
    contacts = [
        answered_mail(n, at=NOON - n * HOUR_MS, customer=f"k{n % 5}", agents=("anna",))
        for n in range(-30, 90)
    ]
    opened.save("desk", batch_of(*contacts))
    opened.save("pbx", batch_of(session(1, NOON - HOUR_MS, customer="k1")))
    yield opened
    opened.close()


@pytest.fixture
def reading(store: Store) -> Reading:
    return Reading(store)


@pytest.fixture
def windows(reading: Reading) -> LoadedWindows:
    return LoadedWindows(reading, Frame())  # type: ignore[arg-type]


def test_a_window_and_what_lies_in_it_are_loaded_once(windows: LoadedWindows, reading: Reading) -> None:
    whole = windows.desk(DAY, [VOLUME])
    assert windows.desk(Window(DAY.start + HOUR_MS, DAY.end - HOUR_MS), [VOLUME]) is whole
    assert windows.desk(DAY, [RETURNING]) is whole
    assert len(reading.touched_asked) == 1
    assert windows.desk(Window(DAY.start - 1, DAY.end), [VOLUME]) is not whole


def test_looking_ahead_loads_what_is_missing_alone(windows: LoadedWindows, reading: Reading) -> None:
    desk = windows.desk(DAY, [VOLUME])
    before = len(desk.columns)
    assert windows.desk(DAY, [CONTAINMENT]) is desk
    assert reading.touched_asked == [DAY, Window(DAY.end, DAY.end + DAY_MS)]
    assert len(desk.columns) > before
    assert len({contact.key for contact in desk.columns}) == len(desk.columns)
    early = Window(DAY.start, DAY.start + HOUR_MS)
    windows.desk(early, [CONTAINMENT])
    assert len(reading.touched_asked) == 2


def test_the_oldest_are_let_go_of(
    windows: LoadedWindows, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loaded, "KEPT", 2)
    first, second, third = (Window(NOON - n * DAY_MS, NOON - (n - 1) * DAY_MS) for n in (1, 2, 3))
    for window in (first, second, first, third, first, second):
        windows.desk(window, [VOLUME])
    assert reading.touched_asked == [first, second, third, second]


def test_many_contacts_leave_no_room_for_others(
    windows: LoadedWindows, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loaded, "MOST_CONTACTS", 1)
    other = Window(DAY.start - DAY_MS, DAY.start)
    for window in (DAY, DAY, other, DAY):
        windows.desk(window, [VOLUME])
    assert reading.touched_asked == [DAY, other, DAY]


def test_news_forget_everything(windows: LoadedWindows, reading: Reading) -> None:
    windows.desk(DAY, [VOLUME])
    windows.forget()
    windows.desk(DAY, [VOLUME])
    assert len(reading.touched_asked) == 2
