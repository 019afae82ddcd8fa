"""What is known of the desk at the moment, in memory: contacts as columns, queues, agents, gaps, health."""

from collections.abc import Iterable, Sequence, Set

import numpy as np
from msgspec import Struct

from supervisor_app.domain.agents import Agent, Presence
from supervisor_app.domain.batch import Gap
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.queues import Queue, QueueSample
from supervisor_app.domain.snapshot import Health, HealthState
from supervisor_app.domain.targets import Promises
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS, Instant, Window
from supervisor_app.metrics.coding import queue_key
from supervisor_app.metrics.columns import Columns
from supervisor_app.metrics.layout import CHANNELS, C, Flag, Mask, T

CURVE_STEP_MS = 5 * MINUTE_MS
"""The curve of queue lengths has a point every five minutes."""


class PersonLine(Struct, frozen=True, kw_only=True):
    """A person with the agents they are in the sources, and the queues these serve."""

    key: str
    name: str
    agents: tuple[tuple[str, str], ...]
    queues: tuple[str, ...]


class Desk:
    """The mutable state that a snapshot is measured from. Not thread-safe: its owner locks."""

    def __init__(self, joining: Joining, promises: Promises, zone: str, title: str = "") -> None:
        self.joining, self.promises, self.zone, self.title = joining, promises, zone, title
        self.columns = Columns(joining)
        self.queues: dict[str, Queue] = {}
        self.agents: dict[tuple[str, str], Agent] = {}
        self.presences: dict[tuple[str, str], Presence] = {}
        self.samples: dict[str, dict[Instant, dict[tuple[str, Channel], int]]] = {}
        self.gaps: dict[tuple[str, Window], Gap] = {}
        self.healths: dict[str, Health] = {}
        self.lost_since: dict[str, Instant] = {}
        self.stored_total = 0
        self._well_at: dict[str, Instant] = {}
        self._people: dict[str, PersonLine] | None = None
        self._shared_titles: set[str] = set()

    def know_queues(self, queues: Iterable[Queue]) -> None:
        """Learn of queues, or of their new titles."""
        for queue in queues:
            key = queue_key(queue.source, queue.key)
            self.queues[key] = queue
            self.columns.words.queues.code(key)
        owners: dict[str, set[str]] = {}
        for queue in self.queues.values():
            owners.setdefault(queue.title.casefold(), set()).add(queue.source)
        self._shared_titles = {title for title, sources in owners.items() if len(sources) > 1}

    def queue_title(self, key: str) -> str:
        """What a queue is called; with its source where two sources call theirs alike."""
        queue = self.queues.get(key)
        source, _, own = key.partition("/")
        title = queue.title if queue is not None and queue.title else own
        if title.casefold() not in self._shared_titles:
            return title
        health = self.healths.get(source)
        return f"{title} · {health.title if health is not None else source}"

    def know_agents(self, agents: Iterable[Agent]) -> None:
        """Learn of agents, or of their new names."""
        for agent in agents:
            self.agents[agent.source, agent.id] = agent
            self._people = None

    def know_presences(self, presences: Iterable[Presence]) -> None:
        """Learn what agents do now; what is older than what is known changes nothing."""
        for presence in presences:
            key = (presence.source, presence.agent)
            known = self.presences.get(key)
            if known is None or presence.since >= known.since:
                self.presences[key] = presence

    def know_gaps(self, gaps: Iterable[Gap]) -> None:
        """Learn of stretches that nobody watched."""
        self.gaps |= {(gap.source, gap.window): gap for gap in gaps}

    def know_samples(self, samples: Iterable[QueueSample]) -> None:
        """Keep queue lengths for the curve of the day, of the minutes that it has; the last word counts."""
        for sample in samples:
            if sample.at % CURVE_STEP_MS == 0:
                queue = (sample.queue, sample.channel)
                self.samples.setdefault(sample.source, {}).setdefault(sample.at, {})[queue] = sample.waiting

    def know_health(self, healths: Iterable[Health]) -> None:
        """Replace what is known of the sources' health."""
        self.healths = {health.source: health for health in healths}

    def note_losses(self, now: Instant) -> None:
        """Remember when each source was last well, by the desk's clock: a lost one is lost since then."""
        for key, health in self.healths.items():
            if health.state is not HealthState.LOST:
                self._well_at[key] = now
        lost = {key for key, health in self.healths.items() if health.state is HealthState.LOST}
        self.lost_since = {key: self._well_at.setdefault(key, now) for key in lost}
        # While the history of a source is still read, nothing of it can be relied on.
        filling = (key for key, health in self.healths.items() if health.progress is not None)
        self.lost_since |= dict.fromkeys(filling, 0)

    def forget_before(self, midnight: Instant) -> None:
        """Drop what belongs to earlier days alone: closed contacts, samples, gaps."""
        limit = midnight - HOUR_MS
        columns = self.columns
        keep: Mask = columns.flagged(Flag.OPEN) | (columns.time(T.TOUCHED) >= limit)
        if not keep.all():
            self.columns = columns.kept(keep)
            self.know_queues(list(self.queues.values()))
        self.gaps = {key: gap for key, gap in self.gaps.items() if gap.window.end > limit}
        for source, by_time in self.samples.items():
            self.samples[source] = {at: queues for at, queues in by_time.items() if at >= midnight}

    def are_of(self, contacts: Sequence[Contact], midnight: Instant) -> Mask:
        """Which contacts belong to the day that began at midnight: open ones, and those touched since."""
        still_open = np.fromiter((one.status.is_open for one in contacts), np.bool_, len(contacts))
        return still_open | (self.columns.last_touched(contacts) >= midnight - HOUR_MS)

    @property
    def people(self) -> dict[str, PersonLine]:
        """Everybody who helps customers, by key."""
        if self._people is None:
            self._people = self._joined()
        return self._people

    def is_current(self, source: str) -> bool:
        """Whether a source's data is whole, and fresh enough to be shown as the present."""
        health = self.healths.get(source)
        return health is None or health.is_current

    def channels(self) -> dict[Channel, set[str]]:
        """The channels that contacts or queues are of, with the sources that count them."""
        found = self.seen_channels(C.CHANNEL)
        for queue in self.queues.values():
            if queue.channel is not None:
                found.setdefault(queue.channel, set()).add(queue.source)
        counting = self.joining.counting
        return {one: {counting[one]} if one in counting else found[one] for one in CHANNELS if one in found}

    def session_channels(self) -> dict[Channel, set[str]]:
        """The channels that self-service sessions were on, with the sources that tell of them."""
        found = self.seen_channels(C.SESSION)
        return {one: found[one] for one in CHANNELS if one in found}

    def gap_windows(self, sources: Set[str] | None, within: Window) -> tuple[Window, ...]:
        """What these sources (None: all) missed of a window, with what they are missing now."""
        windows = [gap.window for gap in self.gaps.values() if sources is None or gap.source in sources]
        windows += [
            Window(min(since, within.end - 1), within.end)
            for source, since in self.lost_since.items()
            if sources is None or source in sources
        ]
        return tuple(sorted((one for one in windows if one.meets(within)), key=lambda one: one.start))

    def seen_channels(self, column: C) -> dict[Channel, set[str]]:
        """The channels of a column that contacts are on, with the sources that tell of them."""
        names = self.columns.words.sources.all
        channels = self.columns.code(column)
        cells = (channels.astype(np.int64) * len(names) + self.columns.code(C.SOURCE))[channels >= 0]
        found: dict[Channel, set[str]] = {}
        for cell in np.flatnonzero(np.bincount(cells)).tolist():
            channel, source = divmod(cell, len(names))
            found.setdefault(CHANNELS[channel], set()).add(names[source])
        return found

    def _joined(self) -> dict[str, PersonLine]:
        people: dict[str, PersonLine] = {}
        for (source, agent), known in self.agents.items():
            person = self.joining.person(source, agent, known)
            queues = tuple(queue_key(source, queue) for queue in known.queues)
            before = people.get(person.key)
            people[person.key] = PersonLine(
                key=person.key,
                name=person.name,
                agents=((*before.agents, (source, agent)) if before else ((source, agent),)),
                queues=tuple(dict.fromkeys((*before.queues, *queues) if before else queues)),
            )
        return people
