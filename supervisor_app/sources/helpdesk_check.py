"""What ``sources check`` says of a help desk that speaks our API."""

import time
from collections.abc import Iterator

from supervisor_app.contract.records import ServerInfo
from supervisor_app.domain.batch import Check, CheckLine
from supervisor_app.domain.errors import SourceCancelled, SourceError
from supervisor_app.domain.time import Instant
from supervisor_app.sources.helpdesk_staff import Info, read_info
from supervisor_app.sources.http import HttpClient

SKEW_MS = 30_000
"""A clock that differs by more makes ages on screen doubtful."""

_DELIVERS = (
    ("sites", "/v1/sites"),
    ("channels", "/v1/channels"),
    ("queues", "/v1/queues"),
    ("agents and presence", "/v1/agents"),
    ("live queues", "/v1/live"),
    ("contacts", "/v1/contacts?limit=1"),
)


def check_server(source: str, client: HttpClient) -> Check:
    """Asks for everything once. What fails becomes a line; only SourceCancelled is raised."""
    try:
        begun = _now()
        info = read_info(client)
        ours = (begun + _now()) // 2
    except SourceCancelled:
        raise
    except SourceError as error:
        return Check(source, (CheckLine("reachable", False, str(error)),))
    return Check(source, (*_about(info, client.host, ours), *_delivered(client)))


def _about(info: Info, host: str, ours: Instant) -> Iterator[CheckLine]:
    record = info.record
    yield CheckLine("reachable", True, f"{host} answers as {record.name[:80]}")
    yield CheckLine("user", bool(record.user), record.user[:80] or "nobody: the token belongs to no account")
    yield CheckLine("rights", None, ", ".join(record.rights)[:200] or "none named")
    known = record.api_version.split(".")[0].removeprefix("v") == "1"
    yield CheckLine("version", known, f"API version {record.api_version[:20]}, version 1 is expected")
    yield _clock(record, info.now - ours)
    since = "not told" if record.history_from is None else f"from {record.history_from:%Y-%m-%d}"
    yield CheckLine("history", None, since)


def _clock(record: ServerInfo, ahead_ms: int) -> CheckLine:
    text = f"{abs(ahead_ms) / 1000:.1f} s {'ahead of' if ahead_ms >= 0 else 'behind'} ours"
    if record.simulated:
        return CheckLine("clock", None, f"{text}; the operator is simulated")
    return CheckLine("clock", abs(ahead_ms) <= SKEW_MS, text)


def _delivered(client: HttpClient) -> Iterator[CheckLine]:
    for topic, path in _DELIVERS:
        try:
            answer = client.get(path)
        except SourceCancelled:
            raise
        except SourceError as error:
            yield CheckLine(topic, False, str(error))
        else:
            yield CheckLine(topic, True, f"delivered in {answer.elapsed_ms} ms")


def _now() -> Instant:
    return time.time_ns() // 1_000_000
