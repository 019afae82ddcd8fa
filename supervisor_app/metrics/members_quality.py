"""The rules of self-service, of conversations, of call-backs, and of customers who help each other."""

import numpy as np

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.metrics.layout import CHANNEL_CODE, IN_FAMILY, NEVER, C, Flag, IntArray, Mask, N, T
from supervisor_app.metrics.view import Rule, View


def has_flag(flag: Flag) -> Rule:
    """A rule that holds where a flag is set. Make it once: rules are told apart by identity."""

    def rule(view: View) -> Mask:
        return view.flagged(flag)

    return rule


human = has_flag(Flag.HUMAN)
first_line = has_flag(Flag.FIRST_LINE)
one_writer = has_flag(Flag.ONE_WRITER)
repeated = has_flag(Flag.REPEATED)
escalated = has_flag(Flag.ESCALATED)
owed = has_flag(Flag.OWED)
kept = has_flag(Flag.KEPT)
accepted = has_flag(Flag.ACCEPTED)


def alone(view: View) -> Mask:
    """The session ended without a person."""
    return ~view.mask(human)


def contained(view: View) -> Mask:
    """The session ended without a person, and its customer did not ask one soon after."""
    again = view.time(T.AGAIN)
    soon = (again != NEVER) & (again - view.time(T.SESSION_END) <= view.target_ms("recontact_s"))
    stayed: Mask = view.mask(alone) & ~soon
    return stayed


def containment_undecided(view: View) -> Mask:
    """Contained so far, and its customer may still ask a person soon after."""
    age = view.now - view.time(T.SESSION_END)
    return view.mask(contained) & (age <= view.target_ms("recontact_s"))


def solved_at_once(view: View) -> Mask:
    """It was never opened again, and its customer did not come again on its topic soon after."""
    again = view.time(T.REPEATED)
    soon = (again != NEVER) & (again - view.time(T.RESOLVED) <= view.target_ms("repeat_s"))
    stayed: Mask = ~view.flagged(Flag.REOPENED) & ~soon
    return stayed


def solved_undecided(view: View) -> Mask:
    """Solved at once so far, and its customer may still come again soon after."""
    age = view.now - view.time(T.RESOLVED)
    return view.mask(solved_at_once) & (age <= view.target_ms("repeat_s"))


def with_topic(view: View) -> Mask:
    """It is known what the customer wanted."""
    known: Mask = view.code(C.TOPIC) >= 0
    return known


def session_ms(view: View) -> IntArray:
    """From the beginning of the session to its end."""
    return view.time(T.SESSION_END) - view.time(T.CREATED)


def came_back(view: View) -> Mask:
    """An agent took part, and agents had helped the customer in the 30 days before."""
    back: Mask = view.code(C.RETURNED) >= 0
    return back


def to_the_same(view: View) -> Mask:
    """The first agent is one of those who had helped the customer before."""
    same: Mask = view.code(C.RETURNED) == 1
    return same


def several_messages(view: View) -> Mask:
    """Agents wrote at least twice."""
    several: Mask = view.number(N.MESSAGES) >= 2
    return several


def wrote(view: View) -> Mask:
    """Came in writing, and an agent wrote."""
    return _written(view) & (view.number(N.MESSAGES) >= 1)


def at_first_reaction(view: View) -> Mask:
    """One message of an agent was enough."""
    once: Mask = view.number(N.MESSAGES) == 1
    return once & ~view.flagged(Flag.REOPENED)


def overdue(view: View) -> Mask:
    """A call-back is owed, and should have been made."""
    return view.mask(owed) & (view.time(T.CALLBACK_DUE) < view.now)


def in_community(view: View) -> Mask:
    """Asked where customers answer each other."""
    there: Mask = view.code(C.CHANNEL) == CHANNEL_CODE[Channel.COMMUNITY]
    return there


def helped(view: View) -> Mask:
    """Another customer answered."""
    return view.has(T.HELPED)


def helped_after_ms(view: View) -> IntArray:
    """From the question to the first answer of another customer."""
    return view.time(T.HELPED) - view.time(T.CREATED)


def with_points(view: View) -> Mask:
    """Points were granted to those who helped."""
    granted: Mask = view.number(N.POINTS) > 0
    return granted


def answered_again(view: View) -> Mask:
    """A person answered a customer who had come back after the first answer."""
    again: Mask = view.number(N.NEXT_ANSWERS) > 0
    return again


def rated(view: View) -> Mask:
    """The customer rated it."""
    return ~np.isnan(view.number(N.RATING))


def irritating(view: View) -> Mask:
    """A message of an agent holds a phrase that irritates customers."""
    found: Mask = view.number(N.PHRASES) > 0
    return found


def read(view: View) -> Mask:
    """The text of a message of an agent was read."""
    some: Mask = view.number(N.READ) > 0
    return some


def talked(view: View) -> Mask:
    """Somebody held the line, and it is known how long."""
    return IN_FAMILY[Family.LIVE][view.code(C.CHANNEL)] & view.has(T.TALK)


def talk_ms(view: View) -> IntArray:
    """Talk and hold."""
    return view.time(T.TALK)


def _written(view: View) -> Mask:
    return IN_FAMILY[Family.WRITTEN][view.code(C.CHANNEL)]
