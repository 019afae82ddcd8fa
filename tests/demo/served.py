"""The demo server in a thread of the tests, over a small world whose clock stands until it is moved."""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from litestar.types import ASGIApp, Receive, Scope, Send

from supervisor_app.demo.access import Limit, Tokens
from supervisor_app.demo.faults import FaultSwitch
from supervisor_app.demo.profile import Profile
from supervisor_app.demo.serving import Desk
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.time import Instant
from tests.demo.plain_profile import PLAIN


class Served:
    """A server and what a test turns on it: ``at`` is its clock, ``switch`` its faults.

    Without ``past`` it has none until the test lets it make one up.
    """

    def __init__(self, at: Instant, profile: Profile = PLAIN, *, past: bool = True) -> None:
        self.at = at
        self.url = ""
        self.switch = FaultSwitch(seed=7)
        self.asked: list[str] = []
        self.world = World(profile, origin=origin_of(at, profile.zone, days=1), seed=5, scale=0.3)
        tokens, limit = Tokens(["key", "boss:control", "narrow:live"]), Limit(rate=1e6, burst=1e6)
        self.desk = Desk(self.world, lambda: self.at, tokens, self.switch, limit)
        self.app: ASGIApp = self._counting(self.desk.app)
        if past:
            self.desk.past.make()

    def _counting(self, app: ASGIApp) -> ASGIApp:
        async def count(scope: Scope, receive: Receive, send: Send) -> None:
            self.asked.append(scope["path"])
            await app(scope, receive, send)

        return count


@contextmanager
def serving(served: Served) -> Iterator[Served]:
    """Serve on loopback while inside."""
    # named as TCP, or asyncio leaves it with the delay that makes every answer wait 40 ms
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    served.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    config = uvicorn.Config(
        served.app,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        date_header=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve(sockets=[listener])), name="served")
    thread.start()
    try:
        yield served
    finally:
        server.should_exit = True
        thread.join(10)
