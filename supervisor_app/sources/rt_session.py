"""How we get in to Request Tracker: by a token, or by user and password for the session cookie.

The cookie is the quicker way: with a token the server spends 0.2 to 0.4 s on every request to check it.
"""

import threading
from collections.abc import Mapping
from typing import Protocol, TypeAlias, TypeVar

from msgspec import Struct

from supervisor_app.domain.errors import SourceRefused
from supervisor_app.log import Secret
from supervisor_app.sources.decoding import decode_json
from supervisor_app.sources.http import Answer
from supervisor_app.sources.http_auth import SecretForm

T = TypeVar("T")

_REST = "/REST/2.0"
_TURNED_AWAY = (302, 401)  # with a cookie the server redirects where it would otherwise say 401


class Client(Protocol):
    """What is used of :class:`~supervisor_app.sources.http.HttpClient`."""

    host: str

    def get(
        self, path: str, params: Mapping[str, str] | None = None, *, accept: tuple[int, ...] = (200,)
    ) -> Answer:
        """Read something."""

    def post_form(
        self, path: str, data: Mapping[str, str], headers: Mapping[str, str] | None = None
    ) -> Answer:
        """Send a form."""

    def cancel(self) -> None:
        """End calls in flight."""

    def close(self) -> None:
        """Close connections."""


class Token(Struct, frozen=True):
    """A token; the client sends it (``TokenAuth``), here it only says whose it is."""

    secret: Secret

    def user_number(self) -> str:
        """The number of its owner, which is the second part of a token; empty where it has another form."""
        parts = self.secret.reveal().split("-")
        return parts[1] if len(parts) == 3 and parts[1].isdigit() else ""


class Login(Struct, frozen=True):
    """A user and their password. ``origin`` is the address that the login page expects to be called from."""

    user: str
    password: Secret
    origin: str


Credentials: TypeAlias = Token | Login


class RtSession:
    """Reads from the server, logging in where that is needed. Safe to be used by several threads.

    Raises what the client raises, and SourceRefused where user and password are not accepted.
    """

    def __init__(self, client: Client, credentials: Credentials) -> None:
        self.client = client
        self.credentials = credentials
        self._lock = threading.Lock()
        self._logins = 0

    def get(
        self, path: str, params: Mapping[str, str] | None = None, accept: tuple[int, ...] = (200,)
    ) -> Answer:
        """What the server answers at ``path`` of its REST 2.0. A status outside ``accept`` is raised."""
        if isinstance(self.credentials, Token):
            return self.client.get(_REST + path, params, accept=accept)
        logins = self._logged_in(self.credentials, after=0)
        answer = self.client.get(_REST + path, params, accept=(*accept, *_TURNED_AWAY))
        if answer.status in _TURNED_AWAY:  # the session has run out, or the server was restarted
            self._logged_in(self.credentials, after=logins)
            answer = self.client.get(_REST + path, params, accept=(*accept, *_TURNED_AWAY))
        if answer.status in _TURNED_AWAY:
            raise SourceRefused(f"{self.client.host} does not keep our session. Check the user's rights")
        return answer

    def read(self, path: str, type: type[T], params: Mapping[str, str] | None = None) -> T:
        """The same, decoded. Raises SourceBroken where it has another form."""
        return decode_json(self.get(path, params), type)

    def _logged_in(self, login: Login, after: int) -> int:
        """Log in, unless another thread has done so since login number ``after``; the number it has now."""
        with self._lock:
            if self._logins <= after:
                self._log_in(login)
                self._logins += 1
            return self._logins

    def _log_in(self, login: Login) -> None:
        form = SecretForm({"user": login.user, "pass": login.password.reveal()})
        self.client.post_form("/NoAuth/Login.html", form, {"Referer": login.origin.rstrip("/") + "/"})
        # The login page answers 200 either way; only what lies behind it tells.
        if self.client.get(f"{_REST}/rt", accept=(200, *_TURNED_AWAY)).status in _TURNED_AWAY:
            raise SourceRefused(f"{self.client.host} does not accept our user and password")
