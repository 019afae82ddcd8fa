"""One contact of the help-desk API read by hand: plain dictionaries in, plain facts out.

Knows nothing of the product. Everything here is a second reading of what the figures mean, as short
and as slow as it likes. Instants and durations are whole milliseconds.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from tests.reference.naive_talks import Talk, milliseconds, talk_of

LIVE = {"phone", "video", "app_chat", "web_chat", "in_person"}
SELF_SERVICE = {"ivr", "chatbot", "portal", "app"}
WRITTEN = {"email", "letter", "sms", "web_form", "account", "facebook", "messenger", "twitter"}
WRITTEN |= {"instagram", "telegram", "whatsapp", "community", "other"}
OPEN = {"new", "open", "pending"}
STAMPS = ["created", "updated", "queued", "answered", "outcome_at", "ended", "resolved", "closed"]
STAMPS += ["callback_due"]
WAIT_ENDS = {"answered", "abandoned", "left", "timed_out", "callback", "closed_unanswered"}


@dataclass(frozen=True, slots=True)
class Seen:
    """What a contact comes to. ``start``: it was queued, or reached us where it never queues;
    ``last``: the latest of all that happened to it or is due; ``persons``: all who took part; ``line``:
    the highest that worked on it; ``spoken``: talk and hold."""

    id: str
    channel: str
    via: str
    queue: str
    topic: str
    region: str
    site: str
    customer: str
    owner: str
    worker: str
    persons: tuple[str, ...]
    open: bool
    sound: bool
    counted: bool
    disagrees: bool
    phantom: bool
    outcome: str
    created: int
    queued: int | None
    start: int
    asked: int | None
    answered: int | None
    unanswered_until: int | None
    waits_since: int | None
    wait: int | None
    handling: int | None
    spoken: int | None
    done: int | None
    resolved: int | None
    solved: int | None
    last: int
    line: int
    reopened: int
    escalated: bool
    callback_due: int | None
    callback_done: int | None
    rating: float | None
    talk: Talk

    @property
    def live(self) -> bool:
        return self.channel in LIVE

    @property
    def written(self) -> bool:
        return self.channel in WRITTEN

    @property
    def human(self) -> bool:
        return self.channel not in SELF_SERVICE

    @property
    def helper(self) -> str:
        return self.talk.helper

    @property
    def session(self) -> str:
        """The self-service it was a session of, or came through; empty where there was none, or none yet."""
        if not self.human:
            return self.channel if self.done is not None else ""
        return self.via if self.queued is not None else ""

    @property
    def session_end(self) -> int | None:
        """When self-service was over: at its end, or when people were called for."""
        if not self.session:
            return None
        return self.queued if self.human else self.done


def stamp(raw: dict[str, Any], name: str) -> int | None:
    """An instant of a record in whole milliseconds."""
    text = raw.get(name)
    return None if text is None else milliseconds(text)


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


def read(raw: dict[str, Any], source: str, join: Join, phrases: Iterable[str] = ()) -> Seen:
    """A record as the API of a source sends it, understood. ``phrases``: those that irritate customers."""
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
        via=raw["via"] if raw.get("via") in SELF_SERVICE else "",
        topic=raw.get("topic", ""),
        region=raw.get("region", ""),
        site=raw.get("site", ""),
        queue=f"{source}/{raw['queue']}" if raw.get("queue") else "",
        customer=(raw.get("customer") or {}).get("address", ""),
        owner=join.person(source, raw.get("owner", "")),
        worker=join.person(source, raw.get("owner", "") or (raw.get("agents") or [""])[-1]),
        persons=tuple(join.person(source, agent) for agent in raw.get("agents", [])),
        open=is_open,
        sound=sound,
        counted=sound
        and not phantom
        and not raw.get("attached_to")
        and join.counting.get(channel, source) == source,
        disagrees=durations_disagree(raw, channel, outcome),
        phantom=phantom,
        outcome=outcome,
        created=created,
        queued=queued,
        start=queued if queued is not None else created,
        asked=asked,
        answered=answered,
        unanswered_until=end,
        waits_since=waits_since(raw, channel, is_open),
        wait=None if outcome not in WAIT_ENDS else given if given is not None else stamped,
        handling=handling_of(raw, channel),
        spoken=spoken_of(raw, channel),
        done=None if is_open and ended is None else done,
        resolved=resolved,
        solved=resolved if _solution_counts(raw, source, join, channel, created, resolved) else None,
        last=max(at for at in map(partial(stamp, raw), STAMPS) if at is not None),
        line=raw.get("line", 1),
        reopened=raw.get("reopened", 0),
        escalated=bool(raw.get("escalated")),
        callback_due=stamp(raw, "callback_due"),
        callback_done=stamp(raw, "callback_done"),
        rating=raw.get("rating"),
        talk=talk_of(raw.get("events", []), phrases, bool(raw.get("opened_by_agent"))),
    )


def _solution_counts(
    raw: dict[str, Any], source: str, join: Join, channel: str, created: int, resolved: int | None
) -> bool:
    """Whether how long its solution took is told, whatever its other stamps say."""
    ours = not raw.get("attached_to") and join.counting.get(channel, source) == source
    kept_out = bool(raw.get("phantom")) or raw["outcome"] == "unobserved"
    return ours and not kept_out and resolved is not None and resolved >= created


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


def spoken_of(raw: dict[str, Any], channel: str) -> int | None:
    """Talk and hold; holding is part of what the stamps of a conversation span."""
    talk, hold = length(raw, "talk_s"), length(raw, "hold_s")
    return talked(raw, channel) if talk is None else talk + (hold or 0)


def handling_of(raw: dict[str, Any], channel: str) -> int | None:
    """Talk, hold and wrap-up."""
    spoken = spoken_of(raw, channel)
    return None if spoken is None else spoken + (length(raw, "wrap_s") or 0)


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
