"""The control beside the API: who may switch faults and scenarios, and what is refused."""

import re
from typing import Any

import pytest

from supervisor_app.demo.faults import NO_FAULTS, Faults
from supervisor_app.demo.openapi import document
from supervisor_app.domain.time import MINUTE_MS
from tests.demo.asking import ask, refused
from tests.demo.plain_profile import NOW
from tests.demo.served import Served

BOSS = "boss"
READER = "key"
SCENARIO = "/control/scenario"


@pytest.fixture(scope="module")
def made() -> Served:
    return Served(NOW)


@pytest.fixture
def served(made: Served) -> Served:
    made.switch.switch(NO_FAULTS)
    ask(made, "PUT", BOSS, {}, path=SCENARIO)
    return made


def test_without_faults_all_are_named_and_0(served: Served) -> None:
    answer = ask(served, "GET", BOSS)
    assert answer.status_code == 200
    assert set(answer.json()) == set(Faults.__struct_fields__)
    assert not any(answer.json().values())


def test_faults_are_switched_on_and_off(served: Served) -> None:
    answer = ask(served, "PUT", BOSS, {"down": 1.0, "skew": 5})
    assert answer.status_code == 200
    assert answer.json() == ask(served, "GET", BOSS).json()
    assert served.switch.faults == Faults(down=1.0, skew=5.0)
    refused(ask(served, "GET", READER, path="/v1/sites"), 503)
    assert ask(served, "PUT", BOSS, {}).status_code == 200
    assert served.switch.faults == NO_FAULTS
    assert ask(served, "GET", READER, path="/v1/sites").status_code == 200


def test_it_answers_while_everything_else_is_troubled(served: Served) -> None:
    served.switch.switch(Faults(busy=1.0))
    assert ask(served, "GET", BOSS).json()["busy"] == 1.0


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_only_those_with_the_right_may(served: Served, method: str) -> None:
    refused(ask(served, method, "", {"down": 1.0}), 401)
    refused(ask(served, method, "nobody", {"down": 1.0}), 401)
    assert "control" in refused(ask(served, method, READER, {"down": 1.0}), 403)
    assert served.switch.faults == NO_FAULTS


def test_the_control_alone_reads_nothing(served: Served) -> None:
    refused(ask(served, "GET", BOSS, path="/v1/live"), 403)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"laten": 1}, "laten"),
        ({"busy": "much"}, r"Expected `float`, got `str` - at `\$.busy`"),
        ({"busy": 2}, "busy must be a share from 0 to 1, not 2"),
        ({"busy": 0.6, "drop": 0.6}, "together"),
        ([], "Expected `object`"),
        (b"{", "."),
        (b"", "."),
        (b"\xff\xfe", "."),
    ],
)
def test_what_makes_no_sense_changes_nothing(served: Served, body: Any, said: str) -> None:
    served.switch.switch(Faults(skew=1.0))
    detail = refused(ask(served, "PUT", BOSS, body), 422)
    assert re.search(said, detail)
    assert served.switch.faults == Faults(skew=1.0)


def test_too_much_is_refused(served: Served) -> None:
    refused(ask(served, "PUT", BOSS, b" " * 20_000), 413)


def test_it_is_no_part_of_the_api() -> None:
    assert not [path for path in document()["paths"] if "control" in path]


_STRIKE = {"title": "Strike", "event": [{"kind": "strike", "share": 1, "lasts_min": 30}]}


def test_a_scenario_is_switched_on_shown_and_off(served: Served) -> None:
    answer = ask(served, "PUT", BOSS, _STRIKE, path=SCENARIO)
    assert answer.status_code == 200
    assert answer.json() == ask(served, "GET", BOSS, path=SCENARIO).json()
    assert answer.json()["title"] == "Strike"
    assert answer.json()["events"][0]["remaining_min"] == 30.0
    served.at += 10 * MINUTE_MS
    live = ask(served, "GET", READER, path="/v1/live").json()
    assert {agent["presence"] for agent in live["agents"]} <= {"offline", "on_call", "writing", "chatting"}
    assert ask(served, "GET", BOSS, path=SCENARIO).json()["events"][0]["remaining_min"] == 20.0
    assert ask(served, "PUT", BOSS, {}, path=SCENARIO).json() == {"title": "", "events": []}
    served.at += MINUTE_MS
    live = ask(served, "GET", READER, path="/v1/live").json()
    assert "free" in {agent["presence"] for agent in live["agents"]}


def test_a_lost_source_answers_nobody_but_the_control(served: Served) -> None:
    body = {"event": [{"kind": "lost_source", "begins_min": 1, "lasts_min": 2}]}
    ask(served, "PUT", BOSS, body, path=SCENARIO)
    assert ask(served, "GET", READER, path="/v1/sites").status_code == 200
    served.at += MINUTE_MS
    refused(ask(served, "GET", READER, path="/v1/sites"), 503)
    assert ask(served, "GET", BOSS, path=SCENARIO).json()["events"][0]["remaining_min"] == 2.0
    served.at += 2 * MINUTE_MS
    assert ask(served, "GET", READER, path="/v1/sites").status_code == 200


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_only_those_with_the_right_may_have_scenarios(served: Served, method: str) -> None:
    refused(ask(served, method, "", _STRIKE, path=SCENARIO), 401)
    refused(ask(served, method, READER, _STRIKE, path=SCENARIO), 403)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"event": [{"kind": "war"}]}, "war"),
        ({"event": [{"kind": "overload", "factor": 0}]}, "factor must be a number from 1 to 100"),
        ({"event": [{"kind": "overload", "channel": "pigeon"}]}, "no channel 'pigeon'"),
        ({"event": [{"kind": "lost_source"}] * 51}, "at most 50"),
        ({"name": "outage"}, "name"),
        ([], "Expected `object`"),
        (b"{", "."),
    ],
)
def test_a_scenario_that_makes_no_sense_changes_nothing(served: Served, body: Any, said: str) -> None:
    ask(served, "PUT", BOSS, _STRIKE, path=SCENARIO)
    assert said in refused(ask(served, "PUT", BOSS, body, path=SCENARIO), 422)
    assert ask(served, "GET", BOSS, path=SCENARIO).json()["title"] == "Strike"
