"""The contact list's cells: what each says of a contact at an instant of the desk's clock."""

from collections.abc import Mapping

from supervisor_app import text
from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.snapshot import FigureId, Level, Listed, Scope, Snapshot, Span
from supervisor_app.domain.time import Instant


def live_targets(snapshot: Snapshot) -> dict[Channel, float]:
    """The longest wait that is promised on each live channel, in seconds, where it is known."""
    targets = {}
    for line in snapshot.channels:
        figure = FigureId("longest_wait", Span.NOW, Scope(channel=line.channel.value))
        reading = snapshot.readings.get(figure)
        if line.channel.family is Family.LIVE and reading is not None and reading.target is not None:
            targets[line.channel] = reading.target
    return targets


def time_text(one: Listed, now: Instant) -> str:
    """What is left of the promise, how long a customer waits, or how long they waited."""
    if one.due is not None:
        left = text.duration_words(abs(one.due - now))
        return f"{left} late" if one.due < now else left
    live = one.contact.channel.family is Family.LIVE
    if waits(one):
        return text.wait(now - (one.contact.waiting_since or now), live)
    return text.wait(waited_ms(one), live)


def time_value(one: Listed) -> float | None:
    """What to sort the time by: who is due, or began to wait, first; then those who wait no more."""
    if one.due is not None:
        return one.due
    if waits(one):
        return one.contact.waiting_since
    waited = waited_ms(one)
    return None if waited is None else float(2**52 - waited)


def time_level(one: Listed, now: Instant) -> str:
    """How bad it is; a calm row carries no colour. A promise may break between two snapshots."""
    if one.due is not None and one.due < now:
        return Level.CRIT.value
    return one.level.value if one.level is not Level.OK else Level.NONE.value


def time_share(one: Listed, now: Instant, targets: Mapping[Channel, float]) -> float | None:
    """What is left of the promise as a share, None where nothing was promised or nobody waits."""
    since = one.contact.waiting_since
    if since is None or not waits(one):
        return None
    if one.due is not None:
        return _share(one.due - now, one.due - since)
    target_s = targets.get(one.contact.channel)
    return None if target_s is None else _share(since + target_s * 1000 - now, target_s * 1000)


def waits(one: Listed) -> bool:
    """Whether the customer waits for us now."""
    return one.contact.waiting_since is not None and one.contact.status.is_open


def waited_ms(one: Listed) -> int | None:
    """How long the customer waited for a person, once that is over."""
    contact = one.contact
    end = contact.outcome_at if contact.outcome_at is not None else contact.answered
    if contact.wait_ms is not None:
        return contact.wait_ms
    return None if contact.queued is None or end is None else end - contact.queued


def or_dash(value: str) -> str:
    """The text, or the dash that stands for nothing known."""
    return value or text.DASH


def _share(left: float, whole: float) -> float:
    return min(max(left / whole, 0.0), 1.0) if whole > 0 else 0.0
