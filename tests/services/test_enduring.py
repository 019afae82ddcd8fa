"""A desk over real HTTP ends in time whatever its server does, and grows in nothing however long it runs."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from supervisor_app.domain.snapshot import HealthState
from supervisor_app.log import Secret
from supervisor_app.services.frame import Frame
from supervisor_app.services.session import Plan, Session
from supervisor_app.settings import AnySource, AsteriskSettings, HelpdeskApiSettings, RequestTrackerSettings
from tests.services.desk_server import AT, DeskServer
from tests.services.test_session import Inbox
from tests.sources.hostile import Peer, saying, serving

CONTACT = {
    "id": "c1", "channel": "email", "status": "new", "outcome": "waiting", "queue": "mail",
    "created": AT, "updated": AT, "queued": AT, "asked": AT, "waiting_since": AT,
    "subject": "Hello", "customer": {"address": "+48600100200"},
}  # fmt: skip
FDS = Path("/proc/self/fd")


def plan_of(folder: Path, *sources: AnySource) -> Plan:
    return Plan(
        frame=Frame(),
        sources=sources,
        read_secret=lambda _: Secret("planted-secret"),
        store=folder / "desk.db",
    )


def opened(folder: Path, url: str, inbox: Inbox, poll_s: float = 0.001) -> Session:
    """All three kinds of source against one server."""
    sources = (
        HelpdeskApiSettings(key="desk", url=url, secret="env:X", poll_s=poll_s),
        RequestTrackerSettings(key="rt", url=url, secret="env:X", user="us", poll_s=poll_s),
        AsteriskSettings(key="pbx", url=url, secret="env:X", user="us", poll_s=poll_s),
    )
    plan = Plan(
        frame=Frame(),
        sources=sources,
        read_secret=lambda _: Secret("planted-secret"),
        store=folder / "desk.db",
    )
    return Session.open(plan, inbox.take_snapshot, inbox.take_story)


def never(peer: Peer) -> None:
    peer.hear()
    peer.hang()


def dripping(peer: Peer) -> None:
    peer.hear()
    peer.say(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    peer.drip(b"x" * 100_000)


@pytest.mark.parametrize("script", [never, dripping])
def test_it_ends_at_once_with_calls_in_flight(
    tmp_path: Path, script: Callable[[Peer], None], caplog: pytest.LogCaptureFixture
) -> None:
    with serving(script) as server:
        session = opened(tmp_path, server.url, Inbox())
        assert server.heard.wait(5)
        started = time.monotonic()
        assert session.close()
        assert time.monotonic() - started < 2


def test_a_server_that_makes_no_sense_costs_no_thread(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = Inbox()
    with serving(saying(b"\x00\xff\r\n\r\n")) as server:
        session = opened(tmp_path, server.url, inbox)
        inbox.until(
            lambda: (
                bool(inbox.snapshots)
                and [one.state for one in inbox.snapshots[-1].health] == [HealthState.LOST] * 3
            )
        )
        alive = {thread.name for thread in threading.enumerate()}
        assert {"poll desk", "poll rt", "poll pbx", "measure", "lookup", "purging", "rolling up"} <= alive
        assert session.close()


def resident_kb() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") // 1024


@pytest.fixture
def busy(tmp_path: Path) -> Iterator[DeskServer]:
    with DeskServer(CONTACT, []) as server:
        source = HelpdeskApiSettings(key="desk", url=server.url, secret="env:X", poll_s=0.001)
        session = Session.open(plan_of(tmp_path, source), lambda _snapshot: None, Inbox().take_story)
        yield server
        assert session.close()


@pytest.mark.skipif(not FDS.exists(), reason="the system does not tell what a process holds")
def test_many_polls_leave_nothing_behind(busy: DeskServer) -> None:
    pause = threading.Event()

    def held(polls: int) -> tuple[int, int, int]:
        """Threads, descriptors and memory once so many polls are done."""
        for _ in range(6_000):
            if busy.polls >= polls:
                break
            pause.wait(0.005)
        assert busy.polls >= polls
        return threading.active_count(), len(list(FDS.iterdir())), resident_kb()

    threads, descriptors, memory = held(100)
    later = held(600)
    assert abs(later[0] - threads) <= 1
    assert abs(later[1] - descriptors) <= 4
    assert later[2] - memory < 8_000
