"""What queues, people and sites are called, over all sources."""

from collections.abc import Iterable

from msgspec import Struct

from supervisor_app.domain.agents import Agent
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.queues import Queue
from supervisor_app.domain.sites import Site
from supervisor_app.metrics.coding import queue_key


class Names(Struct, frozen=True, kw_only=True):
    """Titles by the words of a scope. ``serving``: the people by the channels of the queues they serve;
    ``persons``: the person behind an agent (source, id)."""

    queues: dict[str, str]
    people: dict[str, str]
    sites: dict[str, str]
    serving: dict[Channel, frozenset[str]]
    persons: dict[tuple[str, str], str]

    @classmethod
    def of(
        cls, joining: Joining, queues: Iterable[Queue], agents: Iterable[Agent], sites: Iterable[Site]
    ) -> "Names":
        """The names that the sources tell, people joined."""
        known = {queue_key(queue.source, queue.key): queue for queue in queues}
        people, persons = dict[str, str](), dict[tuple[str, str], str]()
        serving: dict[Channel, set[str]] = {}
        for agent in agents:
            person = joining.person(agent.source, agent.id, agent)
            people[person.key] = person.name
            persons[agent.source, agent.id] = person.key
            for name in agent.queues:
                queue = known.get(queue_key(agent.source, name))
                if queue is not None and queue.channel is not None:
                    serving.setdefault(queue.channel, set()).add(person.key)
        return cls(
            queues={key: queue.title or queue.key for key, queue in known.items()},
            people=people,
            sites={site.key: site.title or site.key for site in sites},
            serving={channel: frozenset(keys) for channel, keys in serving.items()},
            persons=persons,
        )
