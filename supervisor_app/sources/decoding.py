"""Foreign JSON into typed records, whatever is in it."""

import json
import math
from typing import Protocol, TypeVar

import msgspec

from supervisor_app.domain.errors import SourceBroken

T = TypeVar("T")

_BOM = b"\xef\xbb\xbf"
_LONGEST_INT = 18  # digits; longer ones are no number we could store


class Body(Protocol):
    """What is decoded: an answer and who gave it."""

    @property
    def body(self) -> bytes:
        """The bytes received."""

    @property
    def host(self) -> str:
        """Who sent them, as it may stand in a sentence."""


def decode_json(answer: Body, type: type[T]) -> T:
    """The answer's body as ``type``.

    Repairs what is merely untidy (byte-order mark, stray bytes, halves of surrogate pairs). Raises
    SourceBroken, naming the place, where the body is no JSON or does not fit the type.
    """
    body = answer.body.removeprefix(_BOM)
    try:
        try:
            return msgspec.json.decode(body, type=type)
        except msgspec.ValidationError:
            raise
        except (msgspec.DecodeError, UnicodeDecodeError):
            return msgspec.json.decode(mend(body), type=type)
    except msgspec.ValidationError as error:
        raise SourceBroken(f"{answer.host} answered in an unexpected form: {str(error)[:200]}") from None
    except (ValueError, RecursionError):
        raise SourceBroken(_no_json(body, answer.host)) from None


def mend(body: bytes) -> bytes:
    """JSON that strict decoders take, from JSON that only lenient ones do.

    Bytes that are no UTF-8 and lone surrogates become replacement signs; numbers that are not finite
    or too long become texts, so that only the record that holds them fails its type. Raises ValueError
    or RecursionError where even that is no JSON.
    """
    found = json.loads(
        body.decode("utf-8-sig", "replace"),
        parse_constant=str,
        parse_float=_float_or_text,
        parse_int=_int_or_text,
    )
    return json.dumps(found, ensure_ascii=False).encode("utf-8", "replace")


def _float_or_text(digits: str) -> float | str:
    number = float(digits)
    return number if math.isfinite(number) else digits


def _int_or_text(digits: str) -> int | str:
    return int(digits) if len(digits) <= _LONGEST_INT else digits[:40]


def _no_json(body: bytes, host: str) -> str:
    start = body[:200].lstrip()
    if start.startswith(b"<"):
        return f"{host} answered with a web page instead of data. Is the address in the settings right?"
    if not start:
        return f"{host} answered with nothing. Is the address in the settings right?"
    return f"{host} answered with something that is not JSON. Is the address in the settings right?"
