"""Roll-ups are kept right turn by turn, agree with the facts to the byte, and are proved to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from supervisor_app.cli import main
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS, Window, from_instant
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.frame import Frame, keep_frame
from supervisor_app.services.rolling import Rolling
from supervisor_app.services.verifying import Verified, Verifying
from tests.services.making import NOON, answered_mail
from tests.services.rolling_up import Desk
from tests.services.test_rolled import MIDNIGHT, spread

DAYS = [from_instant(MIDNIGHT - back * DAY_MS).date().isoformat() for back in range(3)]
"""Today, yesterday, and the day before."""
GRAINS = ("hours", "topics", "outages", "people", "work", "sketches", "exact", "linked")
MONTHS = ("month", "month_people", "month_work", "month_sketches", "month_linked")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "desk.db", Frame())
    made.save(spread(63), NOON)
    yield made
    made.store.close()


def cells_of(desk: Desk) -> dict[tuple[str, str], bytes]:
    """Everything that is stored."""
    return {
        (grain, start): rollup.cells
        for grain in (*GRAINS, *MONTHS)
        for start, rollup in desk.store.rollups(grain, desk.store.rollup_stamps(grain)).items()
    }


def verified(desk: Desk) -> list[Verified]:
    return list(Verifying(desk.store, desk.frame).verified(NOON))


def test_days_that_are_over_are_made_and_then_nothing_is_left(desk: Desk) -> None:
    turns = desk.roll(NOON)
    assert sum(one.days for one in turns) == 63
    assert sum(one.months for one in turns) == 2
    assert desk.roll(NOON) == []
    stamps = desk.store.rollup_stamps("hours")
    assert max(stamps) == DAYS[1]


def test_turns_are_short_and_begin_with_the_newest_day(desk: Desk) -> None:
    rolling = Rolling(desk.store, desk.frame, most_contacts=1)
    assert rolling.turn(NOON).days == 1
    assert set(desk.store.rollup_stamps("hours")) == {DAYS[1]}
    assert rolling.turn(NOON).days == 1
    assert set(desk.store.rollup_stamps("hours")) == {DAYS[1], DAYS[2]}


def test_a_turn_that_is_to_end_keeps_what_it_has_made(desk: Desk) -> None:
    assert Rolling(desk.store, desk.frame).turn(NOON, lambda: True)
    assert len(desk.store.rollup_stamps("hours")) == 1


def test_after_late_changes_they_are_what_a_rebuild_makes(desk: Desk) -> None:
    """Cell for cell, to the byte; in whatever order contacts came, and twice."""
    desk.roll(NOON)
    late = [replace(one, topic="late", updated=one.updated + DAY_MS) for one in spread(63)[::7] if one.topic]
    for some in (late[::2], late[1::2], late):
        desk.save(reversed(some), NOON)
        desk.roll(NOON)
    kept = cells_of(desk)
    desk.store.drop_rollups()
    desk.roll(NOON)
    assert cells_of(desk) == kept
    assert len(kept) > 450


def test_only_days_of_which_something_changed_are_made_anew(desk: Desk) -> None:
    desk.roll(NOON)
    before = desk.store.rollup_stamps("hours")
    at = MIDNIGHT - 40 * DAY_MS + 5 * HOUR_MS
    desk.save([answered_mail(77_000, at=at, updated=at + MINUTE_MS, customer="new")], NOON)
    desk.roll(NOON)
    after = desk.store.rollup_stamps("hours")
    assert {start for start, stamp in after.items() if stamp != before[start]} == {"2026-10-10"}


def test_days_without_contacts_are_not_made_and_months_are_all_the_same(desk: Desk) -> None:
    """A stray contact of years ago, and desks that are closed on Sundays."""
    stray = answered_mail(79_000, at=MIDNIGHT - 4_000 * DAY_MS, customer="old")
    desk.save([replace(stray, updated=stray.created)], NOON)
    assert sum(one.days for one in desk.roll(NOON)) == 64
    assert set(desk.store.rollup_stamps("month")) >= {"2015-12", "2026-09", "2026-10"}
    desk.assert_same(Window(stray.created - DAY_MS, NOON), [(), (Dim.MONTH,), (Dim.CHANNEL,)])


def test_another_rule_makes_all_of_them_anew(desk: Desk) -> None:
    made = sum(one.days for one in desk.roll(NOON))
    other = Frame(country="CZ", zone="Europe/Prague")
    keep_frame(desk.store, other)
    desk.frame = other
    assert sum(one.days for one in desk.roll(NOON)) >= made
    assert desk.roll(NOON) == []


def test_roll_ups_are_proved_to_agree_with_the_facts(desk: Desk) -> None:
    desk.roll(NOON)
    found = verified(desk)
    assert sum(one.sheets for one in found) > 450
    assert not any(one.different or one.out_of_date for one in found)


def test_a_sheet_that_does_not_agree_is_found(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.roll(NOON)
    stored = desk.store.rollups("hours", ["2026-11-10", "2026-11-11"])
    desk.store.save_rollups([replace(stored["2026-11-10"], cells=stored["2026-11-11"].cells)])
    assert [(one.start, one.different) for one in verified(desk) if one.different] == [
        ("2026-11-10", ("hours",))
    ]
    assert main(["rollups", "--verify", "--store", str(desk.path)]) == 1
    said = capsys.readouterr()
    assert "2026-11-10, hours: not as the facts have it" in said.err
    assert "1 different" in said.out


def test_what_changed_since_is_out_of_date_and_not_wrong(desk: Desk) -> None:
    desk.roll(NOON)
    at = MIDNIGHT - 20 * DAY_MS
    desk.save([answered_mail(78_000, at=at, updated=at + MINUTE_MS, customer="new")], NOON)
    found = {one.start: one for one in verified(desk)}
    assert found["2026-10-30"].out_of_date > 0
    assert not any(one.different for one in found.values())


def test_the_command_makes_them_and_makes_them_anew(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(desk.path)
    desk.store.close()
    assert main(["rollups", "--store", path]) == 0
    assert main(["rollups", "--store", path]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("made 63 days and 2 months")
    assert second.startswith("made 0 days and 0 months")
    assert main(["rollups", "--rebuild", "--store", path]) == 0
    assert capsys.readouterr().out.startswith("made 63 days")
    assert main(["rollups", "--verify", "--store", path]) == 0
    assert "0 out of date, 0 different" in capsys.readouterr().out


def test_without_a_store_the_command_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rollups", "--store", str(tmp_path / "none.db")]) == 1
    assert "there is no store" in capsys.readouterr().err
