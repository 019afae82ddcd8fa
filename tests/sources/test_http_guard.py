"""Calls end at their deadline, and at once when another thread says so, wherever they are."""

import socket
import threading
import time

import pytest

from supervisor_app.domain.errors import (
    SourceCancelled,
    SourceUnreachable,
)
from supervisor_app.sources.http import HttpClient
from tests.sources.hostile import TOTAL_S, Peer, client_of, serving


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
