"""Events and states of the exchange folded into calls. Pure: no clock, no network.

A call is its caller's channel (``Uniqueid``); the channels of agents it is bridged with are not calls.
What an event tells of a call nobody saw joining (hold and talk times) is enough to rebuild it.
"""

from collections.abc import Callable, Collection, Iterable

from msgspec import Struct

from supervisor_app.domain.batch import Record
from supervisor_app.domain.contacts import Event, EventKind, Outcome, Personal, Role
from supervisor_app.domain.time import HOUR_MS, Instant
from supervisor_app.sources.ami_call import GRACE_MS, Call, Place
from supervisor_app.sources.ami_records import Block, caller, needed, seconds_ms, text
from supervisor_app.sources.base import Pseudonym

_KEPT_MS = HOUR_MS  # a finished call whose hanging up was never told is remembered this long
_TIMED_OUT = "TIMEOUT"
_END_ROLES = {"caller": Role.CUSTOMER, "agent": Role.AGENT}


class News(Struct):
    """What changed of one call since it was last taken."""

    call: Call
    events: list[Event] = []
    personal: Personal | None = None


class Calls:
    """The calls in progress of one exchange. ``queues`` restricts them (empty: all)."""

    def __init__(
        self,
        source: str,
        site: str,
        pseudonym: Pseudonym,
        queues: Collection[str] = (),
        calls: Iterable[Call] = (),
    ) -> None:
        self._source, self._site, self._pseudonym = source, site, pseudonym
        self._queues = frozenset(queues)
        self._calls = {call.id: call for call in calls}
        self._news: dict[str, News] = {}
        self._handlers: dict[str, Callable[[Block, Instant], None]] = {
            "QueueCallerJoin": self._joined,
            "QueueCallerLeave": self._left,
            "QueueCallerAbandon": self._abandoned,
            "AgentCalled": self._ringing,
            "AgentConnect": self._connected,
            "AgentComplete": self._completed,
            "VarSet": self._told_why,
            "Hold": self._held,
            "Unhold": self._resumed,
            "Hangup": self._hung_up,
        }

    @property
    def changed(self) -> bool:
        """Whether there is anything to take."""
        return bool(self._news)

    def all(self) -> list[Call]:
        """The calls in progress, and those whose end may still be followed by something."""
        return list(self._calls.values())

    def apply(self, block: Block, at: Instant) -> None:
        """Fold one event in. Raises NonsenseError where it is about a call but makes no sense."""
        handler = self._handlers.get(block.get("Event", ""))
        if handler is not None and self._ours(text(block, "Queue")):
            handler(block, at)

    def adopt(self, entry: Block, at: Instant) -> str:
        """Take in a caller who waits according to QueueStatus; the call's id. Raises NonsenseError."""
        id, queue = needed(entry, "Uniqueid"), needed(entry, "Queue")
        since = at - seconds_ms(entry, "Wait")
        call = self._calls.get(id)
        if call is None or not call.waits_in(queue):
            self._enter(call or self._new(entry, since, since), entry, since)
        return id

    def doubtful(self, waiting: Collection[str], channels: Collection[str] | None) -> dict[str, Place]:
        """Calls that are not where the exchange shows them, and where we thought they were.

        ``waiting``: who waits; ``channels``: who is connected at all, None where it does not let us see
        them: then talks go on until they are told to end.
        """
        return {
            call.id: call.place
            for call in self.all()
            if call.id not in waiting
            and (call.waits or (channels is not None and call.id not in channels and call.is_open))
        }

    def lose(self, doubtful: dict[str, Place], at: Instant) -> None:
        """Close the doubtful calls of which nothing has been heard since: they went on unobserved."""
        for id, place in doubtful.items():
            call = self._calls[id]
            moved, waits_still = call.place != place, call.waits and call.waiting_from == place[0]
            if call.left_at is not None and not moved:
                self._decide(call)
            elif waits_still or not moved:
                call.lose(at)
                self._note(call, at)

    def settle(self, now: Instant) -> None:
        """Decide what the other half of a piece of news has not decided in time; forget what is over."""
        for call in self.all():
            if call.left_at is not None and now - call.left_at > GRACE_MS:
                self._decide(call)
            if call.hung_up is not None and now - call.hung_up > GRACE_MS:
                self._finish(call, call.hung_up)
                del self._calls[call.id]
            elif not call.is_open and now - call.updated > _KEPT_MS:
                del self._calls[call.id]

    def take(self) -> tuple[Record, ...]:
        """What changed since it was last taken."""
        news, self._news = self._news, {}
        return tuple(
            Record(new.call.contact(self._source, self._site), new.personal, tuple(new.events))
            for new in news.values()
        )

    def _ours(self, queue: str) -> bool:
        return not queue or not self._queues or queue in self._queues

    def _note(self, call: Call, at: Instant, *events: Event) -> None:
        call.updated = max(call.updated, at)
        self._news.setdefault(call.id, News(call)).events.extend(events)

    def _new(self, block: Block, joined: Instant, at: Instant) -> Call:
        id, (number, name) = needed(block, "Uniqueid"), caller(block)
        linked = text(block, "Linkedid") or id
        customer = self._pseudonym(number) if number else ""
        call = Call(
            id=id, linked=linked, joined=joined, updated=at, queue=needed(block, "Queue"), customer=customer
        )
        self._calls[id] = call
        self._news[id] = News(call, personal=Personal(name=name, address=number) if number or name else None)
        return call

    def _joined(self, block: Block, at: Instant) -> None:
        call, queue = self._calls.get(needed(block, "Uniqueid")), needed(block, "Queue")
        if call is not None and call.waits_in(queue) and call.same_join(at):
            call.date_join(at)  # taken from QueueStatus before, which knows whole seconds only
        else:
            self._enter(call or self._new(block, at, at), block, at)

    def _enter(self, call: Call, block: Block, at: Instant) -> None:
        kind = EventKind.MOVED if "join" in call.counts else EventKind.QUEUED
        queue, place = needed(block, "Queue"), text(block, "Position", 6)
        call.join(queue, at)
        detail = f"{queue}, position {place}" if place else queue
        self._note(call, at, call.event("join", kind, Role.CUSTOMER, at, detail=detail))

    def _left(self, block: Block, at: Instant) -> None:
        call = self._calls.get(needed(block, "Uniqueid"))
        if call is not None and call.waits_in(text(block, "Queue")):
            call.leave(at, in_vain=False)

    def _abandoned(self, block: Block, at: Instant) -> None:
        """The exchange says this of every wait that ended in vain, a timeout included."""
        held = seconds_ms(block, "HoldTime")
        call = self._known(block, at - held, at)
        if call.waiting_from is not None:
            call.leave(at, in_vain=True)

    def _ringing(self, block: Block, at: Instant) -> None:
        call, agent = self._calls.get(needed(block, "Uniqueid")), _agent(block)
        if call is not None:
            self._note(call, at, call.event("ring", EventKind.RINGING, Role.AGENT, at, author=agent))

    def _connected(self, block: Block, at: Instant) -> None:
        held, agent = seconds_ms(block, "HoldTime"), _agent(block)
        call = self._known(block, at - held, at)
        call.answer(agent, at, held)
        self._note(call, at, call.event("connect", EventKind.ANSWERED, Role.AGENT, at, author=agent))

    def _completed(self, block: Block, at: Instant) -> None:
        talked, held = seconds_ms(block, "TalkTime"), seconds_ms(block, "HoldTime")
        agent, why = _agent(block), text(block, "Reason", 20)
        seen = text(block, "Uniqueid") in self._calls
        call = self._nameless(block, agent, at - talked) or self._known(block, at - talked - held, at)
        if call.connected is not None and call.owner != agent:
            return  # ended when the next agent took it
        if call.connected is None:
            if call.talk_ms is not None and not call.is_open:
                return  # ended already
            # handed on, it may wait for the next agent already; a call rebuilt just now does not
            waits_again = call.waiting_from if seen and call.waits and why == "transfer" else None
            call.answer(agent, at - talked, held)
            call.waiting_from = waits_again
        call.complete(at, talked)
        kind = EventKind.MOVED if why == "transfer" else EventKind.ENDED
        role = _END_ROLES.get(why, Role.SYSTEM)
        self._note(call, at, call.event("end", kind, role, at, author=agent, detail=why))

    def _nameless(self, block: Block, agent: str, begun: Instant) -> Call | None:
        """The call of an event without a channel, which is what comes when the channel went first.

        It is the agent's talk; of several, the one that began when this one did.
        """
        if text(block, "Uniqueid"):
            return None
        talks = {
            call.connected: call
            for call in self._calls.values()
            if call.connected is not None and call.owner == agent
        }
        return talks[min(talks, key=lambda at: abs(at - begun))] if talks else None

    def _known(self, block: Block, joined: Instant, at: Instant) -> Call:
        """The call, rebuilt from what the event tells of it where its joining was not seen."""
        call = self._calls.get(needed(block, "Uniqueid"))
        if call is None:
            call = self._new(block, joined, joined)
            self._enter(call, block, joined)
        return call

    def _told_why(self, block: Block, at: Instant) -> None:
        call, why = self._calls.get(text(block, "Uniqueid")), text(block, "Value", 40)
        if call is None or text(block, "Variable") != "QUEUESTATUS" or not why:
            return
        if call.left_at is not None:
            self._end_wait(call, Outcome.TIMED_OUT if why == _TIMED_OUT else Outcome.LEFT, call.left_at)

    def _decide(self, call: Call) -> None:
        """Nothing more is told of a call that left its queue: it was given up, or went elsewhere."""
        if call.left_at is not None:
            self._end_wait(call, Outcome.ABANDONED if call.in_vain else Outcome.LEFT, call.left_at)

    def _end_wait(self, call: Call, outcome: Outcome, at: Instant) -> None:
        call.stop_waiting(outcome, at)
        word = str(outcome)
        role = Role.SYSTEM if outcome is Outcome.TIMED_OUT else Role.CUSTOMER
        self._note(call, at, call.event(word, EventKind(word), role, at, detail=call.queue))

    def _held(self, block: Block, at: Instant) -> None:
        call = self._linked(block)
        if call is not None and call.connected is not None and call.on_hold is None:
            call.hold(at)
            self._note(call, at, call.event("hold", EventKind.HOLD, Role.AGENT, at, detail="on"))

    def _resumed(self, block: Block, at: Instant) -> None:
        call = self._linked(block)
        if call is not None and call.on_hold is not None:
            call.resume(at)
            self._note(call, at, call.event("hold", EventKind.HOLD, Role.AGENT, at, detail="off"))

    def _linked(self, block: Block) -> Call | None:
        """The call whose conversation the channel is part of."""
        linked = text(block, "Linkedid")
        return next((call for call in self._calls.values() if call.linked == linked), None)

    def _hung_up(self, block: Block, at: Instant) -> None:
        call = self._calls.get(text(block, "Uniqueid"))
        if call is None:
            return
        call.hung_up = at
        self._decide(call)

    def _finish(self, call: Call, at: Instant) -> None:
        """The channel is gone: end what no event has ended."""
        if call.connected is not None:
            call.complete(at, None)
            self._note(call, at, call.event("end", EventKind.ENDED, Role.SYSTEM, at))
        if call.waiting_from is not None:
            self._end_wait(call, Outcome.ABANDONED, at)


def _agent(block: Block) -> str:
    """The member's name is the agent's id: the same over all queues, telephones and restarts."""
    return text(block, "MemberName", 100) or needed(block, "Interface")
