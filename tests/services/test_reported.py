"""A past day that changed after it was reported says what changed, since when, and by which rule."""

import json
import stat
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec import structs

from supervisor_app.domain.summary import Against, PeriodKind, Summary
from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS
from supervisor_app.services.frame import keep_frame
from supervisor_app.services.reported import SUFFIX
from tests.services.summing import FRAME, FRIDAY, Summed, at, call, mail

SATURDAY = at("2026-11-14T06:00")
TEN = at(f"{FRIDAY}T10:00")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Summed]:
    made = Summed(tmp_path)
    made.keep([call("a", TEN), call("b", TEN + MINUTE_MS), mail(1, TEN)], SATURDAY)
    yield made
    made.close()


def told(desk: Summed, day: date = FRIDAY) -> Summary:
    summariser = desk.summariser(remembering=True)
    return summariser.summarise(desk.period(day), Against.USUAL, months=False)


def lines(desk: Summed) -> int:
    file = desk.path.with_name(desk.path.name + SUFFIX)
    return len(file.read_text().splitlines()) if file.exists() else 0


def test_what_has_not_changed_says_nothing(desk: Summed) -> None:
    assert told(desk).changes == ()
    desk.keep([call("next", SATURDAY + MINUTE_MS)], SATURDAY + HOUR_MS)
    assert told(desk).changes == ()
    assert lines(desk) == 1


def test_what_changed_and_since_when(desk: Summed) -> None:
    told(desk)
    late = SATURDAY + HOUR_MS
    desk.keep([call("c", TEN + 2 * MINUTE_MS, wait_s=60)], late)
    first = {(one.figure.key, one.figure.scope.channel): one for one in told(desk).changes}
    volume, phone = first["volume", ""], first["volume", "phone"]
    assert (volume.before, volume.now, volume.reported, volume.noticed) == (3.0, 4.0, SATURDAY, None)
    assert (phone.title, phone.unit, phone.before, phone.now) == ("Contacts", "contacts", 2.0, 3.0)
    level = first["service_level", "phone"]
    assert (level.before, level.rule) == (1.0, "")
    assert level.now == pytest.approx(2 / 3)
    assert ("volume", "email") not in first
    desk.keep([call("d", TEN + 3 * MINUTE_MS)], late + HOUR_MS)
    again = {(one.figure.key, one.figure.scope.channel): one for one in told(desk).changes}
    volume = again["volume", ""]
    assert (volume.before, volume.now, volume.reported, volume.noticed) == (3.0, 5.0, SATURDAY, late)
    assert lines(desk) == 3


def test_what_is_again_as_it_was_has_not_changed(desk: Summed) -> None:
    told(desk)
    changed = call("a", TEN, updated=SATURDAY + 1, phantom=True)
    desk.keep([changed], SATURDAY + HOUR_MS)
    assert told(desk).changes
    desk.keep([structs.replace(changed, updated=SATURDAY + 2, phantom=False)], SATURDAY + 2 * HOUR_MS)
    assert told(desk).changes == ()


def test_another_rule_says_so(desk: Summed) -> None:
    told(desk)
    strict = Promises(default=Targets(threshold_s=5))
    keep_frame(desk.store, structs.replace(FRAME, promises=strict))
    changes = {one.figure.key: one for one in told(desk).changes if one.figure.scope.channel == "phone"}
    level = changes["service_level"]
    assert (level.before, level.now) == (1.0, 0.0)
    assert "within 20 s" in level.rule
    assert "volume" not in changes


def test_a_day_that_runs_is_not_kept(desk: Summed) -> None:
    saturday = FRIDAY + timedelta(days=1)
    desk.keep([call("next", SATURDAY - MINUTE_MS)], SATURDAY)
    assert told(desk, saturday).period.running
    assert lines(desk) == 0


def test_periods_sites_and_channels_are_kept_apart(desk: Summed) -> None:
    told(desk)
    summariser = desk.summariser(remembering=True)
    thursday = FRIDAY - timedelta(days=1)
    two = desk.period(thursday, PeriodKind.RANGE, FRIDAY)
    for period, channel in ((two, ""), (desk.period(), "phone"), (desk.period(thursday), "")):
        summary = summariser.summarise(period, Against.USUAL, channel=channel, months=False)
        assert summary.changes == ()
    assert lines(desk) == 4


def test_a_line_that_was_cut_off_does_no_harm(desk: Summed) -> None:
    told(desk)
    file = desk.path.with_name(desk.path.name + SUFFIX)
    whole = file.read_text()
    file.write_text('{"first": "2026-1\n' + whole + whole[:40])
    assert told(desk).changes == ()


def test_the_file_holds_numbers_and_is_the_owners_alone(desk: Summed) -> None:
    told(desk)
    file = desk.path.with_name(desk.path.name + SUFFIX)
    (line,) = file.read_text().splitlines()
    assert json.loads(line)["first"] == "2026-11-13"
    assert "48600100733" not in line
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_where_nothing_can_be_kept_the_day_is_told_all_the_same(
    desk: Summed, caplog: pytest.LogCaptureFixture
) -> None:
    desk.path.with_name(desk.path.name + SUFFIX).mkdir()
    summary = told(desk)
    assert summary.headline[0].reading.n == 3
    assert summary.changes == ()
    (record,) = caplog.records
    assert "cannot be kept" in record.getMessage()
    caplog.clear()
