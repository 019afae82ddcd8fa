"""Every fault as the wrapper makes it, and as a plain reader over a real connection meets it."""

import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

import msgspec
import pytest
import requests
from litestar.types import ASGIApp

from supervisor_app.contract.records import Problem, ServerInfo
from supervisor_app.demo.faults import NO_FAULTS, Faults, FaultSwitch
from supervisor_app.demo.misbehaving import RETRY_AFTER_S, CutOff, misbehaving
from supervisor_app.demo.process import DemoProcess
from supervisor_app.domain.time import Instant, to_instant
from tests.demo.plain_profile import NOW
from tests.demo.served import Served, serving

AUTH = {"Authorization": "Bearer key"}


class Asked:
    """What one request to a wrapped application brought: messages sent, seconds slept."""

    def __init__(self, faults: Faults, path: str = "/v1/live", body: bytes = b"x" * 95) -> None:
        self.sent: list[Any] = []
        self.slept: list[float] = []
        self.cut = False
        asyncio.run(self._ask(misbehaving(_plain(body), FaultSwitch(faults), self._sleep), path))

    @property
    def bodies(self) -> list[bytes]:
        return [message["body"] for message in self.sent if message["type"] == "http.response.body"]

    async def _ask(self, app: ASGIApp, path: str) -> None:
        scope: Any = {"type": "http", "path": path}
        try:
            await app(scope, self._receive, self._send)
        except CutOff:
            self.cut = True

    async def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    async def _receive(self) -> Any:
        raise AssertionError("nobody reads the request here")

    async def _send(self, message: Any) -> None:
        self.sent.append(message)


def _plain(body: bytes) -> ASGIApp:
    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": body, "more_body": False})

    return app


def test_latency_comes_before_the_answer_and_before_a_refusal() -> None:
    assert Asked(Faults(latency=1.5)).slept == [1.5]
    refused = Asked(Faults(latency=1.5, down=1.0))
    assert (refused.slept, refused.sent[0]["status"]) == ([1.5], 503)


def test_a_body_drips_in_ten_pieces() -> None:
    asked = Asked(Faults(drip=0.5))
    assert asked.slept == [0.5] * 10
    assert b"".join(asked.bodies) == b"x" * 95
    assert [message["more_body"] for message in asked.sent[1:]] == [True] * 9 + [False]


def test_a_cut_leaves_half_and_no_end() -> None:
    asked = Asked(Faults(drop=1.0))
    assert asked.cut
    assert asked.bodies == [b"x" * 47]
    assert asked.sent[-1]["more_body"]
    assert sum(map(len, Asked(Faults(drop=1.0, drip=0.1)).bodies)) == 47


def test_an_answer_without_a_body_cannot_be_cut() -> None:
    asked = Asked(Faults(drop=1.0), body=b"")
    assert not asked.cut
    assert not asked.sent[-1]["more_body"]


def test_the_control_is_never_troubled() -> None:
    asked = Asked(Faults(latency=9.0, drop=1.0), path="/control/faults")
    assert (asked.slept, asked.cut, asked.sent[0]["status"]) == ([], False, 200)


@pytest.fixture(scope="module")
def running() -> Iterator[Served]:
    with serving(Served(NOW)) as served:
        yield served


@pytest.fixture
def served(running: Served) -> Iterator[Served]:
    yield running
    running.switch.switch(NO_FAULTS)


@pytest.fixture
def reader() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        session.headers.update(AUTH)
        yield session


@pytest.mark.parametrize(("faults", "status"), [(Faults(busy=1.0), 429), (Faults(down=1.0), 503)])
def test_a_refusal_is_a_problem_that_says_how_long(
    served: Served, reader: requests.Session, faults: Faults, status: int
) -> None:
    served.switch.switch(faults)
    answer = reader.get(f"{served.url}/v1/live", timeout=5)
    assert answer.status_code == status
    assert answer.headers["Retry-After"] == str(RETRY_AFTER_S)
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert msgspec.json.decode(answer.content, type=Problem).status == status


def test_a_dropped_answer_breaks_off(served: Served, reader: requests.Session) -> None:
    served.switch.switch(Faults(drop=1.0))
    with pytest.raises(requests.exceptions.ChunkedEncodingError, match="IncompleteRead"):
        reader.get(f"{served.url}/v1/agents", timeout=5)


def test_a_dripping_answer_is_whole(served: Served, reader: requests.Session) -> None:
    whole = reader.get(f"{served.url}/v1/contacts?limit=50", timeout=5).content
    served.switch.switch(Faults(drip=0.005))
    dripped = reader.get(f"{served.url}/v1/contacts?limit=50", timeout=5)
    assert dripped.content == whole
    assert dripped.elapsed.total_seconds() < 5


def test_latency_is_waited_for(served: Served, reader: requests.Session) -> None:
    served.switch.switch(Faults(latency=0.1))
    assert reader.get(f"{served.url}/v1/sites", timeout=5).elapsed.total_seconds() >= 0.1


@pytest.mark.parametrize("skew_s", [0, 90, -90])
def test_a_skewed_clock_shows_everywhere(served: Served, reader: requests.Session, skew_s: int) -> None:
    served.switch.switch(Faults(skew=skew_s))
    answer = reader.get(f"{served.url}/v1/server", timeout=5)
    told = msgspec.json.decode(answer.content, type=ServerInfo).now
    assert to_instant(told) == served.at + skew_s * 1000
    assert answer.raw.headers.getlist("Date") == [answer.headers["Date"]]
    header = parsedate_to_datetime(answer.headers["Date"])
    assert abs((header - datetime.now(UTC)).total_seconds() - skew_s) < 3


def test_stale_answers_are_of_an_earlier_moment(served: Served, reader: requests.Session) -> None:
    def told(path: str) -> Any:
        return json.loads(reader.get(f"{served.url}/v1/{path}", timeout=5).content)

    served.at += 600_000  # past all that a skewed clock has brought about before
    begun = _at(told("live"))
    served.switch.switch(Faults(stale=120.0))
    served.at += 90_000
    assert _at(told("live")) == begun  # nothing older than what was told already
    served.at += 90_000
    assert _at(told("live")) == served.at - 120_000
    assert to_instant(datetime.fromisoformat(told("server")["now"])) == served.at
    newest = max(c["updated"] for c in told("contacts?limit=1000")["contacts"])
    assert to_instant(datetime.fromisoformat(newest)) <= served.at - 120_000
    served.switch.switch(NO_FAULTS)
    assert _at(told("live")) == served.at


def _at(live: Any) -> Instant:
    return to_instant(datetime.fromisoformat(live["at"]))


def test_a_process_misbehaves_from_its_start_and_has_nothing_to_complain_of(reader: requests.Session) -> None:
    demo = DemoProcess()
    address = demo.start(scale=0.1, now=datetime(2026, 11, 19, 11, 30, tzinfo=UTC), faults="drop=1,skew=90")
    try:
        reader.headers["Authorization"] = f"Bearer {address.token}"
        with pytest.raises(requests.exceptions.ChunkedEncodingError):
            reader.get(f"{address.url}/v1/sites", timeout=5)
    finally:
        demo.stop()
    assert {line.partition(" ")[0] for line in demo._said} <= {"ready", "past"}
