"""Roll-ups into the store and back."""

from typing import Any

from supervisor_app.store.database import Store
from supervisor_app.store.rollups import Rollup, Stamp
from tests.store.samples import NOON


def _day(start: str, **changes: Any) -> Rollup:
    values: dict[str, Any] = {"grain": "day", "start": start, "mark": 7, "at": NOON, "rules": "r"}
    return Rollup(**(values | {"cells": b"\x00\xff" + start.encode()} | changes))


def test_what_is_saved_is_read_back(store: Store) -> None:
    days = [_day("2026-11-20"), _day("2026-11-21"), _day("2026-11", grain="month")]
    store.save_rollups(days)
    assert store.rollups("day", ["2026-11-21", "2026-11-22", "2026-11-20"]) == {
        "2026-11-20": days[0],
        "2026-11-21": days[1],
    }
    assert store.rollups("month", ["2026-11"]) == {"2026-11": days[2]}
    assert store.rollups("month", []) == {}


def test_a_newer_one_takes_the_place(store: Store) -> None:
    store.save_rollups([_day("2026-11-20")])
    newer = _day("2026-11-20", mark=9, cells=b"other")
    store.save_rollups([newer])
    assert store.rollups("day", ["2026-11-20"]) == {"2026-11-20": newer}


def test_stamps_come_without_the_bytes(store: Store) -> None:
    store.save_rollups([_day("2026-11-20"), _day("2026-11-21", rules="s"), _day("2026-11", grain="month")])
    assert store.rollup_stamps("day") == {
        "2026-11-20": Stamp(grain="day", start="2026-11-20", mark=7, at=NOON, rules="r"),
        "2026-11-21": Stamp(grain="day", start="2026-11-21", mark=7, at=NOON, rules="s"),
    }


def test_all_are_dropped_at_once(store: Store) -> None:
    store.save_rollups([_day("2026-11-20"), _day("2026-11", grain="month")])
    store.drop_rollups()
    assert store.rollup_stamps("day") == store.rollup_stamps("month") == {}


def test_many_are_found_in_parts(store: Store) -> None:
    days = [_day(f"d{number}") for number in range(1_201)]
    store.save_rollups(days)
    assert store.rollups("day", [day.start for day in days]) == {day.start: day for day in days}
