"""A server on loopback that says, byte by byte, whatever a test tells it to; and a call to it."""

import contextlib
import socket
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from types import TracebackType

import pytest

from supervisor_app.domain.errors import SourceError
from supervisor_app.log import Secret
from supervisor_app.sources.http import BearerAuth, HttpClient, decode_json

Script = Callable[["Peer"], None]
TOTAL_S = 0.3
PLANTED = "planted-5ecret-t0ken"
PHONE = "48600100200"


class Peer:
    """One accepted connection, inside a script."""

    def __init__(self, conn: socket.socket, stop: threading.Event) -> None:
        self._conn, self._stop = conn, stop
        self.request = b""

    def hear(self) -> bytes:
        """The head of the next request; empty when the client has gone."""
        self.request = b""
        while b"\r\n\r\n" not in self.request:
            got = self._conn.recv(65_536)
            if not got:
                break
            self.request += got
        return self.request

    def say(self, data: bytes) -> None:
        self._conn.sendall(data)

    def drip(self, data: bytes, every_s: float = 0.02) -> None:
        for at in range(len(data)):
            if self._stop.wait(every_s):
                return
            self._conn.sendall(data[at : at + 1])

    def hang(self) -> None:
        """Say nothing until the client goes or the test is over."""
        while not self._stop.is_set() and self._conn.recv(65_536):
            pass

    def reset(self) -> None:
        """Cut the connection the rude way."""
        self._conn.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        self._conn.close()


class HostileServer:
    """Runs a script for each connection, each in a thread; a context manager that leaves none behind."""

    def __init__(self, script: Script) -> None:
        self.heads: list[bytes] = []
        self.gone = threading.Event()
        self.heard = threading.Event()
        self._script = script
        self._stop = threading.Event()
        self._conns: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> "HostileServer":
        self._start(self._accept)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        for open_socket in (self._listener, *self._conns):
            with contextlib.suppress(OSError):
                open_socket.shutdown(socket.SHUT_RDWR)
            open_socket.close()
        for thread in self._threads:
            thread.join(5)
            assert not thread.is_alive()

    def _start(self, run: Callable[[], None]) -> None:
        thread = threading.Thread(target=run)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._stop.is_set():
            try:
                conn, _ = self._listener.accept()
            except OSError:
                return
            self._conns.append(conn)
            self._start(lambda conn=conn: self._serve(conn))  # type: ignore[misc]

    def _serve(self, conn: socket.socket) -> None:
        peer = Peer(conn, self._stop)
        with contextlib.suppress(OSError):
            self.heads.append(peer.hear())
            self.heard.set()
            self._script(peer)
        with contextlib.suppress(OSError):
            conn.shutdown(socket.SHUT_RDWR)
        conn.close()
        self.gone.set()


def answer(body: bytes = b"{}", status: str = "200 OK", *headers: str, length: int | None = None) -> bytes:
    """The bytes of a whole answer; ``length`` lies about the body's."""
    size = len(body) if length is None else length
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {size}", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def saying(data: bytes) -> Script:
    """A script that says this and ends."""
    return lambda peer: peer.say(data)


@contextlib.contextmanager
def serving(script: Script) -> Iterator[HostileServer]:
    """A hostile server for the length of a block."""
    with HostileServer(script) as server:
        yield server


def client_of(server: HostileServer, **more: object) -> HttpClient:
    options = {"auth": BearerAuth(Secret(PLANTED), server.url), "total_s": TOTAL_S} | more
    return HttpClient(server.url, **options)  # type: ignore[arg-type]


def failure(script: Script, **more: object) -> SourceError:
    """The error a call to such a server ends in; checked to come in time and to tell no secret."""
    with serving(script) as server:
        client = client_of(server, **more)
        begun = time.monotonic()
        with pytest.raises(SourceError) as caught:
            decode_json(client.get("/v1/x", {"phone": PHONE}), dict)
        assert time.monotonic() - begun < TOTAL_S + 0.5
        client.close()
    printed = "".join(traceback.format_exception(caught.value))
    assert PLANTED not in printed
    assert PHONE not in printed
    assert "127.0.0.1" in str(caught.value)
    return caught.value
