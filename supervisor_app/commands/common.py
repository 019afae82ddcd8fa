"""What several commands share: the settings and store they speak of, and how they print."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from supervisor_app import paths
from supervisor_app.domain.errors import SettingsError
from supervisor_app.domain.time import Instant, to_instant
from supervisor_app.services.asking import Asking
from supervisor_app.services.frame import Frame, frame_of
from supervisor_app.services.questions import Said
from supervisor_app.services.rolled import RolledHistory
from supervisor_app.settings import Settings
from supervisor_app.settings_reading import read_settings


def settings_of(options: argparse.Namespace) -> Settings:
    """The settings that the options name, or this user's. Raises SettingsError."""
    return read_settings(Path(options.config) if options.config else paths.settings_file())


def store_of(options: argparse.Namespace, settings: Settings | None = None) -> Path:
    """The store that the options, the settings or this user's habit name."""
    named = options.store or (settings.store.path if settings is not None else "")
    return store_named(named) if named else paths.store_file()


def store_named(name: str) -> Path:
    """The file of a store, which may be written ``sqlite:///path``. Raises SettingsError for a server."""
    kind, separator, rest = name.partition("://")
    if separator and kind != "sqlite":
        # The address is not repeated: it may hold a password.
        raise SettingsError(f"a store on a {kind[:20]} server cannot be used", remedy="Name a file")
    path = rest.removeprefix("/") if separator else name
    if not path or path == ":memory:":
        raise SettingsError("the store has no file", remedy="Name one, like desk.db")
    return Path(path).expanduser()


_YEARS = range(1970, 2200)
_FOUR_PLACES = 1000


@contextmanager
def asked(options: argparse.Namespace) -> Iterator[Asking]:
    """The store that the options name, open for reading as of the time it was last fed.

    Without ``--config`` the store knows its own frame. A history that is not whole yet is said on stderr.
    Raises SettingsError or StoreError.
    """
    asking = Asking(*named_store(options))
    try:
        _warn(asking.unfinished)
        yield asking
    finally:
        asking.close()


@contextmanager
def looked_up(options: argparse.Namespace) -> Iterator[RolledHistory]:
    """The same store, open to be asked about windows. Raises SettingsError or StoreError."""
    history = RolledHistory(*named_store(options))
    try:
        _warn(history.unfinished)
        yield history
    finally:
        history.close()


def said_of(options: argparse.Namespace, *figures: str) -> Said:
    """What the options say of a window, and of what is wanted of it."""
    return Said(
        figures=figures,
        start=options.start,
        end=options.end,
        zone=options.zone,
        by=getattr(options, "by", ""),
        where=tuple(options.where),
        part=getattr(options, "part", ""),
    )


def named_store(options: argparse.Namespace) -> tuple[Path, Frame | None]:
    """The store that the options name, and the frame of the settings where they name some."""
    settings = settings_of(options) if options.config else None
    return store_of(options, settings), frame_of(settings) if settings is not None else None


def _warn(unfinished: Sequence[str]) -> None:
    """Say beside the figures that a history is still being read."""
    if unfinished:
        sources = ", ".join(unfinished)
        sys.stderr.write(
            f"supervisor-app: history of {sources} is not whole yet: figures speak of what has been read\n"
        )


def instant_of(text: str | None) -> Instant | None:
    """The instant that ``--at`` names. Raises SettingsError."""
    if text is None:
        return None
    remedy = "Write one like 2026-11-20T12:00:00+01:00"
    try:
        moment = datetime.fromisoformat(text)
        at = to_instant(moment)
    except ValueError as error:
        raise SettingsError(f"--at {text[:40]}: {error}", remedy=remedy) from error
    if moment.year not in _YEARS:
        raise SettingsError(f"--at {text[:40]} is too far from today", remedy=remedy)
    return at


def print_json(rows: Sequence[object]) -> None:
    """Print a list of objects, one a line, as one JSON text."""
    lines = [json.dumps(row, ensure_ascii=False, allow_nan=False) for row in rows]
    sys.stdout.write("[" + ",\n ".join(lines) + "]\n")


def value_text(value: object) -> str:
    """A value as a table shows it, to four places; a dash where there is none."""
    if not isinstance(value, float):
        return "–" if value is None else str(value)
    return f"{value:.0f}" if abs(value) >= _FOUR_PLACES else f"{value:.4g}"


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in aligned columns."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        sys.stdout.write("  ".join(cells).rstrip() + "\n")
