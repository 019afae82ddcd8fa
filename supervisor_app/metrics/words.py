"""Words as numbers, so that columns of words are columns of numbers."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np

from supervisor_app.domain.facts import Facts
from supervisor_app.metrics.layout import Codes, IntArray


class Memory(dict[Any, int]):
    """Numbers for keys: what is asked for the first time is worked out, and known from then on."""

    def __init__(self, number: Callable[[Any], int]) -> None:
        super().__init__()
        self._number = number

    def __missing__(self, key: Hashable) -> int:
        number = self[key] = self._number(key)
        return number


def coded(memory: Memory, keys: Iterable[Hashable], facts: Facts) -> Codes:
    """The numbers of the keys of some contacts, one each."""
    return np.fromiter(map(memory.__getitem__, keys), np.int32, facts.size)


class Words:
    """Numbers for words, in the order in which they first came; -1 stands for the empty word."""

    def __init__(self) -> None:
        self._codes = Memory(self._new)
        self._codes[""] = -1
        self.all: list[str] = []

    def code(self, word: str) -> int:
        """The number of a word, a new one where it is new."""
        return self._codes[word]

    def codes(self, words: Sequence[str]) -> Codes:
        """The numbers of many."""
        return np.fromiter(map(self._codes.__getitem__, words), np.int32, len(words))

    def _new(self, word: str) -> int:
        self.all.append(word)
        return len(self.all) - 1

    def known(self, word: str) -> int | None:
        """The number of a word, None where it never came."""
        return self._codes.get(word)

    def same(self, word: str) -> str:
        """The word as first seen: equal words of many contacts are then one object."""
        code = self.code(word)
        return self.all[code] if code >= 0 else ""


class Members(NamedTuple):
    """Who is in each team: ``persons[start[team] : start[team] + size[team]]``, the first of them first."""

    start: IntArray
    size: IntArray
    persons: IntArray

    def first(self, teams: Codes) -> IntArray:
        """The first person of each of these teams."""
        first: IntArray = self.persons[self.start[teams]]
        return first


class Teams:
    """Numbers for those who took part in a contact together; -1 stands for nobody."""

    def __init__(self) -> None:
        self._codes: dict[tuple[int, ...], int] = {(): -1}
        self.all: list[tuple[int, ...]] = []
        self._members = Members(*(np.empty(0, np.int64) for _ in Members._fields))

    def code(self, persons: tuple[int, ...]) -> int:
        """The number of a team (codes of persons), a new one where it is new."""
        code = self._codes.get(persons)
        if code is None:
            code = self._codes[persons] = len(self.all)
            self.all.append(persons)
        return code

    def members(self) -> Members:
        """Who is in each team, as columns."""
        if len(self._members.size) != len(self.all):
            size = np.array([len(team) for team in self.all], np.int64)
            persons = np.array([person for team in self.all for person in team], np.int64)
            self._members = Members(np.cumsum(size) - size, size, persons)
        return self._members


class Vocabulary:
    """The words of everything that contacts are told apart by."""

    def __init__(self) -> None:
        self.sources, self.queues, self.topics, self.regions = Words(), Words(), Words(), Words()
        self.persons, self.customers, self.helpers = Words(), Words(), Words()
        self.sites = Words()
        self.teams = Teams()
