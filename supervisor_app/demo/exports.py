"""What an operator would export beside its contacts, as CSV: weather, customers, subscribers."""

import csv
import io
from collections.abc import Iterator
from datetime import date, timedelta

from supervisor_app.demo.world import World

_AT_ONCE = 1000


class Exports:
    """The exports of one operator as of its present; each comes in pieces of some lines."""

    def __init__(self, world: World) -> None:
        self._profile, self._calendar, self._population = world.profile, world.calendar, world.population
        self._first = world.calendar.local(world.origin).date()
        self._today = world.calendar.local(world.now).date()

    def weather(self) -> Iterator[str]:
        """``date,rain_mm`` for every day of the history; none where the weather is not looked at."""
        days = (self._today - self._first).days + 1 if self._profile.weather else 0
        dates = (self._first + timedelta(days=number) for number in range(days))
        return _lines(("date", "rain_mm"), ((day, self._calendar.day(day).rain_mm) for day in dates))

    def customers(self) -> Iterator[str]:
        """``phone,email,handle,region,e_billing_since`` of every customer there is."""
        return _lines(("phone", "email", "handle", "region", "e_billing_since"), self._customers())

    def subscribers(self) -> Iterator[str]:
        """``date,subscribers`` on the first of every month of the history."""
        return _lines(("date", "subscribers"), self._months())

    def _customers(self) -> Iterator[tuple[object, ...]]:
        for number in range(self._population.count(self._calendar.years(self._today))):
            customer, since = self._population.customer(number), self._population.joining(number)
            joined = since if since is not None and since <= self._today else ""
            yield customer.phone, customer.email, customer.handle, customer.region, joined

    def _months(self) -> Iterator[tuple[object, ...]]:
        day = self._first.replace(day=1)
        while day <= self._today:
            yield day, self._population.count(self._calendar.years(day))
            day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _lines(header: tuple[str, ...], rows: Iterator[tuple[object, ...]]) -> Iterator[str]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(header)
    for number, row in enumerate(rows, 1):
        writer.writerow(row)
        if number % _AT_ONCE == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()
