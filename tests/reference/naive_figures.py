"""Every figure over contacts read by hand: loops over lists, nothing clever, nothing of the product."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta, timezone
from math import inf
from typing import Any
from zoneinfo import ZoneInfo

from tests.reference import naive_answers, naive_quality
from tests.reference.naive_contact import Join, Seen, read
from tests.reference.naive_told import Told, counted, customers_of, ids_of, ratio, spread

Seconds = dict[str, float]
Among = Callable[[Seen], bool]

DEFAULTS: Seconds = {"T": 20, "S": 5, "promise": 1800, "within": 86_400, "recontact": 86_400}
DEFAULTS |= {"repeat": 604_800, "resolution": 172_800}
OFFERED = {"answered", "abandoned", "left", "timed_out", "callback", "closed_unanswered", "waiting"}
LIVE_ONLY = {"service_level", "abandonment", "average_wait", "median_wait", "p90_wait", "p95_wait"}
LIVE_ONLY |= {"longest_waited"}
WRITTEN_ONLY = {"first_response", "first_response_median", "first_response_p90", "first_response_p95"}
WRITTEN_ONLY |= {"first_response_share", "response_rate", "unanswered", "next_response"}
FIRST = WRITTEN_ONLY - {"response_rate", "unanswered", "next_response"}
PRESENT = {"waiting", "customers_waiting", "longest_wait", "promise_left", "promise_late", "promise_soon"}
PRESENT |= {"promise_breach", "slots", "backlog", "workload", "in_progress"} | naive_quality.PRESENT
HANDLED = {"handling", "longest_handling", "handling_total"}
BY_END = HANDLED | naive_quality.BY_END
BY_SOLUTION = {"resolved", "first_contact"} | naive_quality.BY_SOLUTION
OF_OWNERS = {"workload", "in_progress", "resolved"}


class Naive:
    """All figures of the records of some sources at an instant.

    ``promised``: other seconds for single channels; ``chosen``: other formulas of a figure for them.
    """

    def __init__(
        self,
        records: Mapping[str, Iterable[dict[str, Any]]],
        now: int,
        zone: str,
        promised: dict[str, Seconds] | None = None,
        join: Join | None = None,
        chosen: dict[tuple[str, str], str] | None = None,
        phrases: Iterable[str] = (),
    ) -> None:
        self.now, self.zone, self._promised, self._chosen = now, zone, promised or {}, chosen or {}
        self.seen = [
            read(raw, source, join or Join(), phrases) for source, own in records.items() for raw in own
        ]
        self.counted = [one for one in self.seen if one.counted]
        local = datetime.fromtimestamp(now / 1000, timezone.utc).astimezone(ZoneInfo(zone))  # noqa: UP017
        midnight = datetime(local.year, local.month, local.day, tzinfo=ZoneInfo(zone))
        morrow = (local + timedelta(days=1)).date()
        night = datetime(morrow.year, morrow.month, morrow.day, tzinfo=ZoneInfo(zone))
        self._night = int(night.timestamp()) * 1000
        self.starts = {"today": int(midnight.timestamp()) * 1000, "last_30_min": now - 1_800_000}
        self._quality = naive_quality.Quality(self.counted, now, lambda one: self.seconds(one, "recontact"))
        self._kept: dict[tuple[str, str, str], dict[str, list[Seen]]] = {}

    def tell(self, key: str, span: str, dim: str = "", name: str = "") -> Told:
        """A figure: ``dim`` is channel, queue, agent … (empty: the whole desk), ``name`` which of them."""
        credit, by = credit_of(key), word_of(key, dim)
        whole = self._inside(credit, span, "")[""]
        among = self._inside(credit, span, by).get(name, []) if dim else whole
        return self.told(key, among, whole, name if dim == "channel" else "")

    def told(self, key: str, among: list[Seen], whole: list[Seen], channel: str = "") -> Told:
        """A figure over some contacts of ``whole``, its window; ``channel``: that of all of them."""
        main, _, preset = key.partition(":")
        preset = preset or self._chosen.get((key, channel), "")
        if not channel and main in LIVE_ONLY:
            among = [one for one in among if one.live]
        if not channel and main in WRITTEN_ONLY and not (main in FIRST and preset == "all"):
            among = [one for one in among if one.written]
        if key == "share":
            return ratio(whole, among)
        if main == "service_level":
            return self._service_level(preset or "answered_of_offered_less_short", among)
        if main == "abandonment":
            return self._abandonment(preset or "less_short", among)
        if key in naive_answers.SOLUTIONS:
            return naive_answers.solutions(key, among, self.seconds)
        if key == "first_contact":
            return naive_answers.at_first_contact(among, self.counted, self.now, self.seconds)
        if key == "promise_breach":
            return naive_answers.will_be_late(among, self.counted, self.now, self._night, self.seconds)
        if key == "next_response":
            return naive_answers.later_answers(among)
        if main in FIRST:
            key = main
        told = self._quality.tell(key, among) or self._counts(key, among) or self._durations(key, among)
        return told or self._responses(key, among)

    def seconds(self, one: Seen, name: str) -> float:
        """What the channel of a contact promises."""
        return self._promised.get(one.channel, {}).get(name, DEFAULTS[name])

    def crediting(self, credit: str) -> list[Seen]:
        """The contacts that can be part of figures of a credit."""
        return self.seen if credit == "solved" else self.counted

    def _inside(self, credit: str, span: str, dim: str) -> dict[str, list[Seen]]:
        """The contacts of a span, by channel, queue or agent."""
        if (credit, span, dim) not in self._kept:
            groups: dict[str, list[Seen]] = {} if dim else {"": []}
            for one in self.crediting(credit):
                at = None if credit == "now" else getattr(one, credit)
                there = one.open if span == "now" else at is not None and self.starts[span] <= at <= self.now
                if there:
                    groups.setdefault(getattr(one, dim) if dim else "", []).append(one)
            self._kept[credit, span, dim] = groups
        return self._kept[credit, span, dim]

    def _counts(self, key: str, among: list[Seen]) -> Told | None:
        waiting = [one for one in among if one.waits_since is not None]
        if key == "customers_waiting":
            return counted(waiting, customers_of(waiting))
        if key == "customers":
            return counted(among, customers_of(among))
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
        if key in HANDLED:
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
        ranks = naive_answers.RANKS
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


def credit_of(key: str) -> str:
    """The instant of a contact that puts it into a window of the figure; ``now``: those open at present."""
    if key in PRESENT:
        return "now"
    if key in naive_quality.SESSIONS:
        return "session_end"
    if key in naive_answers.SOLUTIONS:
        return "solved"
    if key in naive_quality.BY_PROMISE:
        return "callback_due"
    return "done" if key in BY_END else "resolved" if key in BY_SOLUTION else "start"


def word_of(key: str, dim: str) -> str:
    """What of a contact tells the groups of a figure apart."""
    if dim == "agent":
        return "owner" if key in OF_OWNERS else "worker"
    return "session" if dim == "channel" and key in naive_quality.SESSIONS else dim
