"""A store of hand-made contacts, summed up: what the tests of the Daily summary share."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from supervisor_app.domain.agents import Agent
from supervisor_app.domain.batch import Gap
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Outcome, Status
from supervisor_app.domain.periods import period_of
from supervisor_app.domain.queues import Queue
from supervisor_app.domain.sites import Site
from supervisor_app.domain.snapshot import FigureId
from supervisor_app.domain.summary import Against, Period, PeriodKind, Summary, Told
from supervisor_app.domain.time import MINUTE_MS, SECOND_MS, Window, to_instant
from supervisor_app.services.asking import note_seen
from supervisor_app.services.frame import Frame, keep_frame
from supervisor_app.services.history import History, Question
from supervisor_app.services.reported import Reported
from supervisor_app.services.summarising import Summariser
from supervisor_app.store.database import Store
from tests.services.making import answered_mail, batch_of, waiting_mail

WARSAW = "Europe/Warsaw"
FRIDAY = date(2026, 11, 13)
WEEK = timedelta(days=7)
FRAME = Frame(title="Desk", zone=WARSAW, special_days=frozenset({1, 10, 20}))


def at(local: str, zone: str = WARSAW) -> int:
    """An instant by the clock of a zone."""
    return to_instant(datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone)))


def call(number: str, queued: int, *, wait_s: float = 10, talk_s: float | None = 200, **more: Any) -> Contact:
    """A call that was answered after a wait, by Anna."""
    answered = queued + round(wait_s * SECOND_MS)
    ended = None if talk_s is None else answered + round(talk_s * SECOND_MS)
    facts: dict[str, Any] = {
        "source": "desk",
        "id": number,
        "channel": Channel.PHONE,
        "status": Status.CLOSED,
        "outcome": Outcome.ANSWERED,
        "created": queued,
        "updated": ended or answered,
        "queue": "first",
        "queued": queued,
        "asked": queued,
        "answered": answered,
        "outcome_at": answered,
        "ended": ended,
        "talk_ms": None if talk_s is None else round(talk_s * SECOND_MS),
        "owner": "anna",
        "agents": ("anna",),
    }
    return Contact(**facts | more)


def mail(number: int, created: int, after_min: float | None = 10, **more: Any) -> Contact:
    """An e-mail that was answered and solved after some minutes, or waits."""
    if after_min is None:
        return waiting_mail(number, at=created, **more)
    done = created + round(after_min * MINUTE_MS)
    facts = {"status": Status.RESOLVED, "resolved": done, "owner": "piotr", "agents": ("piotr",)}
    return answered_mail(number, at=created, after_ms=done - created, **facts | more)


class Summed:
    """A store in a folder of the test, and the summariser over it."""

    def __init__(self, folder: Path, frame: Frame = FRAME) -> None:
        self.path = folder / "desk.db"
        self.store = Store.open(str(self.path))
        keep_frame(self.store, frame)
        self.zone = frame.zone
        self._open: list[Summariser] = []
        self._batches = 0
        self.history: History

    def keep(self, contacts: Iterable[Contact], seen: int) -> None:
        """Keep contacts, and that the desk was watched until an instant."""
        self._batches += 1
        batch = batch_of(*contacts, cursor=str(self._batches))
        people = tuple(
            Agent(source="desk", id=name, name=name.title(), queues=("first",)) for name in ("anna", "piotr")
        )
        queues = tuple(
            Queue(source="desk", key=key, title=title, channel=channel)
            for key, title, channel in (
                ("first", "First line", Channel.PHONE),
                ("mail", "Mail", Channel.EMAIL),
                ("porting", "Porting", Channel.EMAIL),
            )
        )
        sites = (Site(source="desk", key="west", title="West", zone=self.zone),)
        self.store.save("desk", replace(batch, agents=people, queues=queues, sites=sites))
        note_seen(self.store, seen)

    def gap(self, start: int, end: int) -> None:
        """Keep a stretch that was not observed."""
        self.store.add_gap(Gap("desk", Window(start, end), "closed"))

    def summariser(self, *, remembering: bool = False) -> Summariser:
        """The summariser over what is kept."""
        self.history = History(self.path)
        self._open.append(Summariser(self.history, Reported(self.path) if remembering else None))
        return self._open[-1]

    def period(
        self, day: date = FRIDAY, kind: PeriodKind = PeriodKind.DAY, last: date | None = None
    ) -> Period:
        """A period, as of when the desk was last watched."""
        return period_of(kind, day, self.zone, self._open[-1].at, last)

    def day(self, day: date = FRIDAY, against: Against = Against.USUAL, **more: Any) -> Summary:
        """The summary of a day."""
        summariser = self.summariser()
        return summariser.summarise(self.period(day), against, **more)

    def listed(self, figure: FigureId, window: Window) -> int:
        """How many contacts are listed behind a figure."""
        question = Question(figures=(figure.key,), window=window, zone=self.zone, where=figure.scope)
        return len(self.history.contacts(question))

    def close(self) -> None:
        """Close all that is open."""
        for one in self._open:
            one.close()
        self.store.close()


def told(summary: Summary, key: str) -> Told:
    """A figure of the headline or of quality."""
    return next(one for one in (*summary.headline, *summary.quality) if one.reading.id.key == key)


def calls_on(day: date, waits_s: Sequence[float], hour: int = 10, **more: Any) -> list[Contact]:
    """Calls of a day, a minute apart."""
    start = at(f"{day}T{hour:02}:00")
    return [
        call(f"{day}-{hour}-{n}", start + n * MINUTE_MS, wait_s=wait, **more)
        for n, wait in enumerate(waits_s)
    ]


def beginning() -> Contact:
    """Something in the first hour of a day long ago: from then on everything is stored."""
    return call("first", at("2026-09-01T00:10"))


def fridays(*waits_s: Sequence[float]) -> list[Contact]:
    """Calls of the Fridays before, the last Friday first."""
    return [one for n, waits in enumerate(waits_s, 1) for one in calls_on(FRIDAY - n * WEEK, waits)]
