"""The simulated operator as the server asks it: brought up to the present before every answer."""

from collections.abc import Callable
from typing import Any

from supervisor_app.contract.records import (
    AgentRecord,
    ChannelRecord,
    ContactDetail,
    ContactPage,
    LiveAnswer,
    QueueRecord,
    ServerInfo,
    SiteRecord,
)
from supervisor_app.demo.access import User
from supervisor_app.demo.encoding import HOME, Encoder, Texts, moment
from supervisor_app.demo.exports import Exports
from supervisor_app.demo.plans import LivePlan
from supervisor_app.demo.scenario import Scenario
from supervisor_app.demo.world import World
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import Instant

API_VERSION = "1"


class BadCursor(ValueError):
    """The cursor is not one of ours, or belongs to another simulation."""


class NotReady(Exception):
    """There is nothing to tell yet; the text says why."""


class Hosted:
    """A world with its clock. Every method answers for the instant ``now()`` says.

    ``told``: what the server says the time is, where that is another.
    """

    def __init__(
        self, world: World, now: Callable[[], Instant], told: Callable[[], Instant] | None = None
    ) -> None:
        self._world, self._now, self._told = world, now, told or now
        self._encoder = Encoder(world.profile, world.population)

    def _present(self) -> World:
        self._world.advance(self._now())
        return self._world

    def server(self, user: User) -> ServerInfo:
        """Who answers, and what the simulated clock says."""
        world = self._present()
        return ServerInfo(
            name=f"{world.profile.title} (simulated)",
            api_version=API_VERSION,
            now=moment(self._told()),
            user=user.name,
            rights=sorted(user.rights),
            simulated=True,
            history_from=moment(world.origin),
        )

    def sites(self) -> list[SiteRecord]:
        """The site of the profile, and that of those who work from home."""
        profile = self._world.profile
        sites = [SiteRecord(key=profile.site, title=profile.site_title, zone=profile.zone)]
        if any(team.home for team in profile.teams):
            sites.append(SiteRecord(key=HOME, title=profile.home_title or HOME, zone=profile.zone))
        return sites

    def channels(self) -> list[ChannelRecord]:
        """The channels, and the self-service in front of them."""
        titles: dict[Channel, str] = {}
        for plan in self._world.profile.channels:
            titles.setdefault(plan.channel, plan.title)
        for plan in self._world.profile.channels:
            if isinstance(plan.plan, LivePlan) and plan.plan.menu is not None:
                titles.setdefault(plan.plan.menu.channel, plan.plan.menu.title)
        return [ChannelRecord(key=channel.value, title=title) for channel, title in titles.items()]

    def queues(self) -> list[QueueRecord]:
        """All queues."""
        return [
            QueueRecord(
                key=plan.key,
                title=plan.title,
                channel=plan.channel.value if plan.channel else None,
                site=self._world.profile.site,
            )
            for plan in self._world.profile.queues
        ]

    def agents(self) -> list[AgentRecord]:
        """All agents, those at home too."""
        return [self._encoder.agent(worker) for worker in self._present().roster.workers]

    def live_tag(self) -> str:
        """Changes whenever the live answer says something else than before; the time alone does not count."""
        world = self._present()
        return f'W/"{world.identity}-{world.floor.version}"'

    def live(self) -> LiveAnswer:
        """Queues and agents at this moment."""
        world = self._present()
        return LiveAnswer(
            at=moment(world.now),
            queues=[self._encoder.queue(line) for line in world.floor.lines.values()],
            agents=[self._encoder.agent(worker) for worker in world.roster.workers],
        )

    def contacts(self, cursor: str | None, limit: int, texts: Texts = Texts.NONE) -> ContactPage:
        """Contacts changed since the cursor, with so much of what was written. Raises BadCursor."""
        world = self._present()
        cases, last, left = world.journal.since(self._number(cursor), limit)
        return ContactPage(
            contacts=[self._encoder.contact(case, texts) for case in cases],
            cursor=f"{world.identity}-{last}",
            more=left > 0,
            remaining=left,
        )

    def contact(self, number: str) -> ContactDetail | None:
        """One contact with its texts, or None."""
        known = number.isascii() and number.isdigit() and len(number) < 16
        case = self._present().journal.cases.get(int(number)) if known else None
        return None if case is None else self._encoder.detail(case)

    def exports(self) -> Exports:
        """What the operator would export."""
        return Exports(self._present())

    def scenario(self) -> dict[str, Any]:
        """What of a scenario runs or is still to come."""
        world = self._present()
        return world.director.shown(world.now)

    def play(self, scenario: Scenario) -> dict[str, Any]:
        """End what runs and have this happen from now on. Raises ScenarioError."""
        world = self._present()
        world.director.play(scenario, world.now)
        return world.director.shown(world.now)

    def lost(self) -> bool:
        """Whether a scenario has the server answer nothing useful now."""
        return self._world.director.lost(self._now())

    def _number(self, cursor: str | None) -> int:
        if cursor is None:
            return 0
        identity, _, number = cursor.partition("-")
        if identity != self._world.identity or not (
            number.isascii() and number.isdigit() and len(number) < 16
        ):
            raise BadCursor("This cursor does not come from this server. Begin again without a cursor.")
        if int(number) > self._world.journal.last:
            raise BadCursor("This cursor is ahead of this server's history. Begin again without a cursor.")
        return int(number)
