"""The columns of the contact list, and which of them there is room for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from supervisor_app import text
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.snapshot import Listed
from supervisor_app.domain.time import Instant
from supervisor_app.ui.present import rows
from widgets.keyed_table import Column, KeyedTable


@dataclass
class RowTimes:
    """What cells need beside their contact: the desk's clock, what live channels promise (s).

    ``lost``: the sources that are silent. ``zone``: whose days and hours are told (IANA).
    """

    now: Instant = 0
    targets: Mapping[Channel, float] = field(default_factory=dict)
    lost: frozenset[str] = frozenset()
    zone: str = "UTC"


_MUTE = "mute"
"""The hue and level of what a silent source told last: old, and not to be alarmed about."""

_FROM = {"topic": 52, "owner": 66, "customer": 100, "status": 100, "id": 100}
"""The width of the list, in times of the type, from which a column is shown."""


def list_columns(times: RowTimes, *, past: bool = False) -> tuple[Column[Listed], ...]:
    """The columns from left to right; of the ``past`` with when a contact came."""
    came = Column[Listed](
        "came",
        "Came",
        lambda one: one.contact.created,
        lambda one: text.day_clock(one.contact.created, times.zone, times.now),
        width=12,
        muted=True,
    )
    return (
        Column("channel", "Channel", _channel, _channel, width=13, hue=lambda one: _hue(one, times)),
        *((came,) if past else ()),
        _words("subject", "Subject", lambda one: one.subject),
        _words("topic", "Topic", lambda one: one.contact.topic, muted=True),
        _words("queue", "Queue", lambda one: one.queue_title),
        Column(
            "time",
            "Waited" if past else "Time left / waiting",
            rows.time_value,
            lambda one: rows.time_text(one, times.now),
            width=22,
            level=lambda one: _level(one, times),
            bar=lambda one: rows.time_share(one, times.now, times.targets),
        ),
        _words("owner", "Owner", lambda one: one.owner_name, muted=True),
        Column(
            "customer",
            "Customer",
            lambda one: one.customer_hint or None,
            lambda one: rows.or_dash(one.customer_hint[:10]),
            width=11,
            muted=True,
        ),
        Column("status", "Status", _status, _status, width=9, muted=True),
        _words("id", "Id", lambda one: one.contact.id, muted=True),
    )


def fit_columns(table: KeyedTable[Listed], width: int, em: float) -> None:
    """Leave out the columns for which a list ``width`` pixels wide is too narrow."""
    for place, column in enumerate(table.table.columns):
        table.setColumnHidden(place, width < _FROM.get(column.key, 0) * em)


def _words(key: str, title: str, read: Callable[[Listed], str], muted: bool = False) -> Column[Listed]:
    """A column of words that may be shortened to the room it gets."""
    return Column(
        key,
        title,
        lambda one: read(one)[:80] or None,
        lambda one: rows.or_dash(read(one)),
        width=0,
        muted=muted,
    )


def _hue(one: Listed, times: RowTimes) -> str:
    return _MUTE if one.contact.source in times.lost else one.contact.channel.hue.value


def _level(one: Listed, times: RowTimes) -> str:
    return _MUTE if one.contact.source in times.lost else rows.time_level(one, times.now)


def _channel(one: Listed) -> str:
    return text.channel_word(one.contact.channel)


def _status(one: Listed) -> str:
    return text.status_word(one.contact.status)
