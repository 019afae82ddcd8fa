"""What is imported beside contacts: the addresses of customers, the weather, counts of subscribers."""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from supervisor_app.domain.time import Instant


class CustomerFact(Struct, frozen=True):
    """Something known of a customer: a ``word`` (a segment, a region), or ``since`` when they have it.

    Neither: the customer is known not to have it.
    """

    word: str = ""
    since: Instant | None = None


class Customer(Struct, frozen=True, kw_only=True):
    """One customer of a directory. ``id`` and ``addresses`` are keyed hashes, as those of contacts are."""

    source: str
    id: str
    addresses: tuple[str, ...]
    facts: dict[str, CustomerFact] = {}


class WeatherDay(Struct, frozen=True, kw_only=True):
    """The weather of one local day at a place (empty: everywhere). None: not told.

    Rain in mm, snow on the ground in cm, temperatures in °C, wind in km/h, sunshine in hours.
    """

    source: str
    place: str
    day: date
    rain_mm: float | None = None
    snow_cm: float | None = None
    temperature_c: float | None = None
    temperature_min_c: float | None = None
    temperature_max_c: float | None = None
    wind_kmh: float | None = None
    sunshine_h: float | None = None


WEATHER = WeatherDay.__struct_fields__[WeatherDay.__struct_fields__.index("rain_mm") :]
"""What is told of the weather of a day, in order."""


class Subscribers(Struct, frozen=True, kw_only=True):
    """How many subscribers there were in a month (2026-11); of a region or site where it says one."""

    source: str
    month: str
    number: float
    region: str = ""
    site: str = ""


Beside: TypeAlias = Customer | WeatherDay | Subscribers
