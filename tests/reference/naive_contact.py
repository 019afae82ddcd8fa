"""One contact of the help-desk API read by hand: plain dictionaries in, plain facts out.

Knows nothing of the product. Everything here is a second reading of what the figures mean, as short
and as slow as it likes. Instants and durations are whole milliseconds.
"""

from dataclasses import dataclass, field
from datetime import datetime, timezone
from functools import partial
from typing import Any

LIVE = {"phone", "video", "app_chat", "web_chat", "in_person"}
SELF_SERVICE = {"ivr", "chatbot", "portal", "app"}
WRITTEN = {"email", "letter", "sms", "web_form", "account", "facebook", "messenger", "twitter"}
WRITTEN |= {"instagram", "telegram", "whatsapp", "community", "other"}
OPEN = {"new", "open", "pending"}
STAMPS = ("created", "updated", "queued", "answered", "outcome_at", "ended", "resolved", "closed")
WAIT_ENDS = {"answered", "abandoned", "left", "timed_out", "callback", "closed_unanswered"}

_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)  # noqa: UP017  (spelled out on purpose)


@dataclass(frozen=True)
class Seen:
    """What a contact comes to. ``start``: it was queued, or reached us where it never queues;
    ``last``: the latest of all that happened to it."""

    id: str
    channel: str
    queue: str
    customer: str
    owner: str
    worker: str
    open: bool
    sound: bool
    counted: bool
    disagrees: bool
    phantom: bool
    outcome: str
    start: int
    asked: int | None
    answered: int | None
    unanswered_until: int | None
    waits_since: int | None
    wait: int | None
    handling: int | None
    done: int | None
    resolved: int | None
    last: int

    @property
    def live(self) -> bool:
        return self.channel in LIVE

    @property
    def written(self) -> bool:
        return self.channel in WRITTEN


def stamp(raw: dict[str, Any], name: str) -> int | None:
    """An instant of a record in whole milliseconds."""
    text = raw.get(name)
    if text is None:
        return None
    passed = datetime.fromisoformat(text) - _EPOCH
    return passed.days * 86_400_000 + passed.seconds * 1000 + passed.microseconds // 1000


def length(raw: dict[str, Any], name: str) -> int | None:
    """A duration of a record in whole milliseconds."""
    return None if raw.get(name) is None else round(raw[name] * 1000)


@dataclass(frozen=True)
class Join:
    """How sources make one desk: ``persons`` behind (source, agent), the one source of each channel."""

    persons: dict[tuple[str, str], str] = field(default_factory=dict)
    counting: dict[str, str] = field(default_factory=dict)

    def person(self, source: str, agent: str) -> str:
        return self.persons.get((source, agent), f"{source}/{agent}") if agent else ""


def read(raw: dict[str, Any], source: str, join: Join) -> Seen:
    """A record as the API of a source sends it, understood."""
    channel = raw["channel"] if raw["channel"] in LIVE | SELF_SERVICE | WRITTEN else "other"
    is_open = raw["status"] in OPEN
    outcome = outcome_of(raw)
    created = stamp(raw, "created")
    assert created is not None
    queued, asked, answered = stamp(raw, "queued"), stamp(raw, "asked"), stamp(raw, "answered")
    ended, resolved, closed = stamp(raw, "ended"), stamp(raw, "resolved"), stamp(raw, "closed")
    done = next((one for one in (ended, resolved, closed) if one is not None), None)
    phantom = bool(raw.get("phantom"))
    sound = is_sound(raw, channel)
    given, stamped = length(raw, "wait_s"), waited(raw, outcome)
    end = stamp(raw, "outcome_at")
    if end is None and not is_open:  # closed without a word on how the wait ended
        end = done if done is not None else stamp(raw, "updated")
    return Seen(
        id=f"{source}/{raw['id']}",
        channel=channel,
        queue=f"{source}/{raw['queue']}" if raw.get("queue") else "",
        customer=(raw.get("customer") or {}).get("address", ""),
        owner=join.person(source, raw.get("owner", "")),
        worker=join.person(source, raw.get("owner", "") or (raw.get("agents") or [""])[-1]),
        open=is_open,
        sound=sound,
        counted=sound
        and not phantom
        and not raw.get("attached_to")
        and join.counting.get(channel, source) == source,
        disagrees=durations_disagree(raw, channel, outcome),
        phantom=phantom,
        outcome=outcome,
        start=queued if queued is not None else created,
        asked=asked,
        answered=answered,
        unanswered_until=end,
        waits_since=waits_since(raw, channel, is_open),
        wait=None if outcome not in WAIT_ENDS else given if given is not None else stamped,
        handling=handling_of(raw, channel),
        done=None if is_open and ended is None else done,
        resolved=resolved,
        last=max(at for at in map(partial(stamp, raw), STAMPS) if at is not None),
    )


