"""A real Request Tracker for tests: fresh, seeded, on loopback; stopped, killed and started again at will."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import requests

_HERE = Path(__file__).parent
_WAIT_S = 30


class RtServer:
    """Request Tracker 5 with at least 200 tickets of the last 14 days, under REAL_DIR/rt.

    ``lead`` may read who is an agent, ``supervisor`` may not, ``guest`` sees little. The act methods do
    by REST what people do, and ``raw`` asks the server without any code of ours.
    """

    def __init__(self, work: Path | None = None, port: int = 8082) -> None:
        self.work = work or Path(os.environ.get("REAL_DIR", _HERE.parents[1] / ".real"))
        self.url = f"http://127.0.0.1:{port}"
        self._environment = {**os.environ, "REAL_DIR": str(self.work), "RT_PORT": str(port)}
        self._users: dict[str, dict[str, str]] = {}

    def fresh(self, tickets: int = 220) -> None:
        """Install what is missing, make and seed a new database, start."""
        self._run("rt_install.sh")
        self._run("rt_fresh.sh", str(tickets))
        self._users = json.loads((self.work / "rt" / "secrets.json").read_text())["users"]
        self.start()

    def start(self) -> None:
        """Start, and wait until it answers. Raises CalledProcessError, with its log, where it does not."""
        self._run("rt_start.sh")

    def stop(self) -> None:
        """End it in order."""
        self._run("rt_stop.sh")

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._run("rt_stop.sh", "KILL")

    def token(self, user: str) -> str:
        """The token of ``lead``, ``supervisor``, ``guest``, ``importer``, ``root`` or an agent."""
        return self._users[user]["token"]

    def password(self, user: str) -> str:
        """The password of the same users (not of root)."""
        return self._users[user]["password"]

    def raw(self, path: str, user: str = "lead", **params: str) -> Any:
        """What the server itself answers at a path of its REST 2.0."""
        return self._call("GET", path, user, params=params)

    def create(self, requestor: str, *, subject: str = "Help", queue: str = "Network", **fields: str) -> str:
        """A customer's new ticket, written in for them; custom fields by name. Its id."""
        body = {
            "Queue": queue,
            "Subject": subject,
            "Requestor": requestor,
            "Content": "Please help.",
            "ContentType": "text/plain",
            "CustomFields": fields,
        }
        return str(self._call("POST", "/ticket", "importer", json=body)["id"])

    def mail(self, sender: str, text: str, *, ticket: str = "", queue: str = "Network") -> None:
        """An e-mail of a customer, through RT's own mail gateway: a new ticket, or a reply to one."""
        subject = f"[desk.test #{ticket}] Re" if ticket else "By mail"
        message = f"From: {sender}\nTo: rt@desk.test\nSubject: {subject}\n\n{text}\n"
        gate = ["rt-mailgate-5", "--queue", queue, "--action", "correspond", "--url", self.url]
        subprocess.run(gate, input=message, text=True, check=True, timeout=_WAIT_S, capture_output=True)

    def correspond(self, ticket: str, agent: str, text: str = "We see to it.", minutes: int = 0) -> None:
        """An agent's public reply."""
        self._say("correspond", ticket, agent, text, minutes)

    def comment(self, ticket: str, agent: str, text: str = "A note.", minutes: int = 0) -> None:
        """An agent's note, which the customer does not see."""
        self._say("comment", ticket, agent, text, minutes)

    def take(self, ticket: str, agent: str) -> None:
        """The agent becomes its owner."""
        self._call("PUT", f"/ticket/{ticket}/take", agent, json={})

    def update(self, ticket: str, user: str = "root", **fields: Any) -> None:
        """Any change: ``Status="resolved"``, ``Owner="bob"``, ``Queue="Sales"`` …; fails if RT refuses."""
        said = self._call("PUT", f"/ticket/{ticket}", user, json=fields)
        refused = [line for line in said if "denied" in line.lower() or "could not" in line.lower()]
        assert not refused, refused

    def merge(self, ticket: str, into: str) -> None:
        """Make it part of another."""
        self._call("PUT", f"/ticket/{ticket}", "root", json={"MergeInto": into})

    def _say(self, how: str, ticket: str, agent: str, text: str, minutes: int) -> None:
        body = {"Content": text, "ContentType": "text/plain", "TimeTaken": minutes}
        self._call("POST", f"/ticket/{ticket}/{how}", agent, json=body)

    def _call(self, method: str, path: str, user: str, **how: Any) -> Any:
        headers = {"Authorization": f"token {self.token(user)}"}
        with requests.Session() as session:
            session.trust_env = False
            answer = session.request(
                method,
                f"{self.url}/REST/2.0{path}",
                headers=headers,
                timeout=_WAIT_S,
                allow_redirects=False,
                **how,
            )
        assert 200 <= answer.status_code < 300, (method, path, answer.status_code, answer.text[:200])
        return answer.json()

    def _run(self, script: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(_HERE / script), *arguments],
            env=self._environment,
            capture_output=True,
            text=True,
            timeout=600,
        )
        if done.returncode:
            raise RuntimeError(f"{script} failed ({done.returncode}): {done.stdout}{done.stderr}")
