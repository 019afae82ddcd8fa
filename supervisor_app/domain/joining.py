"""How several sources make one picture: which agents are one person, and who counts a channel."""

from msgspec import Struct, field

from supervisor_app.domain.agents import Agent
from supervisor_app.domain.channels import Channel


class Person(Struct, frozen=True, kw_only=True):
    """One person behind the agents of one or several sources."""

    key: str
    name: str


class Joining(Struct, frozen=True, kw_only=True):
    """The explicit mapping of agents to persons, and the one counting source of each channel.

    ``persons`` maps (source, agent id) to a person; an agent who is not in it is a person of their
    own. A channel missing from ``counting`` is counted by whichever source delivers it.
    """

    persons: dict[tuple[str, str], Person] = field(default_factory=dict)
    counting: dict[Channel, str] = field(default_factory=dict)
    by_login: bool = False

    def person(self, source: str, agent: str, known: Agent | None = None) -> Person:
        """The person behind an agent of a source; ``known`` lends its name where no mapping does."""
        mapped = self.persons.get((source, agent))
        if mapped is not None:
            return mapped
        key = agent if self.by_login else f"{source}/{agent}"
        return Person(key=key, name=known.name if known is not None and known.name else agent)

    def counts(self, source: str, channel: Channel) -> bool:
        """Whether contacts of this channel from this source add to its number of contacts."""
        return self.counting.get(channel, source) == source
