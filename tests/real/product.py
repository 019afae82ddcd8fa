"""The product itself over both real servers: a settings file, a session, and its command line beside it."""

import json
import subprocess
import sys
import threading
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from supervisor_app.commands.plans import plan_of
from supervisor_app.domain.snapshot import Health, HealthState, Snapshot
from supervisor_app.services.session import Session
from tests.real.asterisk_server import AsteriskServer
from tests.real.rt_server import RtServer

SETTINGS = """\
[desk]
title = "Real servers"
zone = "Europe/Warsaw"

[store]
path = "{store}"

[[sources]]
kind = "request_tracker"
key = "tickets"
title = "Tickets"
url = "{rt}"
secret = "file:{rt_secret}"
call_field = "Call"
poll_s = 1

[[sources]]
kind = "asterisk"
key = "exchange"
title = "Exchange"
url = "{pbx}"
user = "{user}"
secret = "file:{pbx_secret}"
poll_s = 0.1

[[agents]]
name = "Alice A."
logins = {{ tickets = "alice", exchange = "alice" }}
"""


def write_settings(folder: Path, rt: RtServer, exchange: AsteriskServer) -> Path:
    """A settings file for both servers, with their secrets in private files beside it."""
    for name, secret in (("rt", rt.token("lead")), ("pbx", exchange.secret)):
        (folder / name).touch(0o600)
        (folder / name).write_text(secret)
    path = folder / "desk.toml"
    path.write_text(
        SETTINGS.format(
            store=folder / "desk.db",
            rt=rt.url,
            rt_secret=folder / "rt",
            pbx=exchange.url,
            user=exchange.username,
            pbx_secret=folder / "pbx",
        )
    )
    return path


class Product:
    """A running session over a settings file; what it shows last, and what its commands print."""

    def __init__(self, settings: Path) -> None:
        self._settings = settings
        self._came = threading.Condition()
        self._last: Snapshot | None = None
        plan = plan_of(Namespace(config=str(settings), store=None))
        self.store = plan.store
        self.session = Session.open(plan, self._take, lambda _story: None)

    def _take(self, snapshot: Snapshot) -> None:
        with self._came:
            self._last = snapshot
            self._came.notify_all()

    @property
    def last(self) -> Snapshot:
        """The newest snapshot."""
        assert self._last is not None
        return self._last

    def until(self, wanted: Callable[[Snapshot], bool], limit_s: float = 60) -> Snapshot:
        """The first snapshot that is as wanted."""
        end = time.monotonic() + limit_s
        with self._came:
            while self._last is None or not wanted(self._last):
                assert self._came.wait(max(0.0, end - time.monotonic())), self._told()
            return self._last

    def health(self, source: str, snapshot: Snapshot | None = None) -> Health:
        """How a source is doing."""
        return next(one for one in (snapshot or self.last).health if one.source == source)

    def until_state(self, source: str, state: HealthState, limit_s: float = 60) -> Snapshot:
        """Wait until a source is in a state."""
        return self.until(lambda snapshot: self.health(source, snapshot).state is state, limit_s)

    def ask(self, *words: str) -> list[dict[str, Any]]:
        """What a command of the product prints over the store of this session."""
        command = [sys.executable, "-m", "supervisor_app", *words, "--store", str(self.store), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        rows = json.loads(done.stdout)
        assert isinstance(rows, list)
        return rows

    def close(self) -> None:
        """End the session, in time."""
        assert self.session.close()

    def _told(self) -> str:
        return "nothing was shown" if self._last is None else f"not as wanted: {self._last.health}"
