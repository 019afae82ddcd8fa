"""Asks the store for what the customers of today did before, so that it is known to whom they come back."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from supervisor_app.domain.facts import Facts
from supervisor_app.domain.time import DAY_MS, Instant
from supervisor_app.services.board import Board

_TOGETHER_MS = 30 * DAY_MS


class Kept(Protocol):
    """Where contacts are kept."""

    def of_customers(self, customers: Iterable[str], since: Instant) -> Facts:
        """Contacts of these customers since an instant in which an agent took part."""


def look_back(board: Board, store: Kept, now: Instant) -> None:
    """Let the board know the earlier contacts of customers who are new on it. Raises StoreError."""
    for since in rounds(board.strangers(now)):
        board.acquaint(since, store.of_customers(since, min(since.values())))


def rounds(wanted: Mapping[str, Instant]) -> Iterator[dict[str, Instant]]:
    """Customers to ask for together, by since when they are wanted: one old contact makes no old question of
    all."""
    groups: dict[int, dict[str, Instant]] = {}
    for customer, since in wanted.items():
        groups.setdefault(since // _TOGETHER_MS, {})[customer] = since
    yield from groups.values()
