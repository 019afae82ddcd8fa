"""Sentences put together from several values."""

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Event, EventKind, Role
from supervisor_app.domain.snapshot import Health, HealthState
from supervisor_app.domain.time import SECOND_MS, Instant, Window
from supervisor_app.text.numbers import NO_BREAK, count, counted, share
from supervisor_app.text.times import age, clock_seconds, day_clock, duration_words
from supervisor_app.text.words import channel_word, event_word, role_word


def promise_sentence(due: Instant, now: Instant, promise_ms: int | None = None) -> str:
    """How a promise stands: ``4 min left of the 30 min promise``, ``12 min late on the promise``."""
    promise = f"{duration_words(promise_ms)} promise" if promise_ms else "promise"
    left = due - now
    return f"{duration_words(abs(left))} {'late on' if left < 0 else 'left of'} the {promise}"


def made_of(number: int, title: str) -> str:
    """What a list holds, without the leading number: ``contacts make up “Waiting now”``."""
    verb = "contact makes up" if number == 1 else "contacts make up"
    return f"{verb} “{title}”"


def window_sentence(window: Window | None, zone: str, now: Instant) -> str:
    """The stretch of time a figure covers, with its zone: ``06:00 to 12:46, Europe/Warsaw``."""
    if window is None:
        return f"at {clock_seconds(now, zone)}, {zone}"
    return f"{day_clock(window.start, zone, now)} to {day_clock(min(window.end, now), zone, now)}, {zone}"


def event_sentence(event: Event, channel: Channel) -> str:
    """One line over an event of a timeline: who, what, and its short fact.

    Words of the customer or of the source stay as they came: the widget makes them safe.
    """
    happening = _happening(event, channel)
    return f"{happening} · {event.detail}" if event.detail else happening


def _happening(event: Event, channel: Channel) -> str:
    who = event.author or role_word(event.role)
    if event.kind is EventKind.MESSAGE:
        by = "" if event.role is Role.CUSTOMER else f"{who} · "
        return f"{by}{channel_word(channel)} {'out' if by else 'in'}"
    if event.role in (Role.SYSTEM, Role.CUSTOMER):
        return event_word(event.kind)
    return f"{who} · {event_word(event.kind)}"


def health_sentence(health: Health, now: Instant) -> str:
    """A source in one line: ``Tickets, 4 s ago, 112 changes``; in trouble its message and the next try.

    ``now`` is the machine's clock.
    """
    if health.state is HealthState.STARTING:
        return f"{health.title}, {health.message or progress_sentence(health.progress)}"
    elapsed = None if health.last_ok is None else max(0, now - health.last_ok)
    parts = [f"{health.title}, {age(elapsed)}"]
    if health.state is HealthState.OK:
        parts += _activity(health)
    else:
        parts += _trouble(health, now)
    return ", ".join(parts)


def health_brief(health: Health, now: Instant) -> str:
    """A source and the age of its data, nothing else: ``Tickets 4 s ago``, ``Tickets 3 min old``.

    ``now`` is the machine's clock.
    """
    if health.last_ok is None:
        return f"{health.title} {'starting' if health.state is HealthState.STARTING else 'never reached'}"
    elapsed = max(0, now - health.last_ok)
    well = health.state in (HealthState.OK, HealthState.STARTING)
    return f"{health.title} {age(elapsed) if well else f'{duration_words(elapsed)} old'}"


def health_details(health: Health, now: Instant) -> tuple[str, ...]:
    """What there is to say of a source beside its age: what it does, or what is wrong and the next try."""
    if health.state is HealthState.STARTING and health.progress is None:
        return (health.message,) if health.message else ()
    well = health.state in (HealthState.OK, HealthState.STARTING)
    return tuple(_activity(health) if well else _trouble(health, now))


def skew_sentence(skew_ms: int) -> str:
    """How far a server's clock is off ours: ``2 min ahead``, ``right``; below a second it is right."""
    if abs(skew_ms) < SECOND_MS:
        return "right"
    return f"{duration_words(abs(skew_ms))} {'ahead' if skew_ms > 0 else 'behind'}"


def totals_sentence(open_total: int, stored_total: int) -> str:
    """How much there is: ``1 284 open · 4 200 in history``."""
    return f"{count(open_total)} open · {count(stored_total)} in history"


def simulated_sentence(speed: float) -> str:
    """That the desk is not a real one, and how fast its clock runs: ``simulated, 60 times as fast``."""
    if speed == 0:
        return "simulated, its clock stands still"
    return "simulated" if speed == 1 else f"simulated, {speed:g} times as fast"


def progress_sentence(progress: float | None) -> str:
    """How far the first reading of history has come."""
    return "starting" if progress is None else f"reading history, {share(progress)}"


def _activity(health: Health) -> list[str]:
    if health.progress is not None:
        return [progress_sentence(health.progress)]
    if health.changes:
        return [counted(health.changes, "change", "changes")]
    return [] if health.latency_ms is None else [f"{count(health.latency_ms)}{NO_BREAK}ms"]


def _trouble(health: Health, now: Instant) -> list[str]:
    parts = [health.message] if health.message else []
    if health.next_try is not None:
        parts.append(f"next try in {duration_words(health.next_try - now)}")
    return parts
