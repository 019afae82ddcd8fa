"""The document in docs/ is what the application serves: compared word for word, then tried out."""

import asyncio
from pathlib import Path
from typing import Any, cast

import httpx
import pytest
import schemathesis
import yaml
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from supervisor_app.demo.access import Limit, Tokens
from supervisor_app.demo.hosted import Hosted
from supervisor_app.demo.openapi import text
from supervisor_app.demo.server import create_app
from supervisor_app.demo.world import World, origin_of
from tests.demo.plain_profile import NOW, PLAIN

DOCUMENT = Path(__file__).parents[2] / "docs" / "helpdesk-api" / "openapi.yaml"

_WORLD = World(PLAIN, origin=origin_of(NOW, PLAIN.zone, days=0), seed=5, scale=0.2)
_HOSTED = Hosted(_WORLD, lambda: NOW)
_APP = create_app(lambda: _HOSTED, Tokens(["key"]), Limit(rate=1e6, burst=1e6))
_SCHEMA: Any = schemathesis.openapi.from_dict(yaml.safe_load(DOCUMENT.read_text(encoding="utf-8")))
_SCHEMA.config.generation.update(with_security_parameters=False)  # tokens are tried on their own below

_CHECKS = [
    not_a_server_error,
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
]


def _ask(case: Any, token: str = "key") -> httpx.Response:
    """One request of schemathesis, answered by the application in this very process, without a thread."""
    words = case.as_transport_kwargs(base_url="http://desk")
    headers = {**words["headers"], "Authorization": f"Bearer {token}"}

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(cast(Any, _APP))
        async with httpx.AsyncClient(transport=transport) as client:
            return await client.request(
                words["method"], words["url"], params=words.get("params"), headers=headers
            )

    return asyncio.run(ask())


def test_the_document_is_what_the_code_says() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == text(), "run: python -m supervisor_app.demo.openapi"


def test_every_problem_is_documented() -> None:
    document = yaml.safe_load(DOCUMENT.read_text(encoding="utf-8"))
    assert document["openapi"].startswith("3.1")
    assert set(document["components"]["responses"]) == {
        f"Problem{code}" for code in (401, 403, 404, 422, 429, 503)
    }
    for path in document["paths"].values():
        assert {"200", "401", "403", "429", "503"} <= set(path["get"]["responses"])
        assert all(parameter["description"] for parameter in path["get"].get("parameters", ()))
    assert all(schema["description"] for schema in document["components"]["schemas"].values())


@_SCHEMA.parametrize()  # type: ignore[untyped-decorator]
@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_document_and_server_agree(case: Any) -> None:
    case.validate_response(
        _ask(case),
        checks=_CHECKS,
    )


@pytest.mark.parametrize("path", list(yaml.safe_load(DOCUMENT.read_text(encoding="utf-8"))["paths"]))
def test_a_refusal_agrees_too(path: str) -> None:
    case = _SCHEMA[path]["GET"].Case(path_parameters={"contact_id": "1"})
    answer = _ask(case, token="unknown")
    assert answer.status_code == 401
    case.validate_response(answer, checks=[status_code_conformance, response_schema_conformance])


def test_what_chance_does_not_find_agrees_too() -> None:
    _WORLD.advance(NOW)
    page, live = _HOSTED.contacts(None, 3), _HOSTED.live_tag()
    found = _SCHEMA["/v1/contacts/{contact_id}"]["GET"].Case(
        path_parameters={"contact_id": page.contacts[0].id}
    )
    following = _SCHEMA["/v1/contacts"]["GET"].Case(query={"cursor": page.cursor, "limit": 1000})
    unchanged = _SCHEMA["/v1/live"]["GET"].Case(headers={"If-None-Match": live})
    for case, status in ((found, 200), (following, 200), (unchanged, 304)):
        answer = _ask(case)
        assert answer.status_code == status
        case.validate_response(answer, checks=_CHECKS)