def outcome_of(raw: dict[str, Any]) -> str:
    """How the wait ended. Whatever is done waits no longer, even where nobody said how it ended."""
    if raw["outcome"] == "waiting" and raw["status"] not in OPEN:
        return "closed_unanswered" if raw.get("answered") is None else "answered"
    return str(raw["outcome"])


def waits_since(raw: dict[str, Any], channel: str, is_open: bool) -> int | None:
    """Since when the customer waits now: on the line, or for an answer to what they wrote last."""
    if not is_open:
        return None
    if channel in LIVE:
        since = stamp(raw, "waiting_since")
        since = stamp(raw, "queued") if since is None else since
        return since if raw["outcome"] == "waiting" else None
    return stamp(raw, "waiting_since") if channel in WRITTEN else None


def waited(raw: dict[str, Any], outcome: str) -> int | None:
    """The wait by its stamps. What an agent began queues when the customer has written."""
    start = stamp(raw, "queued")
    start = stamp(raw, "asked") if start is None else start
    end = stamp(raw, "answered") if outcome == "answered" else stamp(raw, "outcome_at")
    return None if start is None or end is None else end - start


def talked(raw: dict[str, Any], channel: str) -> int | None:
    """The length of a conversation by its stamps."""
    answered, ended = stamp(raw, "answered"), stamp(raw, "ended")
    return ended - answered if channel in LIVE and ended is not None and answered is not None else None


def handling_of(raw: dict[str, Any], channel: str) -> int | None:
    """Talk, hold and wrap-up; holding is part of what the stamps of a conversation span."""
    talk, hold, wrap = (length(raw, name) for name in ("talk_s", "hold_s", "wrap_s"))
    if talk is not None:
        return talk + (hold or 0) + (wrap or 0)
    spanned = talked(raw, channel)
    return None if spanned is None else spanned + (wrap or 0)


def is_sound(raw: dict[str, Any], channel: str) -> bool:
    """Whether nothing runs backwards and nothing is shorter than nothing."""
    order = [
        ("created", later) for later in ("queued", "answered", "outcome_at", "ended", "resolved", "closed")
    ]
    order += [("queued", "answered"), ("queued", "outcome_at"), ("asked", "answered")]
    if channel in LIVE:
        order += [("answered", "ended"), ("queued", "ended")]
    for earlier, later in order:
        first, second = stamp(raw, earlier), stamp(raw, later)
        if first is not None and second is not None and second < first:
            return False
    return all((length(raw, name) or 0) >= 0 for name in ("wait_s", "talk_s", "hold_s", "wrap_s"))


def durations_disagree(raw: dict[str, Any], channel: str, outcome: str) -> bool:
    """Whether a given duration is more than two seconds off its stamps, hold within talk or beside it."""
    wait, stamped = length(raw, "wait_s"), waited(raw, outcome)
    if wait is not None and stamped is not None and abs(wait - stamped) > 2000:
        return True
    talk, spanned = length(raw, "talk_s"), talked(raw, channel)
    if talk is None or spanned is None:
        return False
    beside = talk + (length(raw, "hold_s") or 0)
    return abs(talk - spanned) > 2000 and abs(beside - spanned) > 2000
