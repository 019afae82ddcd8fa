"""The rules of single contacts in plain words: what the columns of many must come to."""

from math import nan

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.contacts import Contact, Outcome
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.time import SECOND_MS, Instant
from supervisor_app.metrics.layout import NEVER, Flag

TOLERANCE_MS = 2 * SECOND_MS
"""A duration given by a source and the difference of its stamps may be this far apart."""

_ENDED_WAITS = (
    Outcome.ABANDONED,
    Outcome.LEFT,
    Outcome.TIMED_OUT,
    Outcome.CALLBACK,
    Outcome.CLOSED_UNANSWERED,
)


def outcome(contact: Contact) -> Outcome:
    """How the wait ended; a contact that is done and was never answered waits no longer."""
    if contact.outcome is not Outcome.WAITING or contact.status.is_open:
        return contact.outcome
    return Outcome.ANSWERED if contact.answered is not None else Outcome.CLOSED_UNANSWERED


def done_at(contact: Contact) -> Instant | None:
    """When the talk was over, else when it was solved, else closed; None where none of them is told."""
    stamps = (contact.ended, contact.resolved, contact.closed)
    return next((stamp for stamp in stamps if stamp is not None), None)


def over_at(contact: Contact) -> Instant | None:
    """When it was done; what is open and has no end is not."""
    return None if contact.status.is_open and contact.ended is None else done_at(contact)


def session(contact: Contact) -> Channel | None:
    """The self-service it was a session of, or came through to people; None where neither is over."""
    if contact.channel.family is Family.SELF_SERVICE:
        return contact.channel if over_at(contact) is not None else None
    through = contact.via is not None and contact.via.family is Family.SELF_SERVICE
    return contact.via if through and contact.queued is not None else None


def session_end(contact: Contact) -> Instant | None:
    """When the self-service was over: at its end, or when people were called for."""
    if session(contact) is None:
        return None
    return over_at(contact) if contact.channel.family is Family.SELF_SERVICE else contact.queued


def outcome_at(contact: Contact) -> Instant | None:
    """When the wait ended. What is done waits no longer, even where nobody said when that was."""
    told = contact.outcome_at if contact.outcome_at is not None else contact.answered
    if told is not None or contact.status.is_open or contact.outcome is Outcome.NOT_QUEUED:
        return told
    done = done_at(contact)
    return contact.updated if done is None else done


def wait_ms(contact: Contact) -> int | None:
    """How long the customer waited until the outcome; None while waiting, or where it cannot be told."""
    if outcome(contact) not in (Outcome.ANSWERED, *_ENDED_WAITS):
        return None
    return contact.wait_ms if contact.wait_ms is not None else _stamped_wait_ms(contact)


def talk_ms(contact: Contact) -> int | None:
    """Talk and hold; from the stamps of a conversation, which span both, where its length is not given."""
    if contact.talk_ms is not None:
        return contact.talk_ms + (contact.hold_ms or 0)
    return _stamped_talk_ms(contact)


def handling_ms(contact: Contact) -> int | None:
    """Talk, hold and wrap-up together.

    None where the talk is not known: hold or wrap-up alone would pass for a short conversation.
    """
    talk = talk_ms(contact)
    return None if talk is None else talk + (contact.wrap_ms or 0)


def is_nonsense(contact: Contact) -> bool:
    """Whether stamps run backwards or a duration is negative."""
    durations = (contact.wait_ms, contact.talk_ms, contact.hold_ms, contact.wrap_ms)
    return any(duration is not None and duration < 0 for duration in durations) or _is_reversed(contact)


def disagrees(contact: Contact) -> bool:
    """Whether a duration given by the source is more than two seconds off its stamps."""
    wait, talk = _stamped_wait_ms(contact), _stamped_talk_ms(contact)
    if wait is not None and contact.wait_ms is not None and abs(wait - contact.wait_ms) > TOLERANCE_MS:
        return True
    if talk is None or contact.talk_ms is None:
        return False
    # Some exchanges count holding as talking, others beside it.
    readings = (contact.talk_ms, contact.talk_ms + (contact.hold_ms or 0))
    return all(abs(talk - given) > TOLERANCE_MS for given in readings)


