"""Whatever a server does to us ends in one typed error, in time, with a sentence that tells no secret."""

import gzip
import socket
import time
import tracemalloc
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.errors import (
    SourceBroken,
    SourceBusy,
    SourceError,
    SourceRefused,
    SourceUnreachable,
)
from supervisor_app.domain.time import from_instant
from supervisor_app.sources.http import HttpClient
from supervisor_app.sources.http_errors import MAX_RETRY_AFTER_S, refusal, retry_after
from tests.sources.hostile import TOTAL_S, Peer, Script, answer, failure, saying


def bomb(size: int) -> bytes:
    return gzip.compress(bytes(size), 9)


def drip_body(peer: Peer) -> None:
    peer.say(b"HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n")
    peer.drip(b" " * 9000)


def drip_unmeasured_body(peer: Peer) -> None:
    peer.say(b'HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{"a": 1}')
    peer.drip(b" " * 9000)


def drip_header(peer: Peer) -> None:
    peer.drip(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 1000)


def continue_for_ever(peer: Peer) -> None:
    for _ in range(1000):
        peer.drip(b"HTTP/1.1 100 Continue\r\n\r\n", every_s=0.001)


HOSTILE = [
    ("body drip", drip_body, SourceUnreachable),
    ("body drip without length", drip_unmeasured_body, SourceUnreachable),
    ("header drip", drip_header, SourceUnreachable),
    ("endless 100", continue_for_ever, SourceUnreachable),
    ("silence", Peer.hang, SourceUnreachable),
    ("reset", Peer.reset, SourceUnreachable),
    ("closed at once", saying(b""), SourceUnreachable),
    ("cut off", saying(answer(b"{", length=50)), SourceUnreachable),
    ("length too short", saying(answer(b'{"a": 1}', length=4)), SourceBroken),
    ("negative length", saying(answer(b"{", length=-5)), SourceBroken),
    ("two lengths", saying(answer(b"{}", "200 OK", "Content-Length: 7")), SourceBroken),
    ("no HTTP", saying(b"SSH-2.0-OpenSSH_9.2\r\n"), SourceBroken),
    ("too many headers", saying(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 200 + b"\r\n"), SourceBroken),
    ("header too long", saying(b"HTTP/1.1 200 OK\r\nX: " + b"b" * 70_000 + b"\r\n\r\n"), SourceBroken),
    ("gzip bomb", saying(answer(bomb(40_000_000), "200 OK", "Content-Encoding: gzip")), SourceBroken),
    (
        "double gzip bomb",
        saying(answer(gzip.compress(bomb(40_000_000)), "200 OK", "Content-Encoding: gzip, gzip")),
        SourceBroken,
    ),
    ("no gzip", saying(answer(b"{}", "200 OK", "Content-Encoding: gzip")), SourceBroken),
    ("many encodings", saying(answer(b"{}", "200 OK", "Content-Encoding: " + "gzip," * 9)), SourceBroken),
    ("too big", saying(answer(b" " * 2_000_000)), SourceBroken),
    ("web page", saying(answer(b"\n<!DOCTYPE html><html>Log in</html>")), SourceBroken),
    ("nothing", saying(answer(b"")), SourceBroken),
    ("deep JSON", saying(answer(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}")), SourceBroken),
    ("not the type", saying(answer(b"[1]")), SourceBroken),
    ("redirect", saying(answer(b"", "302 Found", "Location: /elsewhere")), SourceBroken),
    ("redirect to nowhere", saying(answer(b"", "302 Found", "Location: http://[::")), SourceBroken),
    ("login", saying(answer(b"", "302 Found", "Location: /NoAuth/Login.html?next=1")), SourceRefused),
    ("401", saying(answer(b"", "401 Unauthorized")), SourceRefused),
    ("403", saying(answer(b"", "403 Forbidden")), SourceRefused),
    ("404", saying(answer(b"", "404 Not Found")), SourceBroken),
    ("422", saying(answer(b"", "422 Unprocessable")), SourceBroken),
    ("429", saying(answer(b"", "429 Too Many")), SourceBusy),
    ("500", saying(answer(b"", "500 Oops")), SourceBroken),
    ("502", saying(answer(b"", "502 Bad Gateway")), SourceUnreachable),
    ("503", saying(answer(b"", "503 Later")), SourceBusy),
]


@pytest.mark.parametrize(("script", "error"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_each_hostile_answer_is_one_typed_error_in_time(script: Script, error: type[SourceError]) -> None:
    assert type(failure(script, max_bytes=1_000_000)) is error


def test_an_unpacked_bomb_costs_no_memory() -> None:
    script = saying(answer(bomb(40_000_000), "200 OK", "Content-Encoding: gzip"))
    tracemalloc.start()
    failure(script, max_bytes=1_000_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8_000_000


def test_a_web_page_is_named_as_what_it_is() -> None:
    assert "web page" in str(failure(saying(answer(b"<html></html>"))))


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("7", 7.0),
        ("0", 0.0),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("999999999999999999999999", 300.0),
        ("Thu, 01 Jan 2026 00:00:42 GMT", 42.0),
        ("Wed, 31 Dec 2025 23:59:00 GMT", 0.0),
        ("Fri, 01 Jan 2027 00:00:00 GMT", 300.0),
        ("Fri, 99 Xxx 9999", None),
    ],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    busy = failure(
        saying(
            answer(b"", "429 Slow", f"Retry-After: {value}", "Date: Thu, 01 Jan 2026 00:00:00 GMT").replace(
                "²".encode(), b"\xb2"
            )
        )
    )
    assert isinstance(busy, SourceBusy)
    assert busy.retry_after_s == seconds


def test_retry_after_as_a_date_counts_from_our_clock_where_the_server_tells_none() -> None:
    soon = format_datetime(from_instant((int(time.time()) + 30) * 1000), usegmt=False)
    busy = failure(saying(answer(b"", "503 Later", f"Retry-After: {soon}")))
    assert isinstance(busy, SourceBusy)
    assert busy.retry_after_s is not None
    assert 20 < busy.retry_after_s <= 30


_HOSTILE = (b'{"x":' + b"[" * 100_000, b'{"detail": "\xff"}', b'{"detail": "\\ud800"}', b"\xff")


def test_a_server_of_our_own_api_says_why_it_asks_for_patience() -> None:
    problem = b'{"status": 503, "detail": "It is making up\\n its past: 43 %."}'
    kind = "Content-Type: application/problem+json"
    script = saying(answer(problem, "503 Later", kind))
    assert str(failure(script, tells_why=True)).endswith(
        "asks us to wait (503): It is making up its past: 43 %"
    )
    assert "past" not in str(failure(script))
    for body in (b"not JSON", b"[]", b'{"detail": 3}', b'{"detail": " "}', b"{}", *_HOSTILE):
        said = str(failure(saying(answer(body, "503 Later", kind)), tells_why=True))
        assert said.endswith("asks us to wait (503)")
    steering = saying(answer(b'{"detail": "\\u001b[31mred\\u202e"}', "503 Later", kind))
    assert str(failure(steering, tells_why=True)).endswith(": [31mred")
    long = saying(answer(b'{"detail": "' + b"x" * 5000 + b'"}', "429 Slow", kind))
    assert len(str(failure(long, tells_why=True))) < 250
    assert str(failure(saying(answer(problem, "503 Later")), tells_why=True)).endswith("(503)")


def test_nobody_listens() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        client = HttpClient(f"http://127.0.0.1:{free.getsockname()[1]}", total_s=TOTAL_S)
        with pytest.raises(SourceUnreachable, match="takes no connections"):
            client.get("/")


@given(st.text(), st.text())
def test_no_header_makes_us_wait_without_end_or_back_in_time(value: str, date: str) -> None:
    wait_s = retry_after({"Retry-After": value, "Date": date})
    assert wait_s is None or 0 <= wait_s <= MAX_RETRY_AFTER_S


@pytest.mark.parametrize(
    ("location", "error"),
    [
        ("/NoAuth/Login.html?next=2b", SourceRefused),
        ("https://sso.example.org/start", SourceRefused),
        ("/oauth2/authorize", SourceRefused),
        ("/users/sign_in", SourceRefused),
        ("/lessons/authors", SourceBroken),
        ("https://new.example.org/v1", SourceBroken),
        ("", SourceBroken),
    ],
)
def test_a_redirect_to_a_login_page_is_a_refusal(location: str, error: type[SourceError]) -> None:
    assert type(refusal(302, {"Location": location}, "desk")) is error
