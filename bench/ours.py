"""Pages of our API into a store as the program itself does it: its decoder, its checks, its transaction."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from supervisor_app.services.pseudonyms import pseudonyms_beside
from supervisor_app.sources.helpdesk_api import HelpdeskApi
from supervisor_app.sources.http import Answer
from supervisor_app.store.database import Store

SOURCE = "desk"
_NOW = 1_795_132_800_000
_SERVER = b'{"name":"made up","api_version":"1","now":"2026-11-20T00:00:00Z","user":"bench"}'


class Told:
    """In the place of an HTTP client: answers with the next page each time contacts are asked for."""

    host = "bench"

    def __init__(self, pages: Iterable[bytes]) -> None:
        self._pages = iter(pages)

    def get(
        self, path: str, params: Mapping[str, str] | None = None, *, accept: tuple[int, ...] = (200,)
    ) -> Answer:
        """The next page; nothing where sites, queues, agents and channels are asked for."""
        body = next(self._pages) if path == "/v1/contacts" else _SERVER if path == "/v1/server" else b"[]"
        return Answer(status=200, headers={}, body=body, elapsed_ms=0, date=_NOW, host=self.host)


def ingest(pages: Iterable[bytes], file: Path) -> None:
    """Everything in the pages into a new store; closed again."""
    store = Store.open(str(file))
    source = HelpdeskApi(SOURCE, Told(pages), pseudonyms_beside(file))  # type: ignore[arg-type]
    batch = source.fetch(None)
    store.save(SOURCE, batch)
    while batch.more:
        batch = source.fetch(batch.cursor)
        store.save(SOURCE, batch)
    store.close()
