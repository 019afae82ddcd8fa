"""Lays the product's figures beside the reference's, row by row and list by list."""

from collections.abc import Callable, Iterator
from math import isclose
from typing import Any

from supervisor_app.domain.snapshot import FigureId, Listed, Scope, Span
from supervisor_app.services.figures import figures_json
from tests.reference.desks import Collected, Raw, pseudonym, spelled
from tests.reference.naive_figures import BY_END, LIVE_ONLY, PRESENT, WRITTEN_ONLY, Naive
from tests.reference.naive_told import Told

Behind = Callable[[FigureId], tuple[Listed, ...]]

_DIMS = ("channel", "queue", "agent", "helper")


def differences(product: Collected, naive: Naive) -> list[str]:
    """Every row and list in which the product, live or asked anew, and the reference are not the same."""
    live = figures_json(product.board.measure(product.now, full=True))
    asking = product.asking()
    try:
        kept = figures_json(asking.snapshot())
        # The reference knows nothing of who is there.
        rows = [row for row in kept if row["key"] not in ("presence", "slots")]
        assert len(rows) > len(PRESENT) + 2 * len(LIVE_ONLY | WRITTEN_ONLY | BY_END)
        found = [text for row in rows for text in _row_differences(row, naive, asking.contacts)]
    finally:
        asking.close()
    found += [f"live board and store differ: {row}" for row in _unlike(live, kept)]
    return found + list(_rows_missing(rows, naive))


def _unlike(live: list[Raw], kept: list[Raw]) -> list[Raw]:
    """Rows that only one side has, or that say another thing there."""
    ours, theirs = ({_name_of(row): row for row in rows} for rows in (live, kept))
    alone = [row for name, row in (ours | theirs).items() if name not in ours or name not in theirs]
    both = [(row, theirs[name]) for name, row in ours.items() if name in theirs]
    return alone + [row for row, other in both if not all(same(row[word], other[word]) for word in row)]


def _name_of(row: Raw) -> tuple[str, ...]:
    return (row["key"], row["span"], row.get("part", ""), *(row.get(dim, "") for dim in _DIMS))


def _row_differences(row: Raw, naive: Naive, behind: Behind) -> Iterator[str]:
    dim, name = scope_of(row)
    told = naive.tell(row["key"], row["span"], dim, name)
    where = f"{row['key']} {row['span']} {dim}={name}"
    for word, ours, theirs in (
        ("value", row["value"], told.value),
        ("n", row["n"], told.n),
        ("met", row.get("met"), told.met),
        ("provisional", row["provisional"], told.provisional),
        ("window", row["window"], window_of(row["span"], naive)),
    ):
        if not same(ours, theirs):
            yield f"{where}: {word} {ours}, by hand {theirs}"
    yield from (f"{where}: {text}" for text in list_differences(row, told, behind))


def scope_of(row: Raw) -> tuple[str, str]:
    """What a row is restricted to, in the words of the reference."""
    for dim in _DIMS:
        if row.get(dim):
            return dim, row[dim] if dim != "helper" else row[dim].removeprefix(pseudonym(""))
    return "", ""


def window_of(span: str, naive: Naive) -> Raw | None:
    """The window of a span as it is printed."""
    if span == "now":
        return None
    start, end = spelled(naive.starts[span]), spelled(naive.now)
    return {"start": start.replace("+00:00", "Z"), "end": end.replace("+00:00", "Z")}


def same(ours: Any, theirs: Any) -> bool:
    """Equal; of fractions up to a billionth."""
    if isinstance(ours, float) and isinstance(theirs, float):
        return isclose(ours, theirs, rel_tol=1e-9)
    return bool(ours == theirs)


def list_differences(row: Raw, told: Told, behind: Behind) -> Iterator[str]:
    """Where the contacts behind a row are not those of the reference; of shares also those that met it."""
    if not told.n:
        return
    wanted = told.met_ids if row["key"] == "share" else told.ids
    parts = {"": wanted}
    if told.met is not None and row["key"] != "share":
        parts["met"] = told.met_ids
    if row["key"] == "promise_left":
        parts |= told.parts
    for part, ids in parts.items():
        scope = Scope(**{dim: row.get(dim, "") for dim in _DIMS}, part=part)
        figure = FigureId(row["key"], Span(row["span"]), scope)
        listed = sorted(str(one.contact.key) for one in behind(figure))
        if listed != ids:
            more, fewer = sorted(set(listed) - set(ids))[:5], sorted(set(ids) - set(listed))[:5]
            yield f"list {part} has {len(listed)}, by hand {len(ids)}; too many {more}, missing {fewer}"


def _rows_missing(rows: list[Raw], naive: Naive) -> Iterator[str]:
    """Channels and queues that contacts of today are of, and that have no row."""
    for dim in ("channel", "queue"):
        told = {scope_of(row)[1] for row in rows if row.get(dim) and row["key"] == "volume"}
        seen = {
            getattr(one, dim)
            for one in naive.counted
            if getattr(one, dim) and naive.starts["today"] <= one.start <= naive.now
        }
        yield from (f"no row for {dim} {name}" for name in sorted(seen - told))


def quality_differences(product: Collected, naive: Naive, agents: set[str]) -> list[str]:
    """Flaws whose list, of what is open or of this day, is not that of the reference."""
    seen = [one for one in naive.seen if one.open or one.last >= naive.starts["today"] - 3_600_000]
    wanted = {
        "nonsense": [one.id for one in seen if not one.sound and not one.phantom],
        "phantom": [one.id for one in seen if one.phantom],
        "disagrees": [one.id for one in seen if one.disagrees],
        "unknown_agent": [one.id for one in seen if one.worker and one.worker not in agents],
    }
    found = []
    for flaw, ids in wanted.items():
        behind = product.board.contacts_behind(FigureId(f"quality:{flaw}"), product.now)
        listed = sorted(str(one.contact.key) for one in behind)
        if listed != sorted(ids):
            found.append(f"{flaw}: {listed}, by hand {sorted(ids)}")
    return found
