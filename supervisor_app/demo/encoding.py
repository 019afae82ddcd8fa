"""Simulated contacts and agents as records of the help-desk API: made when asked for, never kept."""

import unicodedata
from datetime import UTC, datetime, timedelta

from supervisor_app.contract.records import (
    AgentRecord,
    ContactDetail,
    ContactRecord,
    CustomerRecord,
    EventRecord,
    LiveQueue,
)
from supervisor_app.demo.case import Case
from supervisor_app.demo.dice import generator, picker
from supervisor_app.demo.floor import Line
from supervisor_app.demo.people import Worker
from supervisor_app.demo.profile import Profile
from supervisor_app.domain.time import Instant

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def moment(at: Instant) -> datetime:
    """The instant as the API gives it."""
    return _EPOCH + timedelta(milliseconds=at)


def _maybe(at: Instant | None) -> datetime | None:
    return None if at is None else _EPOCH + timedelta(milliseconds=at)


def _seconds(length_ms: int | None) -> float | None:
    return None if length_ms is None else length_ms / 1000


def _ascii(name: str) -> str:
    plain = name.replace("ł", "l").replace("Ł", "L").lower()
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if c.isascii() and c.isalpha())


class Encoder:
    """Knows how customers, agents and links of one profile are written. ``seed`` makes the customers."""

    def __init__(self, profile: Profile, seed: str) -> None:
        self._profile, self._seed = profile, seed

    def contact(self, case: Case, *, texts: bool = False) -> ContactRecord:
        """The contact as it is now, with its timeline; ``texts``: with what was written."""
        customer, region = self._customer(case)
        return ContactRecord(
            id=str(case.id),
            channel=case.channel.value,
            status=case.status,
            outcome=case.outcome,
            created=moment(case.created),
            updated=moment(case.updated),
            site=self._profile.site,
            queue=case.queue,
            topic=case.topic.title,
            region=region,
            subject=case.plan.subject or case.topic.subjects[case.wording % len(case.topic.subjects)],
            customer=customer,
            owner=case.owner.id if case.owner else "",
            agents=[worker.id for worker in case.agents],
            queued=_maybe(case.queued),
            asked=_maybe(case.asked),
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
            events=self._events(case, texts=texts),
        )

    def detail(self, case: Case) -> ContactDetail:
        """The contact with its whole timeline, texts included."""
        contact = self.contact(case, texts=True)
        events, contact.events = contact.events, []
        return ContactDetail(contact=contact, events=events)

    def agent(self, worker: Worker) -> AgentRecord:
        """An agent with what they are doing."""
        plan = worker.team.plan
        return AgentRecord(
            id=worker.id,
            name=worker.name,
            login=".".join(_ascii(part) for part in worker.name.split()),
            site=self._profile.site,
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
    def _events(case: Case, *, texts: bool) -> list[EventRecord]:
        return [
            EventRecord(
                id=str(number),
                at=moment(at),
                kind=kind,
                role=role,
                author=author,
                public=public,
                detail=detail,
                text=text if texts else "",
            )
            for number, (at, kind, role, author, public, detail, text) in enumerate(case.events, 1)
        ]

    def _customer(self, case: Case) -> tuple[CustomerRecord, str]:
        rng = generator(self._seed, "customer", case.customer)
        profile = self._profile
        given, family = rng.choice(profile.given_names), rng.choice(profile.family_names)
        number = rng.randrange(10**6)
        region = picker(profile.regions, rng)()
        handle = f"{_ascii(given)}.{_ascii(family)}.{case.customer}"
        address = {
            "phone": f"{profile.dial} {number // 1000:03d} {number % 1000:03d}",
            "email": f"{handle}@example.net",
            "handle": handle,
        }[case.plan.address]
        return CustomerRecord(address=address, name=f"{given} {family}"), region
