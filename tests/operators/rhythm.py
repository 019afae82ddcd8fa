"""What days, hours and months are like, out of counts by them: peaks, rain, seasons, years.

Days are compared with days of the same weekday, and their differences tell the error. Counts are those of
``channel,day``, ``channel,hour`` … in this order, of all channels named.
"""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta
from math import sqrt
from statistics import fmean, stdev

from tests.operators.asking import Rows
from tests.operators.estimates import (
    NOTHING,
    Estimate,
    Working,
    mean_ratio,
    ratio_of,
    share_of,
)

Days = dict[date, float]
IsDay = Callable[[date], bool]

MONDAY, SATURDAY, SUNDAY = 0, 5, 6
_RAIN_MM = 0.1
_LEAST_DAYS = 10


def by_channel(rows: Rows, channels: Collection[str]) -> dict[str, float]:
    """Counts by the last word of groups that begin with a channel; every channel where none is named."""
    found: dict[str, float] = {}
    for group, row in rows.items():
        if not channels or group[0] in channels:
            found[group[-1]] = found.get(group[-1], 0.0) + (row.value or 0.0)
    return found


def days_of(rows: Rows, channels: Collection[str]) -> Days:
    """Counts by day, days without any too."""
    found = {date.fromisoformat(day): number for day, number in by_channel(rows, channels).items()}
    if not found:
        return {}
    first, last = min(found), max(found)
    every = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return {day: found.get(day, 0.0) for day in every}


def busy_days(
    channels: Collection[str],
    monthdays: Collection[int],
    special: Collection[int],
    skip: Collection[date] = (),
) -> Working:
    """How many times an ordinary day of its weekday these days of the month are, from Monday to Friday.

    ``special``: all days of the month that are not ordinary; ``skip``: holidays. How ordinary days differ
    tells the error.
    """

    def work(answers: Sequence[Rows]) -> Estimate:
        days = {
            day: number
            for day, number in days_of(answers[0], channels).items()
            if day not in skip and day.weekday() < SATURDAY
        }
        ordinary = [day for day in days if day.day not in special]
        usual = {
            weekday: fmean(days[day] for day in ordinary if day.weekday() == weekday)
            for weekday in {day.weekday() for day in ordinary}
        }
        factors = {day: number / usual[day.weekday()] for day, number in days.items()}
        busy = [factors[day] for day in days if day.day in monthdays]
        if not busy or len(ordinary) < _LEAST_DAYS:
            return NOTHING
        return Estimate(fmean(busy), stdev(factors[day] for day in ordinary) / sqrt(len(busy)))

    return work


def kinds_of_days(channels: Collection[str], these: IsDay, those: IsDay) -> Working:
    """The mean of one kind of days over that of another."""

    def work(answers: Sequence[Rows]) -> Estimate:
        days = days_of(answers[0], channels)
        chosen = [[days[day] for day in days if wanted(day)] for wanted in (these, those)]
        return mean_ratio(*chosen)

    return work


def rainy(channels: Collection[str], weekday: int, skip: IsDay) -> Working:
    """A weekday in the rain over the same weekday when dry; the second answer is the weather by date."""

    def work(answers: Sequence[Rows]) -> Estimate:
        rain = {date.fromisoformat(day): row.value or 0.0 for (day,), row in answers[1].items()}
        days = days_of(answers[0], channels)
        own = [day for day in days if day.weekday() == weekday and day in rain and not skip(day)]
        wet = [days[day] for day in own if rain[day] >= _RAIN_MM]
        dry = [days[day] for day in own if rain[day] < _RAIN_MM]
        return mean_ratio(wet, dry)

    return work


def dry_weekend(channels: Collection[str], skip: IsDay) -> Working:
    """Dry Saturdays and Sundays over weekdays; the second answer is the weather by date."""

    def work(answers: Sequence[Rows]) -> Estimate:
        rain = {date.fromisoformat(day): row.value or 0.0 for (day,), row in answers[1].items()}
        days = {day: number for day, number in days_of(answers[0], channels).items() if not skip(day)}
        weekend = [days[day] for day in days if day.weekday() >= SATURDAY and rain.get(day, 0.0) < _RAIN_MM]
        return mean_ratio(weekend, [days[day] for day in days if day.weekday() < SATURDAY])

    return work


def hours(channels: Collection[str], these: Collection[int], those: Collection[int]) -> Working:
    """The mean hour of some hours over that of others, by the last word of the groups."""

    def work(answers: Sequence[Rows]) -> Estimate:
        counts = by_channel(answers[0], channels)
        here, there = (sum(counts.get(str(one), 0.0) for one in some) for some in (these, those))
        found = ratio_of(here, there)
        times = len(those) / len(these)
        return Estimate((found.value or 0.0) * times, found.error * times)

    return work


def busiest(channels: Collection[str]) -> Working:
    """The group that has most: an hour, a day of the month."""

    def work(answers: Sequence[Rows]) -> Estimate:
        counts = by_channel(answers[0], channels)
        return Estimate(float(max(counts, key=lambda word: counts[word]))) if counts else NOTHING

    return work


def evening(weekday: int, some: Collection[int]) -> Working:
    """These hours of a weekday over the same hours of the weekday that comes next; of ``weekday,hour``."""

    def work(answers: Sequence[Rows]) -> Estimate:
        evenings = dict.fromkeys(range(1, 8), 0.0)
        for (day, hour), row in answers[0].items():
            if int(hour) in some:
                evenings[int(day)] += row.value or 0.0
        others = [number for day, number in evenings.items() if day != weekday + 1]
        return ratio_of(evenings[weekday + 1], max(others))

    return work


def months(
    channels: Collection[str], these: Collection[str], those: Collection[str], spread: float = 0.0
) -> Working:
    """What months come to over what other months come to. ``spread``: how far single days differ anyway."""

    def work(answers: Sequence[Rows]) -> Estimate:
        counts = by_channel(answers[0], channels)
        found = ratio_of(*(sum(counts.get(month, 0.0) for month in some) for some in (these, those)))
        return Estimate(found.value, found.error + spread * (found.value or 0.0))

    return work


def seasons(months_of: Collection[str]) -> Working:
    """How often it is asked of all that is asked: in some months of the year over that in the others.

    The second answer is all that is asked, both by month.
    """

    def work(answers: Sequence[Rows]) -> Estimate:
        part, whole = answers[:2]
        shares = {month: (row.value or 0.0) / (whole[month,].value or 1) for (month,), row in part.items()}
        high = [share for month, share in shares.items() if month[5:] in months_of]
        low = [share for month, share in shares.items() if month[5:] not in months_of]
        return mean_ratio(high, low)

    return work


def greatest_burst(*channels: str) -> Working:
    """Of ``channel,region,day``: of the day that has most reports, the share that came from one region."""

    def work(answers: Sequence[Rows]) -> Estimate:
        by_day: dict[str, Counter[str]] = {}
        for (channel, region, day), row in answers[0].items():
            if not channels or channel in channels:
                by_day.setdefault(day, Counter())[region] += row.n
        if not by_day:
            return NOTHING
        worst = max(by_day.values(), key=lambda regions: regions.total())
        return share_of(max(worst.values()), worst.total())

    return work


def month_names(first: date, number: int) -> list[str]:
    """So many months from one on, as figures name them."""
    whole = [first.year * 12 + first.month - 1 + ahead for ahead in range(number)]
    return [f"{month // 12}-{month % 12 + 1:02d}" for month in whole]
