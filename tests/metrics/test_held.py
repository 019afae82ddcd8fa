"""The contacts behind rows are there, or come when somebody looks."""

from collections.abc import Sequence

from supervisor_app.domain.contacts import Contact, ContactKey
from supervisor_app.metrics.held import Held
from tests.metrics.making import call


def test_announced_contacts_are_fetched_once_and_only_those_that_are_wanted() -> None:
    stored = {one.key: one for one in map(call, range(6))}
    asked: list[list[ContactKey]] = []

    def fetch(keys: Sequence[ContactKey]) -> list[Contact]:
        asked.append(list(keys))
        return [stored[key] for key in reversed(keys)]

    held, here = Held(), call(9)
    held.append(here.key, here)
    held.announce(list(stored), fetch)
    assert held[0] is here
    assert asked == []
    assert held.some((3, 0, 1)) == [call(2), here, call(0)]
    assert held.some((1, 2)) == [call(0), call(1)]
    assert asked == [[call(2).key, call(0).key], [call(1).key]]
    held.drop(1)
    assert (len(held), held[1], held.keys[1]) == (6, call(5), call(5).key)
    assert [one.id for one in held] == ["9", "5", "1", "2", "3", "4"]
