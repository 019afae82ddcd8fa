"""How a contact becomes a row of columns. What depends on it alone is worked out here, once."""

from itertools import compress
from math import nan

from supervisor_app.domain.channels import Family
from supervisor_app.domain.contacts import Contact, Outcome
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.time import Instant
from supervisor_app.metrics import soundness
from supervisor_app.metrics.layout import CHANNEL_CODE, NEVER, OUTCOME_CODE, Flag
from supervisor_app.metrics.words import Vocabulary

_BITS = tuple(int(flag) for flag in Flag)


class Coder:
    """Turns contacts into numbers; the words behind them are in ``words``."""

    def __init__(self, joining: Joining) -> None:
        self._joining = joining
        self.words = Vocabulary()
        self._persons: dict[tuple[str, str], int] = {}
        self._teams: dict[tuple[str, tuple[str, ...]], int] = {}

    def codes(self, contact: Contact) -> tuple[int, ...]:
        """The codes of a contact, in the order of ``C``; what depends on others is left open."""
        words = self.words
        source, session = contact.source, soundness.session(contact)
        agent = contact.owner or (contact.agents[-1] if contact.agents else "")
        return (
            words.sources.code(source),
            CHANNEL_CODE[contact.channel],
            words.queues.code(queue_key(source, contact.queue)),
            words.topics.code(contact.topic),
            self._person(source, agent) if agent else -1,
            words.customers.code(contact.customer),
            OUTCOME_CODE[soundness.outcome(contact)],
            self.flags(contact),
            words.regions.code(contact.region),
            words.helpers.code(contact.helper),
            self.team(contact),
            -1 if session is None else CHANNEL_CODE[session],
            -1,
            words.sites.code(contact.site),
        )

    def team(self, contact: Contact) -> int:
        """All persons who took part in a contact, as one code."""
        if not contact.agents:
            return -1
        key = (contact.source, contact.agents)
        code = self._teams.get(key)
        if code is None:
            persons = tuple(self._person(contact.source, agent) for agent in contact.agents if agent)
            code = self._teams[key] = self.words.teams.code(persons)
        return code

    def _person(self, source: str, agent: str) -> int:
        code = self._persons.get((source, agent))
        if code is None:
            person = self._joining.person(source, agent)
            code = self._persons[source, agent] = self.words.persons.code(person.key)
        return code

    def flags(self, contact: Contact) -> int:
        """What is true of a contact, in the order of ``Flag``, as its bits."""
        ours = not contact.attached_to and self._joining.counts(contact.source, contact.channel)
        nonsense = soundness.is_nonsense(contact)
        unobserved = contact.outcome is Outcome.UNOBSERVED
        true = (
            contact.status.is_open,
            ours and not (contact.phantom or nonsense or unobserved),
            _waits(contact),
            contact.phantom,
            nonsense and not contact.phantom,
            unobserved and not contact.phantom,
            soundness.disagrees(contact),
            not ours and not contact.attached_to,
            bool(contact.owner),
            contact.channel.family is not Family.SELF_SERVICE,
            contact.line == 1,
            len(contact.writers) == 1,
            contact.repeat_solution,
            contact.escalated,
            contact.reopened > 0,
            contact.callback_due is not None and contact.callback_done is None,
            _is_kept(contact),
            contact.accepted is not None,
        )
        return sum(compress(_BITS, true))


def queue_key(source: str, queue: str) -> str:
    """A queue's name over all sources: ``source/queue``; empty where there is no queue."""
    return f"{source}/{queue}" if queue else ""


def times(contact: Contact) -> tuple[int, ...]:
    """The instants and durations of a contact, in the order of ``T``; what depends on others is left open."""
    done, outcome_at = soundness.done_at(contact), soundness.outcome_at(contact)
    stamps: tuple[Instant | None, ...] = (
        contact.created,
        contact.created if contact.queued is None else contact.queued,
        contact.queued,
        contact.asked,
        contact.answered,
        outcome_at,
        _since(contact) if _waits(contact) else None,
        contact.resolved,
        soundness.over_at(contact),
        _touched(contact, outcome_at, done),
        soundness.wait_ms(contact),
        soundness.handling_ms(contact),
        soundness.talk_ms(contact),
        soundness.session_end(contact),
        contact.callback_due,
        contact.helped,
        None,
    )
    return tuple([NEVER if stamp is None else stamp for stamp in stamps])


def numbers(contact: Contact) -> tuple[float, ...]:
    """The plain numbers of a contact, in the order of ``N``."""
    rating = nan if contact.rating is None else contact.rating
    return rating, contact.agent_messages, contact.messages_read, contact.phrases, contact.points


def _touched(contact: Contact, outcome_at: Instant | None, done: Instant | None) -> Instant:
    """When anything last happened to it, or will: a call-back that falls due counts then."""
    past = (
        contact.created,
        contact.updated,
        contact.queued,
        contact.answered,
        outcome_at,
        done,
        contact.resolved,
        contact.closed,
        contact.callback_due,
    )
    return max([at for at in past if at is not None])


def _waits(contact: Contact) -> bool:
    """Whether the customer waits for a person now."""
    if not contact.status.is_open or _since(contact) is None:
        return False
    if contact.channel.family is Family.LIVE:
        return contact.outcome is Outcome.WAITING
    return contact.channel.family is Family.WRITTEN


def _since(contact: Contact) -> Instant | None:
    if contact.waiting_since is not None or contact.channel.family is not Family.LIVE:
        return contact.waiting_since
    return contact.queued


def _is_kept(contact: Contact) -> bool:
    due, done = contact.callback_due, contact.callback_done
    return due is not None and done is not None and done <= due
