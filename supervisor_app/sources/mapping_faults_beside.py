"""Mistakes in what only mappings of customers and weather have. Pure."""

from collections.abc import Iterator

from supervisor_app.domain.beside import WEATHER
from supervisor_app.sources.mapping import BesideMapping, CustomersMapping, WeatherMapping, columns_of
from supervisor_app.sources.mapping_faults import Fault


def faults_beside(mapping: BesideMapping) -> list[Fault]:
    """Every mistake."""
    if isinstance(mapping, CustomersMapping):
        return [*_of_facts(mapping), *_of_addresses(mapping)]
    if isinstance(mapping, WeatherMapping) and not columns_of(mapping).keys() & set(WEATHER):
        return [("no column tells anything of the weather", ".columns", f"There are {', '.join(WEATHER)}")]
    return []


def _of_facts(mapping: CustomersMapping) -> Iterator[Fault]:
    if not mapping.since and not mapping.words:
        remedy = 'Write e_billing = "…" under [since], or segment = "…" under [words]'
        yield "nothing is told of the customers", ".columns", remedy
    for table, names in (("since", mapping.since), ("words", mapping.words)):
        for name in names:
            if not name.replace("_", "").isalnum():
                yield f"{name!r} cannot name a fact", f".{table}.{name}", "Use letters, digits and _"
    for name in mapping.since.keys() & mapping.words.keys():
        yield f"{name} is told twice", f".words.{name}", "Leave it out here, or under [since]"


def _of_addresses(mapping: CustomersMapping) -> Iterator[Fault]:
    columns = mapping.columns
    if not any((columns.phone, columns.email, columns.handle, columns.addresses)):
        yield "no column holds an address", ".columns", 'Write phone = "…", email, handle or addresses'
