"""The values a table is sorted by, kept in the form that sorts fastest."""

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]


class SortValues:
    """One value per slot: an array while all are numbers (None: not-a-number), else a list of strings."""

    def __init__(self, values: Iterable[Any]) -> None:
        self._texts: list[str | None] | None = None
        self._numbers = np.zeros(0)
        self.extend(values)

    def extend(self, values: Iterable[Any]) -> None:
        """Add slots at the end."""
        fresh = list(values)
        if self._texts is None and all(value is None or isinstance(value, (int, float)) for value in fresh):
            self._numbers = np.append(
                self._numbers, np.array([_number(value) for value in fresh], dtype=float)
            )
            return
        self._become_texts()
        if self._texts is not None:
            self._texts.extend(_text(value) for value in fresh)

    def put(self, slot: int, value: Any) -> bool:
        """Change the value of a slot; says whether that may change the order."""
        if self._texts is None and value is not None and not isinstance(value, (int, float)):
            self._become_texts()
        if self._texts is not None:
            before, self._texts[slot] = self._texts[slot], _text(value)
            return before != self._texts[slot]
        number = float(self._numbers[slot])
        self._numbers[slot] = _number(value)
        return number != float(self._numbers[slot])

    def move(self, source: int, target: int) -> None:
        """Copy the value of one slot into another."""
        if self._texts is not None:
            self._texts[target] = self._texts[source]
        else:
            self._numbers[target] = self._numbers[source]

    def cut(self, kept: int) -> None:
        """Keep only the first slots."""
        self._numbers = self._numbers[:kept]
        if self._texts is not None:
            del self._texts[kept:]

    def ordered(self, slots: Places, descending: bool) -> Places:
        """The slots in the order of their values; equal ones stay as they stand, None comes last."""
        texts = self._texts
        if texts is None:
            numbers = self._numbers[slots]
            return slots[np.argsort(-numbers if descending else numbers, kind="stable")]
        standing = slots.tolist()
        known = [(texts[slot] or "", place) for place, slot in enumerate(standing) if texts[slot] is not None]
        known.sort(key=lambda pair: pair[0], reverse=descending)
        unknown = [slot for slot in standing if texts[slot] is None]
        return np.array([standing[place] for _, place in known] + unknown, dtype=np.int64)

    def _become_texts(self) -> None:
        if self._texts is None:
            self._texts = [None if np.isnan(number) else f"{number:g}" for number in self._numbers.tolist()]


def _number(value: Any) -> float:
    return np.nan if value is None else float(value)


def _text(value: Any) -> str | None:
    return None if value is None else str(value).casefold()
