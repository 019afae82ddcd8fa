"""The simulated operator as a whole: built from a profile and a seed, advanced by the clock."""

import hashlib
from datetime import timedelta

from supervisor_app.demo.arrivals import Arrivals
from supervisor_app.demo.engine import Engine
from supervisor_app.demo.floor import Floor
from supervisor_app.demo.journal import Journal
from supervisor_app.demo.live import LiveFlow
from supervisor_app.demo.profile import LivePlan, Profile
from supervisor_app.demo.reception import Reception
from supervisor_app.demo.roster import Roster
from supervisor_app.demo.written import WrittenFlow
from supervisor_app.domain.time import DAY_MS, Instant, from_instant, local_midnight

HISTORY_DAYS = 8


def origin_of(now: Instant, zone: str, days: int = HISTORY_DAYS) -> Instant:
    """The local midnight at which a simulation begins that shall have ``days`` days behind it."""
    return local_midnight(from_instant(now, zone).date() - timedelta(days=days), zone)


class World:
    """Everything that happens at one operator since ``origin``.

    The same profile, seed, scale and origin give the same contacts, however often it is asked.
    """

    def __init__(self, profile: Profile, *, origin: Instant, seed: int = 1, scale: float = 1.0) -> None:
        self.profile, self.origin, self.scale = profile, origin, scale
        self.words = words = f"{profile.key}/{seed}"
        self.identity = hashlib.sha256(f"{words}/{scale!r}/{origin}".encode()).hexdigest()[:12]
        self.engine, self.journal = Engine(origin), Journal()
        self.floor = Floor(profile, self.engine, self.journal)
        self.roster = Roster(profile, self.floor, self.engine, scale, words)
        reception = Reception(self.engine, self.journal, self._first_number(), words)
        self.roster.begin(origin)
        for channel in profile.channels:
            flow: LiveFlow | WrittenFlow
            if isinstance(channel.plan, LivePlan):
                flow = LiveFlow(channel, channel.plan, self.floor, reception, words)
            else:
                flow = WrittenFlow(channel, channel.plan, self.floor, reception, words)
            Arrivals(profile, channel, self.engine, scale, words, flow.arrive).begin(origin)

    @property
    def now(self) -> Instant:
        """How far it has been advanced."""
        return self.engine.now

    def advance(self, until: Instant) -> None:
        """Let everything happen up to an instant. Going back does nothing."""
        if until > self.engine.now:
            self.engine.advance(until)

    def _first_number(self) -> int:
        # worlds that begin on different days must not give one number to two contacts
        per_day = sum(channel.per_day for channel in self.profile.channels) * 2 * self.scale
        return 100_000 + (self.origin // DAY_MS % 1000) * int(per_day)
