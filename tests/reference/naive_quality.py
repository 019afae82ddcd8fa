"""Self-service, what was promised, who knew the customer, who else helped: figures by hand."""

from bisect import bisect_left
from collections.abc import Callable
from statistics import fmean, pstdev

from tests.reference.naive_contact import Seen
from tests.reference.naive_told import Told, counted, ratio, spread

DAY_MS = 86_400_000
KNOWN_FOR_MS = 30 * DAY_MS

SESSIONS = {"containment", "containment:without_recontact_check", "containment:intent_identified"}
SESSIONS |= {"bot_handling"}
BY_SOLUTION = {"first_line", "first_reaction"}
BY_END = {"rating", "talk_time", "longest_talk"}
BY_PROMISE = {"callbacks_kept"}
PRESENT = {"callbacks_owed", "callbacks_overdue"}
BY_ARRIVAL = {"continuity", "returning", "repeat_solution", "escalated", "peer_help", "peer_accepted"}
BY_ARRIVAL |= {"peer_answered", "peer_first_answer", "peer_points", "phrases"}
ALL = SESSIONS | BY_SOLUTION | BY_END | BY_PROMISE | PRESENT | BY_ARRIVAL


class Quality:
    """These figures over the contacts that count at an instant. ``recontact_s``: for so long after a session
    nobody may have asked a person, by the channel of the session."""

    def __init__(self, contacts: list[Seen], now: int, recontact_s: Callable[[Seen], float]) -> None:
        self._now, self._recontact_s = now, recontact_s
        self._human: dict[str, list[Seen]] = {}
        for one in sorted(contacts, key=lambda one: one.created):
            if one.human and one.customer:
                self._human.setdefault(one.customer, []).append(one)

    def tell(self, key: str, among: list[Seen]) -> Told | None:
        """One of these figures over some contacts of its window; None where it is none of these."""
        if key not in ALL:
            return None
        if key in SESSIONS:
            return self._sessions(key, among)
        if key in ("continuity", "returning") or key in BY_SOLUTION:
            return self._people(key, among)
        if key.startswith("peer"):
            return _peers(key, among)
        return self._promised(key, among) or _said(key, among)

    def _sessions(self, key: str, among: list[Seen]) -> Told:
        sessions = [one for one in among if one.session]
        if key == "bot_handling":
            return spread(sessions, [_end(one) - one.created for one in sessions], "mean")
        if key == "containment:intent_identified":
            sessions = [one for one in sessions if one.topic]
        alone = [one for one in sessions if not one.human]
        if key == "containment:without_recontact_check":
            return ratio(sessions, alone)
        contained = [one for one in alone if not self._came_again(one)]
        told = ratio(sessions, contained)
        told.provisional = any(self._now - _end(one) <= self._recontact_ms(one) for one in contained)
        return told

    def _recontact_ms(self, one: Seen) -> float:
        return self._recontact_s(one) * 1000

    def _came_again(self, one: Seen) -> bool:
        """Whether the customer of a session asked a person soon after its end."""
        later = self._of(one, _end(one) + 1, _end(one) + self._recontact_ms(one) + 1)
        return len(later) > 0

    def _of(self, one: Seen, start: float, end: float) -> list[Seen]:
        """What the same known customer asked people from ``start`` on, before ``end``."""
        own = self._human.get(one.customer, []) if one.customer else []
        first = bisect_left(own, start, key=lambda one: one.created)
        return own[first : bisect_left(own, end, key=lambda one: one.created)]

    def _earlier(self, one: Seen) -> set[str]:
        """Who helped the customer in the thirty days before."""
        before = self._of(one, one.created - KNOWN_FOR_MS, one.created)
        return {person for other in before for person in other.persons}

    def _people(self, key: str, among: list[Seen]) -> Told:
        if key == "continuity":
            talks = [one for one in among if one.talk.agent_messages >= 2]
            return ratio(talks, [one for one in talks if len(one.talk.writers) == 1])
        if key == "returning":
            served = [one for one in among if one.human and one.customer and one.persons]
            back = [one for one in served if self._earlier(one)]
            return ratio(back, [one for one in back if one.persons[0] in self._earlier(one)])
        if key == "first_line":
            solved = [one for one in among if one.human]
            return ratio(solved, [one for one in solved if one.line == 1])
        wrote = [one for one in among if one.written and one.talk.agent_messages >= 1]
        at_once = [one for one in wrote if one.talk.agent_messages == 1 and one.reopened == 0]
        return ratio(wrote, at_once)

    def _promised(self, key: str, among: list[Seen]) -> Told | None:
        if key == "callbacks_kept":
            kept = [one for one in among if one.callback_done is not None]
            return ratio(among, [one for one in kept if (one.callback_done or 0) <= (one.callback_due or 0)])
        owed = [one for one in among if one.callback_due is not None and one.callback_done is None]
        if key == "callbacks_owed":
            return counted(owed)
        if key == "callbacks_overdue":
            return counted([one for one in owed if (one.callback_due or 0) < self._now])
        return None


def _end(one: Seen) -> int:
    end = one.session_end
    assert end is not None
    return end


def _peers(key: str, among: list[Seen]) -> Told:
    asked = [one for one in among if one.channel == "community"]
    helped = [one for one in among if one.talk.helped is not None]
    if key == "peer_help":
        return ratio(asked, [one for one in asked if one.talk.helped is not None])
    if key == "peer_accepted":
        return ratio(asked, [one for one in asked if one.talk.accepted is not None])
    if key == "peer_answered":
        return counted(helped)
    if key == "peer_first_answer":
        return spread(helped, [(one.talk.helped or 0) - one.created for one in helped], "mean")
    granted = [one for one in among if one.talk.points > 0]
    return counted(granted, sum(one.talk.points for one in granted))


def _said(key: str, among: list[Seen]) -> Told:
    if key == "repeat_solution":
        return counted([one for one in among if one.talk.repeated])
    if key == "escalated":
        return counted([one for one in among if one.escalated])
    if key == "rating":
        rated = [one for one in among if one.rating is not None]
        told = counted(rated)
        stars = [one.rating or 0 for one in rated]
        told.value, told.deviation = (fmean(stars), pstdev(stars)) if rated else (None, None)
        return told
    if key == "phrases":
        irritated = [one for one in among if one.talk.phrases > 0]
        told = counted(irritated, sum(one.talk.phrases for one in irritated))
        if not any(one.talk.read for one in among):
            told.value = None
        return told
    spoke = [one for one in among if one.live and one.spoken is not None]
    which = "longest" if key == "longest_talk" else "mean"
    return spread(spoke, [one.spoken or 0 for one in spoke], which)
