"""Runs the demo server until its parent is gone."""

import asyncio
import contextlib
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec
import uvicorn
from litestar.types import ASGIApp

from supervisor_app.demo.access import Limit, Tokens
from supervisor_app.demo.clock import DemoClock
from supervisor_app.demo.control import Panel, control_routes
from supervisor_app.demo.export_routes import export_routes
from supervisor_app.demo.faults import FaultSwitch
from supervisor_app.demo.hosted import Hosted
from supervisor_app.demo.misbehaving import CutOff, misbehaving
from supervisor_app.demo.options import parser
from supervisor_app.demo.past import Past
from supervisor_app.demo.process import PAST_MADE
from supervisor_app.demo.profiles import load
from supervisor_app.demo.scenario import NO_SCENARIO, ScenarioError
from supervisor_app.demo.server import create_app
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.time import Instant, to_instant


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve; the exit code is 0 when asked to end, 1 for a defect, 2 for a mistake in the arguments."""
    options = parser().parse_args(arguments)
    words = os.environ.get(options.token_env, "").split()
    if not words:
        print(f"Set {options.token_env} to the token that readers shall use.", file=sys.stderr)  # noqa: T201
        return 2
    parent = Parent()
    switch = FaultSwitch(options.faults, options.seed)
    start = _instant(options.now)
    begin, profile = start + switch.shift_ms, load(options.profile)
    scenario = options.scenario
    world = World(
        profile,
        origin=origin_of(begin, profile.zone, options.days),
        seed=options.seed,
        scale=options.scale,
        variant="" if scenario == NO_SCENARIO else msgspec.json.encode(scenario).decode(),
    )
    try:
        world.director.play(scenario, begin)
    except ScenarioError as error:
        print(f"--scenario: {error}.", file=sys.stderr)  # noqa: T201
        return 2
    clock = DemoClock(start, options.speed)
    desk = Desk(world, clock.now, Tokens(words), switch)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", options.port))
        listener.listen(128)
        logging.getLogger("uvicorn.error").addFilter(_is_surprise)  # it has no other way to cut a connection
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_serve(desk, listener, clock, options.seconds, parent))
    desk.past.stop()
    return 1 if desk.past.failed else 0


class Desk:
    """An operator behind its server: ``app`` is all that is served, ``past`` how far the operator is.

    The API, the exports and the control beside it are behind the faults of ``switch``.
    """

    def __init__(
        self,
        world: World,
        now: Callable[[], Instant],
        tokens: Tokens,
        switch: FaultSwitch,
        limit: Limit | None = None,
    ) -> None:
        def present() -> Instant:
            return now() + switch.shift_ms

        hosted = Hosted(world, present, told=lambda: now() + switch.skew_ms)
        self.past = Past(world, present, hosted)
        find = self.past.find_hosted
        beside = [control_routes(Panel(switch, find)), export_routes()]
        self.app: ASGIApp = misbehaving(
            create_app(find, tokens, limit, beside=beside), switch, lost=hosted.lost
        )


class Parent:
    """Whoever started us holds the other end of our standard input: it closes when they are gone.

    Gone before anybody is to be told, the process ends at once.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._end: Callable[[], object] | None = None
        if sys.stdin is not None:
            watched = (sys.stdin.fileno(),)
            threading.Thread(target=self._watch, args=watched, daemon=True, name="parent").start()

    def when_gone(self, end: Callable[[], object]) -> None:
        """Call this, in another thread, when the parent is gone."""
        with self._lock:
            self._end = end

    def _watch(self, descriptor: int) -> None:
        with contextlib.suppress(OSError):
            # not through sys.stdin.buffer: a thread inside it makes the interpreter abort at its own end
            while os.read(descriptor, 4096):
                pass
        with self._lock:
            if self._end is None:
                os._exit(0)
            with contextlib.suppress(RuntimeError):  # the loop has ended by itself meanwhile
                self._end()


def _is_surprise(record: logging.LogRecord) -> bool:
    return not (record.exc_info and isinstance(record.exc_info[1], CutOff))


def _instant(moment: datetime | None) -> Instant:
    return time.time_ns() // 1_000_000 if moment is None else to_instant(moment.astimezone())


def _configured(app: ASGIApp) -> uvicorn.Server:
    return uvicorn.Server(
        uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=1,
        )
    )


async def _serve(
    desk: Desk, listener: socket.socket, clock: DemoClock, seconds: float | None, parent: Parent
) -> None:
    server, loop = _configured(desk.app), asyncio.get_running_loop()

    def end() -> None:
        server.should_exit = True

    def past_made() -> None:
        if desk.past.failed:
            loop.call_soon_threadsafe(end)
        else:
            print(PAST_MADE, flush=True)  # noqa: T201

    parent.when_gone(lambda: loop.call_soon_threadsafe(end))
    if seconds is not None:
        loop.call_later(seconds, end)
    port = listener.getsockname()[1]
    # connections are accepted by the kernel from listen() on, so that nobody who reads this is refused
    print(f"ready http://127.0.0.1:{port} {clock.now()}", flush=True)  # noqa: T201
    desk.past.start(past_made)
    await server.serve(sockets=[listener])
