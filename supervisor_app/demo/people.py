"""Agents and their teams while they are being simulated."""

from supervisor_app.demo.profile import TeamPlan
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.time import DAY_MS, Instant


class Worker:
    """One agent. ``load`` counts the contacts in hand; ``leaving``: goes home after them.

    ``rest_due`` is the break (length in ms, reason) that begins as soon as hands are free. ``striking``:
    does not work, whatever the shift.
    """

    __slots__ = (
        "home",
        "id",
        "leaving",
        "load",
        "name",
        "reason",
        "rest_due",
        "shift_end",
        "shift_ms",
        "since",
        "state",
        "striking",
        "team",
    )

    def __init__(self, number: int, name: str, team: "Team", at: Instant, home: bool = False) -> None:
        self.id = f"a{number:03d}"
        self.name = name
        self.team = team
        self.home = home
        self.state = PresenceState.OFFLINE
        self.since = at
        self.reason = ""
        self.load = 0
        self.leaving = False
        self.striking = False
        self.rest_due: tuple[int, str] | None = None
        # nobody comes tired into the first day
        self.shift_end = at - 3 * DAY_MS
        self.shift_ms = 0

    @property
    def on_shift(self) -> bool:
        """Whether signed in and not about to leave."""
        return self.state is not PresenceState.OFFLINE and not self.leaving


class Team:
    """Agents of one plan. ``idle`` and ``spare`` are ordered: who has been free longest comes first.

    ``idle``: nothing in hand. ``spare``: chatting, with room for one more chat.
    """

    __slots__ = ("idle", "plan", "spare", "workers")

    def __init__(self, plan: TeamPlan) -> None:
        self.plan = plan
        self.workers: list[Worker] = []
        self.idle: dict[Worker, None] = {}
        self.spare: dict[Worker, None] = {}
