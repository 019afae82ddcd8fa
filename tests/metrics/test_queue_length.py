"""Queue lengths are half-open: whoever leaves at an instant no longer waits at it, whoever comes does."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.contacts import Contact, Outcome
from supervisor_app.domain.time import HOUR_MS, MINUTE_MS
from supervisor_app.metrics.queue_length import lengths, stretches, waiting_at
from tests.metrics.making import NOON, call, desk_of, mail

drawn_calls = st.lists(st.tuples(st.integers(0, 30), st.none() | st.integers(0, 30)), max_size=30)


def _length(at: int, *contacts: Contact) -> int:
    return int(waiting_at(stretches(desk_of(*contacts).columns), at).sum())


def test_leavers_go_before_joiners() -> None:
    leaver = call(1, queued=NOON - MINUTE_MS, wait_s=60)
    joiner = call(2, Outcome.WAITING, queued=NOON)
    assert _length(NOON, leaver, joiner) == 1
    assert _length(NOON - 1, leaver, joiner) == 1
    assert _length(NOON - MINUTE_MS, leaver) == 1
    assert _length(NOON - MINUTE_MS - 1, leaver) == 0


def test_a_customer_who_came_back_waits_twice() -> None:
    start = NOON - 4 * HOUR_MS
    back = mail(1, start, start + HOUR_MS, waiting_since=NOON - HOUR_MS)
    assert [_length(start + hours * HOUR_MS, back) for hours in (0, 1, 2, 3, 4)] == [1, 0, 0, 1, 1]


@given(drawn_calls)
def test_the_curve_agrees_with_counting_at_each_instant(drawn: list[tuple[int, int | None]]) -> None:
    calls = [
        call(
            n,
            Outcome.WAITING if wait is None else Outcome.ANSWERED,
            (wait or 0) * 60,
            queued=NOON + start * MINUTE_MS,
        )
        for n, (start, wait) in enumerate(drawn)
    ]
    one = stretches(desk_of(*calls).columns)
    at = np.arange(NOON, NOON + 70 * MINUTE_MS, MINUTE_MS)
    curve = lengths(one, np.zeros(len(one.rows), np.int64), 1, at)[0]
    plain = [
        sum(1 for start, wait in drawn if start <= minute and (wait is None or minute < start + wait))
        for minute in range(70)
    ]
    assert curve.tolist() == plain
