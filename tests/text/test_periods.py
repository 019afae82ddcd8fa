"""What periods of days are called."""

from datetime import date

import pytest

from supervisor_app import text
from supervisor_app.domain.summary import Against, Period, PeriodKind
from supervisor_app.domain.time import Window


@pytest.mark.parametrize(
    ("kind", "first", "last", "title"),
    [
        (PeriodKind.DAY, date(2026, 11, 20), date(2026, 11, 20), "Friday 20 November 2026"),
        (PeriodKind.WEEK, date(2026, 11, 16), date(2026, 11, 22), "Week 47, 16 to 22 November 2026"),
        (
            PeriodKind.WEEK,
            date(2026, 12, 28),
            date(2027, 1, 3),
            "Week 53, 28 December 2026 to 3 January 2027",
        ),
        (PeriodKind.MONTH, date(2026, 10, 1), date(2026, 10, 31), "October 2026"),
        (PeriodKind.RANGE, date(2026, 11, 16), date(2026, 12, 3), "16 November to 3 December 2026"),
        (PeriodKind.RANGE, date(2026, 11, 16), date(2026, 11, 16), "Monday 16 November 2026"),
    ],
)
def test_a_period_has_a_title(kind: PeriodKind, first: date, last: date, title: str) -> None:
    period = Period(kind=kind, first=first, last=last, zone="UTC", window=Window(0, 1))
    assert text.period_title(period) == title


def test_every_comparison_has_a_rule() -> None:
    assert len({text.against_rule(one) for one in Against}) == len(Against)
