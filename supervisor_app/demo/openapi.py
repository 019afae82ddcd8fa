"""The OpenAPI document of the help-desk API, made from the code.

``python -m supervisor_app.demo.openapi`` prints it.
"""

import inspect
import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Any

import yaml
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme

from supervisor_app.contract import records
from supervisor_app.demo.access import Tokens
from supervisor_app.demo.hosted import API_VERSION, Hosted, NotReady
from supervisor_app.demo.server import create_app
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import EventKind, Role

Json = dict[str, Any]

_DESCRIPTION = """\
What a help desk tells the Supervisor dashboard: who and what there is, the state of this moment, and
every contact that changed since the last question. Read only. How to implement it: README.md beside
this document."""

_OPEN_LISTS: dict[tuple[str, str], type[StrEnum]] = {
    ("ContactRecord", "channel"): Channel,
    ("ChannelRecord", "key"): Channel,
    ("AgentRecord", "presence"): PresenceState,
    ("EventRecord", "kind"): EventKind,
    ("EventRecord", "role"): Role,
}

_HEADERS: dict[str, Json] = {
    "401": {"WWW-Authenticate": {"description": "Always Bearer.", "schema": {"type": "string"}}},
    "429": {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer", "minimum": 0}}},
    "503": {"Retry-After": {"description": "Seconds.", "schema": {"type": "integer", "minimum": 0}}},
}
_ETAG = {"ETag": {"description": "Of this state of things.", "schema": {"type": "string"}}}


def document() -> Json:
    """The document as plain data: what the application says of itself, completed by what it cannot know."""
    config = OpenAPIConfig(
        title="Supervisor help-desk API",
        version=API_VERSION,
        description=_DESCRIPTION,
        use_handler_docstrings=True,
        render_plugins=[JsonRenderPlugin()],
        security=[{"token": []}],
        components=Components(
            security_schemes={
                "token": SecurityScheme(
                    type="http", scheme="bearer", description="Issued by the server's owner."
                )
            }
        ),
        operation_id_creator=lambda handler, *_: str(handler.handler_name),
    )
    app = create_app(_nobody, Tokens(()), openapi=config)
    plain: Json = json.loads(json.dumps(app.openapi_schema.to_schema()))
    problems: Json = {}
    for operation in _operations(plain):
        _complete_operation(operation, problems)
    plain["components"]["responses"] = dict(sorted(problems.items()))
    for name, schema in plain["components"]["schemas"].items():
        _complete_schema(name, schema)
    live = plain["paths"]["/v1/live"]["get"]["responses"]
    live["200"]["headers"] = live["304"]["headers"] = _ETAG
    order = ("openapi", "info", "servers", "security", "paths", "components")
    return {key: plain[key] for key in order}


def _nobody() -> Hosted:
    raise NotReady


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as such, and no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


_Dumper.add_representer(
    str,
    lambda dumper, words: dumper.represent_scalar(
        "tag:yaml.org,2002:str", words, style="|" if "\n" in words else None
    ),
)


def text() -> str:
    """The document as it stands in docs/helpdesk-api/openapi.yaml."""
    return str(yaml.dump(document(), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110))


def _operations(plain: Json) -> Iterator[Json]:
    for path in plain["paths"].values():
        yield path["get"]


def _complete_operation(operation: Json, problems: Json) -> None:
    operation.pop("deprecated", None)
    responses: Json = operation["responses"]
    responses.pop("400", None)  # a parameter that makes no sense is answered by 422
    answer = responses["200"]
    answer["description"] = operation["summary"]
    answer.pop("headers", None)
    content = answer["content"]["application/json"]
    content["schema"] = _not_null(content["schema"])
    for code in [code for code, response in responses.items() if code >= "400"]:
        problems[f"Problem{code}"] = _problem(code, responses[code])
        responses[code] = {"$ref": f"#/components/responses/Problem{code}"}
    operation["responses"] = dict(sorted(responses.items()))
    operation["description"] = operation["description"].replace("``", "`")
    if "parameters" in operation:
        operation["parameters"] = [_parameter(given) for given in operation["parameters"]]


def _problem(code: str, response: Json) -> Json:
    content = {"application/problem+json": response["content"]["application/json"]}
    headers = {"headers": _HEADERS[code]} if code in _HEADERS else {}
    return {"description": response["description"], **headers, "content": content}


def _parameter(given: Json) -> Json:
    schema = _not_null(given["schema"])
    numbers = {key: int(value) if isinstance(value, float) else value for key, value in schema.items()}
    numbers.pop("description", None)
    return {**{key: given[key] for key in ("name", "in", "required", "description")}, "schema": numbers}


def _not_null(schema: Json) -> Json:
    # a parameter or an answer is there or is not: it is never null
    kinds = [kind for kind in schema.get("oneOf", ()) if kind.get("type") != "null"]
    return dict(kinds[0]) if len(kinds) == 1 else schema


def _complete_schema(name: str, schema: Json) -> None:
    schema["description"] = inspect.cleandoc(getattr(records, name).__doc__ or "").replace("``", "`")
    for (owner, member), words in _OPEN_LISTS.items():
        if owner == name:
            known = ", ".join(word.value for word in words)
            schema["properties"][member]["description"] = f"An open list. Known words: {known}."


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(text())
