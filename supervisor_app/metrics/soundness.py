"""What of contacts can be believed: their outcome, their durations, and whether they make sense at all."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.contacts import Outcome, Status
from supervisor_app.domain.facts import Facts
from supervisor_app.domain.time import SECOND_MS
from supervisor_app.metrics.layout import (
    CHANNEL_CODE,
    IN_FAMILY,
    NEVER,
    OUTCOME_CODE,
    OUTCOMES,
    Codes,
    IntArray,
    Mask,
)

TOLERANCE_MS = 2 * SECOND_MS
"""A duration given by a source and the difference of its stamps may be this far apart."""

_ENDED_WAITS = np.array(
    [
        outcome
        in (
            Outcome.ANSWERED,
            Outcome.ABANDONED,
            Outcome.LEFT,
            Outcome.TIMED_OUT,
            Outcome.CALLBACK,
            Outcome.CLOSED_UNANSWERED,
        )
        for outcome in OUTCOMES
    ]
)
_IN_ORDER = (
    ("queued", "answered"),
    ("asked", "answered"),
    ("queued", "outcome_at"),
    ("created", "queued"),
    ("created", "outcome_at"),
    ("created", "answered"),
    ("created", "ended"),
    ("created", "resolved"),
    ("created", "closed"),
)
_IN_ORDER_LIVE = (("queued", "ended"), ("answered", "ended"))
_SELF = IN_FAMILY[Family.SELF_SERVICE]


def _by_word(codes: dict[Any, int]) -> dict[str, int]:
    """The codes of members of an enumeration, and of their words alone: the two hash apart."""
    return {**codes, **{str(member.value): code for member, code in codes.items()}}


_CHANNEL = _by_word(CHANNEL_CODE)
_VIA: dict[Any, int] = {**_CHANNEL, None: -1, "": -1}
_OUTCOME = _by_word(OUTCOME_CODE)
_IS_OPEN = _by_word({status: int(status.is_open) for status in Status})
_OTHER = CHANNEL_CODE[Channel.OTHER]


class Believed:
    """What can be believed of some contacts: one value a contact, worked out when first asked for.

    An instant that is not told, and a duration that is not known, is ``NEVER``.
    """

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self._told: dict[str, IntArray] = {}

    def told(self, member: str) -> IntArray:
        """An instant or a duration as the source tells it."""
        if member not in self._told:
            told = [NEVER if value is None else value for value in self.facts.of[member]]
            self._told[member] = np.array(told, np.int64)
        return self._told[member]

    def given(self, member: str) -> Mask:
        """Of which contacts a word is given."""
        values = self.facts.of[member]
        return np.fromiter(map(bool, values), np.bool_, len(values))

    def true(self, member: str) -> Mask:
        """Of which contacts something is true."""
        return np.array(self.facts.of[member], np.bool_)

    @cached_property
    def channel(self) -> Codes:
        """The channels, by code."""
        return _coded(_CHANNEL, self.facts.of["channel"], _OTHER)

    @cached_property
    def via(self) -> Codes:
        """The self-service they came through, by code; -1 where there is none."""
        return _coded(_VIA, self.facts.of["via"], _OTHER)

    @cached_property
    def is_open(self) -> Mask:
        """Whether somebody still has to do something about them."""
        return _coded(_IS_OPEN, self.facts.of["status"]).astype(np.bool_)

    @cached_property
    def told_outcome(self) -> Codes:
        """How the wait ended, as the source tells it, by code."""
        return _coded(_OUTCOME, self.facts.of["outcome"])

    @cached_property
    def is_live(self) -> Mask:
        """Whether customers wait on the line."""
        return IN_FAMILY[Family.LIVE][self.channel]

    @cached_property
    def outcome(self) -> Codes:
        """How the wait ended, by code; a contact that is done and was never answered waits no longer."""
        over = (self.told_outcome == OUTCOME_CODE[Outcome.WAITING]) & ~self.is_open
        answered = self.told("answered") != NEVER
        ended = np.where(answered, OUTCOME_CODE[Outcome.ANSWERED], OUTCOME_CODE[Outcome.CLOSED_UNANSWERED])
        return np.where(over, ended, self.told_outcome).astype(np.int32)

    @cached_property
    def done_at(self) -> IntArray:
        """When the talk was over, else when it was solved, else closed."""
        return _first(self.told("ended"), self.told("resolved"), self.told("closed"))

    @cached_property
    def over_at(self) -> IntArray:
        """When it was done; what is open and has no end is not."""
        return np.where(self.is_open & (self.told("ended") == NEVER), NEVER, self.done_at)

    @cached_property
    def session(self) -> Codes:
        """The self-service it was, or came through to people, by code; -1 where neither is over."""
        own = np.where(self.over_at != NEVER, self.channel, -1)
        through = (self.via >= 0) & _SELF[self.via] & (self.told("queued") != NEVER)
        return np.where(_SELF[self.channel], own, np.where(through, self.via, -1)).astype(np.int32)

    @cached_property
    def session_end(self) -> IntArray:
        """When the self-service was over: at its end, or when people were called for."""
        end = np.where(_SELF[self.channel], self.over_at, self.told("queued"))
        return np.where(self.session >= 0, end, NEVER)

    @cached_property
    def outcome_at(self) -> IntArray:
        """When the wait ended. What is done waits no longer, even where nobody said when that was."""
        told = _first(self.told("outcome_at"), self.told("answered"))
        done = ~self.is_open & (self.told_outcome != OUTCOME_CODE[Outcome.NOT_QUEUED])
        return np.where(done, _first(told, self.done_at, self.told("updated")), told)

    @cached_property
    def wait_ms(self) -> IntArray:
        """How long the customer waited until the outcome; not known while waiting."""
        wait = _first(self.told("wait_ms"), self._stamped_wait_ms)
        return np.where(_ENDED_WAITS[self.outcome], wait, NEVER)

    @cached_property
    def talk_ms(self) -> IntArray:
        """Talk and hold; where not given, from the stamps of a conversation, which span both."""
        talk = self.told("talk_ms")
        return np.where(talk != NEVER, talk + _or_none(self.told("hold_ms")), self._stamped_talk_ms)

    @cached_property
    def handling_ms(self) -> IntArray:
        """Talk, hold and wrap-up together.

        Not known where the talk is not: hold or wrap-up alone would pass for a short conversation.
        """
        talk = self.talk_ms
        return np.where(talk != NEVER, talk + _or_none(self.told("wrap_ms")), NEVER)

    @cached_property
    def is_nonsense(self) -> Mask:
        """Whether stamps run backwards or a duration is negative."""
        found = self._reversed(_IN_ORDER) | (self.is_live & self._reversed(_IN_ORDER_LIVE))
        for duration in ("wait_ms", "talk_ms", "hold_ms", "wrap_ms"):
            given = self.told(duration)
            found |= (given < 0) & (given != NEVER)
        return found

    @cached_property
    def disagrees(self) -> Mask:
        """Whether a duration given by the source is more than two seconds off its stamps."""
        talk = self.told("talk_ms")
        found = _apart(self._stamped_wait_ms, self.told("wait_ms"))
        # Some exchanges count holding as talking, others beside it.
        beside = np.where(talk != NEVER, talk + _or_none(self.told("hold_ms")), NEVER)
        return found | (_apart(self._stamped_talk_ms, talk) & _apart(self._stamped_talk_ms, beside))

    @cached_property
    def waiting_since(self) -> IntArray:
        """Since when the customer waits for a person now; ``NEVER`` where they do not."""
        told = self.told("waiting_since")
        since = np.where(self.is_live, _first(told, self.told("queued")), told)
        in_line = self.is_live & (self.told_outcome == OUTCOME_CODE[Outcome.WAITING])
        waits = self.is_open & (in_line | IN_FAMILY[Family.WRITTEN][self.channel])
        return np.where(waits, since, NEVER)

    @cached_property
    def touched(self) -> IntArray:
        """When anything last happened to it, or will: a call-back that falls due counts then."""
        members = ("created", "updated", "queued", "answered", "resolved", "closed", "callback_due")
        last = np.maximum(self.outcome_at, self.done_at)
        for member in members:
            last = np.maximum(last, self.told(member))
        return last

    @cached_property
    def _stamped_wait_ms(self) -> IntArray:
        answered = self.outcome == OUTCOME_CODE[Outcome.ANSWERED]
        end = np.where(answered, self.told("answered"), self.told("outcome_at"))
        return _between(_first(self.told("queued"), self.told("asked")), end)

    @cached_property
    def _stamped_talk_ms(self) -> IntArray:
        return np.where(self.is_live, _between(self.told("answered"), self.told("ended")), NEVER)

    def _reversed(self, pairs: Sequence[tuple[str, str]]) -> Mask:
        found = np.zeros(self.facts.size, np.bool_)
        for earlier, later in pairs:  # an earlier one that is not told is before all there are
            told = self.told(later)
            found |= (told < self.told(earlier)) & (told != NEVER)
        return found


def _coded(codes: dict[Any, int], words: Sequence[Any], other: int | None = None) -> Codes:
    """The codes of words; ``other`` that of those which nobody knows. Raises KeyError where it is None."""
    try:
        return np.fromiter(map(codes.__getitem__, words), np.int32, len(words))
    except KeyError:
        if other is None:
            raise
        return np.array([codes.get(word, other) for word in words], np.int32)


def _first(*columns: IntArray) -> IntArray:
    """The first of these that is told."""
    first = columns[-1]
    for column in reversed(columns[:-1]):
        first = np.where(column != NEVER, column, first)
    return first


def _between(start: IntArray, end: IntArray) -> IntArray:
    return np.where((start != NEVER) & (end != NEVER), end - start, NEVER)


def _or_none(duration: IntArray) -> IntArray:
    """The duration, nothing where it is not told."""
    return np.where(duration != NEVER, duration, 0)


def _apart(stamped: IntArray, given: IntArray) -> Mask:
    apart: Mask = (stamped != NEVER) & (given != NEVER) & (np.abs(stamped - given) > TOLERANCE_MS)
    return apart
