"""How contacts become columns. What depends on a contact alone is worked out here, once."""

from typing import NamedTuple

import numpy as np

from supervisor_app.domain.channels import Family
from supervisor_app.domain.contacts import Outcome
from supervisor_app.domain.facts import Facts
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.time import SECOND_MS
from supervisor_app.metrics.layout import (
    CHANNELS,
    IN_FAMILY,
    NEVER,
    OUTCOME_CODE,
    Codes,
    Flag,
    Floats,
    IntArray,
    Mask,
    N,
)
from supervisor_app.metrics.soundness import Believed
from supervisor_app.metrics.words import Memory, Vocabulary, coded


class Coded(NamedTuple):
    """Contacts as columns: a row each of ``T``, ``C`` and ``N``; what depends on others is left open."""

    times: IntArray
    codes: Codes
    numbers: Floats


class Helped(NamedTuple):
    """Whose contacts are, and who took part in each, by code."""

    customers: Codes
    teams: Codes


class Coder:
    """Turns contacts into numbers; the words behind them are in ``words``."""

    def __init__(self, joining: Joining) -> None:
        self._joining = joining
        self.words = Vocabulary()
        self._queues = Memory(lambda key: self.words.queues.code(queue_key(*key)))
        self._persons = Memory(self._person)
        self._teams = Memory(self._team)
        self._counting = Memory(lambda key: int(joining.counts(key[0], CHANNELS[key[1]])))

    def coded(self, facts: Facts) -> Coded:
        """The columns of these contacts."""
        believed = Believed(facts)
        return Coded(_times(believed), self._codes(believed), _numbers(facts))

    def helped(self, facts: Facts) -> Helped:
        """Whose these contacts are and who took part in them, without learning of anything else."""
        return Helped(self.words.customers.codes(facts.of["customer"]), self._teams_of(facts))

    def flags(self, believed: Believed) -> Codes:
        """What is true of contacts, as bits of ``Flag``."""
        flags = np.zeros(believed.facts.size, np.int32)
        for flag, true in zip(Flag, self._true(believed), strict=True):
            flags |= np.where(true, np.int32(flag), np.int32(0))
        return flags

    def _true(self, believed: Believed) -> tuple[Mask, ...]:
        """What is true of contacts, in the order of ``Flag``."""
        facts, true, told = believed.facts, believed.true, believed.told
        documents = believed.given("attached_to")
        counting = coded(
            self._counting, zip(facts.of["source"], believed.channel.tolist(), strict=True), facts
        )
        ours = ~documents & counting.astype(np.bool_)
        phantom, nonsense = true("phantom"), believed.is_nonsense
        unobserved = believed.told_outcome == OUTCOME_CODE[Outcome.UNOBSERVED]
        due, done = told("callback_due"), told("callback_done")
        writers = np.fromiter(map(len, facts.of["writers"]), np.int64, facts.size)
        return (
            believed.is_open,
            ours & ~(phantom | nonsense | unobserved),
            believed.waiting_since != NEVER,
            phantom,
            nonsense & ~phantom,
            unobserved & ~phantom,
            believed.disagrees,
            ~ours & ~documents,
            believed.given("owner"),
            ~IN_FAMILY[Family.SELF_SERVICE][believed.channel],
            np.array(facts.of["line"], np.int64) == 1,
            writers == 1,
            true("repeat_solution"),
            true("escalated"),
            np.array(facts.of["reopened"], np.int64) > 0,
            (due != NEVER) & (done == NEVER),
            (due != NEVER) & (done != NEVER) & (done <= due),
            told("accepted") != NEVER,
            ours & ~(phantom | unobserved) & (told("resolved") >= told("created")),
        )

    def _codes(self, believed: Believed) -> Codes:
        """In the order of ``C``."""
        words, facts, of = self.words, believed.facts, believed.facts.of
        agents = [
            owner or (agents[-1] if agents else "")
            for owner, agents in zip(of["owner"], of["agents"], strict=True)
        ]
        return np.stack(
            (
                words.sources.codes(of["source"]),
                believed.channel,
                coded(self._queues, zip(of["source"], of["queue"], strict=True), facts),
                words.topics.codes(of["topic"]),
                coded(self._persons, zip(of["source"], agents, strict=True), facts),
                words.customers.codes(of["customer"]),
                believed.outcome,
                self.flags(believed),
                words.regions.codes(of["region"]),
                words.helpers.codes(of["helper"]),
                self._teams_of(facts),
                believed.session,
                np.full(facts.size, -1, np.int32),
                words.sites.codes(of["site"]),
            )
        )

    def _teams_of(self, facts: Facts) -> Codes:
        return coded(self._teams, zip(facts.of["source"], facts.of["agents"], strict=True), facts)

    def _team(self, key: tuple[str, tuple[str, ...]]) -> int:
        """All persons who took part in a contact, as one code."""
        source, agents = key
        return self.words.teams.code(tuple(self._persons[source, agent] for agent in agents if agent))

    def _person(self, key: tuple[str, str]) -> int:
        source, agent = key
        return self.words.persons.code(self._joining.person(source, agent).key) if agent else -1


def queue_key(source: str, queue: str) -> str:
    """A queue's name over all sources: ``source/queue``; empty where there is no queue."""
    return f"{source}/{queue}" if queue else ""


def _times(believed: Believed) -> IntArray:
    """The instants and durations of contacts, in the order of ``T``."""
    told, created = believed.told, believed.told("created")
    queued = told("queued")
    return np.stack(
        (
            created,
            np.where(queued != NEVER, queued, created),
            queued,
            told("asked"),
            told("answered"),
            believed.outcome_at,
            believed.waiting_since,
            told("resolved"),
            believed.over_at,
            believed.touched,
            believed.wait_ms,
            believed.handling_ms,
            believed.talk_ms,
            believed.session_end,
            told("callback_due"),
            told("helped"),
            np.full(len(created), NEVER),
            np.full(len(created), NEVER),
        )
    )


def _numbers(facts: Facts) -> Floats:
    """The plain numbers of contacts, in the order of ``N``; what is not told is NaN."""
    talks = ("agent_messages", "messages_read", "phrases", "points", "next_answers", "next_wait_ms")
    numbers = np.array([facts.of[member] for member in ("rating", *talks)], np.float64)
    numbers[N.NEXT_WAIT_S] /= SECOND_MS
    return numbers
