"""Figures of a window that are not made of the contacts credited to it: of an instant, of presences, of other
windows. What works them out is in services; here is what they are called and what they mean.
"""

from msgspec import Struct

from supervisor_app.metrics.grouping import Dim

PERIODS = frozenset({Dim.DAY, Dim.MONTH})
"""What tells a window apart whatever the figure: a row is that of one local day or month of it."""

_OF_CONTACTS = frozenset({Dim.CHANNEL, Dim.QUEUE, Dim.TOPIC, Dim.REGION, Dim.SITE, Dim.AGENT, *PERIODS})
_OF_QUEUES = frozenset({Dim.CHANNEL, Dim.QUEUE, Dim.SITE, *PERIODS})


class Composed(Struct, frozen=True, kw_only=True):
    """One such figure. ``dims``: what it can be told apart by, and restricted to."""

    key: str
    title: str
    unit: str
    rule: str
    dims: frozenset[Dim]
    better: str = ""


_ALL = (
    Composed(
        key="backlog",
        title="Backlog",
        unit="contacts",
        rule="contacts open at the end of the window",
        better="low",
        dims=_OF_CONTACTS,
    ),
    Composed(
        key="days_to_clear",
        title="Days to clear",
        unit="days",
        rule="backlog ÷ mean net resolutions a day (how much it fell) over the 7 days before the end of the "
        "window; none where it grows; n: the backlog",
        better="low",
        dims=_OF_CONTACTS,
    ),
    Composed(
        key="occupancy",
        title="Occupancy",
        unit="share",
        rule="time on calls, in chats, writing and in wrap-up ÷ (that + time free or ringing), by presences; "
        "n: the intervals",
        dims=frozenset({Dim.AGENT, Dim.CHANNEL, Dim.QUEUE, *PERIODS}),
    ),
    Composed(
        key="most_waiting",
        title="Longest queue",
        unit="contacts",
        rule="the most that waited at once",
        better="low",
        dims=_OF_QUEUES,
    ),
    Composed(
        key="most_in_service",
        title="Most in service",
        unit="contacts",
        rule="the most that were served at once, from the answer to the end",
        dims=_OF_QUEUES,
    ),
    Composed(
        key="volume_index",
        title="Contacts, index",
        unit="index",
        rule="100 × contacts of the window ÷ those of the same days 52 weeks before; n: the contacts",
        dims=frozenset({*_OF_CONTACTS, Dim.HOUR, Dim.WEEKDAY}),
    ),
)

COMPOSED: dict[str, Composed] = {one.key: one for one in _ALL}
"""Every such figure by its key."""
