"""The one way out to HTTP servers: every source calls through an :class:`HttpClient`.

What it sees to: a total deadline and an end from outside for every call (:mod:`~.http_guard`), a cap on
what an answer may weigh unpacked, no redirects, nothing from the environment (proxies, ``.netrc``, CA
bundles), TLS verified, credentials to their own origin only, no retries and no sleeping: when to ask
again is planned by who polls. All failures are SourceErrors (:mod:`~.http_errors`).
"""

import ipaddress
import logging
import threading
import time
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

import requests
import urllib3
from msgspec import Struct
from requests.auth import AuthBase
from requests.structures import CaseInsensitiveDict
from urllib3.exceptions import HTTPError, InsecureRequestWarning

from supervisor_app import __version__
from supervisor_app.domain.errors import SettingsError, SourceBroken, SourceCancelled
from supervisor_app.domain.time import Instant
from supervisor_app.sources.decoding import decode_json
from supervisor_app.sources.http_auth import BearerAuth, TokenAuth, origin_of
from supervisor_app.sources.http_errors import ended, explain, http_date, refusal
from supervisor_app.sources.http_guard import Ending, Guard, GuardedAdapter

__all__ = ["Answer", "AuthBase", "BearerAuth", "HttpClient", "TokenAuth", "decode_json"]

_CHUNK = 65_536
_log = logging.getLogger(__name__)


class Answer(Struct, frozen=True):
    """What a server said. ``headers`` by name in any case; ``date``: its clock, where it tells it."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    elapsed_ms: int
    date: Instant | None
    host: str = ""


class HttpClient:
    """A session with one server. Calls may come from several threads; cookies are shared by them.

    Raises SettingsError for an address that cannot be used. Each call raises SourceUnreachable,
    SourceRefused, SourceBusy, SourceBroken or SourceCancelled, and ends within its ``total_s``.
    ``tells_why``: a server that asks for patience says why, and tells no secret by it.
    """

    def __init__(
        self,
        base_url: str,
        *,
        auth: AuthBase | None = None,
        total_s: float = 10.0,
        max_bytes: int = 10_000_000,
        verify: bool | str = True,
        allow_plain: bool = False,
        user_agent: str = f"supervisor-app/{__version__}",
        tells_why: bool = False,
    ) -> None:
        self.host = _checked_host(base_url, allow_plain)
        if isinstance(verify, str) and not Path(verify).exists():
            raise SettingsError(f"the CA file {verify} does not exist", remedy="Name one that does")
        self._base = base_url.rstrip("/")
        self._total_s, self._max_bytes, self._tells_why = total_s, max_bytes, tells_why
        self._session = _session(auth, verify, user_agent)
        if verify is False:
            # Said once here, in our words, instead of by urllib3 at every call.
            urllib3.disable_warnings(InsecureRequestWarning)
            _log.warning("%s is not asked for a certificate: anybody could answer in its place", self.host)
        self._guards: set[Guard] = set()
        self._lock = threading.Lock()
        self._cancelled = False

    def get(
        self,
        path: str,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        total_s: float | None = None,
        accept: Collection[int] = (200,),
    ) -> Answer:
        """Read ``path`` (it begins with a slash). A status outside ``accept`` is raised."""
        url = self._url(path)
        return self._call(
            lambda: self._session.get(url, params=params, headers=headers, stream=True), total_s, accept
        )

    def post_form(
        self,
        path: str,
        data: Mapping[str, str],
        headers: Mapping[str, str] | None = None,
        *,
        total_s: float | None = None,
        accept: Collection[int] = (200,),
    ) -> Answer:
        """Send a form to ``path``. Cookies that come back go out with later calls."""
        url = self._url(path)
        return self._call(
            lambda: self._session.post(url, data=data, headers=headers, stream=True), total_s, accept
        )

    def cancel(self) -> None:
        """End calls in flight at once, from any thread; later ones raise SourceCancelled."""
        with self._lock:
            self._cancelled = True
            for guard in self._guards:
                guard.end(Ending.CANCELLED)

    def close(self) -> None:
        """Close kept connections. Not while a call is in flight: cancel first."""
        self._session.close()

    def _url(self, path: str) -> str:
        if not path.startswith("/"):
            raise ValueError(f"a path begins with a slash: {path[:40]!r}")
        return self._base + path

    def _call(
        self, send: Callable[[], requests.Response], total_s: float | None, accept: Collection[int]
    ) -> Answer:
        total_s = self._total_s if total_s is None else total_s
        guard = self._guard(total_s)
        try:
            with guard:
                answer = self._exchange(send)
        # The causes quote whole addresses, so they are left out of what tracebacks print.
        except (requests.RequestException, HTTPError, OSError) as error:
            if guard.ending is not None:
                raise ended(guard.ending, self.host, total_s) from None
            raise explain(error, self.host) from None
        finally:
            with self._lock:
                self._guards.discard(guard)
        if guard.ending is not None:  # a body without a length ends silently when its socket is shut
            raise ended(guard.ending, self.host, total_s)
        if answer.status not in accept:
            raise refusal(answer.status, answer.headers, self.host, answer.body if self._tells_why else b"")
        return answer

    def _guard(self, total_s: float) -> Guard:
        with self._lock:
            if self._cancelled:
                raise SourceCancelled(f"Calls to {self.host} were ended by us")
            guard = Guard(total_s)
            self._guards.add(guard)
            return guard

    def _exchange(self, send: Callable[[], requests.Response]) -> Answer:
        begun = time.monotonic()
        with send() as response:
            body = self._body(response)
            return Answer(
                status=response.status_code,
                headers=response.headers,
                body=body,
                elapsed_ms=round((time.monotonic() - begun) * 1000),
                date=http_date(response.headers.get("Date", "")),
                host=self.host,
            )

    def _body(self, response: requests.Response) -> bytes:
        """The unpacked body, read piece by piece so that a bomb is noticed before it has grown."""
        pieces: list[bytes] = []
        size = 0
        for piece in response.raw.stream(_CHUNK, decode_content=True):
            size += len(piece)
            if size > self._max_bytes:
                raise SourceBroken(
                    f"{self.host} answered with more than {self._max_bytes:,} bytes. Ask for smaller pages"
                )
            pieces.append(piece)
        return b"".join(pieces)


class _Session(requests.Session):
    """A session that follows nothing: even looking ahead would read a redirect's body without a cap."""

    def get_redirect_target(self, resp: requests.Response) -> str | None:
        return None


