from random import Random

from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.demo.case import Case
from supervisor_app.demo.journal import Journal
from tests.demo.plain_profile import PLAIN


def _change(journal: Journal, number: int) -> None:
    plan, topic = PLAIN.channels[0], PLAIN.topics[0]
    case = journal.cases.setdefault(number, Case(number, plan, plan.channel, 1, topic, 0))
    journal.touch(case, journal.last)


@given(st.integers(0, 1000), st.integers(1, 7))
def test_a_reader_misses_nothing_while_things_change(seed: int, limit: int) -> None:
    rng, journal = Random(seed), Journal()
    seen: dict[int, int] = {}
    cursor = 0
    for number in (rng.randrange(40) for _ in range(120)):
        _change(journal, number)
        if rng.random() < 0.2:
            cases, cursor, _ = journal.since(cursor, limit)
            seen.update((case.id, case.change) for case in cases)
    left = 1
    while left:
        cases, cursor, left = journal.since(cursor, limit)
        assert [case.change for case in cases] == sorted(case.change for case in cases)
        seen.update((case.id, case.change) for case in cases)
    assert seen == {number: case.change for number, case in journal.cases.items()}


def test_tidying_up_keeps_every_contact() -> None:
    journal = Journal()
    for turn in range(6000):
        _change(journal, turn % 50)
    cases, cursor, left = journal.since(0, 1000)
    assert len(cases) == 50
    assert (cursor, left) == (6000, 0)
    assert journal.since(cursor, 10) == ([], 6000, 0)
