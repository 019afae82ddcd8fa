"""Who may ask what, and how often."""

import hmac
import math
import time
from collections.abc import Callable, Iterable
from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import (
    NotAuthorizedException,
    PermissionDeniedException,
    TooManyRequestsException,
)
from litestar.handlers import BaseRouteHandler
from msgspec import Struct

RIGHTS = ("contacts", "live", "agents")
"""What readers may be allowed to read."""

CONTROL_RIGHT = "control"
"""Allows to switch what the server does; never granted unless named."""

Connection = ASGIConnection[Any, Any, Any, Any]


class User(Struct, frozen=True):
    """Whom a token stands for, and what they may read."""

    name: str
    rights: frozenset[str]


class Tokens:
    """The tokens that open the door, written as words: ``TOKEN`` (to read all) or ``TOKEN:right,right``."""

    def __init__(self, words: Iterable[str]) -> None:
        self._users: list[tuple[bytes, User]] = []
        for word in words:
            token, _, rights = word.partition(":")
            granted = frozenset(rights.split(",")) if rights else frozenset(RIGHTS)
            name = "supervisor" if granted.issuperset(RIGHTS) else "restricted"
            self._users.append((token.encode(), User(name, granted)))

    def user(self, token: str) -> User | None:
        """Whom a token stands for, or None."""
        given = token.encode()
        for known, user in self._users:
            if hmac.compare_digest(known, given):
                return user
        return None


class Limit:
    """A token bucket: ``rate`` requests a second on average, ``burst`` at once."""

    def __init__(
        self, rate: float = 50.0, burst: float = 200.0, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._rate, self._burst, self._monotonic = rate, burst, monotonic
        self._left, self._at = burst, monotonic()

    def wait_s(self) -> float:
        """Zero when a request may pass now (and is counted), otherwise the seconds until one may."""
        now = self._monotonic()
        self._left = min(self._burst, self._left + (now - self._at) * self._rate)
        self._at = now
        if self._left < 1.0:
            return (1.0 - self._left) / self._rate
        self._left -= 1.0
        return 0.0


# Guards are coroutines though they wait for nothing: plain functions would run in another thread each.


async def slow_down(connection: Connection, _handler: BaseRouteHandler) -> None:
    """A guard: refuses requests beyond the limit of the application."""
    wait_s = connection.app.state.limit.wait_s()
    if wait_s > 0:
        headers = {"Retry-After": str(math.ceil(wait_s))}
        raise TooManyRequestsException("Too many requests.", headers=headers)


async def admit(connection: Connection, handler: BaseRouteHandler) -> None:
    """A guard: refuses those without a known token, or without the right that the handler asks for."""
    scheme, _, token = connection.headers.get("Authorization", "").partition(" ")
    user = connection.app.state.tokens.user(token.strip()) if scheme.lower() == "bearer" else None
    if user is None:
        raise NotAuthorizedException(
            "A valid bearer token is needed.", headers={"WWW-Authenticate": "Bearer"}
        )
    right = handler.opt.get("right")
    if right is not None and right not in user.rights:
        raise PermissionDeniedException(f"This token lacks the right “{right}”.")
    connection.scope["user"] = user
