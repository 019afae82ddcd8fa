"""The figures the window shows, named once, and their titles."""

from supervisor_app import text
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.snapshot import FigureId, Scope, Snapshot, Span

WAITING = FigureId("waiting")
LONGEST_WAIT = FigureId("longest_wait")
SERVICE_LEVEL = FigureId("service_level", Span.TODAY)
SERVICE_LEVEL_RECENT = FigureId("service_level", Span.LAST_30_MIN)
FIRST_RESPONSE = FigureId("first_response", Span.TODAY)
ABANDONMENT = FigureId("abandonment", Span.TODAY)

_TITLES = {
    "waiting": "Waiting",
    "customers_waiting": "Customers waiting",
    "longest_wait": "Longest wait",
    "promise_left": "Time left of the promise",
    "offered": "Offered",
    "answered": "Answered",
    "abandoned": "Abandoned",
    "service_level": "Service level",
    "abandonment": "Abandonment",
    "average_wait": "Average wait",
    "handling": "Handling",
    "first_response": "First response",
    "response_rate": "Response rate",
    "backlog": "Backlog",
    "volume": "Contacts",
    "workload": "Work",
    "first_line": "Solved on the first line",
    "first_reaction": "Solved by the first answer",
    "containment": "Solved by self-service alone",
    "bot_handling": "Length of self-service",
    "continuity": "One consultant throughout",
    "returning": "Same consultant again",
    "repeat_solution": "Solution offered twice",
    "unanswered": "Unanswered",
    "escalated": "Escalated",
    "callbacks_owed": "Call-backs owed",
    "callbacks_overdue": "Call-backs overdue",
    "callbacks_kept": "Call-backs on time",
    "rating": "Rating",
    "phrases": "Irritating phrases",
    "peer_help": "Helped by customers",
    "peer_answered": "Helped by customers",
    "peer_accepted": "Answer accepted",
    "peer_first_answer": "First answer of a customer",
    "peer_points": "Points granted",
}


def of_queue(queue: str) -> FigureId:
    """The contacts that wait in one queue now."""
    return FigureId("waiting", Span.NOW, Scope(queue=queue))


def of_channel(channel: Channel) -> FigureId:
    """The contacts of one channel today."""
    return FigureId("volume", Span.TODAY, Scope(channel=channel.value))


def of_agent(agent: str) -> FigureId:
    """The open contacts of one person."""
    return FigureId("workload", Span.NOW, Scope(agent=agent))


def of_promise(part: str) -> FigureId:
    """The written contacts that wait with so much of their promise left."""
    return FigureId("promise_left", Span.NOW, Scope(part=part))


def today(key: str, channel: str = "", helper: str = "") -> FigureId:
    """A figure of today: of the whole desk, of one channel, or of one customer who helps others."""
    return FigureId(key, Span.TODAY, Scope(channel=channel, helper=helper))


def figure_title(figure: FigureId, snapshot: Snapshot) -> str:
    """A figure by name, with what it is restricted to: ``Waiting now, Porting``."""
    base = _TITLES.get(figure.key, figure.key.replace("_", " ").capitalize())
    whole = [f"{base} {text.span_word(figure.span)}"]
    whole += [part for part in _restrictions(figure.scope, snapshot) if part]
    return ", ".join(whole)


def _restrictions(scope: Scope, snapshot: Snapshot) -> tuple[str, ...]:
    return (
        text.channel_word(Channel(scope.channel)) if scope.channel else "",
        next((line.title for line in snapshot.queues if line.key == scope.queue), scope.queue),
        next((line.name for line in snapshot.agents if line.key == scope.agent), scope.agent),
        scope.part.replace("_", " "),
    )
