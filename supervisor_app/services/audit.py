"""Who looked at personal data: one line appended for each unmasking. Holds ids, never the data itself."""

import getpass
import json
import os
from pathlib import Path

from supervisor_app.domain.contacts import ContactKey
from supervisor_app.domain.time import Instant, from_instant


class Audit:
    """An append-only file of JSON lines beside the store, readable by its owner alone."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def revealed(self, key: ContactKey, at: Instant) -> None:
        """Record that the customer of a contact was shown unmasked. Raises OSError: no record, no reveal."""
        line = {
            "at": from_instant(at).isoformat(),
            "who": _user(),
            "did": "revealed customer",
            "contact": str(key),
        }
        handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "ab") as file:
            file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a user id without a name
        return str(os.getuid()) if hasattr(os, "getuid") else "unknown"
