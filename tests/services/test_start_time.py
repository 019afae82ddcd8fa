"""A simulated desk begins at a time of day at which there is something to see."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.services.start_time import lively_start

WARSAW = ZoneInfo("Europe/Warsaw")


def test_in_working_hours_it_is_now() -> None:
    tuesday = datetime(2026, 11, 24, 10, 15, tzinfo=WARSAW)
    assert lively_start(tuesday) == tuesday


def test_on_sunday_it_is_friday_noon() -> None:
    sunday = datetime(2026, 11, 22, 5, 0, tzinfo=WARSAW)
    assert lively_start(sunday) == datetime(2026, 11, 20, 12, 40, tzinfo=WARSAW)


def test_an_operator_of_years_ago_is_met_in_its_own_time() -> None:
    tuesday = datetime(2026, 11, 24, 10, 15, tzinfo=WARSAW)
    assert lively_start(tuesday, date(2024, 1, 1)) == tuesday
    assert lively_start(tuesday, date(2013, 1, 1)) == datetime(2014, 11, 24, 10, 15, tzinfo=WARSAW)
    assert lively_start(datetime(2028, 2, 29, 9, 30, tzinfo=WARSAW), date(2013, 1, 1)) == datetime(
        2014, 2, 28, 9, 30, tzinfo=WARSAW
    )


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))
def test_it_is_never_ahead_and_at_most_four_days_back(moment: datetime) -> None:
    now = moment.replace(tzinfo=WARSAW)
    start = lively_start(now)
    assert start <= now
    assert now.replace(tzinfo=None) - start.replace(tzinfo=None) < timedelta(days=4)
    assert start.weekday() < 5
    assert 9 <= start.hour < 18
