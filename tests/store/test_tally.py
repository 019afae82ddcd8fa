"""Counting marks on disk: the same numbers as in memory."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.store.tally import Tally
from tests.sources.importing import CountedInMemory


@pytest.fixture
def tally() -> Iterator[Tally]:
    opened = Tally()
    yield opened
    opened.close()


def test_occurrences_are_numbered_within_a_call_and_over_calls(tally: Tally) -> None:
    assert tally.occurrences([b"a", b"b", b"a"]) == [0, 0, 1]
    assert tally.occurrences([b"a", b"c", b"a"]) == [2, 0, 3]
    assert tally.occurrences([]) == []


@given(st.lists(st.lists(st.binary(max_size=1))))
def test_they_are_those_of_a_plain_count(calls: list[list[bytes]]) -> None:
    tally, plain = Tally(), CountedInMemory()
    try:
        assert [tally.occurrences(marks) for marks in calls] == [plain(marks) for marks in calls]
    finally:
        tally.close()
