"""A rule that changed is said, from what to what; and figures of the same facts have another fingerprint."""

import logging
from datetime import date

import pytest
from msgspec.structs import replace

from supervisor_app.domain.calendar import Calendar
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.joining import Joining, Person
from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.domain.working_hours import Opening
from supervisor_app.services.frame import Frame
from supervisor_app.services.rule_changes import changes_between, note_changes

PLAIN = Frame(
    zone="Europe/Warsaw",
    promises=Promises(
        channels={Channel.EMAIL: Targets(promise_s=3600)}, queues={"rt/vip": {"promise_s": 60}}
    ),
)
OFFICE = Calendar(zone="UTC", exceptions={date(2026, 12, 24): (Opening(480, 720),)})
OTHERS = {
    "zone of days Europe/Warsaw → UTC": replace(PLAIN, zone="UTC"),
    "threshold_s of every channel 20 → 30": replace(
        PLAIN,
        promises=replace(
            PLAIN.promises,
            default=Targets(threshold_s=30),
            channels={Channel.EMAIL: Targets(promise_s=3600, threshold_s=30)},
        ),
    ),
    "promise_s of email 3600 → 1800": replace(PLAIN, promises=replace(PLAIN.promises, channels={})),
    "promise_s of rt/vip 60 → as its channel": replace(PLAIN, promises=replace(PLAIN.promises, queues={})),
    "calendar office → other hours": replace(
        PLAIN, promises=replace(PLAIN.promises, calendars={"office": OFFICE})
    ),
    "counting sources none → phone by pbx": replace(PLAIN, joining=Joining(counting={Channel.PHONE: "pbx"})),
    "agents are joined to persons in another way": replace(
        PLAIN, joining=Joining(persons={("pbx", "1"): Person(key="Anna", name="Anna")})
    ),
}


@pytest.mark.parametrize("said", OTHERS)
def test_each_rule_that_changes_is_named_once_and_changes_the_fingerprint(said: str) -> None:
    assert list(changes_between(PLAIN, OTHERS[said])) == [said]
    assert OTHERS[said].fingerprint() != PLAIN.fingerprint()


def test_what_is_no_rule_changes_nothing() -> None:
    other = replace(PLAIN, title="Desk", country="PL", special_days=frozenset())
    assert not list(changes_between(PLAIN, other))
    assert other.fingerprint() == PLAIN.fingerprint()


def test_it_is_said_in_one_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    note_changes(PLAIN, PLAIN)
    note_changes(PLAIN, replace(OTHERS["promise_s of email 3600 → 1800"], zone="UTC"))
    assert [record.getMessage() for record in caplog.records] == [
        "rules have changed: zone of days Europe/Warsaw → UTC; promise_s of email 3600 → 1800; "
        "all history is told by the new ones"
    ]
