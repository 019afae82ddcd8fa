"""The control beside the API: who may switch faults, and what is refused."""

import asyncio
import re
from typing import Any, cast

import httpx
import msgspec
import pytest

from supervisor_app.contract.records import Problem
from supervisor_app.demo.faults import NO_FAULTS, Faults
from supervisor_app.demo.openapi import document
from tests.demo.conftest import NOW
from tests.demo.served import Served

BOSS = "boss"
READER = "key"


@pytest.fixture(scope="module")
def made() -> Served:
    return Served(NOW)


@pytest.fixture
def served(made: Served) -> Served:
    made.switch.switch(NO_FAULTS)
    return made


def ask(
    served: Served, method: str, token: str, body: Any = None, path: str = "/control/faults"
) -> httpx.Response:
    """One request to the application in this very process; ``body`` is sent as it is, or as JSON."""

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
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"].startswith("application/problem+json")
    problem = msgspec.json.decode(answer.content, type=Problem)
    assert problem.status == status
    return problem.detail


def test_without_faults_all_are_named_and_0(served: Served) -> None:
    answer = ask(served, "GET", BOSS)
    assert answer.status_code == 200
    assert set(answer.json()) == set(Faults.__struct_fields__)
    assert not any(answer.json().values())


def test_faults_are_switched_on_and_off(served: Served) -> None:
    answer = ask(served, "PUT", BOSS, {"down": 1.0, "skew": 5})
    assert answer.status_code == 200
    assert answer.json() == ask(served, "GET", BOSS).json()
    assert served.switch.faults == Faults(down=1.0, skew=5.0)
    refused(ask(served, "GET", READER, path="/v1/sites"), 503)
    assert ask(served, "PUT", BOSS, {}).status_code == 200
    assert served.switch.faults == NO_FAULTS
    assert ask(served, "GET", READER, path="/v1/sites").status_code == 200


def test_it_answers_while_everything_else_is_troubled(served: Served) -> None:
    served.switch.switch(Faults(busy=1.0))
    assert ask(served, "GET", BOSS).json()["busy"] == 1.0


@pytest.mark.parametrize("method", ["GET", "PUT"])
def test_only_those_with_the_right_may(served: Served, method: str) -> None:
    refused(ask(served, method, "", {"down": 1.0}), 401)
    refused(ask(served, method, "nobody", {"down": 1.0}), 401)
    assert "control" in refused(ask(served, method, READER, {"down": 1.0}), 403)
    assert served.switch.faults == NO_FAULTS


def test_the_control_alone_reads_nothing(served: Served) -> None:
    refused(ask(served, "GET", BOSS, path="/v1/live"), 403)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"laten": 1}, "laten"),
        ({"busy": "much"}, r"Expected `float`, got `str` - at `\$.busy`"),
        ({"busy": 2}, "busy must be a share from 0 to 1, not 2"),
        ({"busy": 0.6, "drop": 0.6}, "together"),
        ([], "Expected `object`"),
        (b"{", "."),
        (b"", "."),
        (b"\xff\xfe", "."),
    ],
)
def test_what_makes_no_sense_changes_nothing(served: Served, body: Any, said: str) -> None:
    served.switch.switch(Faults(skew=1.0))
    detail = refused(ask(served, "PUT", BOSS, body), 422)
    assert re.search(said, detail)
    assert served.switch.faults == Faults(skew=1.0)


def test_too_much_is_refused(served: Served) -> None:
    refused(ask(served, "PUT", BOSS, b" " * 20_000), 413)


def test_it_is_no_part_of_the_api() -> None:
    assert not [path for path in document()["paths"] if "control" in path]
