"""Simulated contacts and agents as records of the help-desk API: made when asked for, never kept."""

from datetime import UTC, datetime, timedelta
from enum import Enum

from supervisor_app.contract.records import (
    AgentRecord,
    ContactDetail,
    ContactRecord,
    CustomerRecord,
    EventRecord,
    LiveQueue,
)
from supervisor_app.demo.case import Case
from supervisor_app.demo.floor import Line
from supervisor_app.demo.happenings import ANSWER
from supervisor_app.demo.people import Worker
from supervisor_app.demo.population import Population, login_of
from supervisor_app.demo.profile import Profile
from supervisor_app.domain.time import Instant

HOME = "home"
"""The site of those who work from home."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(at: Instant) -> datetime:
    """The instant as the API gives it."""
    return _EPOCH + timedelta(milliseconds=at)


def _maybe(at: Instant | None) -> datetime | None:
    return None if at is None else _EPOCH + timedelta(milliseconds=at)


def _seconds(length_ms: int | None) -> float | None:
    return None if length_ms is None else length_ms / 1000


class Texts(Enum):
    """How much of what was written is told: nothing, what agents wrote to customers, or all."""

    NONE = "none"
    AGENTS = "agents"
    ALL = "all"


class Encoder:
    """Knows how customers, agents and links of one profile are written."""

    def __init__(self, profile: Profile, population: Population) -> None:
        self._profile, self._population = profile, population

    def contact(self, case: Case, texts: Texts = Texts.NONE) -> ContactRecord:
        """The contact as it is now, with its timeline and so much of what was written."""
        customer, subjects = self._population.customer(case.customer), case.topic.subjects
        return ContactRecord(
            id=str(case.id),
            channel=case.channel.value,
            status=case.status,
            outcome=case.outcome,
            created=moment(case.created),
            updated=moment(case.updated),
            site=self._profile.site,
            queue=case.queue,
            topic=case.topic.title if case.understood else "",
            region=customer.region,
            subject=case.plan.subject or subjects[case.id % len(subjects)],
            customer=CustomerRecord(address=customer.address(case.plan.address), name=customer.name),
            owner=case.owner.id if case.owner else "",
            agents=[worker.id for worker in case.agents],
            queued=_maybe(case.queued),
            asked=None if case.queued is None else moment(case.created),
            answered=_maybe(case.answered),
            outcome_at=_maybe(case.outcome_at),
            waiting_since=_maybe(case.waiting_since),
            ended=_maybe(case.ended),
            resolved=_maybe(case.resolved),
            closed=_maybe(case.closed),
            talk_s=_seconds(case.talk_ms),
            hold_s=_seconds(case.hold_ms),
            wrap_s=_seconds(case.wrap_ms),
            line=case.line,
            reopened=case.reopened,
            escalated=case.escalated,
            callback_due=_maybe(case.callback_due),
            callback_done=_maybe(case.callback_done),
            solutions=list(case.solutions),
            rating=case.rating,
            phantom=case.phantom,
            link=f"{self._profile.link}{case.id}",
            via=case.via.value if case.via else "",
            events=self._events(case, texts),
        )

    def detail(self, case: Case) -> ContactDetail:
        """The contact with its whole timeline, texts included."""
        contact = self.contact(case, Texts.ALL)
        events, contact.events = contact.events, []
        return ContactDetail(contact=contact, events=events)

    def agent(self, worker: Worker) -> AgentRecord:
        """An agent with what they are doing."""
        plan = worker.team.plan
        return AgentRecord(
            id=worker.id,
            name=worker.name,
            login=login_of(worker.name),
            site=HOME if worker.home else self._profile.site,
            queues=[task.queue for task in plan.tasks],
            capacity=plan.slots,
            presence=worker.state.value,
            since=moment(worker.since),
            reason=worker.reason,
        )

    @staticmethod
    def queue(line: Line) -> LiveQueue:
        """How many wait in a queue now."""
        longest = min((c.waiting_since for c in line.customers if c.waiting_since is not None), default=None)
        return LiveQueue(queue=line.plan.key, waiting=len(line.customers), longest_since=_maybe(longest))

    @staticmethod
    def _events(case: Case, texts: Texts) -> list[EventRecord]:
        return [
            EventRecord(
                id=str(number),
                at=moment(at),
                kind=what.kind,
                role=what.role,
                author=author,
                public=what.public,
                detail=detail,
                text=text if texts is Texts.ALL or (texts is Texts.AGENTS and what is ANSWER) else "",
            )
            for number, (at, what, author, detail, text) in enumerate(case.events, 1)
        ]
