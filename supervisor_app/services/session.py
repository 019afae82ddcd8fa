"""Opens what a plan needs, in order, and ends it in reverse: store, pseudonyms, sources, desk."""

import logging
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from supervisor_app.domain.phrases import DEFAULT_PHRASES, Phrases
from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.domain.story import ContactStory
from supervisor_app.services.building import ReadSecret, build_sources
from supervisor_app.services.clock import DeskClock
from supervisor_app.services.desk import STOP_LIMIT_S, Desk
from supervisor_app.services.frame import Frame
from supervisor_app.services.pseudonyms import pseudonyms_beside
from supervisor_app.settings import AnySource
from supervisor_app.store.database import Store

_LOG = logging.getLogger(__name__)


class Plan(Struct, frozen=True, kw_only=True):
    """What to collect, from where, into which store, by which clock.

    ``phrases``: those that irritate customers, looked for in what agents write.
    """

    frame: Frame
    sources: tuple[AnySource, ...]
    read_secret: ReadSecret
    store: Path
    keep_texts_days: int = 30
    phrases: Phrases = DEFAULT_PHRASES
    clock: DeskClock = DeskClock()

    def web_hosts(self) -> dict[str, frozenset[str]]:
        """The hosts on which each source's contacts may be opened."""
        addresses = {source.key: (source.url, source.web_url) for source in self.sources}
        return {
            key: frozenset(host for url in urls if (host := urlsplit(url).hostname))
            for key, urls in addresses.items()
        }


class Session:
    """A running desk with the store it writes.

    ``notice``: what the person in front of it must know of its beginning; empty where nothing.
    """

    def __init__(self, desk: Desk, store: Store) -> None:
        self.desk = desk
        self._store = store
        self.notice = ""
        if store.recovered_from is not None:
            self.notice = (
                f"The store was damaged. It is kept as {store.recovered_from}; a new one was begun, "
                "and what the sources still tell is read again"
            )
            _LOG.warning("%s", self.notice)

    @classmethod
    def open(
        cls, plan: Plan, on_snapshot: Callable[[Snapshot], None], on_story: Callable[[ContactStory], None]
    ) -> "Session":
        """Open the store and start the desk; the callbacks are called in threads of the desk.

        Raises SupervisorError where it cannot run.
        """
        store = Store.open(str(plan.store))
        try:
            pseudonyms = pseudonyms_beside(plan.store)
            desk = Desk(
                plan.frame,
                build_sources(plan.sources, pseudonyms, plan.read_secret, plan.phrases),
                store,
                pseudonym=pseudonyms,
                audit_path=plan.store.with_name(plan.store.name + ".audit"),
                keep_texts_days=plan.keep_texts_days,
                clock=plan.clock,
                on_snapshot=on_snapshot,
                on_story=on_story,
            )
            desk.start()
        except BaseException:
            store.close()
            raise
        return cls(desk, store)

    def kept(self) -> int:
        """How many contacts the store holds."""
        return self._store.counts().contacts

    def close(self, limit_s: float = STOP_LIMIT_S) -> bool:
        """Stop the desk, then close the store; whether all threads ended in time.

        A thread that did not (a host name that is being looked up cannot be interrupted) is left to the
        end of the process; it holds no transaction.
        """
        ended = self.desk.stop(limit_s)
        self._store.close()
        return ended
