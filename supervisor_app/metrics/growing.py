"""A table of numbers that grows at its end, place by place, and shrinks by moving the last into a hole."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

Kind = TypeVar("Kind", bound=np.generic)

_FIRST_ROOM = 1024


class Growing(Generic[Kind]):
    """``height`` rows of numbers; ``used`` places of each hold something."""

    def __init__(self, height: int, fill: float, kind: type[Kind]) -> None:
        self._room: NDArray[Kind] = np.full((height, _FIRST_ROOM), fill, kind)
        self.used = 0

    def row(self, index: int) -> NDArray[Kind]:
        """One row, as far as it is used: what is changed in it is changed here."""
        return self._room[index, : self.used]

    def append(self, values: Sequence[float]) -> None:
        """Fill the next place."""
        self._make_room(1)
        self._room[:, self.used] = values
        self.used += 1

    def extend(self, block: NDArray[Any]) -> None:
        """Fill as many places as a block has columns."""
        more = block.shape[1]
        if more:
            self._make_room(more)
            self._room[:, self.used : self.used + more] = block
            self.used += more

    def put(self, place: int | NDArray[np.intp], values: Sequence[float] | NDArray[Any]) -> None:
        """Fill a place anew, or several with the columns of a block."""
        self._room[:, place] = values

    def drop(self, place: int) -> None:
        """Empty a place: what stood last moves there."""
        self.used -= 1
        self._room[:, place] = self._room[:, self.used]

    def _make_room(self, more: int) -> None:
        room = self._room.shape[1]
        if self.used + more > room:
            # By a quarter, not double: the room kept free is part of the memory of a contact.
            added = max(room // 4, self.used + more - room)
            spare: NDArray[Any] = np.empty((len(self._room), added), self._room.dtype)
            self._room = np.concatenate((self._room, spare), axis=1)
