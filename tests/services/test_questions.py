"""What somebody wrote becomes a question, or is told what is wrong with it and what helps."""

import pytest

from supervisor_app.domain.errors import SettingsError
from supervisor_app.domain.snapshot import EVERYTHING, Scope
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS, Window
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.questions import Said, has_window, question_of
from tests.services.making import NOON

WARSAW, ZONE_MS = "Europe/Warsaw", HOUR_MS
MIDNIGHT = NOON - 12 * HOUR_MS - ZONE_MS


def _window(start: str = "", end: str = "", zone: str = "") -> Window:
    return question_of(Said(start=start, end=end, zone=zone), NOON, WARSAW).window


def test_without_a_word_it_is_the_day_last_watched_and_every_figure_that_has_a_window() -> None:
    question = question_of(Said(), NOON, WARSAW)
    assert question.window == Window(MIDNIGHT, NOON)
    assert (question.zone, question.by, question.where) == (WARSAW, (), EVERYTHING)
    assert set(question.figures) == {key for key in FIGURES if has_window(key)}
    assert not {"waiting", "callbacks_owed", "backlog"} & set(question.figures)


def test_times_are_days_or_local_times_or_carry_their_offset() -> None:
    assert _window("2026-11-18").start == MIDNIGHT - DAY_MS
    assert _window("2026-11-18", zone="UTC").start == MIDNIGHT - DAY_MS + ZONE_MS
    assert _window("2026-11-18T10:30", "2026-11-18T12:00+02:00") == Window(
        NOON - DAY_MS - 150 * MINUTE_MS, NOON - DAY_MS - 2 * HOUR_MS
    )
    assert _window("2026-11-19T12:00Z", "2026-11-19T12:00Z").length_ms == 0


def test_groups_and_what_is_left_are_named() -> None:
    said = Said(by="day,channel,day", where=("hour=07", "weekday=1", "month=2026-11", "queue=desk/first"))
    question = question_of(said, NOON, WARSAW)
    assert question.by == (Dim.DAY, Dim.CHANNEL)
    assert question.where == Scope(hour="7", weekday="1", month="2026-11", queue="desk/first")
    assert question_of(Said(figures=("returning",), part="met"), NOON, WARSAW).where == Scope(part="met")


@pytest.mark.parametrize(
    ("said", "wrong", "remedy"),
    [
        (Said(figures=("no_such",)), "no figure 'no_such'", "status --json"),
        (Said(figures=("waiting",)), "waiting is of the moment", "status tells it"),
        (
            Said(figures=("quality:phantom",), by="channel"),
            "quality:phantom is not told apart by channel",
            "",
        ),
        (Said(figures=("occupancy",), by="topic"), "occupancy is not told apart by topic", "It is by agent"),
        (
            Said(figures=("backlog",), where=("hour=7",)),
            "backlog is not told apart by hour",
            "It is by agent",
        ),
        (Said(start="yesterday"), "--from yesterday", "2026-11-20"),
        (Said(end="1492-10-12"), "--to 1492-10-12 is too far", "2026-11-20"),
        (Said(end="0001-01-01T00:00+14:00"), "--to 0001", "2026-11-20"),
        (Said(start="2026-11-20", end="2026-11-19"), "--from 2026-11-20 is after --to 2026-11-19", "earlier"),
        (Said(start="2026-11-20"), "is after --to the instant last watched", "earlier"),
        (Said(end="2026-11-18"), "--from of the last day is after", "earlier"),
        (Said(zone="Europe/Atlantis"), "no zone 'Europe/Atlantis'", "Europe/Warsaw"),
        (Said(zone="../etc"), "no zone '../etc'", "Europe/Warsaw"),
        (Said(zone="Europe"), "no zone 'Europe'", "Europe/Warsaw"),
        (Said(by="day,colour"), "--by: there is no dimension 'colour'", "weekday, monthday"),
        (Said(by="whole"), "no dimension 'whole'", "channel, queue"),
        (Said(where=("colour=red",)), "--where: there is no dimension 'colour'", "channel, queue"),
        (Said(where=("channel",)), "says nothing", "channel=phone"),
        (Said(where=("channel=",)), "says nothing", "channel=phone"),
        (Said(where=("channel=fax",)), "no channel 'fax'", "phone, video"),
        (Said(where=("hour=24",)), "no hour '24'", "from 0 to 23"),
        (Said(where=("weekday=0",)), "no weekday '0'", "from 1 to 7"),
        (Said(where=("monthday=x",)), "no monthday 'x'", "from 1 to 31"),
        (Said(where=("day=2026-02-30",)), "no day '2026-02-30'", "2026-11-20"),
        (Said(where=("month=2026-13",)), "no month '2026-13'", "2026-11"),
        (Said(where=("hour=1", "hour=2")), "names hour twice", "Ask twice"),
        (Said(part="late"), "no part 'late'", "met, missed"),
        (Said(figures=("volume",), part="met"), "only shares have parts", "Leave"),
    ],
)
def test_what_is_wrong_is_named_with_its_remedy(said: Said, wrong: str, remedy: str) -> None:
    with pytest.raises(SettingsError) as raised:
        question_of(said, NOON, WARSAW)
    assert wrong in str(raised.value)
    assert remedy in raised.value.remedy
