"""What is imported beside contacts: into its tables and back."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from math import isfinite
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import Table, func, select

from supervisor_app.domain.beside import WEATHER, Beside, Customer, CustomerFact, Subscribers, WeatherDay
from supervisor_app.store import schema
from supervisor_app.store.checks import Unsound, check_numbers, check_texts
from supervisor_app.store.quarantine import Quarantine
from supervisor_app.store.rows import Row
from supervisor_app.store.runner import CHUNK, Runner

_weather_of = attrgetter(*WEATHER)


class Address(NamedTuple):
    """An address in a directory: its key, whose it is, and one fact known of them."""

    address: str
    customer: str
    fact: CustomerFact


def save_beside(run: Runner, told: Iterable[Beside], aside: Quarantine) -> tuple[int, int]:
    """Write what is told; what is told again takes the place of what was. How many new, how many changed."""
    admitted = [(one, aside.admit(one.source, _name(one), partial(_rows, one))) for one in told]
    kept = {(type(one), one.source, _name(one)): rows for one, rows in admitted if rows is not None}
    new = changed = 0
    for table, by in _looked_up_by().items():
        own = {key: rows[table.name] for key, rows in kept.items() if table.name in rows}
        known = _stored(run, table, by, (row for rows in own.values() for row in rows))
        run.upsert(table, [row for rows in own.values() for row in rows if row not in known])
        if table is schema.people:
            _forget_old_addresses(run, known, [row for rows in own.values() for row in rows])
            continue  # a customer is new or changed by their facts
        keys = {_key(table, row) for row in known}
        for rows in own.values():
            before = sum(_key(table, row) in keys for row in rows)
            new += not before
            changed += bool(before) and any(row not in known for row in rows)
    return new, changed


def _looked_up_by() -> dict[Table, str]:
    return {
        schema.people: "customer",
        schema.customer_facts: "customer",
        schema.weather: "day",
        schema.subscribers: "month",
    }


def _key(table: Table, row: Row) -> Row:
    return row[: len(table.primary_key.columns)]


def _stored(run: Runner, table: Table, by: str, rows: Iterable[Row]) -> set[Row]:
    """The stored rows of the same customers, days or months."""
    place = table.columns.keys().index(by)
    wanted: dict[str, dict[str, None]] = {}
    for row in rows:
        wanted.setdefault(row[0], {})[row[place]] = None
    found: set[Row] = set()
    for source, words in wanted.items():
        some = list(words)
        for start in range(0, len(some), CHUNK):
            same = (table.c.source == source, table.c[by].in_(some[start : start + CHUNK]))
            found.update(tuple(row) for row in run.connection.execute(select(table).where(*same)))
    return found


def _forget_old_addresses(run: Runner, known: set[Row], told: list[Row]) -> None:
    """Addresses that a customer has no more."""
    now = {_key(schema.people, row) for row in told}
    run.delete(schema.people, [key for row in known if (key := _key(schema.people, row)) not in now])


def facts_known(run: Runner) -> tuple[str, ...]:
    """The facts that any directory tells, by name; first those that customers have since a day."""
    table = schema.customer_facts
    days = func.count(table.c.since)
    found = run.connection.execute(select(table.c.fact, days).group_by(table.c.fact))
    return tuple(fact for fact, _days in sorted(map(tuple, found), key=lambda one: (not one[1], one[0])))


def addresses_with(run: Runner, fact: str) -> Iterator[Address]:
    """The addresses of all customers of whom a fact is told, also of those who have it not."""
    people, facts = schema.people, schema.customer_facts
    same = (people.c.source == facts.c.source) & (people.c.customer == facts.c.customer)
    wanted = (
        select(people.c.address, facts.c.source, facts.c.customer, facts.c.word, facts.c.since)
        .select_from(people.join(facts, same))
        .where(facts.c.fact == fact)
    )
    for address, source, customer, word, since in run.connection.execute(wanted):
        yield Address(address, f"{source}/{customer}", CustomerFact(word, since))


def weather_between(run: Runner, first: date, last: date) -> tuple[WeatherDay, ...]:
    """The weather of days, ``last`` included, by day."""
    table = schema.weather
    inside = select(table).where(table.c.day >= first.isoformat(), table.c.day <= last.isoformat())
    ordered = inside.order_by(table.c.day, table.c.source, table.c.place)
    return tuple(_weather(tuple(row)) for row in run.connection.execute(ordered))


def subscribers_between(run: Runner, first: str, last: str) -> tuple[Subscribers, ...]:
    """The counts of months, ``last`` included, by month."""
    table = schema.subscribers
    inside = select(table).where(table.c.month >= first, table.c.month <= last)
    ordered = inside.order_by(table.c.month, table.c.source, table.c.region, table.c.site)
    return tuple(
        Subscribers(source=source, month=month, region=region, site=site, number=number)
        for source, month, region, site, number in run.connection.execute(ordered)
    )


def _name(one: Beside) -> str:
    """What tells it from others of its source."""
    if isinstance(one, Customer):
        return one.id
    if isinstance(one, WeatherDay):
        return f"{one.day.isoformat()} {one.place}"
    return f"{one.month} {one.region} {one.site}"


def _rows(one: Beside) -> dict[str, list[Row]]:
    """The rows of one thing by table. Raises Unsound."""
    if isinstance(one, Customer):
        return _customer_rows(one)
    if isinstance(one, WeatherDay):
        return {"weather": [_checked((one.source, one.place, one.day.isoformat()), _weather_of(one))]}
    keys = (one.source, one.month, one.region, one.site)
    return {"subscribers": [_checked(keys, (one.number,))]}


def _checked(texts: tuple[str, ...], numbers: tuple[float | None, ...]) -> Row:
    check_texts(texts)
    if not all(number is None or isfinite(number) for number in numbers):
        raise Unsound("a number that is none")
    return *texts, *numbers


def _customer_rows(one: Customer) -> dict[str, list[Row]]:
    check_texts((one.source, one.id, *one.addresses, *one.facts, *(fact.word for fact in one.facts.values())))
    check_numbers(fact.since for fact in one.facts.values())
    return {
        "people": [(one.source, address, one.id) for address in one.addresses],
        "customer_facts": [
            (one.source, one.id, name, fact.word, fact.since) for name, fact in one.facts.items()
        ],
    }


def _weather(row: Row) -> WeatherDay:
    source, place, day, *numbers = row
    told = dict(zip(WEATHER, numbers, strict=True))
    return WeatherDay(source=source, place=place, day=date.fromisoformat(day), **told)