def _session(auth: AuthBase | None, verify: bool | str, user_agent: str) -> requests.Session:
    session = _Session()
    session.trust_env = False
    session.auth = auth
    session.verify = verify
    session.headers = CaseInsensitiveDict(
        {"User-Agent": user_agent, "Accept": "application/json, */*;q=0.1", "Accept-Encoding": "gzip"}
    )
    adapter: Any = GuardedAdapter(max_retries=0)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session


def _checked_host(base_url: str, allow_plain: bool) -> str:
    """The host, with its port where unusual, of an address fit for use. Raises SettingsError."""
    try:
        scheme, host, port = origin_of(base_url)
    except ValueError:
        raise SettingsError("the address of the server has a port that is no number") from None
    if scheme not in ("http", "https") or not host:
        raise SettingsError("the address of the server is not one", remedy="Write https://host/…")
    authority = base_url.split("://", 1)[1].split("/", 1)[0]
    if "@" in authority or "?" in base_url or "#" in base_url:
        raise SettingsError(f"the address of {host} holds more than host and path", remedy="Leave it out")
    if scheme == "http" and not _loopback(host):
        if not allow_plain:
            raise SettingsError(
                f"{host} would be asked without encryption",
                remedy="Use https, or allow plain http explicitly",
            )
        _log.warning("%s is asked without encryption: whoever listens in reads our credentials", host)
    usual = port == {"http": 80, "https": 443}[scheme]
    return host if usual else f"{host}:{port}"


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
