"""What a desk is measured by: its title, zone, promises, joining and special days.

Kept in the store with the facts, so that every command over a store gives the figures the window gave.
"""

from hashlib import sha256

import msgspec
from msgspec import Struct

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.joining import Joining, Person
from supervisor_app.domain.targets import Promises
from supervisor_app.settings import Settings
from supervisor_app.store.database import Store

_META = "frame"

SPECIAL_DAYS = frozenset({1, 10, 20})
"""Special days of the month where the settings name no others."""


class Frame(Struct, frozen=True, kw_only=True):
    """The frame of a desk.

    ``country``: ISO 3166 code of the country whose public holidays are not ordinary days (empty: of none).
    ``special_days``: days of every month that are not ordinary either. ``simulated``: the contacts are made
    up.
    """

    title: str = "Customer service"
    zone: str = "UTC"
    promises: Promises = Promises()
    joining: Joining = Joining()
    country: str = ""
    special_days: frozenset[int] = SPECIAL_DAYS
    simulated: bool = False

    def fingerprint(self) -> str:
        """A text that is another whenever figures of the same facts may be: what roll-ups were made by."""
        joining = self.joining
        persons = sorted((*agent, person.key) for agent, person in joining.persons.items())
        rules = (self.zone, self.promises, persons, joining.counting, joining.by_login)
        plain = msgspec.to_builtins(rules, str_keys=True)
        return sha256(msgspec.json.encode(plain, order="deterministic")).hexdigest()[:32]


class _Stored(Struct, frozen=True):
    """A frame as JSON: keys of a JSON object are words, so persons are a list of triples."""

    title: str
    zone: str
    promises: Promises
    persons: list[tuple[str, str, Person]]
    counting: dict[Channel, str]
    by_login: bool
    simulated: bool
    country: str = ""
    special_days: frozenset[int] = SPECIAL_DAYS


def frame_of(settings: Settings, *, simulated: bool = False) -> Frame:
    """The frame that the settings describe."""
    return Frame(
        title=settings.desk.title,
        zone=settings.desk.zone,
        promises=settings.promises(),
        joining=settings.joining(),
        country=settings.desk.country,
        special_days=frozenset(settings.desk.special_days),
        simulated=simulated,
    )


def keep_frame(store: Store, frame: Frame) -> None:
    """Keep the frame in the store."""
    joining = frame.joining
    stored = _Stored(
        title=frame.title,
        zone=frame.zone,
        promises=frame.promises,
        persons=[(source, agent, person) for (source, agent), person in joining.persons.items()],
        counting=joining.counting,
        by_login=joining.by_login,
        simulated=frame.simulated,
        country=frame.country,
        special_days=frame.special_days,
    )
    store.set_meta(_META, msgspec.json.encode(stored).decode())


def has_frame(store: Store) -> bool:
    """Whether a frame was ever kept in the store."""
    return store.meta(_META) is not None


def kept_frame(store: Store) -> Frame:
    """The frame that was kept last; a plain one where none was, or where it is not understood."""
    text = store.meta(_META)
    try:
        stored = msgspec.json.decode(text or "", type=_Stored)
    except msgspec.MsgspecError:
        return Frame()
    joining = Joining(
        persons={(source, agent): person for source, agent, person in stored.persons},
        counting=stored.counting,
        by_login=stored.by_login,
    )
    return Frame(
        title=stored.title,
        zone=stored.zone,
        promises=stored.promises,
        joining=joining,
        country=stored.country,
        special_days=stored.special_days,
        simulated=stored.simulated,
    )
