"""Starts and ends the demo server as a process of its own. Needs neither Qt nor the server's libraries."""

import os
import secrets
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Sequence
from datetime import datetime
from queue import Empty, SimpleQueue

from msgspec import Struct

from supervisor_app.domain.errors import SupervisorError
from supervisor_app.domain.time import Instant

TOKEN_ENV = "SUPERVISOR_DEMO_TOKEN"  # noqa: S105  (the name of a variable, not a secret)

PAST_MADE = "past made"
"""What the server prints once its operator has a past."""


class DemoError(SupervisorError):
    """The demo server did not start."""


class Address(Struct, frozen=True):
    """Where the demo server answers, the token it asks for, and its clock when it said so."""

    url: str
    token: str
    now: Instant


class DemoProcess:
    """One demo server. ``command`` starts it: the interpreter by default, the program itself once frozen."""

    def __init__(self, command: Sequence[str] = ()) -> None:
        self._command = list(command) or [sys.executable, "-m", "supervisor_app.demo"]
        self._process: subprocess.Popen[str] | None = None
        self._reader: threading.Thread | None = None
        self._first: SimpleQueue[str] = SimpleQueue()
        self._said: deque[str] = deque(maxlen=20)
        self._past, self._has_past = threading.Event(), False

    def start(
        self,
        profile: str = "virtual-pl",
        *,
        scale: float = 1.0,
        speed: float = 1.0,
        seed: int = 1,
        now: datetime | None = None,
        days: int | None = None,
        faults: str = "",
        scenario: str = "",
        limit_s: float = 30.0,
    ) -> Address:
        """Start it and wait until it answers. Raises DemoError when it has not within ``limit_s``.

        It answers while it still makes up its past of ``days`` days: see :meth:`wait_for_past`. ``faults``
        and ``scenario`` are what its options of these names say.
        """
        token = secrets.token_urlsafe(24)
        options = {"profile": profile, "scale": scale, "speed": speed, "seed": seed, "token-env": TOKEN_ENV}
        more = {"now": now.isoformat() if now else "", "days": days, "faults": faults, "scenario": scenario}
        options |= {name: value for name, value in more.items() if value not in ("", None)}
        words = [f"--{name}={value}" for name, value in options.items()]
        try:
            self._process = subprocess.Popen(  # noqa: S603  (our own command, no shell)
                [*self._command, *words],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                encoding="utf-8",
                errors="replace",
                env={**os.environ, TOKEN_ENV: token},
                start_new_session=True,  # Ctrl-C is for us: we end it in order
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise DemoError(f"The demo server cannot be started: {error}.") from error
        # a daemon: a program that dies without stop() must not wait for a server that waits for it
        self._reader = threading.Thread(
            target=self._read, args=(self._process,), name="demo-output", daemon=True
        )
        self._reader.start()
        _ready, url, clock = self._wait_until_ready(limit_s).split()
        return Address(url, token, int(clock))

    def wait_for_past(self, limit_s: float | None = None) -> bool:
        """Wait until the operator has a past, its server is gone or time is over; whether it has one."""
        self._past.wait(limit_s)
        return self._has_past

    @property
    def running(self) -> bool:
        """Whether the server's process is alive."""
        return self._process is not None and self._process.poll() is None

    def stop(self, limit_s: float = 3.0) -> None:
        """End it: by closing its input, then by force. Returns within about twice ``limit_s``."""
        process, self._process = self._process, None
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(limit_s)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(limit_s)
        if self._reader is not None:
            self._reader.join(limit_s)
        if process.stdout is not None:
            process.stdout.close()

    def _read(self, process: subprocess.Popen[str]) -> None:
        # read to the end: a full pipe would stop the server
        for line in process.stdout or ():
            self._said.append(line.strip())
            if line.startswith("ready "):
                self._first.put(line)
            elif line.strip() == PAST_MADE:
                self._has_past = True
                self._past.set()
        self._first.put("")
        self._past.set()

    def _wait_until_ready(self, limit_s: float) -> str:
        try:
            line = self._first.get(timeout=limit_s)
        except Empty:
            line = ""
        if not line:
            self.stop()
            said = " ".join(self._said)[-400:]
            raise DemoError(f"The demo server did not start. {said}".strip())
        return line
