"""Mistakes in what only a mapping of totals has: rates and means without a weight that is known. Pure."""

from collections.abc import Iterator

from supervisor_app.domain.totals import NUMBERS
from supervisor_app.sources.mapping import TotalsMapping, columns_of
from supervisor_app.sources.mapping_faults import Fault, unit_fault
from supervisor_app.sources.mapping_times import UNITS

LENGTHS = ("hour", "day", "week", "month")
COUNTS = tuple(name for name in NUMBERS if not name.endswith("_s") and name != "rating_total")
MEANS = ("wait", "talk", "hold", "wrap", "handling", "rating")
"""What may be given as a mean: of each there is a sum ``…_total``."""


def faults_of_totals(mapping: TotalsMapping) -> list[Fault]:
    """Every mistake."""
    return [*_of_length(mapping), *_of_names(mapping), *_of_weights(mapping)]


def _of_length(mapping: TotalsMapping) -> Iterator[Fault]:
    length = mapping.length
    good = length in LENGTHS if isinstance(length, str) else 1 <= length <= 1440
    if not good:
        remedy = f"Write a number of minutes up to 1440, or {', '.join(LENGTHS)}"
        yield f"{length!r} is no length of an interval", ".length", remedy


def _of_names(mapping: TotalsMapping) -> Iterator[Fault]:
    told = columns_of(mapping)
    for table, names, given in (("rates", COUNTS, mapping.rates), ("means", MEANS, mapping.means)):
        for name in given:
            place = f".{table}.{name}"
            if name not in names:
                yield f"there is no such number: {name!r}", place, f"There are {', '.join(names)}"
            elif name in told or f"{name}_total" in told:
                yield f"{name} is told twice", place, f"Leave it out here, or out of [columns] {name}"
    for name, mean in mapping.means.items():
        if mean.unit not in UNITS:
            yield unit_fault(mean.unit, f".means.{name}.unit")


def _of_weights(mapping: TotalsMapping) -> Iterator[Fault]:
    counted = {name for name in COUNTS if name in columns_of(mapping)}
    weights = {name: (".rates", rate.weight) for name, rate in mapping.rates.items()}
    weights |= {f"{name} ": (".means", mean.weight) for name, mean in mapping.means.items()}
    for name, (table, weight) in weights.items():
        place = f"{table}.{name.strip()}.weight"
        seen = {name}
        while weight in mapping.rates and weight not in seen:
            seen.add(weight)
            weight = mapping.rates[weight].weight
        if weight in seen:
            yield f"{name.strip()} is weighed by itself", place, "Name a number that has a column of its own"
        elif weight not in counted:
            known = ", ".join(sorted(counted)) or "none yet"
            yield f"{weight!r} has no column to weigh by", place, f"Counts with a column are {known}"
