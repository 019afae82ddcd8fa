"""Runs the demo server until its parent is gone."""

import argparse
import asyncio
import contextlib
import gc
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime

import uvicorn
from litestar.types import ASGIApp

from supervisor_app.demo.access import Limit, Tokens
from supervisor_app.demo.clock import DemoClock
from supervisor_app.demo.control import Panel, control_routes
from supervisor_app.demo.faults import NO_FAULTS, Faults, FaultSwitch, parse_faults
from supervisor_app.demo.hosted import Hosted
from supervisor_app.demo.misbehaving import CutOff, misbehaving
from supervisor_app.demo.process import TOKEN_ENV
from supervisor_app.demo.profile import Profile
from supervisor_app.demo.profiles import NAMES, load
from supervisor_app.demo.server import create_app
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.time import Instant, to_instant


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve; the exit code is 0 when asked to end, 2 for a mistake in the arguments."""
    options = _parser().parse_args(arguments)
    words = os.environ.get(options.token_env, "").split()
    if not words:
        print(f"Set {options.token_env} to the token that readers shall use.", file=sys.stderr)  # noqa: T201
        return 2
    parent = Parent()
    start = _instant(options.now)
    profile = load(options.profile)
    switch = FaultSwitch(options.faults, options.seed)
    world = _build(profile, start + switch.shift_ms, options.seed, options.scale)
    clock = DemoClock(start, options.speed)
    app = application(world, clock.now, Tokens(words), switch)
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", options.port))
        listener.listen(128)
        config = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=1,
        )
        logging.getLogger("uvicorn.error").addFilter(_is_surprise)  # it has no other way to cut a connection
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(_serve(uvicorn.Server(config), listener, clock, options.seconds, parent))
    return 0


def application(
    world: World, now: Callable[[], Instant], tokens: Tokens, switch: FaultSwitch, limit: Limit | None = None
) -> ASGIApp:
    """All that the server serves: the API and the control beside it, behind the faults of ``switch``."""
    hosted = Hosted(world, lambda: now() + switch.shift_ms, told=lambda: now() + switch.skew_ms)
    app = create_app(lambda: hosted, tokens, limit, beside=[control_routes(Panel(switch))])
    return misbehaving(app, switch)


class Parent:
    """Whoever started us holds the other end of our standard input: it closes when they are gone.

    Gone before anybody is to be told (a large operator takes a while to make up its past), the process
    ends at once.
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


def _build(profile: Profile, start: Instant, seed: int, scale: float) -> World:
    # all of it stays for good: looking for garbage in it would double the time of a large one
    gc.disable()
    world = World(profile, origin=origin_of(start, profile.zone), seed=seed, scale=scale)
    world.advance(start)
    gc.freeze()
    gc.enable()
    return world


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="supervisor_app.demo", description="A simulated help desk over HTTP."
    )
    parser.add_argument("--profile", choices=NAMES, default=NAMES[0], help="which operator")
    parser.add_argument("--port", type=int, default=0, help="port on loopback (0: any free one)")
    parser.add_argument("--scale", type=_positive, default=1.0, help="multiplies volume and staff")
    parser.add_argument("--speed", type=_positive, default=1.0, help="multiplies the clock")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another history")
    parser.add_argument("--token-env", default=TOKEN_ENV, help="the variable that holds the token")
    parser.add_argument(
        "--now", type=datetime.fromisoformat, help="begin at this time instead of the present"
    )
    parser.add_argument(
        "--faults",
        type=_faults,
        default=NO_FAULTS,
        metavar="SPEC",
        help="misbehave, like busy=0.2,latency=1.5",
    )
    parser.add_argument("--for", dest="seconds", type=_positive, help="end after so many seconds")
    return parser


def _positive(text: str) -> float:
    value = float(text)
    if not 0 < value < float("inf"):
        raise argparse.ArgumentTypeError("must be above zero")
    return value


def _faults(text: str) -> Faults:
    try:
        return parse_faults(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _instant(moment: datetime | None) -> Instant:
    return time.time_ns() // 1_000_000 if moment is None else to_instant(moment.astimezone())


async def _serve(
    server: uvicorn.Server, listener: socket.socket, clock: DemoClock, seconds: float | None, parent: Parent
) -> None:
    loop = asyncio.get_running_loop()

    def end() -> None:
        server.should_exit = True

    parent.when_gone(lambda: loop.call_soon_threadsafe(end))
    if seconds is not None:
        loop.call_later(seconds, end)
    port = listener.getsockname()[1]
    # connections are accepted by the kernel from listen() on, so that nobody who reads this is refused
    print(f"ready http://127.0.0.1:{port} {clock.now()}", flush=True)  # noqa: T201
    await server.serve(sockets=[listener])
