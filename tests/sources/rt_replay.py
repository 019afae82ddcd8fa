"""A client that gives recorded answers of a real Request Tracker, and one that records them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from supervisor_app.sources.http import Answer
from supervisor_app.sources.http_errors import refusal

DATA = Path(__file__).parents[1] / "data" / "request_tracker"


def stored(name: str) -> Any:
    """What is in a file of recorded data."""
    return json.loads((DATA / f"{name}.json").read_text())


class Recorder:
    """Passes calls on to a real client and keeps what came back, without what nobody reads."""

    def __init__(self, client: Any) -> None:
        self.host = client.host
        self._client = client
        self.kept: list[dict[str, Any]] = []

    def get(
        self, path: str, params: Mapping[str, str] | None = None, *, accept: tuple[int, ...] = (200,)
    ) -> Answer:
        answer: Answer = self._client.get(path, params, accept=(*accept, 302, 400, 401, 403, 404))
        self.kept.append(
            {
                "path": path,
                "params": dict(params or {}),
                "status": answer.status,
                "date": answer.date,
                "body": _lean(answer.body),
            }
        )
        return _judged(answer, accept)

    def post_form(
        self, path: str, data: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> Answer:
        answer: Answer = self._client.post_form(path, data, headers)
        return answer

    def cancel(self) -> None:
        self._client.cancel()

    def close(self) -> None:
        self._client.close()


class Replay:
    """Answers as recorded; the same question again gets the next answer, the last one stays."""

    host = "rt.example"

    def __init__(self, *recordings: list[dict[str, Any]]) -> None:
        self._answers: dict[tuple[str, str], list[dict[str, Any]]] = {}
        self.asked: list[str] = []
        self.forms: list[tuple[str, dict[str, str], dict[str, str]]] = []
        self.closed = False
        for recording in recordings:
            self.also(recording)

    def also(self, recording: list[dict[str, Any]], first: bool = False) -> None:
        """Add recorded answers: behind the others, or (``first``) instead of them."""
        if first:
            for one in recording:
                self._answers.pop(_key(one["path"], one["params"]), None)
        for one in recording:
            self._answers.setdefault(_key(one["path"], one["params"]), []).append(one)

    def answer_to(self, path: str, query_end: str, order: str = "ASC") -> dict[str, Any]:
        """The next answer to a list's query that ends so."""
        for answers in self._answers.values():
            one = answers[0]
            params = one["params"]
            if (
                one["path"].endswith(path)
                and params.get("order") == order
                and params["query"].endswith(query_end)
            ):
                return one
        raise KeyError(query_end)

    def get(
        self, path: str, params: Mapping[str, str] | None = None, *, accept: tuple[int, ...] = (200,)
    ) -> Answer:
        self.asked.append(path)
        answers = self._answers[_key(path, params)]
        one = answers.pop(0) if len(answers) > 1 else answers[0]
        body = one["body"] if isinstance(one["body"], str) else json.dumps(one["body"])
        headers = {"Location": "/"} if one["status"] == 302 else {}
        answer = Answer(one["status"], headers, body.encode(), 5, one["date"], self.host)
        return _judged(answer, accept)

    def post_form(
        self, path: str, data: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> Answer:
        self.forms.append((path, dict(data), dict(headers or {})))
        return Answer(200, {}, b"<!DOCTYPE html><title>Login</title>", 5, None, self.host)

    def cancel(self) -> None:
        self.closed = True

    def close(self) -> None:
        self.closed = True


def _judged(answer: Answer, accept: tuple[int, ...]) -> Answer:
    if answer.status not in accept:
        raise refusal(answer.status, answer.headers, answer.host)
    return answer


def _key(path: str, params: Mapping[str, str] | None) -> tuple[str, str]:
    return path, json.dumps(dict(params or {}), sort_keys=True)


def _lean(body: bytes) -> Any:
    """The body without addresses and links, or its beginning where it is no JSON."""
    try:
        return _without_addresses(json.loads(body))
    except ValueError:
        return body[:600].decode("utf-8", "replace")


def _without_addresses(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _without_addresses(one)
            for key, one in value.items()
            if key not in ("_url", "next_page", "prev_page")
        }
    return [_without_addresses(one) for one in value] if isinstance(value, list) else value
