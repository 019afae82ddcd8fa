"""What ``sources check`` says of a help desk that speaks our API."""

import time
from collections.abc import Iterator
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from supervisor_app.domain.batch import CheckLine
from supervisor_app.domain.errors import SourceCancelled
from supervisor_app.domain.time import from_instant
from supervisor_app.sources.helpdesk_check import check_server
from supervisor_app.sources.http import HttpClient


@pytest.fixture
def client(httpserver: HTTPServer) -> Iterator[HttpClient]:
    made = HttpClient(httpserver.url_for("/").rstrip("/"), total_s=5.0)
    yield made
    made.close()


def serve(httpserver: HTTPServer, ahead_ms: int = 0, **more: Any) -> None:
    now = from_instant(time.time_ns() // 1_000_000 + ahead_ms).isoformat()
    info = {"name": "Virtual PL", "api_version": "1.2", "now": now, "user": "wallboard"} | more
    httpserver.expect_request("/v1/server").respond_with_json(info)
    for path in ("sites", "channels", "queues", "agents", "contacts"):
        httpserver.expect_request(f"/v1/{path}").respond_with_json([])


def lines(client: HttpClient) -> dict[str, CheckLine]:
    return {line.topic: line for line in check_server("desk", client).lines}


def test_it_tells_who_answers_and_what_is_delivered(client: HttpClient, httpserver: HTTPServer) -> None:
    serve(httpserver, rights=["contacts", "live"], history_from="2025-12-25T00:00:00Z")
    httpserver.expect_request("/v1/live").respond_with_json({}, status=503)
    found = lines(client)
    assert "Virtual PL" in found["reachable"].text
    assert (found["user"].text, found["rights"].text) == ("wallboard", "contacts, live")
    assert found["history"].text == "from 2025-12-25"
    assert all(found[topic].ok for topic in ("reachable", "version", "clock", "sites", "contacts"))
    assert found["live queues"].ok is False


@pytest.mark.parametrize(
    ("more", "topic", "ok", "words"),
    [
        ({"ahead_ms": 90_000}, "clock", False, "ahead of ours"),
        ({"ahead_ms": -90_000}, "clock", False, "behind ours"),
        ({"ahead_ms": 90_000, "simulated": True}, "clock", None, "simulated"),
        ({"api_version": "2.0"}, "version", False, "2.0"),
        ({"user": ""}, "user", False, "nobody"),
        ({}, "rights", None, "none named"),
        ({}, "history", None, "not told"),
    ],
)
def test_what_is_amiss_is_named(
    client: HttpClient, httpserver: HTTPServer, more: dict[str, Any], topic: str, ok: bool | None, words: str
) -> None:
    serve(httpserver, **more)
    line = lines(client)[topic]
    assert line.ok is ok
    assert words in line.text


def test_a_server_that_lets_nobody_in_is_one_line(client: HttpClient, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/v1/server").respond_with_json({}, status=401)
    check = check_server("desk", client)
    assert [line.ok for line in check.lines] == [False]
    assert "401" in check.lines[0].text
    assert check.ok is False


def test_a_cancelled_check_is_no_finding(client: HttpClient) -> None:
    client.cancel()
    with pytest.raises(SourceCancelled):
        check_server("desk", client)
