"""The simulated operator as a whole: built from a profile and a seed, advanced by the clock."""

import hashlib
from datetime import timedelta

from supervisor_app.demo.arrivals import Arrivals
from supervisor_app.demo.calendar import Calendar
from supervisor_app.demo.directing import Director
from supervisor_app.demo.engine import Engine
from supervisor_app.demo.floor import Floor
from supervisor_app.demo.journal import Journal
from supervisor_app.demo.live import LiveFlow
from supervisor_app.demo.outages import Outages
from supervisor_app.demo.plans import LivePlan, SelfServicePlan
from supervisor_app.demo.population import Population
from supervisor_app.demo.profile import ChannelPlan, Profile
from supervisor_app.demo.reception import Reception
from supervisor_app.demo.roster import Roster
from supervisor_app.demo.selfservice import SelfServiceFlow
from supervisor_app.demo.ways import Flow, Ways
from supervisor_app.demo.wording import Wording
from supervisor_app.demo.written import WrittenFlow
from supervisor_app.domain.time import DAY_MS, Instant, from_instant, local_midnight

HISTORY_DAYS = 8


def origin_of(now: Instant, zone: str, days: int = HISTORY_DAYS) -> Instant:
    """The local midnight at which a simulation begins that shall have ``days`` days behind it."""
    return local_midnight(from_instant(now, zone).date() - timedelta(days=days), zone)


class World:
    """Everything that happens at one operator since ``origin``, a local midnight.

    The same profile, seed, scale and origin give the same contacts, however often it is asked. ``variant``
    names what else makes it another world.
    """

    def __init__(
        self, profile: Profile, *, origin: Instant, seed: int = 1, scale: float = 1.0, variant: str = ""
    ) -> None:
        self.profile, self.origin, self.scale = profile, origin, scale
        self.words = words = f"{profile.key}/{seed}"
        self.identity = hashlib.sha256(f"{words}/{scale!r}/{origin}{variant}".encode()).hexdigest()[:12]
        self.engine, self.journal = Engine(origin), Journal()
        self.calendar, self.population = Calendar(profile, words), Population(profile, scale, words)
        self.floor = Floor(profile, self.engine, self.journal)
        self.roster = Roster(profile, self.floor, self.calendar, scale, words)
        self.ways = Ways(self.engine, words)
        wording = Wording(profile, self.calendar, words)
        self._reception = Reception(self.engine, self.journal, wording, self._first_number(), words)
        self.outages = Outages(profile, self.calendar, self.population, self.engine, self.ways, scale, words)
        self.arrivals = {channel.name: self._way_in(channel) for channel in profile.channels}
        self.director = Director(profile, self.engine, self.arrivals, self.outages, self.roster, words)
        self.roster.begin(origin)
        for arrivals in self.arrivals.values():
            arrivals.begin(origin)
        self.outages.begin(origin)

    @property
    def now(self) -> Instant:
        """How far it has been advanced."""
        return self.engine.now

    def advance(self, until: Instant) -> None:
        """Let everything happen up to an instant. Going back does nothing."""
        if until > self.engine.now:
            self.engine.advance(until)

    def _way_in(self, channel: ChannelPlan) -> Arrivals:
        flow = self.ways.flows[channel.name] = self._flow(channel)
        if channel.opened is not None:
            self.ways.opened[channel.name] = self.calendar.midnight(channel.opened)
        return Arrivals(
            self.profile,
            channel,
            self.calendar,
            self.population,
            self.engine,
            self.scale,
            self.words,
            flow.arrive,
        )

    def _flow(self, channel: ChannelPlan) -> Flow:
        plan, words = channel.plan, self.words
        if isinstance(plan, LivePlan):
            return LiveFlow(channel, plan, self.floor, self._reception, self.ways, words)
        if isinstance(plan, SelfServicePlan):
            return SelfServiceFlow(channel, plan, self._reception, self.ways, words)
        return WrittenFlow(channel, plan, self.floor, self._reception, self.population, words)

    def _first_number(self) -> int:
        # worlds that begin on different days must not give one number to two contacts
        years = self.calendar.years(self.calendar.local(self.origin).date())
        per_day = sum(channel.per_day * max(1.0, channel.yearly**years) for channel in self.profile.channels)
        return 100_000 + (self.origin // DAY_MS % 1000) * int(per_day * 2 * self.scale)
