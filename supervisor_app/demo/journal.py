"""The log of changes, by which contacts are handed out: every change has a number, the last one counts."""

from bisect import bisect_right

from supervisor_app.demo.case import Case
from supervisor_app.domain.time import Instant

_FEW = 64


class Journal:
    """All contacts in the order of their last change."""

    def __init__(self) -> None:
        self.cases: dict[int, Case] = {}
        self.last = 0
        self._numbers: list[int] = []
        self._changed: list[Case] = []
        self._room = 1 << 16

    def touch(self, case: Case, at: Instant) -> None:
        """The contact changed."""
        self.last += 1
        case.updated, case.change = at, self.last
        self._numbers.append(self.last)
        self._changed.append(case)
        if len(self._numbers) > self._room:
            self._tidy()
            self._room = 2 * len(self._numbers) + (1 << 16)

    def since(self, number: int, limit: int) -> tuple[list[Case], int, int]:
        """At most ``limit`` contacts changed after a change, the number of the last, and how many are left.

        What is left is nearly right while it is much, and right once it is little.
        """
        if len(self._numbers) > _FEW + 1.1 * len(self.cases):
            self._tidy()
        position = bisect_right(self._numbers, number)
        found: list[Case] = []
        while position < len(self._numbers) and len(found) < limit:
            number, case = self._numbers[position], self._changed[position]
            if case.change == number:
                found.append(case)
            position += 1
        return found, number, self._left(position)

    def _left(self, position: int) -> int:
        left = len(self._numbers) - position
        if left <= _FEW:
            return sum(
                self._changed[i].change == self._numbers[i] for i in range(position, len(self._numbers))
            )
        return left

    def _tidy(self) -> None:
        kept = [(n, c) for n, c in zip(self._numbers, self._changed, strict=True) if c.change == n]
        self._numbers = [n for n, _ in kept]
        self._changed = [c for _, c in kept]
