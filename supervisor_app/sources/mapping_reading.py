"""Reads and checks a mapping file; every mistake is named with file, line and remedy."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct

from supervisor_app.domain.errors import SettingsError
from supervisor_app.settings_lines import converted, keyed, line_of, tables_of
from supervisor_app.sources.mapping import (
    AnyMapping,
    BesideMapping,
    CustomersMapping,
    TotalsMapping,
    columns_of,
    refs_of,
)
from supervisor_app.sources.mapping_faults import faults_of
from supervisor_app.sources.mapping_faults_beside import faults_beside
from supervisor_app.sources.mapping_faults_of_totals import faults_of_totals
from supervisor_app.sources.mapping_parts import Mean, Plain, Rate, Ref

_REMEDY = "docs/import.md lists what may stand here"


class MappingFile(Struct, frozen=True):
    """A mapping with the text it was read from, so that a mistake found later can still be placed."""

    mapping: AnyMapping
    file: str
    text: str

    def fault(self, message: str, place: str, remedy: str) -> SettingsError:
        """A mistake at a place of the mapping."""
        return SettingsError(message, file=self.file, line=line_of(self.text, place), remedy=remedy)

    def refs(self) -> Iterator[tuple[Ref, str]]:
        """Every column that the mapping names, with the place where it does."""
        for name, column in columns_of(self.mapping).items():
            place = _table_of(self.mapping, name)
            yield from ((ref, f"{place}.{name}") for ref in refs_of(column))
        for i, drop in enumerate(self.mapping.drop):
            yield drop.column, f".drop[{i}].column"
        yield from ((ref, ".identity") for ref in self.mapping.identity)
        if isinstance(self.mapping, TotalsMapping):
            for name, rate in self.mapping.rates.items():
                yield rate.column, f".rates.{name}.column"
            for name, mean in self.mapping.means.items():
                yield mean.column, f".means.{name}.column"


def _table_of(mapping: AnyMapping, name: str) -> str:
    """The table in which a column is named."""
    for table in ("since", "words") if isinstance(mapping, CustomersMapping) else ():
        if name in getattr(mapping, table):
            return f".{table}"
    return ".columns"


def read_mapping(path: Path) -> MappingFile:
    """Read and check a mapping file. Raises SettingsError."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        remedy = "Write one after docs/import.md"
        raise SettingsError("there is no mapping file", file=str(path), remedy=remedy) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the file cannot be read: {error}", file=str(path)) from error
    return parse_mapping(text, str(path))


def parse_mapping(text: str, file: str) -> MappingFile:
    """The mapping in a TOML text. Raises SettingsError; ``file`` is only what messages call it."""
    tables = tables_of(text, file)
    # These one by one first: msgspec does not name the key of a table in a dictionary.
    for word, table in keyed(tables, "values"):
        converted(table, dict[str, Plain], f".values.{word}", text, file, _REMEDY)
    for word, table in keyed(tables, "rates"):
        converted(table, Rate, f".rates.{word}", text, file, _REMEDY)
    for word, table in keyed(tables, "means"):
        converted(table, Mean, f".means.{word}", text, file, _REMEDY)
    kinds: Any = AnyMapping
    mapping: AnyMapping = converted(tables, kinds, "", text, file, _REMEDY)
    read = MappingFile(mapping, file, text)
    faults = faults_of(mapping)
    if isinstance(mapping, TotalsMapping):
        faults += faults_of_totals(mapping)
    if isinstance(mapping, BesideMapping):
        faults += faults_beside(mapping)
    for message, place, remedy in faults:
        raise read.fault(message, place, remedy)
    return read
