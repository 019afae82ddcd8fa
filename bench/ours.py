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
        self._page = next(self._pages, None)

    @property
    def more(self) -> bool:
        """Whether there is a page left."""
        return self._page is not None

    def get(
        self, path: str, params: Mapping[str, str] | None = None, *, accept: tuple[int, ...] = (200,)
    ) -> Answer:
        """The next page; nothing where sites, queues, agents and channels are asked for."""
        body = _SERVER if path == "/v1/server" else b"[]"
        if path == "/v1/contacts" and self._page is not None:
            body, self._page = self._page, next(self._pages, None)
        return Answer(status=200, headers={}, body=body, elapsed_ms=0, date=_NOW, host=self.host)


def ingest(pages: Iterable[bytes], file: Path) -> None:
    """Everything in the pages into a new store; closed again."""
    store = Store.open(str(file))
    told, cursor = Told(pages), None
    source = HelpdeskApi(SOURCE, told, pseudonyms_beside(file))  # type: ignore[arg-type]
    while told.more:
        batch = source.fetch(cursor)
        store.save(SOURCE, batch)
        cursor = batch.cursor
    store.close()
