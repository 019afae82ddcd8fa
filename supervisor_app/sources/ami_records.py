"""The manager interface's text form: blocks of ``Name: value`` lines, and careful readers of their values."""

import re
from collections.abc import Mapping

from supervisor_app.domain.batch import Reject
from supervisor_app.domain.time import Instant

Block = Mapping[str, str]
"""One response or event. A name that came several times has its values joined by line feeds."""

_LONGEST = 200
_TOO_BIG = 2**53  # whole numbers beyond it are not kept exactly by every reader of ours
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_STAMP = re.compile(r"([0-9]{9,10})(?:\.([0-9]{1,9}))?")
_NUMBER = re.compile(r"[0-9]{1,19}")
_NOBODY = frozenset({"", "unknown", "<unknown>", "anonymous", "restricted", "unavailable", "asterisk", "s"})
_SHOWN = ("Event", "Queue", "Uniqueid", "HoldTime", "TalkTime", "Wait", "Timestamp", "Status")


class NonsenseError(ValueError):
    """A block that cannot be used; the text says why."""


def parse_blocks(body: bytes) -> list[dict[str, str]]:
    """The blocks of an answer, in order. Lines that are no ``Name: value`` are passed over.

    Lines end in CRLF only: a bare line feed belongs to the value that holds it, so that nobody can
    slip in a line of their own through a name.
    """
    text = body.decode("utf-8", "replace")
    end = "\r\n" if "\r\n" in text else "\n"
    blocks = (_parse_block(part.split(end)) for part in text.split(end + end))
    return [block for block in blocks if block]


def _parse_block(lines: list[str]) -> dict[str, str]:
    block: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        name, value = name.strip(), value.removeprefix(" ")
        if not colon or not name or not name.isascii() or " " in name:
            continue
        block[name] = f"{block[name]}\n{value}" if name in block else value
    return block


def text(block: Block, name: str, limit: int = _LONGEST) -> str:
    """A value as one clean line of at most ``limit`` characters; empty where it is missing."""
    return _CONTROL.sub("", block.get(name, "")[: limit * 4]).strip()[:limit]


def needed(block: Block, name: str) -> str:
    """A value that must be there. Raises NonsenseError where it is not."""
    value = text(block, name)
    if not value:
        raise NonsenseError(f"{name} is missing")
    return value


def whole(block: Block, name: str, default: int | None = None) -> int:
    """A whole number from 0 to 2**53. A missing one is the default; raises NonsenseError else."""
    value = block.get(name, "").strip()
    if not value and default is not None:
        return default
    if not _NUMBER.fullmatch(value) or int(value) >= _TOO_BIG:
        raise NonsenseError(f"{name} is no sensible number" if value else f"{name} is missing")
    return int(value)


def seconds_ms(block: Block, name: str, default: int | None = None) -> int:
    """A duration given in whole seconds, in milliseconds. Raises NonsenseError beyond a week."""
    seconds = whole(block, name, default)
    if seconds > 7 * 86_400:
        raise NonsenseError(f"{name} is longer than a week")
    return seconds * 1000


def stamp(block: Block) -> Instant | None:
    """The server's clock when it sent the block, or None where it does not tell (timestampevents=no)."""
    value = block.get("Timestamp", "").strip()
    if not value:
        return None
    found = _STAMP.fullmatch(value)
    if found is None:
        raise NonsenseError("Timestamp is no time")
    return int(found[1]) * 1000 + int((found[2] or "0")[:3].ljust(3, "0"))


def caller(block: Block) -> tuple[str, str]:
    """The caller's number and name; empty where they are withheld."""
    number, name = text(block, "CallerIDNum", 80), text(block, "CallerIDName", 80)
    return ("" if number.lower() in _NOBODY else number, "" if name.lower() in _NOBODY else name)


def reject(source: str, block: Block, at: Instant, reason: str) -> Reject:
    """The block put aside. Its excerpt holds no caller."""
    excerpt = ", ".join(f"{name}: {text(block, name, 24)}" for name in _SHOWN if name in block)
    return Reject(source, text(block, "Uniqueid", 80), at, reason, excerpt)
