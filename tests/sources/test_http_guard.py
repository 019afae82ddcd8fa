"""Calls end at their deadline, and at once when another thread says so, wherever they are."""

import contextlib
import socket
import threading
import time
from pathlib import Path

import pytest

from supervisor_app.domain.errors import SourceCancelled, SourceError, SourceUnreachable
from supervisor_app.sources import http_guard
from supervisor_app.sources.http import HttpClient
from tests.sources.hostile import TOTAL_S, Peer, answer, client_of, saying, serving


def test_a_kept_connection_is_used_again_and_still_guarded() -> None:
    def script(peer: Peer) -> None:
        peer.say(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        peer.hear()
        peer.drip(b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 1000)

    with serving(script) as server:
        client = client_of(server)
        client.get("/")
        with pytest.raises(SourceUnreachable, match="in full within"):
            client.get("/")
        client.close()
    assert len(server.heads) == 1


def test_cancel_from_another_thread_ends_the_call_at_once_and_forbids_later_ones() -> None:
    with serving(Peer.hang) as server:
        client = client_of(server, total_s=30.0)
        ends: list[float] = []

        def cancel() -> None:
            server.heard.wait(5)
            ends.append(time.monotonic())
            client.cancel()

        other = threading.Thread(target=cancel)
        other.start()
        with pytest.raises(SourceCancelled):
            client.get("/")
        assert time.monotonic() - ends[0] < 0.5
        other.join()
        with pytest.raises(SourceCancelled):
            client.get("/")
        client.close()


def test_the_deadline_cuts_a_tls_handshake_that_never_answers() -> None:
    with serving(Peer.hang) as server:
        client = HttpClient(server.url.replace("http:", "https:"), total_s=TOTAL_S)
        begun = time.monotonic()
        with pytest.raises(SourceUnreachable):
            client.get("/")
        assert time.monotonic() - begun < TOTAL_S + 0.5
        client.close()


def test_the_deadline_cuts_connecting() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen(0)
        with socket.socket() as first, socket.socket() as second:
            for filler in (first, second):  # the queue of connections is full now
                filler.setblocking(False)
                filler.connect_ex(deaf.getsockname())
            client = HttpClient(f"http://127.0.0.1:{deaf.getsockname()[1]}", total_s=TOTAL_S)
            begun = time.monotonic()
            with pytest.raises(SourceUnreachable):
                client.get("/")
            assert time.monotonic() - begun < TOTAL_S + 0.5


def test_a_connection_kept_too_long_is_replaced_and_not_raced(monkeypatch: pytest.MonkeyPatch) -> None:
    def script(peer: Peer) -> None:
        while peer.request:
            peer.say(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
            peer.hear()

    connections = []
    for keep_s in (60.0, 0.0):
        monkeypatch.setattr(http_guard, "KEEP_ALIVE_S", keep_s)
        with serving(script) as server:
            client = client_of(server)
            client.get("/")
            client.get("/")
            client.close()
        connections.append(len(server.heads))
    assert connections == [1, 2]


def test_cancel_ends_the_calls_of_all_threads() -> None:
    with serving(Peer.hang) as server:
        client = client_of(server, total_s=30.0)
        ends: list[SourceError] = []

        def call() -> None:
            try:
                client.get("/")
            except SourceError as error:
                ends.append(error)

        threads = [threading.Thread(target=call) for _ in range(3)]
        for thread in threads:
            thread.start()
        server.heard.wait(5)
        client.cancel()
        for thread in threads:
            thread.join(1)
        assert [type(error) for error in ends] == [SourceCancelled] * 3
        client.close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts what Linux lists")
def test_calls_good_and_bad_leave_nothing_open() -> None:
    def open_files() -> int:
        return len(list(Path("/proc/self/fd").iterdir()))

    before = open_files()
    for script in (saying(answer()), saying(b"rubbish"), Peer.reset, saying(answer(b"", "500 Oops"))):
        with serving(script) as server:
            client = client_of(server)
            for _ in range(10):
                with contextlib.suppress(SourceError):
                    client.get("/")
            client.close()
    assert open_files() <= before
