"""Wraps the server's application, which knows nothing of it, so that it misbehaves as asked."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from email.utils import formatdate

import msgspec
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from supervisor_app.contract.records import Problem
from supervisor_app.demo.faults import Fate, FaultSwitch

CONTROL = "/control/"
"""Requests below this path are never troubled: somebody must be able to end the trouble."""

RETRY_AFTER_S = 2
_PIECES = 10

Sleep = Callable[[float], Awaitable[None]]
Lost = Callable[[], bool]

_REFUSALS = {
    Fate.BUSY: Problem(status=429, title="TooManyRequests", detail="Too many requests, on request."),
    Fate.DOWN: Problem(status=503, title="ServiceUnavailable", detail="Out of service, on request."),
}


class CutOff(Exception):
    """The connection is to be cut: an error of the application is how its server is told to."""


def misbehaving(
    app: ASGIApp, switch: FaultSwitch, sleep: Sleep = asyncio.sleep, lost: Lost = lambda: False
) -> ASGIApp:
    """The application behind the faults of ``switch``, and away altogether while ``lost`` says so.

    It dates its answers itself, by the skewed clock. Raises CutOff from a request whose connection is to be
    cut.
    """
    return _Dated(_Troubled(app, switch, sleep, lost), switch)


class _Dated:
    """Gives every answer the Date of a clock that may be off."""

    def __init__(self, app: ASGIApp, switch: FaultSwitch) -> None:
        self._app, self._switch = app, switch
        self._second, self._header = -1, (b"date", b"")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def dated(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], self._date()]
            await send(message)

        await self._app(scope, receive, dated)

    def _date(self) -> tuple[bytes, bytes]:
        second = int(time.time() + self._switch.faults.skew)
        if second != self._second:
            self._second, self._header = second, (b"date", formatdate(second, usegmt=True).encode())
        return self._header


class _Troubled:
    """Delays, refuses, drips and cuts answers."""

    def __init__(self, app: ASGIApp, switch: FaultSwitch, sleep: Sleep, lost: Lost) -> None:
        self._app, self._switch, self._sleep, self._lost = app, switch, sleep, lost

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        switch = self._switch
        if scope["path"].startswith(CONTROL):
            await self._app(scope, receive, send)
        elif self._lost():
            await _refuse(send, _REFUSALS[Fate.DOWN])
        elif not switch.troubles_requests:
            await self._app(scope, receive, send)
        else:
            await self._answer(scope, receive, send, switch.fate())

    async def _answer(self, scope: Scope, receive: Receive, send: Send, fate: Fate) -> None:
        faults = self._switch.faults
        if faults.latency:
            await self._sleep(faults.latency)
        if fate in _REFUSALS:
            await _refuse(send, _REFUSALS[fate])
        elif fate is Fate.DROPPED or faults.drip:
            outlet = _Outlet(send, self._sleep, drip_s=faults.drip, cut=fate is Fate.DROPPED)
            await self._app(scope, receive, outlet.send)
            if outlet.cut_off:
                raise CutOff
        else:
            await self._app(scope, receive, send)


class _Outlet:
    """Lets a body through in pieces ``drip_s`` apart (0: whole), and only half of it where it is ``cut``.

    An answer without a body passes: nothing of it could be cut.
    """

    def __init__(self, send: Send, sleep: Sleep, *, drip_s: float, cut: bool) -> None:
        self._send, self._sleep, self._drip_s, self._cut = send, sleep, drip_s, cut
        self.cut_off = False

    async def send(self, message: Message) -> None:
        """One ASGI message; those after the cut go nowhere."""
        if self.cut_off:
            return
        if message["type"] != "http.response.body" or not message["body"]:
            await self._send(message)
            return
        body, more = message["body"], message["more_body"]
        kept = body[: len(body) // 2] if self._cut else body
        await self._pour(kept, more=more or self._cut)
        self.cut_off = self._cut

    async def _pour(self, body: bytes, *, more: bool) -> None:
        size = -(-len(body) // _PIECES) if self._drip_s else len(body)
        for start in range(0, len(body), max(size, 1)):
            if self._drip_s:
                await self._sleep(self._drip_s)
            piece = body[start : start + size]
            following = more or start + size < len(body)
            await self._send({"type": "http.response.body", "body": piece, "more_body": following})


async def _refuse(send: Send, problem: Problem) -> None:
    body = msgspec.json.encode(problem)
    headers = [
        (b"content-type", b"application/problem+json"),
        (b"content-length", str(len(body)).encode()),
        (b"retry-after", str(RETRY_AFTER_S).encode()),
    ]
    await send({"type": "http.response.start", "status": problem.status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})
