"""How many contacts on live channels the people who are there may have at once."""

from collections.abc import Mapping

import numpy as np

from supervisor_app.domain.agents import PresenceState
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.grouping import Dim, Grouping
from supervisor_app.metrics.layout import Floats

_AWAY = frozenset({PresenceState.OFFLINE, PresenceState.BREAK})


def rooms_of(desk: Desk) -> dict[str, int]:
    """Of each person who is there and of whom it is known: the capacities of their agents together."""
    rooms: dict[str, int] = {}
    for person in desk.people.values():
        for key in person.agents:
            presence, capacity = desk.presences.get(key), desk.agents[key].capacity
            if capacity and presence is not None and presence.state not in _AWAY:
                rooms[person.key] = rooms.get(person.key, 0) + capacity
    return rooms


def room_in(rooms: Mapping[str, int], grouping: Grouping) -> Floats:
    """The room of every group: of people where they are told apart, else of all; NaN where there is none."""
    people = [axis for axis in grouping.axes if axis.dim is Dim.AGENT]
    if people:
        found = np.array([rooms.get(word, 0) for word in people[0].words], np.float64)
    else:
        found = np.full(grouping.size, float(sum(rooms.values())))
    return np.where(found > 0, found, np.nan)
