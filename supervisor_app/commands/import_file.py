"""``import``: an export of another program into a store."""

import argparse
import json
import sys
import time
from pathlib import Path

from supervisor_app.commands.common import settings_of, store_of
from supervisor_app.domain.phrases import DEFAULT_PHRASES
from supervisor_app.services.ending import until_told
from supervisor_app.services.frame import frame_of
from supervisor_app.services.importing import Imported, Order, Progress, Tallied, import_file

_ENDED = 130
_THINGS = {"totals": "intervals", "customers": "customers", "weather": "days", "subscribers": "months"}
"""What the rows of a kind are; those of the others are of contacts."""
_EVERY_S = 1.0
_EVERY_ON_TERMINAL_S = 0.2


def run(options: argparse.Namespace) -> int:
    """Import the file, saying on stderr how far it is; what came of it is printed at the end."""
    telling = _Telling()
    with until_told() as told:
        imported = import_file(_order(options), telling.tell, told.is_set)
    telling.end()
    if options.json:
        sys.stdout.write(json.dumps(_row(imported), ensure_ascii=False) + "\n")
    else:
        sys.stdout.write(_sentence(imported) + "\n")
    if imported.rejects is not None:
        sys.stderr.write(
            f"supervisor-app: {imported.tallied.rejected:,} rows were rejected: {imported.rejects} says why\n"
        )
    if not imported.done:
        sys.stderr.write("supervisor-app: ended before the end of the file; the same command goes on\n")
        return _ENDED
    return 0


def _order(options: argparse.Namespace) -> Order:
    settings = settings_of(options) if options.config else None
    return Order(
        file=Path(options.file).expanduser(),
        mapping=Path(options.mapping).expanduser(),
        store=store_of(options, settings),
        source=options.source,
        rejects=Path(options.rejects).expanduser() if options.rejects else None,
        frame=None if settings is None else frame_of(settings),
        phrases=DEFAULT_PHRASES if settings is None else settings.irritating(),
    )


class _Telling:
    """Says on stderr how far an import is, now and then; on a terminal in one line."""

    def __init__(self) -> None:
        self._on_terminal = sys.stderr.isatty()
        self._every_s = _EVERY_ON_TERMINAL_S if self._on_terminal else _EVERY_S
        self._last = time.monotonic()
        self._said = False

    def tell(self, progress: Progress) -> None:
        """Say it, if it is time."""
        now = time.monotonic()
        if now - self._last < self._every_s:
            return
        self._last, self._said = now, True
        share = "" if progress.share is None else f"{progress.share:.0%} of the file, "
        text = f"{progress.tallied.read:,} rows, {share}{progress.rate:,.0f} rows a second"
        sys.stderr.write(f"\r\x1b[K{text}" if self._on_terminal else f"{text}\n")
        sys.stderr.flush()

    def end(self) -> None:
        """Leave the line."""
        if self._on_terminal and self._said:
            sys.stderr.write("\n")


def _sentence(imported: Imported) -> str:
    done, things = imported.tallied, _THINGS.get(imported.kind, "contacts")
    return (
        f"{done.read:,} rows read: {things} {done.new:,} new, {done.changed:,} changed, "
        f"{done.unchanged:,} unchanged; {done.dropped:,} rows dropped, {done.rejected:,} rejected"
    )


def _row(imported: Imported) -> dict[str, object]:
    counts = {name: getattr(imported.tallied, name) for name in Tallied.__struct_fields__}
    return {
        "source": imported.source,
        "done": imported.done,
        "kind": imported.kind if imported.kind in _THINGS else "contacts",
        **counts,
        "resumed_at": imported.resumed,
        "seconds": round(imported.seconds, 3),
        "rejects": None if imported.rejects is None else str(imported.rejects),
    }
