"""Simulated contacts and agents as records of the help-desk API: made when asked for, never kept."""

import unicodedata
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import blake2b

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


@cache
def _login(name: str) -> str:
    """``Paweł Żak`` as ``pawel.zak``."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("ł", "l"))
    return "".join("." if c == " " else c for c in plain if c == " " or (c.isascii() and c.isalpha()))


class Encoder:
    """Knows how customers, agents and links of one profile are written. ``seed`` makes the customers."""

    def __init__(self, profile: Profile, seed: str) -> None:
        self._profile, self._seed = profile, seed
        # as often in it as the weight says
        self._regions = [name for name, weight in profile.regions.items() for _ in range(round(weight))]

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
            login=_login(worker.name),
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
        digest = blake2b(f"{self._seed}/{case.customer}".encode(), digest_size=8).digest()
        profile, left = self._profile, int.from_bytes(digest)
        left, given = divmod(left, len(profile.given_names))
        left, family = divmod(left, len(profile.family_names))
        left, region = divmod(left, len(self._regions))
        name = f"{profile.given_names[given]} {profile.family_names[family]}"
        if case.plan.address == "phone":
            address = f"{profile.dial} {left // 1000 % 1000:03d} {left % 1000:03d}"
        else:
            address = f"{_login(name)}.{case.customer}"
        if case.plan.address == "email":
            address += "@example.net"
        return CustomerRecord(address=address, name=name), self._regions[region]
