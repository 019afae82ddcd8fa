"""From what goes wrong in HTTP to errors named by whose fault they are, each one plain sentence or two.

The texts name the host and a remedy; never a path, a query, a header or a word of the server's, any
of which may hold secrets or personal data. The one exception: why a server of our own API, which promises
to tell no secret there, asks for patience.

=====================  =================================================================
401, 403               SourceRefused
429, 503               SourceBusy, with ``retry_after_s`` where the server gives it
3xx                    SourceRefused if it leads to a login page, otherwise SourceBroken
502, 504               SourceUnreachable: a gateway answered for a server that is away
any other              SourceBroken
=====================  =================================================================
"""

import re
import socket
import ssl
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, IncompleteRead, RemoteDisconnected

import msgspec
from urllib3.exceptions import DecodeError, InvalidHeader

from supervisor_app.domain.errors import (
    SourceBroken,
    SourceBusy,
    SourceCancelled,
    SourceError,
    SourceRefused,
    SourceUnreachable,
)
from supervisor_app.domain.time import Instant, to_instant
from supervisor_app.sources.http_guard import Ending

MAX_RETRY_AFTER_S = 300.0
"""No server makes us wait longer than this, whatever it says."""

_LONGEST_DETAIL = 160

_LOGIN = re.compile(r"(?i)(?<![a-z])(log[-_]?in|sign[-_]?in|sso|(no|o)?auth\d?|saml\d?)(?![a-z])")


class _Problem(msgspec.Struct):
    detail: str = ""


# The first kind found among an error's causes decides; so the narrow ones stand before the wide ones.
_FAULTS: tuple[tuple[tuple[type[BaseException], ...], type[SourceError], str], ...] = (
    (
        (ssl.SSLCertVerificationError,),
        SourceUnreachable,
        "{host} shows a certificate that is not trusted ({why}). Name its CA file in the settings",
    ),
    (
        (ssl.SSLError,),
        SourceUnreachable,
        "No secure connection to {host} could be made. Check that this port speaks https",
    ),
    (
        (socket.gaierror,),
        SourceUnreachable,
        "The name {host} cannot be found. Check the address in the settings and the network",
    ),
    (
        (ConnectionRefusedError,),
        SourceUnreachable,
        "{host} takes no connections. Check that the server runs and that the port is right",
    ),
    (
        (RemoteDisconnected, IncompleteRead, ConnectionError),
        SourceUnreachable,
        "{host} cut the connection before its answer was complete",
    ),
    ((TimeoutError,), SourceUnreachable, "{host} did not answer in time. Check that the server runs"),
    (
        (HTTPException, DecodeError, InvalidHeader),
        SourceBroken,
        "{host} answered with something that is not HTTP. Check the address in the settings",
    ),
)


def explain(error: BaseException, host: str) -> SourceError:
    """The error of ours for a failed exchange with ``host``."""
    causes = list(_causes(error))
    for kinds, fault, sentence in _FAULTS:
        for cause in causes:
            if isinstance(cause, kinds):
                why = getattr(cause, "verify_message", "") or "no reason given"
                return fault(sentence.format(host=host, why=why))
    return SourceUnreachable(f"{host} cannot be reached. Check the network and the address in the settings")


def ended(ending: Ending, host: str, total_s: float) -> SourceError:
    """The error of ours for a call that its guard ended."""
    if ending is Ending.CANCELLED:
        return SourceCancelled(f"The call to {host} was ended by us")
    return SourceUnreachable(
        f"{host} did not answer in full within {total_s:g} s. Check that it runs and is not overloaded"
    )


def refusal(status: int, headers: Mapping[str, str], host: str, body: bytes = b"") -> SourceError:
    """The error of ours for a status that the caller does not accept.

    ``body``: where the server may say in words for a person why it asks for patience (RFC 9457).
    """
    if status == 401:
        return SourceRefused(f"{host} does not accept our credentials (401). Renew the token or password")
    if status == 403:
        return SourceRefused(f"{host} does not allow us this (403). Have the account given the right")
    if status in (429, 503):
        return SourceBusy(f"{host} asks us to wait ({status}){_why(headers, body)}", retry_after(headers))
    if 300 <= status < 400:
        return _redirect(status, headers.get("Location", ""), host)
    if status in (502, 504):
        return SourceUnreachable(f"The server behind {host} is away ({status})")
    if status == 404:
        return SourceBroken(f"{host} has nothing at this place (404). Check the address in the settings")
    return SourceBroken(f"{host} answered with status {status}, which we cannot use. Its own log says more")


def _why(headers: Mapping[str, str], body: bytes) -> str:
    """The detail of a problem document, made short; empty where there is none."""
    if not headers.get("Content-Type", "").startswith("application/problem+json"):
        return ""
    try:
        detail = msgspec.json.decode(body, type=_Problem).detail
    except (msgspec.DecodeError, ValueError, RecursionError):
        return ""
    # It goes into logs as well: nothing that steers a terminal or turns the line round.
    words = "".join(sign for sign in " ".join(detail.split()) if sign.isprintable())[:_LONGEST_DETAIL]
    return f": {words.rstrip('.')}" if words else ""


def _redirect(status: int, location: str, host: str) -> SourceError:
    if _LOGIN.search(location):
        return SourceRefused(f"{host} sends us to a login page ({status}). Renew the token or password")
    return SourceBroken(
        f"{host} sends us elsewhere ({status}), where we do not go. Put the final address into the settings"
    )


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait by the Retry-After header, 0 to 300; None where it is missing or makes no sense.

    A date counts from the server's own clock where it tells it.
    """
    value = headers.get("Retry-After", "").strip()
    if value.isascii() and value.isdigit():
        return min(float(value[:9]), MAX_RETRY_AFTER_S)
    at = http_date(value)
    if at is None:
        return None
    now = http_date(headers.get("Date", "")) or to_instant(datetime.now(UTC))
    return min(max(0.0, (at - now) / 1000), MAX_RETRY_AFTER_S)


def http_date(value: str) -> Instant | None:
    """The instant of an HTTP date, or None where it is none."""
    try:
        moment = parsedate_to_datetime(value)
        return to_instant(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, TypeError, OverflowError):
        return None


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and all behind it: by ``raise from``, and wrapped as argument or reason by libraries."""
    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, BaseException) and id(one) not in seen:
            seen.add(id(one))
            yield one
            waiting += [one.__cause__, one.__context__, getattr(one, "reason", None), *one.args]
