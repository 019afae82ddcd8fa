"""Surprise fails tests: a thread left behind, a log line nobody announced, a call off loopback."""

import logging
import os
import socket
import sys
import threading
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Any

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

_THREADS_ALLOWED = ("pytest_timeout", "pymonitor", "QThread", "Dummy-")


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> Iterator[None]:
    """Who starts a thread ends it."""
    before = set(threading.enumerate())
    yield
    left = [t for t in set(threading.enumerate()) - before if not t.name.startswith(_THREADS_ALLOWED)]
    for thread in left:
        thread.join(2.0)
    assert not [t.name for t in left if t.is_alive()], "threads left behind"


@pytest.fixture(autouse=True)
def no_unexpected_log_line(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A warning or an error of ours fails a test that does not ask for ``caplog`` itself."""
    yield
    if "caplog" in request.fixturenames and _asked_for_caplog(request):
        return
    lines = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.levelno >= logging.WARNING and record.name.startswith(("supervisor_app", "widgets"))
    ]
    assert not lines, "unexpected log lines"


def _asked_for_caplog(request: pytest.FixtureRequest) -> bool:
    function = getattr(request.node, "function", None)
    names = function.__code__.co_varnames[: function.__code__.co_argcount] if function is not None else ()
    return "caplog" in names


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches another machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and not _is_loopback(address[0]):
            raise AssertionError(f"a call off loopback: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def no_window_left_behind() -> Iterator[None]:
    """Windows that a test is done with are deleted, which Qt does only where an event loop begins: those that
    pile up are dressed anew whenever the theme changes."""
    yield
    qt = sys.modules.get("PySide6.QtCore")
    if qt is not None and qt.QCoreApplication.instance() is not None:
        qt.QCoreApplication.sendPostedEvents(None, qt.QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def httpserver_listen_address() -> tuple[str, int]:
    """Where pytest-httpserver listens: by number, since not every machine can look up localhost."""
    return "127.0.0.1", 0


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
