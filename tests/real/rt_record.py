"""Records what a real Request Tracker answers into tests/data/request_tracker, for the tests without one.

Run it from the project's folder as ``python -m tests.real.rt_record``. Beside the answers it writes what
the server says of its tickets when asked the long way (``said.json``): the values the tests expect.
"""

import json
from dataclasses import asdict
from typing import Any

from supervisor_app.log import Secret
from supervisor_app.sources.http import HttpClient, TokenAuth
from supervisor_app.sources.request_tracker import RequestTracker
from supervisor_app.sources.rt_session import Token
from tests.real.rt_naive import everything_said
from tests.real.rt_server import RtServer
from tests.sources.rt_replay import DATA, Recorder


def main() -> None:
    """One desk with 40 tickets, its back-fill, some changes, and what goes wrong."""
    rt = RtServer()
    rt.fresh(40)
    try:
        _stories(rt)
        _ugly(rt)
    finally:
        rt.stop()


def _stories(rt: RtServer) -> None:
    lead, supervisor = _recorder(rt, "lead"), _recorder(rt, "supervisor")
    source = _source(lead)
    cursor = _all(source, None)
    _all(_source(supervisor), None)
    _write("said", {id: asdict(said) for id, said in everything_said(rt).items()})
    _write("backfill", _taken(lead))
    _write("learned", _taken(supervisor))

    source.timeline(_html_ticket(rt))
    _write("timeline", _taken(lead))
    source.check()
    _write("check", _taken(lead))

    stays = rt.create("anna@example.net", Channel="chat", Region="North", Call="17.4")
    goes, deleted = rt.create("anna@example.net"), rt.create("bert@example.net")
    rt.take(stays, "bob")
    rt.comment(stays, "bob", minutes=1)
    rt.correspond(stays, "carol", minutes=3)
    rt.update(stays, "bob", Status="resolved")
    rt.mail("anna@example.net", "It is broken again.", ticket=stays)
    rt.merge(goes, stays)
    rt.update(deleted, Status="deleted")
    cursor = source.fetch(cursor).cursor
    source.fetch(cursor)
    _write("changes", _taken(lead))


def _ugly(rt: RtServer) -> None:
    """Refusals as the server words them: a bad token, a stale cookie, a wrong query, nothing there."""
    _write(
        "ugly",
        {
            "bad token": _raw(rt, {"Authorization": "token 1-2-0123456789abcdef"}),
            "stale cookie": _raw(rt, {"Cookie": "RT_SID_desk.test.8082=0123456789abcdef"}),
            "wrong query": _raw(
                rt, {"Authorization": f"token {rt.token('lead')}"}, "/tickets", query="Foo = 1"
            ),
            "nothing there": _raw(rt, {"Authorization": f"token {rt.token('lead')}"}, "/ticket/99999"),
        },
    )


def _raw(rt: RtServer, headers: dict[str, str], path: str = "/rt", **params: str) -> dict[str, Any]:
    recorder = Recorder(_Headed(rt.url, headers))
    recorder.get(f"/REST/2.0{path}", params, accept=(302, 400, 401, 403, 404))
    return recorder.kept[0]


class _Headed(HttpClient):
    """Sends headers of its own."""

    def __init__(self, url: str, headers: dict[str, str]) -> None:
        super().__init__(url)
        self._session.headers.update(headers)


def _recorder(rt: RtServer, user: str) -> Recorder:
    return Recorder(HttpClient(rt.url, auth=TokenAuth(Secret(rt.token(user)), rt.url)))


def _source(client: Recorder) -> RequestTracker:
    token = Token(Secret("1-2-0123456789abcdef"))
    return RequestTracker(
        "rt", client, str, credentials=token, page_size=25, topic_field="Topic", call_field="Call"
    )


def _all(source: RequestTracker, cursor: str | None) -> str:
    while True:
        batch = source.fetch(cursor)
        cursor = batch.cursor
        if not batch.more:
            return cursor


def _html_ticket(rt: RtServer) -> str:
    parts = rt.raw(
        "/attachments", "root", query='[{"field":"ContentType","value":"text/html"}]', fields="TransactionId"
    )
    transaction = parts["items"][0]["TransactionId"]
    number = transaction["id"] if isinstance(transaction, dict) else transaction
    return str(rt.raw(f"/transaction/{number}", "root")["Object"]["id"])


def _taken(recorder: Recorder) -> list[dict[str, Any]]:
    kept, recorder.kept = recorder.kept, []
    return kept


def _write(name: str, value: Any) -> None:
    DATA.mkdir(parents=True, exist_ok=True)
    (DATA / f"{name}.json").write_text(json.dumps(value, separators=(",", ":"), sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
