"""Business time of many contacts is the business time of each."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from supervisor_app.domain.calendar import Calendar
from supervisor_app.domain.working_hours import WorkingHours
from supervisor_app.metrics.business import business_ms_many

OFFICE = Calendar(
    zone="Europe/Warsaw",
    hours=WorkingHours.of({1: ["08:00-12:00", "13:00-18:00"], 5: ["22:00-06:00"]}),
    country="PL",
)
instants = st.integers(1_767_222_000_000, 1_830_294_000_000)


@settings(deadline=None)
@given(st.lists(st.tuples(instants, instants), max_size=30), st.booleans())
def test_many_agree_with_each(drawn: list[tuple[int, int]], closed: bool) -> None:
    calendar = Calendar(zone="Europe/Warsaw", hours=WorkingHours.of({})) if closed else OFFICE
    starts = np.array([start for start, _ in drawn], np.int64)
    ends = np.array([end for _, end in drawn], np.int64)
    each = [calendar.business_ms(start, end) for start, end in drawn]
    assert business_ms_many(calendar, starts, ends).tolist() == each