def _is_reversed(contact: Contact) -> bool:
    pairs: tuple[tuple[Instant | None, Instant | None], ...] = (
        (contact.queued, contact.answered),
        (contact.asked, contact.answered),
        (contact.queued, contact.outcome_at),
        (contact.created, contact.queued),
        (contact.created, contact.outcome_at),
        (contact.created, contact.answered),
        (contact.created, contact.ended),
        (contact.created, contact.resolved),
        (contact.created, contact.closed),
    )
    if contact.channel.family is Family.LIVE:
        pairs = (*pairs, (contact.queued, contact.ended), (contact.answered, contact.ended))
    return any(earlier is not None and later is not None and later < earlier for earlier, later in pairs)


def _stamped_wait_ms(contact: Contact) -> int | None:
    start = contact.queued if contact.queued is not None else contact.asked
    end = contact.answered if outcome(contact) is Outcome.ANSWERED else contact.outcome_at
    return end - start if start is not None and end is not None else None


def _stamped_talk_ms(contact: Contact) -> int | None:
    if contact.channel.family is not Family.LIVE or contact.ended is None or contact.answered is None:
        return None
    return contact.ended - contact.answered


def flags(contact: Contact, joining: Joining) -> Flag:
    """What is true of a contact."""
    ours = not contact.attached_to and joining.counts(contact.source, contact.channel)
    nonsense = is_nonsense(contact)
    unobserved = contact.outcome is Outcome.UNOBSERVED
    true = {
        Flag.OPEN: contact.status.is_open,
        Flag.COUNTED: ours and not (contact.phantom or nonsense or unobserved),
        Flag.WAITING: _waits(contact),
        Flag.PHANTOM: contact.phantom,
        Flag.NONSENSE: nonsense and not contact.phantom,
        Flag.UNOBSERVED: unobserved and not contact.phantom,
        Flag.DISAGREES: disagrees(contact),
        Flag.DOCUMENT: not ours and not contact.attached_to,
        Flag.OWNED: bool(contact.owner),
        Flag.HUMAN: contact.channel.family is not Family.SELF_SERVICE,
        Flag.FIRST_LINE: contact.line == 1,
        Flag.ONE_WRITER: len(contact.writers) == 1,
        Flag.REPEATED: contact.repeat_solution,
        Flag.ESCALATED: contact.escalated,
        Flag.REOPENED: contact.reopened > 0,
        Flag.OWED: contact.callback_due is not None and contact.callback_done is None,
        Flag.KEPT: _is_kept(contact),
        Flag.ACCEPTED: contact.accepted is not None,
        Flag.SOLVED: ours
        and not (contact.phantom or unobserved)
        and contact.resolved is not None
        and contact.resolved >= contact.created,
    }
    found = Flag(0)
    for flag, holds in true.items():
        found |= flag if holds else Flag(0)
    return found


def times(contact: Contact) -> tuple[int, ...]:
    """The instants and durations of a contact, in the order of ``T``; what depends on others is left open."""
    done, over = done_at(contact), outcome_at(contact)
    stamps: tuple[Instant | None, ...] = (
        contact.created,
        contact.created if contact.queued is None else contact.queued,
        contact.queued,
        contact.asked,
        contact.answered,
        over,
        _since(contact) if _waits(contact) else None,
        contact.resolved,
        over_at(contact),
        _touched(contact, over, done),
        wait_ms(contact),
        handling_ms(contact),
        talk_ms(contact),
        session_end(contact),
        contact.callback_due,
        contact.helped,
    )
    return tuple([NEVER if stamp is None else stamp for stamp in stamps])


def numbers(contact: Contact) -> tuple[float, ...]:
    """The plain numbers of a contact, in the order of ``N``."""
    rating = nan if contact.rating is None else contact.rating
    talks = (contact.agent_messages, contact.messages_read, contact.phrases, contact.points)
    return rating, *talks, contact.next_answers, contact.next_wait_ms / SECOND_MS


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
