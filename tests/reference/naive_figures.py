"""Every figure over contacts read by hand: loops over lists, nothing clever, nothing of the product."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timezone
from math import inf
from typing import Any
from zoneinfo import ZoneInfo

from tests.reference.naive_contact import Join, Seen, read

Seconds = dict[str, float]
Among = Callable[[Seen], bool]

DEFAULTS: Seconds = {"T": 20, "S": 5, "promise": 1800, "within": 86_400}
OFFERED = {"answered", "abandoned", "left", "timed_out", "callback", "closed_unanswered", "waiting"}
LIVE_ONLY = {"service_level", "abandonment", "average_wait", "median_wait", "p90_wait", "p95_wait"}
LIVE_ONLY |= {"longest_waited"}
WRITTEN_ONLY = {"first_response", "first_response_median", "first_response_p90", "first_response_p95"}
WRITTEN_ONLY |= {"first_response_share", "response_rate", "unanswered"}
PRESENT = {"waiting", "customers_waiting", "longest_wait", "promise_left", "promise_late", "promise_soon"}
PRESENT |= {"backlog", "workload", "in_progress"}
BY_END = {"handling", "longest_handling", "handling_total"}
OF_OWNERS = {"workload", "in_progress", "resolved"}


@dataclass
class Told:
    """A figure by hand: its value, how many contacts it is made of, how many met it, and which they are."""

    value: float | None
    n: int
    met: int | None = None
    ids: list[str] = field(default_factory=list)
    met_ids: list[str] = field(default_factory=list)
    provisional: bool = False
    parts: dict[str, list[str]] = field(default_factory=dict)


class Naive:
    """All figures of the records of some sources at an instant.

    ``promised``: other seconds for single channels; ``chosen``: other formulas of a figure for them.
    """

    def __init__(
        self,
        records: dict[str, list[dict[str, Any]]],
        now: int,
        zone: str,
        promised: dict[str, Seconds] | None = None,
        join: Join | None = None,
        chosen: dict[tuple[str, str], str] | None = None,
    ) -> None:
        self.now, self._promised, self._chosen = now, promised or {}, chosen or {}
        self.seen = [read(raw, source, join or Join()) for source, own in records.items() for raw in own]
        self.counted = [one for one in self.seen if one.counted]
        local = datetime.fromtimestamp(now / 1000, timezone.utc).astimezone(ZoneInfo(zone))  # noqa: UP017
        midnight = datetime(local.year, local.month, local.day, tzinfo=ZoneInfo(zone))
        self.starts = {"today": int(midnight.timestamp()) * 1000, "last_30_min": now - 1_800_000}
        self._kept: dict[tuple[str, str, str], dict[str, list[Seen]]] = {}

    def tell(self, key: str, span: str, dim: str = "", name: str = "") -> Told:
        """A figure: ``dim`` is channel, queue or agent (empty: the whole desk), ``name`` which of them."""
        credit = (
            "now" if span == "now" else "done" if key in BY_END else key if key == "resolved" else "start"
        )
        if dim == "agent":
            dim = "owner" if key in OF_OWNERS else "worker"
        main, _, preset = key.partition(":")
        preset = preset or (self._chosen.get((key, name), "") if dim == "channel" else "")
        whole = self._inside(credit, span, "")[""]
        among = self._inside(credit, span, dim).get(name, []) if dim else whole
        if dim != "channel" and main in LIVE_ONLY:
            among = [one for one in among if one.live]
        if dim != "channel" and main in WRITTEN_ONLY:
            among = [one for one in among if one.written]
        if key == "share":
            return ratio(whole, among)
        if main == "service_level":
            return self._service_level(preset or "answered_of_offered_less_short", among)
        if main == "abandonment":
            return self._abandonment(preset or "less_short", among)
        return self._counts(key, among) or self._durations(key, among) or self._responses(key, among)

    def seconds(self, one: Seen, name: str) -> float:
        """What the channel of a contact promises."""
        return self._promised.get(one.channel, {}).get(name, DEFAULTS[name])

    def _inside(self, credit: str, span: str, dim: str) -> dict[str, list[Seen]]:
        """The contacts of a span, by channel, queue or agent."""
        if (credit, span, dim) not in self._kept:
            groups: dict[str, list[Seen]] = {} if dim else {"": []}
            for one in self.counted:
                at = None if credit == "now" else getattr(one, credit)
                there = one.open if span == "now" else at is not None and self.starts[span] <= at <= self.now
                if there:
                    groups.setdefault(getattr(one, dim) if dim else "", []).append(one)
            self._kept[credit, span, dim] = groups
        return self._kept[credit, span, dim]

    def _counts(self, key: str, among: list[Seen]) -> Told | None:
        waiting = [one for one in among if one.waits_since is not None]
        if key == "customers_waiting":
            known = {one.customer for one in waiting if one.customer}
            return counted(waiting, len(known) + sum(not one.customer for one in waiting))
        rules: dict[str, Among] = {
            "waiting": lambda one: one.waits_since is not None,
            "promise_late": lambda one: self.left(one) is not None and (self.left(one) or 0) < 0,
            "promise_soon": lambda one: self.left(one) is not None and 0 <= (self.left(one) or 0) < 600,
            "backlog": lambda one: True,
            "volume": lambda one: True,
            "offered": lambda one: one.outcome in OFFERED,
            "short_abandoned": self._short,
            "still_waiting": lambda one: one.outcome == "waiting",
            "workload": lambda one: one.owner != "",
            "in_progress": lambda one: one.owner != "" and one.answered is not None,
            "resolved": lambda one: one.owner != "",
        }
        if key == "promise_left":
            among = [one for one in among if self.left(one) is not None]
            told = counted(among)
            cuts = {
                "late": (-inf, 0),
                "within_10_min": (0, 600),
                "rest": (600, inf),
                "4_to_6_min": (240, 360),
            }
            for part, (low, high) in cuts.items():
                told.parts[part] = ids_of(one for one in among if low <= (self.left(one) or 0) < high)
            return told
        if key in OFFERED and key != "waiting":
            return counted([one for one in among if one.outcome == key])
        return counted([one for one in among if rules[key](one)]) if key in rules else None

    def left(self, one: Seen) -> float | None:
        """Seconds left of the promise to somebody who wrote and waits."""
        if one.waits_since is None or not one.written:
            return None
        return (one.waits_since - self.now) / 1000 + self.seconds(one, "promise")

    def _durations(self, key: str, among: list[Seen]) -> Told | None:
        if key == "longest_wait":
            waiting = [one for one in among if one.waits_since is not None]
            return spread(waiting, [max(self.now - (one.waits_since or 0), 0) for one in waiting], "longest")
        if key in BY_END:
            handled = [one for one in among if one.handling is not None]
            which = {"handling": "mean", "longest_handling": "longest", "handling_total": "sum"}[key]
            return spread(handled, [one.handling or 0 for one in handled], which)
        ends = {"answered", "abandoned"} if key == "longest_waited" else {"answered"}
        waits = {"average_wait": "mean", "median_wait": "0.5", "p90_wait": "0.9", "p95_wait": "0.95"}
        waits["longest_waited"] = "longest"
        if key not in waits:
            return None
        waited = [one for one in among if one.outcome in ends and one.wait is not None]
        return spread(waited, [one.wait or 0 for one in waited], waits[key])

    def _responses(self, key: str, among: list[Seen]) -> Told:
        asked = [one for one in among if one.asked is not None and one.outcome != "not_queued"]
        responded = [one for one in asked if one.answered is not None]
        silent = [one for one in asked if one.answered is None]
        if key == "unanswered":
            return counted(silent)
        if key == "response_rate":
            told = ratio(asked, [one for one in responded if self._after(one) <= self.seconds(one, "within")])
            told.provisional = any(self._age(one) <= self.seconds(one, "within") for one in silent)
            return told
        if key == "response_rate:answered_at_all":
            told = ratio(asked, responded)
            told.provisional = bool(silent)
            return told
        if key == "first_response_share":
            overdue = [one for one in silent if self._after(one) > self.seconds(one, "promise")]
            kept = [one for one in responded if self._after(one) <= self.seconds(one, "promise")]
            return ratio(responded + overdue, kept)
        ranks = {"": "mean", "_median": "0.5", "_p90": "0.9", "_p95": "0.95"}
        which = ranks[key.removeprefix("first_response")]
        return spread(responded, [(one.answered or 0) - (one.asked or 0) for one in responded], which)

    def _age(self, one: Seen) -> float:
        return (self.now - (one.asked or 0)) / 1000

    def _after(self, one: Seen) -> float:
        """Seconds until the answer, or until it was closed without one, or until now."""
        end = one.answered if one.answered is not None else one.unanswered_until
        return ((self.now if end is None else end) - (one.asked or 0)) / 1000

    def _within(self, one: Seen) -> bool:
        return one.wait is not None and one.wait <= self.seconds(one, "T") * 1000

    def _short(self, one: Seen) -> bool:
        known = one.outcome == "abandoned" and one.wait is not None
        return known and (one.wait or 0) <= self.seconds(one, "S") * 1000

    def _service_level(self, preset: str, among: list[Seen]) -> Told:
        # who waits and could still be answered in time is undecided
        offered = [
            one
            for one in among
            if one.outcome in OFFERED
            and (one.outcome != "waiting" or self.now - one.start > self.seconds(one, "T") * 1000)
        ]
        answered = [one for one in offered if one.outcome == "answered"]
        gone = [one for one in offered if one.outcome == "abandoned"]
        long_gone = [one for one in gone if not self._short(one)]
        quick = [one for one in answered if self._within(one)]
        quick_gone = [one for one in gone if self._within(one)]
        quick_callback = [one for one in offered if one.outcome == "callback" and self._within(one)]
        late_gone = [one for one in gone if not self._within(one)]
        timed_out = [one for one in offered if one.outcome == "timed_out"]
        less_short = [one for one in offered if not self._short(one)]
        below, above = {
            "answered_of_offered_less_short": (less_short, quick),
            "answered_of_offered": (offered, quick),
            "removed_of_queued": (offered, quick + quick_gone + quick_callback),
            "answered_of_handled": (answered, quick),
            "answered_of_answered_abandoned": (answered + gone, quick),
            "answered_of_answered_abandoned_less_short": (answered + long_gone, quick),
            "kept_of_answered_abandoned_timeout": (answered + gone + timed_out, quick + quick_gone),
            "late_abandons_only": (answered + late_gone, quick),
        }[preset]
        return ratio(below, above)

    def _abandonment(self, preset: str, among: list[Seen]) -> Told:
        offered = [one for one in among if one.outcome in OFFERED]
        answered = [one for one in offered if one.outcome == "answered"]
        gone = [one for one in offered if one.outcome == "abandoned"]
        long_gone = [one for one in gone if not self._short(one)]
        timed_out = [one for one in offered if one.outcome == "timed_out"]
        below, above = {
            "less_short": ([one for one in offered if not self._short(one)], long_gone),
            "of_offered": (offered, gone),
            "of_answered_abandoned": (answered + gone, gone),
            "of_answered_abandoned_less_short": (answered + long_gone, long_gone),
            "with_timeouts_of_offered": (offered, gone + timed_out),
        }[preset]
        return ratio(below, above)


def ids_of(contacts: Iterable[Seen]) -> list[str]:
    """The ids, sorted."""
    return sorted(one.id for one in contacts)


def counted(contacts: list[Seen], value: int | None = None) -> Told:
    """A number of contacts."""
    number = len(contacts) if value is None else value
    return Told(value=float(number), n=len(contacts), ids=ids_of(contacts))


def ratio(below: list[Seen], above: list[Seen]) -> Told:
    """A share; no denominator, no number."""
    value = len(above) / len(below) if below else None
    return Told(value, len(below), len(above), ids_of(below), ids_of(above))


def spread(contacts: list[Seen], milliseconds: list[int], which: str) -> Told:
    """A statistic of durations in seconds; of none there is no number."""
    ordered, ids = sorted(milliseconds), ids_of(contacts)
    if not ordered:
        return Told(None, 0)
    if which == "longest":
        value = float(ordered[-1])
    elif which in ("mean", "sum"):
        value = sum(ordered) / (len(ordered) if which == "mean" else 1)
    else:
        place = (len(ordered) - 1) * float(which)
        low = int(place)
        high = min(low + 1, len(ordered) - 1)
        value = ordered[low] + (place - low) * (ordered[high] - ordered[low])
    return Told(value / 1000, len(ordered), ids=ids)
