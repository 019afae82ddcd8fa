"""Ending a call from outside: its total deadline, and its cancellation by another thread.

Time-outs of sockets count from the last byte, so a server that drips one byte a second keeps a call
alive for ever. A :class:`Guard` therefore holds a duplicate of each socket its call uses and shuts it
down when the time is over: whatever waits on that socket (connecting, TLS handshake, header, body)
ends at once. Only looking up a host name cannot be interrupted.
"""

import socket
import threading
import time
from enum import StrEnum
from http.client import HTTPResponse
from types import TracebackType
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

# Servers commonly drop a quiet connection after 5 s; one that old is replaced rather than raced.
KEEP_ALIVE_S = 4.0


class Ending(StrEnum):
    """Why a guard ended its call."""

    DEADLINE = "deadline"
    CANCELLED = "cancelled"


class Guard:
    """Watches one call of one thread; a context manager around that call."""

    def __init__(self, total_s: float) -> None:
        self.ending: Ending | None = None
        self._ends_at = time.monotonic() + total_s
        self._sockets: list[socket.socket] = []
        self._responses: list[HTTPResponse] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(total_s, self.end, (Ending.DEADLINE,))
        self._timer.daemon = True

    @property
    def left_s(self) -> float:
        """Seconds until the deadline; never quite 0, which sockets take for "do not wait"."""
        return max(0.001, self._ends_at - time.monotonic())

    def __enter__(self) -> "Guard":
        _here.guard = self
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        _here.guard = None
        self._timer.cancel()
        self._timer.join()
        with self._lock:
            for held in self._sockets:
                held.close()
            self._sockets.clear()
        for response in self._responses:
            response.close()

    def watch(self, used: socket.socket) -> None:
        """Hold on to a socket the call is going to use."""
        # A duplicate survives what happens to the original: TLS wraps it, a closing server closes it.
        held = socket.fromfd(used.fileno(), used.family, used.type, used.proto)
        with self._lock:
            self._sockets.append(held)
            if self.ending is not None:
                _shut(held)

    def owe(self, response: HTTPResponse) -> None:
        """Close this response when the call is over, in case those who read it gave up half-way."""
        self._responses.append(response)

    def end(self, ending: Ending) -> None:
        """End the call now. From any thread; the first reason stays."""
        with self._lock:
            self.ending = self.ending or ending
            for held in self._sockets:
                _shut(held)


class GuardedAdapter(HTTPAdapter):
    """Transport whose connections put themselves under the guard of the calling thread."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools, of guarded connections."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}


class _Here(threading.local):
    guard: Guard | None = None


_here = _Here()


def _shut(held: socket.socket) -> None:
    try:
        held.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # not connected (any more): nothing to end


class _Response(HTTPResponse):
    """A response that urllib3 forgets to close where it dislikes the headers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if _here.guard is not None:
            _here.guard.owe(self)


class _Guarded(HTTPConnection):
    """What guarded connections, plain and secure, share."""

    response_class = _Response
    _used_at = 0.0

    @property
    def is_connected(self) -> bool:
        return super().is_connected and time.monotonic() - self._used_at < KEEP_ALIVE_S

    def request(self, *args: Any, **kwargs: Any) -> None:
        self._used_at = time.monotonic()
        if _here.guard is not None and self.sock is not None:  # kept alive from an earlier call
            _here.guard.watch(self.sock)
        super().request(*args, **kwargs)

    def _new_conn(self) -> socket.socket:
        try:
            places = socket.getaddrinfo(self._dns_host, self.port, type=socket.SOCK_STREAM)
        except (socket.gaierror, UnicodeError) as error:
            raise NameResolutionError(self.host, self, socket.gaierror(str(error))) from error
        failure: OSError = OSError("the name has no address")
        for family, kind, proto, _, address in places:
            try:
                return self._connect_to(socket.socket(family, kind, proto), address)
            except TimeoutError as error:
                raise ConnectTimeoutError(self, "timed out") from error
            except OSError as error:
                failure = error
        raise NewConnectionError(self, f"cannot connect: {failure}") from failure

    def _connect_to(self, fresh: socket.socket, address: Any) -> socket.socket:
        """Connect a fresh socket, watched already while it waits for the other side."""
        guard = _here.guard
        try:
            for option in self.socket_options or ():
                fresh.setsockopt(*option)
            if guard is not None:
                guard.watch(fresh)
                fresh.settimeout(guard.left_s)
            fresh.connect(address)
            fresh.settimeout(None)  # from here on the guard alone ends waiting
            if guard is not None and guard.ending is not None:
                raise TimeoutError("ended while connecting")
        except OSError:
            fresh.close()
            raise
        return fresh


class _Plain(_Guarded):
    pass


class _Secure(_Guarded, HTTPSConnection):
    pass


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure
