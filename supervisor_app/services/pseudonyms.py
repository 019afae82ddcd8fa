"""Customers are pseudonymous from the first stored contact: a keyed hash of their address."""

import hmac
import os
import re
import secrets
from pathlib import Path

from supervisor_app.domain.errors import StoreError

_KEY_BYTES = 32
_SEPARATORS = re.compile(r"[\s()./-]+")
_PHONE = re.compile(r"(\+|00)?\d{3,}")


def normalise(address: str) -> str:
    """One spelling for one address: case, blanks, separators and the international prefix are folded."""
    bare = address.strip().casefold()
    digits = _SEPARATORS.sub("", bare)
    if _PHONE.fullmatch(digits):
        return "+" + digits[2:] if digits.startswith("00") else digits
    return bare


class Pseudonyms:
    """Makes customer keys (16 hexadecimal digits, HMAC-SHA256) with a secret key of this store."""

    def __init__(self, key: bytes) -> None:
        # With the key taken in once, and copied: half the cost of hmac.digest.
        self._keyed = hmac.new(key, digestmod="sha256")

    def __call__(self, address: str) -> str:
        """The key of the customer behind an address; empty for no address."""
        normal = normalise(address)
        if not normal:
            return ""
        keyed = self._keyed.copy()
        keyed.update(normal.encode("utf-8", "replace"))
        return keyed.hexdigest()[:16]


def pseudonyms_beside(store: Path) -> Pseudonyms:
    """The pseudonyms of a store, by the private key file beside it (made when missing).

    Raises StoreError where the file cannot be read or made, or is not a key: with another key every
    customer would silently become a stranger.
    """
    path = store.with_name(store.name + ".key")
    try:
        try:
            key = path.read_bytes()
        except FileNotFoundError:
            key = _make(path)
    except OSError as error:
        raise StoreError(f"the customers' key {path} cannot be used: {error}") from error
    if len(key) != _KEY_BYTES:
        raise StoreError(f"{path} is not a key of {_KEY_BYTES} bytes: restore it from a backup of the store")
    return Pseudonyms(key)


def _make(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    key = secrets.token_bytes(_KEY_BYTES)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key)
        file.flush()
        os.fsync(file.fileno())
    return key
