"""What every TOML file of ours is read with: a mistake is named with file, line and remedy.

A place such as ``.sources[1].poll_s`` says where in a file something stands; :func:`line_of` finds its line.
"""

import re
import tomllib
from typing import TypeVar

import msgspec

from supervisor_app.domain.errors import SettingsError

T = TypeVar("T")

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")


def tables_of(text: str, file: str) -> dict[str, object]:
    """The tables of a TOML text. Raises SettingsError; ``file`` is only what messages call it."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"this is not TOML: {error}", file=file, line=_line_in(str(error))) from error
    except RecursionError:
        raise SettingsError("brackets stand too deeply in each other", file=file) from None


def keyed(tables: dict[str, object], name: str) -> list[tuple[str, object]]:
    """What stands in a table whose keys are the user's own; nothing where it is no table."""
    table = tables.get(name)
    return list(table.items()) if isinstance(table, dict) else []


def converted(table: object, wanted: type[T], place: str, text: str, file: str, remedy: str) -> T:
    """What stands at a place of a file as the type wanted. Raises SettingsError with the remedy given."""
    try:
        return msgspec.convert(table, wanted)
    except msgspec.ValidationError as error:
        raise _explained(error, place, text, file, remedy) from error


def _line_in(message: str) -> int | None:
    """The line number that a TOML error names."""
    words = message.replace(",", " ").replace(")", " ").split()
    return int(words[words.index("line") + 1]) if "line" in words else None


def _explained(
    error: msgspec.ValidationError, table: str, text: str, file: str, remedy: str
) -> SettingsError:
    message, _, inside = str(error).partition(" - at `$")
    place = table + inside.rstrip("`")
    if "unknown field" in message:
        name = message.rpartition("`")[0].rpartition("`")[2]
        place = f"{place}.{name}"
        if name in ("token", "password"):
            remedy = 'Secrets do not stand in this file: write secret = "env:NAME" or "file:/path"'
    return SettingsError(
        message.replace("Object", "the table"), file=file, line=line_of(text, place), remedy=remedy
    )


def line_of(text: str, place: str) -> int | None:
    """The 1-based line of the place, of the nearest table around it, or else of the first thing inside it.

    None where nothing matches.
    """
    steps = [name or int(index) for name, index in _STEP.findall(place) if name or index]
    best, deepest, inside = None, -1, None
    for number, path in _places(text):
        depth = _common(path, steps)
        if depth > deepest and depth == len(path) > 0:
            best, deepest = number, depth
        elif inside is None and depth == len(steps):
            inside = number
    return inside if best is None else best


def _places(text: str) -> list[tuple[int, list[str | int]]]:
    """Every line that opens a table or sets a key, with its path."""
    table: list[str | int] = []
    counts: dict[str, int] = {}
    found: list[tuple[int, list[str | int]]] = []
    for number, line in enumerate(text.splitlines(), 1):
        header = _HEADER.match(line)
        if header:
            table = _opened(header[1], header[2], counts)
            found.append((number, table))
        elif "=" in line and not line.lstrip().startswith("#"):
            found.append((number, [*table, *_split(line.partition("=")[0])]))
    return found


def _opened(brackets: str, name: str, counts: dict[str, int]) -> list[str | int]:
    """The path of a table header; ``[[x]]`` counts up, ``[x.y]`` under it belongs to the last ``x``."""
    if brackets == "[[":
        counts[name] = counts.get(name, -1) + 1
        return [*_split(name), counts[name]]
    path: list[str | int] = []
    for part in _split(name):
        path.append(part)
        if part in counts:
            path.append(counts[part])
    return path


def _split(name: str) -> list[str]:
    return [part.strip().strip("\"'") for part in name.split(".")]


def _common(path: list[str | int], steps: list[str | int]) -> int:
    depth = 0
    for ours, theirs in zip(path, steps, strict=False):
        if ours != theirs:
            break
        depth += 1
    return depth
