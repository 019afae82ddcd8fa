"""The frame of a desk comes back out of the store as it went in, also one that an older program kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.joining import Joining, Person
from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.services.frame import SPECIAL_DAYS, Frame, frame_of, has_frame, keep_frame, kept_frame
from supervisor_app.settings_reading import parse_settings
from supervisor_app.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store.open(str(tmp_path / "desk.db"))
    yield opened
    opened.close()


def test_there_and_back(store: Store) -> None:
    frame = Frame(
        title="Desk",
        zone="Europe/Warsaw",
        promises=Promises(channels={Channel.EMAIL: Targets(promise_s=60)}),
        joining=Joining(persons={("pbx", "1001"): Person(key="Anna", name="Anna")}, by_login=True),
        country="PL",
        special_days=frozenset({5}),
        simulated=True,
    )
    assert not has_frame(store)
    keep_frame(store, frame)
    assert has_frame(store)
    assert kept_frame(store) == frame


def test_a_frame_without_special_days_has_the_usual_ones(store: Store) -> None:
    keep_frame(store, Frame(title="Old"))
    text = store.meta("frame")
    assert text is not None
    older = text.replace(',"country":""', "").replace(',"special_days":[1,10,20]', "")
    assert "special_days" not in older
    store.set_meta("frame", older)
    assert kept_frame(store) == Frame(title="Old")


def test_a_frame_that_is_not_understood_is_a_plain_one(store: Store) -> None:
    store.set_meta("frame", "{")
    assert kept_frame(store) == Frame()


def test_days_that_are_not_ordinary_come_from_the_settings() -> None:
    said = frame_of(parse_settings('[desk]\ncountry = "PL"\nspecial_days = [15]\n', "desk.toml"))
    assert (said.country, said.special_days) == ("PL", frozenset({15}))
    assert frame_of(parse_settings("", "desk.toml")).special_days == SPECIAL_DAYS
    assert frame_of(parse_settings("[desk]\nspecial_days = []\n", "desk.toml")).special_days == frozenset()
