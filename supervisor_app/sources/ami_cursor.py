"""The bookmark of a telephone exchange: the calls in progress and how far events were seen."""

import msgspec
from msgspec import Struct

from supervisor_app.domain.time import Instant
from supervisor_app.sources.ami_call import Call

_VERSION = 1


class Bookmark(Struct, kw_only=True):
    """What a later start needs. ``boot`` tells one run of the exchange from the next."""

    version: int = _VERSION
    seen: Instant
    boot: str
    calls: list[Call]


def write_cursor(bookmark: Bookmark) -> str:
    """The bookmark as an opaque text; holds neither numbers nor names of callers."""
    return msgspec.json.encode(bookmark).decode()


def read_cursor(cursor: str | None) -> Bookmark | None:
    """The bookmark, or None where there is none or it is of another make."""
    if cursor is None:
        return None
    try:
        bookmark = msgspec.json.decode(cursor, type=Bookmark)
    except msgspec.MsgspecError:
        return None
    return bookmark if bookmark.version == _VERSION else None
