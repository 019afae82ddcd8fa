"""The live state of a help desk, asked for with an ETag so that an unchanged one is not sent again."""

import logging
from datetime import datetime

import msgspec
from msgspec import Struct

from supervisor_app.contract.records import AgentRecord, LiveQueue
from supervisor_app.domain.batch import LiveState, Reject
from supervisor_app.sources.helpdesk_records import presence_of, queue_state_of
from supervisor_app.sources.helpdesk_rows import Rows
from supervisor_app.sources.helpdesk_staff import told_instant
from supervisor_app.sources.http import Answer, HttpClient, decode_json

_log = logging.getLogger(__name__)


class _RawLive(Struct, kw_only=True):
    """The live state with its rows still undecoded."""

    at: datetime
    queues: list[msgspec.Raw]
    agents: list[msgspec.Raw]


class LiveReader:
    """Asks one help desk for its live state, remembering the last answer and its ETag."""

    def __init__(self, source: str, client: HttpClient) -> None:
        self._source, self._client = source, client
        self._known: tuple[str, LiveState] | None = None
        self._complained: set[tuple[str, str]] = set()

    def read(self) -> LiveState | None:
        """The state now; as it was given before where the server says it has not changed.

        None where our account may not read it. Rows that make no sense are left out and logged once
        each. Raises SourceError.
        """
        tag, state = self._known or ("", None)
        headers = {"If-None-Match": tag} if tag else {}
        answer = self._client.get("/v1/live", headers=headers, accept=(200, 403, 304) if tag else (200, 403))
        if answer.status == 304:
            return state
        return self._remember(answer) if answer.status == 200 else None

    def _remember(self, answer: Answer) -> LiveState:
        state = self._translate(decode_json(answer, _RawLive))
        tag = answer.headers.get("ETag", "")
        self._known = (tag, state) if tag else None
        return state

    def _translate(self, raw: _RawLive) -> LiveState:
        at = told_instant(raw.at, self._client.host)
        queues = Rows(LiveQueue, self._source, at)
        agents = Rows(AgentRecord, self._source, at)
        state = LiveState(
            at=at,
            queues=tuple(queues.each(raw.queues, lambda row: queue_state_of(row, self._source, at))),
            presences=tuple(
                filter(None, agents.each(raw.agents, lambda row: presence_of(row, self._source)))
            ),
        )
        for reject in queues.rejects + agents.rejects:
            self._complain(reject)
        return state

    def _complain(self, reject: Reject) -> None:
        what = (reject.id, reject.reason)
        if what not in self._complained and len(self._complained) < 1000:
            self._complained.add(what)
            _log.warning("%s: live state of %s left out: %s", self._source, *what)
