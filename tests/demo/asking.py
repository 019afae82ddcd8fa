"""One request to the demo server's application, in this very process, without a socket."""

import asyncio
from typing import Any, cast

import httpx
import msgspec

from supervisor_app.contract.records import Problem
from tests.demo.served import Served


def ask(
    served: Served, method: str, token: str, body: Any = None, path: str = "/control/faults"
) -> httpx.Response:
    """The answer; ``body`` is sent as it is, or as JSON."""

    async def asking() -> httpx.Response:
        transport = httpx.ASGITransport(cast(Any, served.app))
        content = body if isinstance(body, bytes) else msgspec.json.encode(body)
        async with httpx.AsyncClient(transport=transport, base_url="http://desk") as client:
            return await client.request(
                method,
                path,
                content=content if method == "PUT" else None,
                headers={"Authorization": f"Bearer {token}"} if token else {},
            )

    return asyncio.run(asking())


def refused(answer: httpx.Response, status: int) -> str:
    """What a refusal with this status says."""
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    problem = msgspec.json.decode(answer.content, type=Problem)
    assert problem.status == status
    return problem.detail
