"""The real telephone exchange of these tests: installed, started, given calls, stopped.

Nothing here goes through the product's code; what the exchange says is asked by plain HTTP.
"""

import os
import random
import subprocess
import threading
from pathlib import Path

import requests

HERE = Path(__file__).parent
WORK = Path(os.environ.get("REAL_DIR", HERE.parent.parent / ".real"))
PORT = int(os.environ.get("AST_PORT", "8088"))

# Two out of five callers want billing, two network; some end up where nobody answers.
_DIALLED = ("billing",) * 8 + ("network",) * 8 + ("overflow",) * 2 + ("night",) * 2

Block = dict[str, str]


class AsteriskServer:
    """The exchange on this machine. ``username`` may watch; the account ``tester`` may place calls."""

    url = f"http://127.0.0.1:{PORT}"
    username = "supervisor"

    def install(self) -> str:
        """Install it where it is not; its version. Fails loudly where it cannot be had."""
        return self._script("asterisk_install.sh", timeout_s=600)

    def start(self) -> None:
        """Start it; returns when it answers. Does nothing where it runs."""
        self._script("asterisk_start.sh")

    def stop(self) -> None:
        """Stop it in order. Does nothing where it does not run."""
        self._script("asterisk_stop.sh")

    def kill(self) -> None:
        """End it as a crash would."""
        self._script("asterisk_stop.sh", "--kill")

    def restart(self) -> None:
        """Stop it and start it again."""
        self.stop()
        self.start()

    @property
    def secret(self) -> str:
        """The secret of all its accounts, made when it was started first."""
        return (WORK / "asterisk" / "secret").read_text().strip()

    def session(self, username: str = "tester") -> "RawSession":
        """A session of its own: its events gather from now on."""
        return RawSession(self.url, username, self.secret)

    def originate(
        self, count: int, seconds: float, *, seed: int = 1, stop: threading.Event | None = None
    ) -> list[str]:
        """Place ``count`` calls within ``seconds``; what they dialled, in order. Ends early on ``stop``."""
        plan, stop = random.Random(seed), stop or threading.Event()
        moments = sorted(plan.uniform(0, seconds) for _ in range(count))
        session, dialled = self.session(), []
        for before, moment in zip([0.0, *moments], moments, strict=False):
            if stop.wait(moment - before):
                break
            dialled.append(plan.choice(_DIALLED))
            session.call(dialled[-1], patience_s=_patience(plan), number=5_550_000 + plan.randrange(10_000))
        return dialled

    def raw(self, action: str, **fields: str) -> list[Block]:
        """What the exchange says, in a session of its own."""
        return self.session().ask(action, **fields)

    def pause(self, member: str, paused: bool, reason: str = "") -> None:
        """Send a member (its interface's number, as 1001) for a break, or back."""
        self.raw(
            "QueuePause",
            Interface=f"Local/{member}@agents/n",
            Paused="true" if paused else "false",
            Reason=reason,
        )

    def _script(self, name: str, *arguments: str, timeout_s: float = 60) -> str:
        environment = {**os.environ, "REAL_DIR": str(WORK)}
        done = subprocess.run(
            [str(HERE / name), *arguments],
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=timeout_s,
            check=False,
        )
        assert done.returncode == 0, f"{name} failed: {done.stdout}{done.stderr}"
        return done.stdout.strip()


class RawSession:
    """The manager interface as bare as can be: requests, and lines cut at colons."""

    def __init__(self, url: str, username: str, secret: str) -> None:
        self._url, self._http = f"{url}/rawman", requests.Session()
        self._http.trust_env = False
        login = {"action": "Login", "username": username, "secret": secret}
        answer = self._http.post(self._url, data=login, timeout=10).text
        assert "Authentication accepted" in answer, answer

    def ask(self, action: str, **fields: str) -> list[Block]:
        """The blocks of the answer; the first is the response."""
        answer = self._http.get(self._url, params={"action": action, **fields}, timeout=30)
        answer.encoding = "utf-8"
        parts = answer.text.strip().split("\r\n\r\n")
        blocks = [dict(_pair(line) for line in part.split("\r\n")) for part in parts]
        assert blocks[0].get("Response") == "Success", blocks[0]
        return blocks

    def events(self, wait_s: int = 0) -> list[Block]:
        """What happened since the last time."""
        return [block for block in self.ask("WaitEvent", timeout=str(wait_s)) if "Timestamp" in block]

    def waiting(self) -> list[Block]:
        """The callers in the queues this moment."""
        return [block for block in self.ask("QueueStatus") if block.get("Event") == "QueueEntry"]

    def call(self, dialled: str, *, patience_s: int, number: int) -> None:
        """A customer calls, and hangs up after so many seconds if nobody has ended the talk before."""
        self.ask(
            "Originate",
            Channel=f"Local/{patience_s}@caller/n",
            Context="queues",
            Exten=dialled,
            Priority="1",
            CallerID=f"Caller {number} <{number}>",
            Async="true",
        )

    def close(self) -> None:
        """Log off."""
        self._http.get(self._url, params={"action": "Logoff"}, timeout=10)
        self._http.close()


def _patience(plan: random.Random) -> int:
    """Two in five have little time; the others wait and talk for as long as it takes."""
    return plan.randint(2, 9) if plan.random() < 0.4 else 90


def _pair(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name, value.strip()
