"""A simulated operator read by hand: its records from the API, its exports, and every figure out of them."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.operators.asking import EXPORTED, PRESENCE, Ask, Row, Rows
from tests.reference.naive_figures import Naive
from tests.reference.naive_windows import Windows

Raw = dict[str, Any]
Table = list[dict[str, str]]


@dataclass(frozen=True)
class Told:
    """What a server told: its contacts (read once), agents and exported tables; the zone they live in."""

    contacts: Iterable[Raw]
    agents: list[Raw]
    exports: Mapping[str, Table]
    zone: str


class Hand:
    """The figures of one run by hand, as they are true at ``now``."""

    def __init__(self, told: Told, now: int, phrases: Iterable[str] = ()) -> None:
        self.agents, self.exports, self.zone = told.agents, told.exports, ZoneInfo(told.zone)
        self.naive = Naive({"desk": told.contacts}, now, told.zone, phrases=phrases)
        self._windows = Windows(self.naive, {f"desk/{agent['id']}" for agent in told.agents})

    def rows(self, asked: Ask) -> Rows:
        """The rows of a figure by hand, groups without contacts left out; or those of an exported table."""
        if asked.exported:
            key, value = EXPORTED[asked.key]
            return {(row[key],): Row(float(row[value]), 1) for row in self.exports[asked.key]}
        if asked.key == PRESENCE:
            return {(state,): Row(float(n), n) for state, n in Counter(map(_state, self.agents)).items()}
        start, end = self.midnight(asked.start), self.midnight(asked.end)
        told = self._windows.groups(asked.key, start, end, asked.by, dict(asked.where))
        return {
            group: Row(one.value, one.n, one.met, one.deviation)
            for group, one in told.items()
            if one.n or not asked.by
        }

    def midnight(self, day: str) -> int:
        """When a local day begins, in milliseconds UTC."""
        return round(datetime.fromisoformat(day).replace(tzinfo=self.zone).timestamp() * 1000)


def _state(agent: Raw) -> str:
    return str(agent["presence"])


def table_of(text: str) -> Table:
    """A table as it was exported."""
    return list(csv.DictReader(io.StringIO(text)))
