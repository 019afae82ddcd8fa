"""Credentials that are sent to the origin they belong to and to no other."""

from urllib.parse import urlsplit

from requests import PreparedRequest
from requests.auth import AuthBase

from supervisor_app.domain.errors import SecretError
from supervisor_app.log import BLOT, Secret

_PORTS = {"http": 80, "https": 443}


def origin_of(url: str) -> tuple[str, str, int]:
    """Scheme, host and port of an address. Raises ValueError where the port is no number."""
    parts = urlsplit(url)
    scheme = parts.scheme.lower()
    return scheme, (parts.hostname or "").lower(), parts.port or _PORTS.get(scheme, 0)


class BearerAuth(AuthBase):
    """Sends ``Authorization: Bearer …``, if the request goes to the origin of ``base_url``.

    Raises SecretError for a token that no header can carry.
    """

    scheme = "Bearer"

    def __init__(self, token: Secret, base_url: str) -> None:
        if not (token.reveal().isascii() and token.reveal().isprintable()):
            raise SecretError("the token holds signs that no token has; it was probably cut or copied badly")
        self._token = token
        self._origin = origin_of(base_url)

    def __call__(self, request: PreparedRequest) -> PreparedRequest:
        """The request, with the header where it is due."""
        if origin_of(request.url or "") == self._origin:
            request.headers["Authorization"] = f"{self.scheme} {self._token.reveal()}"
        return request


class TokenAuth(BearerAuth):
    """The same with the word ``token``, as Request Tracker wants it."""

    scheme = "token"


class SecretForm(dict[str, str]):
    """A form with a secret among its fields: shows none of them where variables are printed."""

    def __repr__(self) -> str:
        return BLOT
