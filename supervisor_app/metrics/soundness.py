"""What of a contact can be believed: its outcome, its durations, and whether it makes sense at all."""

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.contacts import Contact, Outcome
from supervisor_app.domain.time import SECOND_MS, Instant

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
