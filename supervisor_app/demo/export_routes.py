"""Serves the exports beside the API: to the same tokens, at the same pace, and no part of it."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from typing import Any

from litestar import Request, Router, get
from litestar.response import Stream

from supervisor_app.demo.access import admit, slow_down
from supervisor_app.demo.server import hosted_of

Call = Request[Any, Any, Any]

_CSV = "text/csv"


@get("/weather.csv", sync_to_thread=False)
def export_weather(request: Call) -> Stream:
    """Rain by day."""
    return _csv(hosted_of(request).exports().weather())


@get("/customers.csv", sync_to_thread=False)
def export_customers(request: Call) -> Stream:
    """Addresses, region and habits of every customer."""
    return _csv(hosted_of(request).exports().customers())


@get("/subscribers.csv", sync_to_thread=False)
def export_subscribers(request: Call) -> Stream:
    """How many customers there were by month."""
    return _csv(hosted_of(request).exports().subscribers())


def export_routes() -> Router:
    """The handlers below ``/exports``; they ask for a token with the right ``contacts``."""
    return Router(
        "/exports",
        route_handlers=[export_weather, export_customers, export_subscribers],
        guards=[slow_down, admit],
        opt={"right": "contacts"},
        include_in_schema=False,
    )


def _csv(pieces: Iterator[str]) -> Stream:
    return Stream(_given_way(pieces), media_type=_CSV)


async def _given_way(pieces: Iterator[str]) -> AsyncIterator[str]:
    for piece in pieces:
        yield piece
        await asyncio.sleep(0)  # a large operator has a million customers: others are served in between
