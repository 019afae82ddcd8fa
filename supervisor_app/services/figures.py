"""Figures and contacts as plain objects, for machines: what the command line prints as JSON."""

from collections.abc import Iterable
from typing import Any, TypeAlias

from supervisor_app.domain.agents import PresenceInterval
from supervisor_app.domain.contacts import Contact
from supervisor_app.domain.errors import SettingsError
from supervisor_app.domain.snapshot import FigureId, Listed, Reading, Scope, Snapshot, Span
from supervisor_app.domain.time import Instant, Window, from_instant
from supervisor_app.domain.totals import NUMBERS, Total
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.composed import COMPOSED
from supervisor_app.metrics.quality import FLAWS

Row: TypeAlias = dict[str, Any]

_INSTANTS = (
    "created",
    "queued",
    "asked",
    "answered",
    "outcome_at",
    "waiting_since",
    "ended",
    "resolved",
    "closed",
    "updated",
    "callback_due",
    "callback_done",
    "helped",
    "accepted",
)
_DURATIONS = ("wait_ms", "talk_ms", "hold_ms", "wrap_ms", "next_wait_ms")
_TOLD = (
    "agent_messages",
    "messages_read",
    "phrases",
    "repeat_solution",
    "rating",
    "helper",
    "points",
    "next_answers",
)


def figures_json(snapshot: Snapshot) -> list[Row]:
    """One object a figure: key, title, value, unit, n, rule, window, zone, as_of, and what it is of."""
    rows = readings_json(snapshot.readings.values(), snapshot.zone, snapshot.at)
    return rows + _presence_rows(snapshot)


def readings_json(readings: Iterable[Reading], zone: str, at: Instant) -> list[Row]:
    """The same of single readings, in the zone whose days they speak of, true at an instant."""
    return [_figure_row(reading, zone, at) for reading in readings]


def contacts_json(listed: Iterable[Listed]) -> list[Row]:
    """One object a contact: pseudonymous facts alone; durations in seconds, instants in ISO 8601 UTC."""
    return [_contact_row(one) for one in listed]


def sources_json(sources: Iterable[PresenceInterval | Total]) -> list[Row]:
    """One object each interval of presence, as far as it lies in the window, and each imported total."""
    return [_interval_row(one) if isinstance(one, PresenceInterval) else _total_row(one) for one in sources]


def span_named(key: str, name: str | None) -> Span:
    """The span of a figure by its name, the first the figure has where none is given.

    Flaws of the data (``quality:…``) are of the moment. Raises SettingsError where there is no such
    figure, or where it has no such span.
    """
    if key in {f"quality:{flaw.key}" for flaw in FLAWS}:
        return Span.NOW
    figure = FIGURES.get(key)
    if figure is None:
        raise SettingsError(f"there is no figure {key!r}", remedy="status --json names every figure")
    spans = {span.value: span for span in figure.spans}
    if name and name not in spans:
        raise SettingsError(f"{key} has no span {name!r}", remedy=f"It has: {', '.join(spans)}")
    return spans[name] if name else figure.spans[0]


def _figure_row(reading: Reading, zone: str, at: Instant) -> Row:
    title, unit = _named(reading.id.key)
    row: Row = {
        "key": reading.id.key,
        "title": title,
        "value": reading.value,
        "unit": unit,
        "n": reading.n,
        "rule": reading.rule,
        "span": reading.id.span.value,
        "window": _window(reading.window),
        "zone": zone,
        "as_of": _iso(at),
        "level": reading.level.value,
        "target": reading.target,
        "gap": reading.gap,
        "provisional": reading.provisional,
        "made_of": reading.made_of,
    }
    if reading.met is not None:
        row["met"] = reading.met
    return row | _scope(reading.id)


def _named(key: str) -> tuple[str, str]:
    """Title and unit of a figure, or of a flaw of the data."""
    declared = COMPOSED.get(key) or FIGURES.get(key)
    if declared is not None:
        return declared.title, declared.unit
    return next(flaw.title for flaw in FLAWS if key == f"quality:{flaw.key}"), "contacts"


def _interval_row(one: PresenceInterval) -> Row:
    stamps = {"since": _iso(one.since), "until": _iso(one.until)}
    return {"source": one.source, "agent": one.agent, "state": one.state.value, **stamps}


def _total_row(one: Total) -> Row:
    told = {name: number for name in NUMBERS if (number := getattr(one, name)) is not None}
    place = {"channel": one.channel.value, "queue": one.queue, "site": one.site}
    return (
        {"source": one.source, "id": one.id, "start": _iso(one.start), "until": _iso(one.until)}
        | place
        | told
    )


def _presence_rows(snapshot: Snapshot) -> list[Row]:
    return [
        {
            "key": "presence",
            "title": "Agents by what they do",
            "value": number,
            "unit": "people",
            "n": number,
            "rule": "people by the busiest state any source tells of them",
            "span": Span.NOW.value,
            "window": None,
            "zone": snapshot.zone,
            "as_of": _iso(snapshot.at),
            "part": state.value,
        }
        for state, number in snapshot.presence_counts.items()
    ]


def _scope(figure: FigureId) -> Row:
    """What the figure is restricted to, without the rest."""
    named = {name: getattr(figure.scope, name) for name in Scope.__struct_fields__}
    return {name: word for name, word in named.items() if word}


def _contact_row(one: Listed) -> Row:
    contact = one.contact
    row: Row = {
        "source": contact.source,
        "id": contact.id,
        "channel": contact.channel.value,
        "status": contact.status.value,
        "outcome": contact.outcome.value,
        "queue": contact.queue,
        "queue_title": one.queue_title,
        "site": contact.site,
        "topic": contact.topic,
        "region": contact.region,
        "customer": contact.customer,
        "owner": contact.owner,
        "agents": list(contact.agents),
        "writers": list(contact.writers),
        "via": contact.via.value if contact.via is not None else "",
        "line": contact.line,
        "reopened": contact.reopened,
        "escalated": contact.escalated,
        "due": _iso(one.due),
        "link": contact.link,
    }
    return row | {name: getattr(contact, name) for name in _TOLD} | _times(contact)


def _times(contact: Contact) -> Row:
    times: Row = {name: _iso(getattr(contact, name)) for name in _INSTANTS}
    return times | {f"{name[:-3]}_s": _seconds(getattr(contact, name)) for name in _DURATIONS}


def _seconds(duration_ms: int | None) -> float | None:
    return None if duration_ms is None else duration_ms / 1000


def _window(window: Window | None) -> Row | None:
    return None if window is None else {"start": _iso(window.start), "end": _iso(window.end)}


def _iso(at: Instant | None) -> str | None:
    return None if at is None else from_instant(at).isoformat(timespec="milliseconds").replace("+00:00", "Z")
