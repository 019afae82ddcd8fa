"""Which rules differ between two frames of a desk, in words.

Facts are kept, figures are not: under another rule the whole history is told anew, by the new one.
"""

import logging
from collections.abc import Iterator, Mapping
from typing import TypeVar

from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.services.frame import Frame

_LOG = logging.getLogger(__name__)

Key = TypeVar("Key")

_EVERYWHERE = "of every channel"


def note_changes(before: Frame, after: Frame) -> None:
    """Say in the log which rules have changed, if any."""
    changes = list(changes_between(before, after))
    if changes:
        _LOG.info("rules have changed: %s; all history is told by the new ones", "; ".join(changes))


def changes_between(before: Frame, after: Frame) -> Iterator[str]:
    """Each rule that is another one, from what to what."""
    if before.zone != after.zone:
        yield f"zone of days {before.zone} → {after.zone}"
    yield from _of_targets(before.promises, after.promises)
    for name in _either(before.promises.calendars, after.promises.calendars):
        if before.promises.calendars.get(name) != after.promises.calendars.get(name):
            yield f"calendar {name} → other hours"
    if before.joining.counting != after.joining.counting:
        yield f"counting sources {_sources(before)} → {_sources(after)}"
    if (before.joining.persons, before.joining.by_login) != (after.joining.persons, after.joining.by_login):
        yield "agents are joined to persons in another way"


def _of_targets(before: Promises, after: Promises) -> Iterator[str]:
    yield from _differences(before.default, after.default, _EVERYWHERE)
    for channel in _either(before.channels, after.channels):
        said = set(_differences(before.default, after.default, f"of {channel.value}"))
        for change in _differences(before.of(channel), after.of(channel), f"of {channel.value}"):
            if change not in said:  # of every channel
                yield change
    for queue in _either(before.queues, after.queues):
        old, new = before.queues.get(queue, {}), after.queues.get(queue, {})
        for name in _either(old, new):
            if old.get(name) != new.get(name):
                yield f"{name} of {queue} {_word(old.get(name))} → {_word(new.get(name))}"


def _differences(before: Targets, after: Targets, who: str) -> Iterator[str]:
    for name in Targets.__struct_fields__:
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"{name} {who} {_word(old)} → {_word(new)}"


def _word(value: object) -> str:
    if value is None:
        return "as its channel"
    return f"{value:g}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)


def _either(one: Mapping[Key, object], other: Mapping[Key, object]) -> list[Key]:
    return list(dict.fromkeys([*one, *other]))


def _sources(frame: Frame) -> str:
    told = (f"{channel.value} by {source}" for channel, source in frame.joining.counting.items())
    return ", ".join(told) or "none"
