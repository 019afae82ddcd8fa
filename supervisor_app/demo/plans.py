"""How contacts of each kind of channel go: plain data, no behaviour.

Durations are seconds, shares lie between 0 and 1. Channels are named by the key of their plan in the
profile. Nothing here is a result: waits, abandonment and lateness follow from arrivals, patience and staff.
"""

from typing import Literal

from msgspec import Struct

from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.channels import Channel

Law = Literal["lognormal", "exponential", "fixed"]


class Spread(Struct, frozen=True):
    """A random duration: its mean, its coefficient of variation (lognormal only) and its law."""

    mean_s: float
    cv: float = 0.8
    law: Law = "lognormal"


class Elsewhere(Struct, frozen=True, kw_only=True):
    """What customers do who got nothing: this ``share`` tries again ``after`` a while.

    ``channels``: keys of channel plans with weights, by which they come.
    """

    share: float
    channels: dict[str, float]
    after: Spread = Spread(1200.0, 1.0)


class Menu(Struct, frozen=True, kw_only=True):
    """The voice menu or bot in front of a live channel; its sessions count on ``channel``.

    ``solved`` is the share it solves of questions of ordinary difficulty (:attr:`Topic.simple` 1),
    ``given_up`` that of customers who leave inside it. ``understood``: share in which it finds out what
    is asked; others have no topic.
    """

    channel: Channel
    title: str
    length: Spread
    solved: float
    given_up: float = 0.0
    understood: float = 1.0
    lines: tuple[str, ...] = ()


class Peers(Struct, frozen=True, kw_only=True):
    """Customers who answer each other: ``answers`` is the mean number of them on a question.

    Each answers ``after`` a while; the asker takes one of the answers with chance ``accepted`` each.
    ``points`` go to every answer, ``accepted_points`` more to the one taken. ``helpers``: how many customers
    help at all (some of them a great deal).
    """

    answers: float
    helpers: int
    after: Spread = Spread(900.0, 1.4)
    accepted: float = 0.0
    points: int = 0
    accepted_points: int = 0


class LivePlan(Struct, frozen=True, kw_only=True):
    """A channel on which the customer waits in person.

    ``patience`` runs from queueing; who outlasts ``limit_s`` is sent away. ``voicemail``: share of those
    whose patience ended that press a key instead of hanging up. ``callback``: share of those still waiting
    after ``callback_after_s`` that ask to be called back. ``retry``: what those do who gave up.
    ``escalated``: share of answered contacts that need an expert, who owes a call back within
    ``callback_due_s``. ``sent_on``: share sent on to another way in, unsolved (``onward``).
    ``again``: share not really solved; these come again by ``again_by`` (empty: the same way).
    ``familiar_effort`` multiplies the talk where the agent has helped this customer before.
    """

    state: PresenceState
    patience: Spread
    talk: Spread
    wrap: Spread
    ring: Spread = Spread(4.0, 0.5)
    menu: Menu | None = None
    limit_s: float = 1800.0
    voicemail: float = 0.0
    callback: float = 0.0
    callback_after_s: float = 90.0
    callback_due_s: float = 7200.0
    retry: Elsewhere | None = None
    hold: float = 0.0
    hold_length: Spread = Spread(40.0)
    escalated: float = 0.0
    experts: str = ""
    sent_on: float = 0.0
    onward: Elsewhere | None = None
    again: float = 0.0
    again_after: Spread = Spread(14_400.0, 1.2)
    again_by: dict[str, float] = {}
    familiar_effort: float = 1.0
    rated: float = 0.0
    phantom: float = 0.0
    written: bool = False


class WrittenPlan(Struct, frozen=True, kw_only=True):
    """A channel of messages. ``asks_back``: share of answers that ask the customer for something first.

    ``replies``: share of customers who then answer; ``reopened``: share of solved threads that come back.
    ``repeats``: share of those that came back whose next answer offers the failed solution again.
    ``ignored``: share of messages that call for no answer (closed unanswered). ``escalated``: share that
    the first line hands to the queue ``experts``, who write the answer. ``keeps_owner_s``: a thread that
    comes back is kept for its consultant so long. ``remembers``: share of new contacts of a known customer
    kept so for the consultant who helped before. ``peers``: other customers may answer too; a peer's answer
    ends the wait like anybody's.
    """

    reply: Spread
    asks_back: float = 0.15
    replies: float = 0.9
    replies_after: Spread = Spread(2400.0, 1.2)
    reopened: float = 0.1
    reopened_after: Spread = Spread(10_800.0, 1.2)
    repeats: float = 0.0
    ignored: float = 0.0
    escalated: float = 0.0
    experts: str = ""
    auto_reply: str = ""
    closes_after_s: float = 259_200.0
    keeps_owner_s: float = 480.0
    remembers: float = 0.0
    familiar_effort: float = 1.0
    rated: float = 0.0
    peers: Peers | None = None


class SelfServicePlan(Struct, frozen=True, kw_only=True):
    """A channel on which customers help themselves: portal, app, knowledge base, a bot that stands alone.

    ``solved`` of questions of ordinary difficulty; of the others some go on to people (``onward``).
    """

    length: Spread
    solved: float
    onward: Elsewhere | None = None
    understood: float = 1.0
    lines: tuple[str, ...] = ()
