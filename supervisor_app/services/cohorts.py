"""What directories tell of customers, read when figures are told apart by it."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import structs

from supervisor_app.domain.beside import CustomerFact
from supervisor_app.domain.snapshot import Scope
from supervisor_app.domain.time import local_midnight
from supervisor_app.metrics.cohorts import NO_COHORT, Cohort, cohort_parts
from supervisor_app.metrics.grouping import OF_CUSTOMERS, Dim
from supervisor_app.store.asking import Reader


class Cohorts:
    """The facts of a store by name, the last one kept. Not thread-safe."""

    def __init__(self, store: Reader) -> None:
        self._store = store
        self._kept: tuple[str, Mapping[str, CustomerFact]] = ("", {})

    def of(self, by: Iterable[Dim], where: Scope, zone: str) -> Cohort:
        """The fact that a scope names; else, where figures are told apart by one, the first that is told.

        Nothing where neither is. Raises StoreError.
        """
        if not (where.cohort or where.since or OF_CUSTOMERS.intersection(by)):
            return NO_COHORT
        fact, _, day = cohort_parts(where.cohort)
        fact = fact or next(iter(self._store.facts_known()), "")
        if fact != self._kept[0]:
            self._kept = fact, {one.address: one.fact for one in self._store.addresses_with(fact)}
        cohort = Cohort(fact=fact, facts=self._kept[1])
        return structs.replace(cohort, day=day, since=_midnight(day, zone)) if day else cohort

    def forget(self) -> None:
        """Let go of what was read: the store has changed."""
        self._kept = "", {}


def customers_with(store: Reader, fact: str) -> tuple[CustomerFact, ...]:
    """What is told of each customer, once. Raises StoreError."""
    return tuple({one.customer: one.fact for one in store.addresses_with(fact)}.values())


def _midnight(day: str, zone: str) -> int:
    try:
        return local_midnight(date.fromisoformat(day), zone)
    except ValueError:
        return 0  # a day that is none: nobody had it earlier
