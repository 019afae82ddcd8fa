"""An operator whose profile may be changed, lived through in this process and read both ways."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from supervisor_app.demo.profile import Profile
from supervisor_app.domain.snapshot import EVERYTHING, Reading
from supervisor_app.domain.time import Window
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.frame import Frame
from supervisor_app.services.history import History, Question
from supervisor_app.services.pseudonyms import pseudonyms_beside
from tests.operators.asking import Ask, Row, Rows
from tests.operators.hand import Hand, Told, table_of
from tests.operators.lines import Line
from tests.operators.plans import Plan
from tests.operators.running import Worked, asked_of, work
from tests.operators.trending import EXPORTS, import_exports, trends_of
from tests.reference.desks import Collected, SimulatedDesk


@dataclass(frozen=True)
class Lived:
    """What an operator has lived through, both ways."""

    plan: Plan
    hand: Hand
    history: History
    path: Path
    tables: dict[str, str]

    def worked(self, lines: Iterable[Line]) -> list[Worked]:
        """What comes of these lines, whatever run they were written for."""
        wanted = tuple(lines)
        answers = {one: self._rows(one) for one in dict.fromkeys(asked_of(wanted, self.plan))}
        trends = None
        if any(line.by_trends is not None for line in wanted):
            import_exports(self.tables, self.plan.zone, self.path)
            trends = trends_of(self.path, self.plan)
        return [work(line, self.plan, self.hand, answers, trends) for line in wanted]

    def _rows(self, asked: Ask) -> Rows:
        question = Question(
            figures=(asked.key,),
            window=Window(self.hand.midnight(asked.start), self.hand.midnight(asked.end)),
            zone=self.plan.zone,
            by=tuple(map(Dim, asked.by)),
            where=replace(EVERYTHING, **dict(asked.where)),
        )
        readings = self.history.readings(question)
        return {_group(reading, asked): Row(reading.value, reading.n, reading.met) for reading in readings}


@contextmanager
def lived(profile: Profile, plan: Plan, folder: Path) -> Iterator[Lived]:
    """Let an operator live, and have both sides know of it while inside."""
    desk = SimulatedDesk(profile, plan.now.isoformat(), seed=plan.seed, days=plan.days, scale=plan.scale)
    path = folder / "desk.db"
    product = Collected(
        Frame(zone=profile.zone), folder, {"desk": desk}, plan.phrases, pseudonyms_beside(path)
    )
    try:
        product.poll()
    finally:
        product.close()
    history = History(path)
    try:
        hand = Hand(_told(desk, profile), desk.now, plan.phrases)
        yield Lived(plan, hand, history, path, {name: desk.table(name) for name in EXPORTS})
    finally:
        history.close()


def _told(desk: SimulatedDesk, profile: Profile) -> Told:
    agents: Any = desk.answer("/v1/agents", {})
    exports = {name: table_of(desk.table(name)) for name in EXPORTS}
    return Told(contacts=desk.contacts(), agents=agents, exports=exports, zone=profile.zone)


def _group(reading: Reading, asked: Ask) -> tuple[str, ...]:
    return tuple(getattr(reading.id.scope, dim) for dim in asked.by)
