"""Help desks whose clock stands still, behind the API without a network; and the product over one."""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from supervisor_app.demo.access import User
from supervisor_app.demo.encoding import Texts
from supervisor_app.demo.hosted import Hosted
from supervisor_app.demo.profile import Profile
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.phrases import Phrases
from supervisor_app.services.asking import Asking, note_seen
from supervisor_app.services.board import Board
from supervisor_app.services.clock import DeskClock
from supervisor_app.services.cycle import Cycle
from supervisor_app.services.frame import Frame, keep_frame
from supervisor_app.services.history import History
from supervisor_app.sources.base import Pseudonym
from supervisor_app.sources.helpdesk_api import HelpdeskApi
from supervisor_app.sources.http import Answer, HttpClient
from supervisor_app.store.database import Store

Raw = dict[str, Any]

_PAGE = 700
_READER = User("supervisor", frozenset())


def instant_of(local: str, zone: str) -> int:
    """A local time (or one with an offset) in milliseconds UTC."""
    moment = datetime.fromisoformat(local)
    aware = moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
    return round(aware.timestamp() * 1000)


def spelled(at: int) -> str:
    """An instant as the API spells it."""
    return datetime.fromtimestamp(at / 1000, timezone.utc).isoformat(timespec="milliseconds")  # noqa: UP017


class FakeDesk(HttpClient):
    """A help desk behind the API without a network. ``now``: its clock, which stands still until moved."""

    def __init__(self, now: int) -> None:
        super().__init__("https://desk.example")
        self.now = now

    def get(
        self,
        path: str,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        *,
        total_s: float | None = None,
        accept: Collection[int] = (200,),
    ) -> Answer:
        """The answer as JSON."""
        body = json.dumps(self.answer(path, params or {})).encode()
        return Answer(status=200, headers={}, body=body, elapsed_ms=0, date=self.now)

    def answer(self, path: str, params: Mapping[str, str]) -> Any:
        """What is answered, as plain lists and dictionaries."""
        raise NotImplementedError


class ListedDesk(FakeDesk):
    """Has the contacts of a list, for ever."""

    def __init__(self, now: int, contacts: list[Raw], agents: list[Raw], queues: list[Raw]) -> None:
        super().__init__(now)
        self._contacts = contacts
        self._answers: dict[str, Any] = {
            "/v1/server": {"name": "Listed", "api_version": "1", "now": spelled(now), "user": "supervisor"},
            "/v1/sites": [],
            "/v1/channels": [],
            "/v1/queues": queues,
            "/v1/agents": agents,
            "/v1/live": {"at": spelled(now), "queues": [], "agents": agents},
        }

    def answer(self, path: str, params: Mapping[str, str]) -> Any:
        """From the lists, contacts page by page."""
        if path != "/v1/contacts":
            return self._answers[path]
        first = int(params.get("cursor", "0"))
        last = min(first + _PAGE, len(self._contacts))
        left = len(self._contacts) - last
        return {"contacts": self._contacts[first:last], "cursor": str(last), "more": left > 0}


class SimulatedDesk(FakeDesk):
    """Has what a simulated operator has lived through by ``now``."""

    def __init__(self, profile: Profile, local: str, *, seed: int, days: int = 1, scale: float = 1.0) -> None:
        super().__init__(instant_of(local, profile.zone))
        self.zone = profile.zone
        origin = origin_of(self.now, profile.zone, days=days)
        world = World(profile, origin=origin, seed=seed, scale=scale)
        self._hosted = Hosted(world, lambda: self.now)

    def answer(self, path: str, params: Mapping[str, str]) -> Any:
        """What the operator's server would answer."""
        hosted = self._hosted
        if path == "/v1/contacts":
            texts = Texts(params.get("texts", "none"))
            found: Any = hosted.contacts(params.get("cursor"), int(params["limit"]), texts)
        else:
            asked = {"server": lambda: hosted.server(_READER), "sites": hosted.sites, "agents": hosted.agents}
            asked |= {"channels": hosted.channels, "queues": hosted.queues, "live": hosted.live}
            found = asked[path.removeprefix("/v1/")]()
        return json.loads(msgspec.json.encode(found))

    def contacts(self) -> list[Raw]:
        """All contacts as they are now, with what agents wrote."""
        page = self.answer("/v1/contacts", {"limit": "1000000", "texts": "agents"})
        assert not page["more"]
        whole: list[Raw] = page["contacts"]
        return whole

    def table(self, name: str) -> str:
        """An exported table as CSV."""
        return "".join(getattr(self._hosted.exports(), name)())


def pseudonym(address: str) -> str:
    """What the product knows customers by in these tests."""
    return f"~{address}"


class Collected:
    """The product over one desk or several: the board that lives, and the store asked anew."""

    def __init__(
        self,
        frame: Frame,
        folder: Path,
        desks: Mapping[str, FakeDesk],
        phrases: Iterable[str] = (),
        pseudonym: Pseudonym = pseudonym,
    ) -> None:
        self._desks, self._path = desks, folder / "desk.db"
        self.board = Board(frame.joining, frame.promises, frame.zone)
        self._store = Store.open(str(self._path))
        keep_frame(self._store, frame)
        irritating = Phrases.of({"any": phrases})
        sources = [HelpdeskApi(key, desk, pseudonym, phrases=irritating) for key, desk in desks.items()]
        self._cycles = [self._cycle(source) for source in sources]

    def _cycle(self, source: HelpdeskApi) -> Cycle:
        return Cycle(source, self._store, self.board, DeskClock(anchor=self.now))

    def poll(self) -> None:
        """Read all that has changed."""
        for cycle in self._cycles:
            more = True
            while more:
                turn = cycle.turn()
                assert turn.error is None
                assert turn.rejects == ()
                more = turn.more
        note_seen(self._store, self.now)

    @property
    def now(self) -> int:
        """The clock of the desks, the same for all."""
        (now,) = {desk.now for desk in self._desks.values()}
        return now

    def asking(self) -> Asking:
        """The store opened for reading, at this moment."""
        return Asking(self._path, at=self.now)

    def history(self) -> History:
        """The store opened to be asked about windows."""
        return History(self._path)

    def close(self) -> None:
        """Close the store."""
        self._store.close()
