"""Finds the line of a TOML text that a place such as ``.sources[1].poll_s`` stands on."""

import re

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(#.*)?$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")


def line_of(text: str, place: str) -> int | None:
    """The 1-based line of the place, or of the nearest table around it; None where nothing matches."""
    steps = [name or int(index) for name, index in _STEP.findall(place) if name or index]
    best, deepest = None, -1
    for number, path in _places(text):
        depth = _common(path, steps)
        if depth > deepest and depth == len(path) > 0:
            best, deepest = number, depth
    return best


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
