"""Hours of local days, and days cut at a time of day, also when the clocks change."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.periods import window_of
from supervisor_app.domain.time import HOUR_MS, from_instant
from supervisor_app.services.local_hours import cut_at, hours_of, pieces_of
from tests.services.summing import WARSAW, at

ZONES = st.sampled_from(["UTC", WARSAW, "Asia/Kolkata", "America/Santiago", "Asia/Dushanbe"])
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


def test_the_long_and_the_short_day() -> None:
    long, short = window_of(date(2026, 10, 25), WARSAW), window_of(date(2026, 3, 29), WARSAW)
    assert [one.hour for one in hours_of(long, WARSAW)][:5] == [0, 1, 2, 2, 3]
    assert [one.hour for one in hours_of(short, WARSAW)][:4] == [0, 1, 3, 4]
    first, second = pieces_of(long, WARSAW)
    assert (first.end, second.start) == (long.start + 3 * HOUR_MS, long.start + 3 * HOUR_MS)
    assert pieces_of(short, WARSAW) == (short,)


@given(DAYS, ZONES)
def test_pieces_make_the_day_and_hold_no_hour_twice(day: date, zone: str) -> None:
    window = window_of(day, zone)
    pieces = pieces_of(window, zone)
    assert sum(one.length_ms for one in pieces) == window.length_ms
    for piece in pieces:
        shown = [one.hour for one in hours_of(piece, zone)]
        assert len(set(shown)) == len(shown)


@given(DAYS, DAYS, ZONES, st.integers(0, 23))
def test_a_day_is_cut_at_what_the_clock_shows(day: date, other: date, zone: str, hour: int) -> None:
    moment = window_of(other, zone).start + hour * HOUR_MS
    cut = cut_at(day, moment, zone)
    whole = window_of(day, zone)
    assert whole.start == cut.start <= cut.end <= whole.end
    shown, wanted = from_instant(cut.end, zone), from_instant(moment, zone)
    if cut.end < whole.end and len(hours_of(whole, zone)) == 24:
        assert (shown.hour, shown.minute) == (wanted.hour, wanted.minute)


@pytest.mark.parametrize(("day", "hours"), [(date(2026, 10, 25), 13), (date(2026, 11, 12), 12)])
def test_noon_is_noon(day: date, hours: int) -> None:
    noon = at("2026-11-13T12:00")
    assert cut_at(day, noon, WARSAW).length_ms == hours * HOUR_MS
