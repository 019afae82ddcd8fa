"""Decoding lists row by row, so that one bad row becomes a Reject and the others go on."""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, TypeVar

import msgspec

from supervisor_app.contract.records import AgentRecord, ContactRecord, QueueRecord, SiteRecord
from supervisor_app.domain.batch import Reject
from supervisor_app.domain.time import Instant
from supervisor_app.sources.decoding import mend

F = TypeVar("F")
D = TypeVar("D")

# Members that may hold who the customer is or what they wrote stay out of excerpts, and so does
# whatever a server adds to the API: nobody knows what that is.
_PRIVATE = frozenset({"customer", "subject", "events", "name", "login", "link"})
_KNOWN = frozenset(
    name
    for record in (ContactRecord, AgentRecord, QueueRecord, SiteRecord)
    for name in record.__struct_fields__
)
# A key, a number, an instant: no blank, no @, no telephone number.
_PLAIN = re.compile(r"(?!.*\d{6})(?!\+)[\w.:+-]{0,32}")
_QUOTED = re.compile(r"'.*'|\".*\"", re.DOTALL)
_HIDDEN = "…"
_VALUE_SIGNS = 24
_EXCERPT_SIGNS = 400


class Rows(Generic[F]):
    """Decodes rows of one foreign type and gathers the rejects of one answer.

    ``source`` and ``at`` (the time of the answer) are written on each reject.
    """

    def __init__(self, type: type[F], source: str, at: Instant) -> None:
        self.rejects: list[Reject] = []
        self._decoder = msgspec.json.Decoder(type)
        self._source, self._at = source, at

    def each(self, rows: Iterable[msgspec.Raw], translate: Callable[[F], D]) -> Iterator[D]:
        """What ``translate`` makes of each row; a row that fails is noted under :attr:`rejects`."""
        for row in rows:
            try:
                made = translate(self._decode(row))
            except (ValueError, RecursionError) as error:
                self.rejects.append(_reject(bytes(row), error, self._source, self._at))
            else:
                yield made

    def _decode(self, row: msgspec.Raw) -> F:
        try:
            return self._decoder.decode(row)
        except UnicodeDecodeError:  # stray bytes: only here, the fast way does not look for them
            return self._decoder.decode(mend(bytes(row)))


def _reject(row: bytes, error: Exception, source: str, at: Instant) -> Reject:
    try:
        members = json.loads(mend(row))
    except (ValueError, RecursionError):
        members = None
    shown = members if isinstance(members, dict) else {}
    name = str(shown.get("id") or shown.get("key") or shown.get("queue") or "").replace("\x00", "")[:200]
    # Without a name, the same bad row still gets the same one whenever it comes again.
    name = name or f"?{hashlib.blake2b(row, digest_size=6).hexdigest()}"
    return Reject(source=source, id=name, at=at, reason=_reason(error), excerpt=_excerpt(shown))


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return _QUOTED.sub(lambda found: repr(_plain(found[0][1:-1])), str(error))[:200]


def _plain(value: object) -> str:
    """The value where it can be nothing private."""
    return str(value) if _PLAIN.fullmatch(str(value)) else _HIDDEN


def _excerpt(members: dict[str, object]) -> str:
    shown = {
        key[:_VALUE_SIGNS]: _plain(value)[:_VALUE_SIGNS] if key in _KNOWN else _HIDDEN
        for key, value in list(members.items())[:40]
        if key not in _PRIVATE
    }
    return json.dumps(shown, ensure_ascii=True)[:_EXCERPT_SIGNS]
