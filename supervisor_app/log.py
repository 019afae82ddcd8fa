"""Logging: a rotating file and the terminal, with every secret blotted out of both.

A secret is registered the moment a :class:`Secret` is made; what was never registered is caught by its
shape (authorization headers, tokens, passwords, the query part of an address).
"""

import io
import logging
import logging.handlers
import os
import re
import sys
from pathlib import Path

BLOT = "***"

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_FILE_BYTES = 2_000_000
_KEPT_FILES = 3
_SHORTEST_SECRET = 4  # blotting out shorter ones would eat ordinary words

_KEYS = r"authorization|proxy-authorization|api[_-]?key|password|passwd|pwd|secret|token"
_SHAPES = (
    # 'Authorization': 'Bearer abc' in the repr of a dict, and Authorization: Bearer abc on its own
    re.compile(rf"""(?i)(["']?\b(?:x-)?(?:{_KEYS})\b["']?\s*[:=]\s*)(?:"[^"]*"|'[^']*'|[^\r\n,;&}}]+)"""),
    re.compile(r"(?i)(\b(?:set-)?cookie[\"']?\s*[:=]\s*)[^\r\n]+"),
    # "token" is an ordinary word too: what follows it is one only with a digit in it
    re.compile(r"(?i)(\b(?:bearer\s+|basic\s+|token\s+(?=\S*\d)))[A-Za-z0-9._~+/=-]{6,}"),
    re.compile(r"(\b[a-z][a-z0-9+.-]*://)[^\s/@'\"]+@"),
    re.compile(r"""((?:https?://[^\s?'"]*|\burl: /[^\s?'"]*)\?)[^\s'"]+"""),
)
_known: set[str] = set()


class Secret:
    """A password or token that shows itself only to who asks by :meth:`reveal`; cannot be pickled."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value
        register_secret(value)

    def reveal(self) -> str:
        """The secret itself. Hand it on at once, keep it nowhere."""
        return self._value

    def __repr__(self) -> str:
        return BLOT

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __bool__(self) -> bool:
        return bool(self._value)

    def __reduce__(self) -> str:
        raise TypeError("a secret is not pickled")


def register_secret(value: str) -> None:
    """From now on this text is blotted out of every log line (texts under 4 characters are not)."""
    if len(value) >= _SHORTEST_SECRET:
        _known.add(value)


def redact(text: str) -> str:
    """The text with known secrets and whatever looks like one replaced by ``***``."""
    for value in sorted(_known, key=len, reverse=True):
        text = text.replace(value, BLOT)
    for shape in _SHAPES:
        text = shape.sub(rf"\g<1>{BLOT}", text)
    return text


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback included, and redacts the finished text.

    Done on the finished text because secrets hide in arguments, in exceptions and in their causes.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The redacted line or lines."""
        return redact(super().format(record))


def setup_logging(file: Path | None, *, level: int = logging.INFO, terminal: bool = True) -> None:
    """Log to ``file`` (private, rotated at 2 MB, three kept) and to the terminal.

    Replaces handlers set up before, so that it may be called again. A file that cannot be written is
    said on the terminal and stops nothing.
    """
    root = logging.getLogger()
    _end_handlers(root)
    handlers, fault = _file_handlers(file)
    if terminal and sys.stderr is not None:  # a windowed program has no terminal
        handlers.append(logging.StreamHandler(sys.stderr))
    for handler in handlers:
        handler.setFormatter(RedactingFormatter(_FORMAT))
        root.addHandler(handler)
    root.setLevel(level)
    # Its warnings quote whole addresses; what matters in them reaches us as exceptions.
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    if fault:
        logging.getLogger(__name__).warning("nothing is kept in the log %s (%s)", file, fault)


def _end_handlers(root: logging.Logger) -> None:
    for handler in root.handlers[:]:
        if isinstance(handler.formatter, RedactingFormatter):
            root.removeHandler(handler)
            handler.close()


def _file_handlers(file: Path | None) -> tuple[list[logging.Handler], str]:
    """The handler of the file, or none and why."""
    if file is None:
        return [], ""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = _PrivateFile(
            file, maxBytes=_FILE_BYTES, backupCount=_KEPT_FILES, encoding="utf-8", errors="replace"
        )
    except OSError as error:
        return [], error.strerror or "no reason given"
    return [handler], ""


class _PrivateFile(logging.handlers.RotatingFileHandler):
    """A rotating file that only its owner may read, whatever the umask; the ones begun later too."""

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop the line: on a full disk the usual complaint would print each, with its secrets."""

    def _open(self) -> io.TextIOWrapper:
        file = io.FileIO(self.baseFilename, self.mode, opener=lambda path, flags: os.open(path, flags, 0o600))
        return io.TextIOWrapper(io.BufferedWriter(file), encoding=self.encoding, errors=self.errors)
