"""A simulated operator in a process of its own, whose clock stands still, read over its API by hand."""

import json
import os
import secrets
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from select import select
from threading import Event
from typing import Any
from urllib.parse import urlencode, urlsplit

from tests.operators.hand import Raw, Table, table_of
from tests.operators.plans import Plan

TOKEN_ENV = "SUPERVISOR_DEMO_TOKEN"
PAGE = 1000
_START_LIMIT_S = 900.0
_ANSWER_LIMIT_S = 120.0


@dataclass(frozen=True)
class Server:
    """Where an operator answers, and the token it asks for."""

    url: str
    token: str

    def get(self, path: str, **params: str) -> Any:
        """A JSON answer."""
        return json.loads(self._body(path, params))

    def text(self, name: str) -> str:
        """An exported table as text; empty where the operator has none of the name."""
        return self._body(f"/exports/{name}.csv", {}, missing=b"").decode()

    def table(self, name: str) -> Table:
        """An exported table; empty where the operator has none of the name."""
        return table_of(self.text(name))

    def contacts(self) -> Iterator[Raw]:
        """All contacts, page by page, with what agents wrote."""
        params, more = {"limit": str(PAGE), "texts": "agents"}, True
        while more:
            page = self.get("/v1/contacts", **params)
            yield from page["contacts"]
            params["cursor"], more = page["cursor"], page["more"]

    def _body(self, path: str, params: dict[str, str], missing: bytes | None = None) -> bytes:
        while True:
            connection = HTTPConnection(urlsplit(self.url).netloc, timeout=_ANSWER_LIMIT_S)
            try:
                asked = f"{path}?{urlencode(params)}" if params else path
                connection.request("GET", asked, headers={"Authorization": f"Bearer {self.token}"})
                answer = connection.getresponse()
                body = answer.read()
            finally:
                connection.close()
            if answer.status == 404 and missing is not None:
                return missing
            if answer.status == 200:
                return body
            if answer.status not in (429, 503):
                raise RuntimeError(f"{path} answered {answer.status}: {body[:300]!r}")
            Event().wait(float(answer.headers.get("Retry-After", "1")))


@contextmanager
def living(plan: Plan, folder: Path) -> Iterator[Server]:
    """Let an operator live through its past, and serve it while inside."""
    token = secrets.token_urlsafe(24)
    with (folder / "operator.log").open("w") as said:
        process = subprocess.Popen(
            [sys.executable, "-m", "supervisor_app", "operator", *_options(plan, folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
            env={**os.environ, TOKEN_ENV: token},
            start_new_session=True,
        )
    try:
        yield Server(_url_of(process, folder), token)
    finally:
        _end(process)


def _options(plan: Plan, folder: Path) -> list[str]:
    words = ["--profile", plan.operator, "--seed", str(plan.seed), "--scale", str(plan.scale)]
    words += ["--days", str(plan.days), "--now", plan.now.isoformat(), "--speed", "0"]
    if plan.scenario:
        scenario = folder / "scenario.toml"
        scenario.write_text(plan.scenario, encoding="utf-8")
        words += ["--scenario", str(scenario)]
    return words


def _url_of(process: "subprocess.Popen[str]", folder: Path) -> str:
    assert process.stdout is not None
    while select([process.stdout], [], [], _START_LIMIT_S)[0]:
        line = process.stdout.readline()
        if line.startswith("ready "):
            return line.split()[1]
        if not line:
            break
    raise RuntimeError(f"the operator did not start: {(folder / 'operator.log').read_text()[-600:]}")


def _end(process: "subprocess.Popen[str]") -> None:
    assert process.stdin is not None
    assert process.stdout is not None
    with suppress(BrokenPipeError):
        process.stdin.close()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(5)
    process.stdout.close()
