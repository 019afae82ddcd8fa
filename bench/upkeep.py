"""Bar 2: what it costs to keep roll-ups up while contacts come, and that they are what a rebuild makes."""

import tempfile
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from bench import ours
from bench.pages import PAGE, Kept, pages
from bench.timing import Timing, table, timed
from supervisor_app.metrics.cubes import SHEETS
from supervisor_app.services.clock import wall_now
from supervisor_app.services.frame import Frame
from supervisor_app.services.rolling import Rolling, roll_up
from supervisor_app.store.database import Store

_PARTS = 4
"""So many times roll-ups are made right while contacts come; late ones change days that were made before."""
_BAR = 0.35


def run(contacts: int, rounds: int) -> str:
    """The table of bar 2, and how it was measured."""
    ingests, upkeeps, sheets = list[float](), list[float](), 0
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        told = Kept(pages(contacts), Path(folder, "pages"))
        for number in range(rounds):
            file = Path(folder, f"{number}.db")
            spent = [_part(some, file) for some in _parts(told, contacts)]
            ingests.append(sum(ingest for ingest, _ in spent))
            upkeeps.append(sum(upkeep for _, upkeep in spent))
            sheets = _agreeing(file)
    share = Timing.of([upkeep / ingest for ingest, upkeep in zip(ingests, upkeeps, strict=True)])
    head = ("roll-up upkeep", "us a contact", "of ingest", "least - most", "bar")
    rows = [
        ("ingest alone", f"{Timing.of(ingests).median / contacts * 1e6:.1f}", "1.00", "", ""),
        (
            f"upkeep, {_PARTS} times",
            f"{Timing.of(upkeeps).median / contacts * 1e6:.1f}",
            f"{share.median:.2f}",
            f"{share.least:.2f} - {share.most:.2f}",
            f"{_BAR:.2f}",
        ),
    ]
    same = f"{sheets:,} sheets kept up are those of a rebuild, byte for byte"
    return f"{contacts:,} contacts, {rounds} rounds; {same}\n{table(head, rows)}"


def _parts(told: Iterable[bytes], contacts: int) -> Iterable[list[bytes]]:
    """The pages, a part at a time: only one part is in memory."""
    each, rest = -(-contacts // PAGE // _PARTS), iter(told)
    while some := list(islice(rest, each)):
        yield some


def _part(told: list[bytes], file: Path) -> tuple[float, float]:
    """The seconds of taking pages in, and of making the roll-ups right after."""
    ingest = timed(lambda: ours.ingest(told, file))
    return ingest, timed(lambda: _rolled_up(file))


def _rolled_up(file: Path) -> None:
    roll_up(file, Frame(), rebuild=False, tell=lambda _: None, stopping=lambda: False)


def _agreeing(file: Path) -> int:
    """How many sheets a rebuild makes, which are the same as those kept up. Raises ValueError."""
    store = Store.open(str(file))
    kept = _cells(store)
    store.drop_rollups()
    rolling = Rolling(store, Frame())
    while rolling.turn(wall_now()):
        pass
    made = _cells(store)
    store.close()
    if kept != made:
        names = sorted(key for key in kept.keys() | made.keys() if kept.get(key) != made.get(key))
        raise ValueError(f"kept up and rebuilt are not the same: {names[:5]}")
    return len(kept)


def _cells(store: Store) -> dict[tuple[str, str], bytes]:
    return {
        (sheet.name, start): rollup.cells
        for sheet in SHEETS
        for start, rollup in store.rollups(sheet.name, store.rollup_stamps(sheet.name)).items()
    }
