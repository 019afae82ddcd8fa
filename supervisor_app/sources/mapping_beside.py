"""Rows of what stands beside contacts: customers of a directory, days of weather, months of subscribers."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Protocol

from supervisor_app.domain.beside import (
    WEATHER,
    Beside,
    Customer,
    CustomerFact,
    Subscribers,
    WeatherDay,
)
from supervisor_app.domain.time import Instant
from supervisor_app.sources.base import Pseudonym
from supervisor_app.sources.file_opening import Header
from supervisor_app.sources.mapping import (
    BesideMapping,
    CustomersMapping,
    SubscribersMapping,
    WeatherMapping,
    columns_of,
)
from supervisor_app.sources.mapping_cells import (
    CellError,
    Cells,
    Convert,
    list_reader,
    number_reader,
    text_reader,
)
from supervisor_app.sources.mapping_clock import ZoneClock
from supervisor_app.sources.mapping_parts import ListColumn
from supervisor_app.sources.mapping_plan import Plan, read_into, words_of
from supervisor_app.sources.mapping_stamps import Stamp, stamps_of

_DAY_0 = datetime(1970, 1, 1)
ADDRESSES = ("phone", "email", "handle")


class BesideRows(Protocol):
    """Makes one thing of a row, by a mapping whose columns the header has."""

    def one(self, cells: Cells) -> Beside:
        """The thing that a row tells. Raises CellError."""


def beside_rows(mapping: BesideMapping, header: Header, pseudonym: Pseudonym) -> BesideRows:
    """What reads the rows of a mapping."""
    if isinstance(mapping, CustomersMapping):
        return CustomerRows(mapping, header, pseudonym)
    return WeatherRows(mapping, header) if isinstance(mapping, WeatherMapping) else MonthRows(mapping, header)


class CustomerRows:
    """Rows that are customers. What identifies them becomes a pseudonym here."""

    def __init__(self, mapping: CustomersMapping, header: Header, pseudonym: Pseudonym) -> None:
        columns = mapping.columns
        self._source, self._pseudonym = mapping.source, pseudonym
        self._id = (
            None if columns.id is None else (header.of(columns.id), text_reader(words_of(mapping, "id")))
        )
        self._addresses: list[tuple[str, int, Convert[Any]]] = [
            (name, header.of(ref), text_reader(words_of(mapping, name)))
            for name in ADDRESSES
            if (ref := getattr(columns, name)) is not None
        ]
        self._lists: list[tuple[str, int, Convert[Any]]] = []
        if columns.addresses is not None:
            spec = columns.addresses
            some = spec if isinstance(spec, ListColumn) else ListColumn(columns=[spec])
            read = list_reader(words_of(mapping, "addresses"), some.separator)
            self._lists = [("addresses", header.of(ref), read) for ref in some.columns]
        clock = ZoneClock(mapping.zone)
        self._since = [
            stamp
            for name, column in mapping.since.items()
            for stamp in stamps_of({name: column}, (name,), mapping.file, clock, header)
        ]
        self._words: Plan = [
            (name, header.of(ref), text_reader(words_of(mapping, name)))
            for name, ref in mapping.words.items()
        ]

    def one(self, cells: Cells) -> Customer:
        """The customer of a row. Raises CellError."""
        told = _read(cells, self._addresses)
        told += [word for words in _read(cells, self._lists) for word in words]
        addresses = tuple(dict.fromkeys(key for word in told if (key := self._pseudonym(word))))
        if not addresses:
            remedy = "Drop such rows with [[drop]], or name another column"
            raise CellError("the row holds no address of the customer", remedy, "phone")
        named = ""
        if self._id is not None:
            at, read = self._id
            named = self._pseudonym(read(cells[at]))
        words: dict[str, Any] = {}
        read_into(words, self._words, cells)
        facts = {name: CustomerFact(word=word) for name, word in words.items()}
        facts |= {name: CustomerFact(since=at) for name, at in _stamped(cells, self._since).items()}
        return Customer(source=self._source, id=named or addresses[0], addresses=addresses, facts=facts)


class WeatherRows:
    """Rows that are days of weather."""

    def __init__(self, mapping: WeatherMapping, header: Header) -> None:
        self._source = mapping.source
        self._day = day_reader("day", mapping, header)
        self._place = _text("place", mapping, header)
        self._plan = _numbers(WEATHER, mapping, header)

    def one(self, cells: Cells) -> WeatherDay:
        """The weather of a row. Raises CellError."""
        told: dict[str, Any] = {}
        read_into(told, self._plan, cells)
        if all(number is None for number in told.values()):
            raise CellError("the row tells nothing of the weather", "Drop such rows with [[drop]]", "day")
        return WeatherDay(source=self._source, place=self._place(cells), day=self._day(cells), **told)


class MonthRows:
    """Rows that are counts of subscribers by month."""

    def __init__(self, mapping: SubscribersMapping, header: Header) -> None:
        self._source = mapping.source
        self._day = day_reader("month", mapping, header)
        self._region, self._site = (_text(name, mapping, header) for name in ("region", "site"))
        self._plan = _numbers(("number",), mapping, header)

    def one(self, cells: Cells) -> Subscribers:
        """The count of a row. Raises CellError."""
        told: dict[str, Any] = {}
        read_into(told, self._plan, cells)
        number = told["number"]
        if number is None or number < 0:
            raise CellError(
                "the row does not say how many there are", "Drop such rows with [[drop]]", "number"
            )
        return Subscribers(
            source=self._source,
            month=self._day(cells).isoformat()[:7],
            number=number,
            region=self._region(cells),
            site=self._site(cells),
        )


def day_reader(name: str, mapping: BesideMapping, header: Header) -> Callable[[Cells], date]:
    """Reads the local day in a column of times. Raises CellError where there is none."""
    clock = ZoneClock(mapping.zone)
    stamps = stamps_of(columns_of(mapping), (name,), mapping.file, clock, header)

    def read(cells: Cells) -> date:
        at = _stamped(cells, stamps)[name]
        if at is None:
            raise CellError(f"the row does not say which {name} it is", "Drop such rows with [[drop]]", name)
        return (_DAY_0 + timedelta(milliseconds=clock.wall(at))).date()

    return read


def _stamped(cells: Cells, stamps: list[tuple[str, Stamp]]) -> dict[str, Instant | None]:
    told: dict[str, Instant | None] = {}
    name = ""
    try:
        for name, stamp in stamps:
            told[name] = stamp(cells, {})
    except CellError as error:
        raise CellError(error.reason, error.remedy, error.fact or name) from error
    return told


def _read(cells: Cells, plan: list[tuple[str, int, Convert[Any]]]) -> list[Any]:
    """What several columns tell, one after another. Raises CellError."""
    found = []
    for one in plan:
        told: dict[str, Any] = {}
        read_into(told, [one], cells)
        found.append(told[one[0]])
    return found


def _text(name: str, mapping: BesideMapping, header: Header) -> Callable[[Cells], str]:
    column, read = columns_of(mapping).get(name), text_reader(words_of(mapping, name))
    if column is None:
        constant = read("")
        return lambda cells: constant
    at = header.of(column)
    return lambda cells: read(cells[at])


def _numbers(names: tuple[str, ...], mapping: BesideMapping, header: Header) -> Plan:
    columns = columns_of(mapping)
    return [
        (name, header.of(columns[name]), number_reader(words_of(mapping, name), mapping.file))
        for name in names
        if name in columns
    ]
