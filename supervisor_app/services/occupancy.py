"""How busy agents were: handling time of the time in which they could be handling.

By their presence where it is told, as intervals. Where nobody tells it, by the seats that the settings give:
handling time of the contacts that ended, of the seats while the calendar is open.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from supervisor_app.domain.agents import PresenceInterval, PresenceState
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.snapshot import FigureId, Listed, Reading, Scope, Span
from supervisor_app.domain.targets import Targets
from supervisor_app.domain.time import SECOND_MS, Instant, Window
from supervisor_app.metrics.composed import COMPOSED
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.answering import Answers
from supervisor_app.services.clock import wall_now
from supervisor_app.services.history import History, Question

KEY = "occupancy"
_SEATS = "talk + hold + wrap-up of contacts that ended in the window ÷ (seats × open hours): "

HANDLING = frozenset(
    {PresenceState.ON_CALL, PresenceState.CHATTING, PresenceState.WRITING, PresenceState.WRAP_UP}
)
COULD = HANDLING | {PresenceState.FREE, PresenceState.RINGING}
"""What people are who handle, or could."""


def readings(history: History, question: Question) -> Iterator[Reading]:
    """Occupancy of everybody or by agent, or of channels and queues by their seats. Raises StoreError."""
    of_places = {Dim.CHANNEL, Dim.QUEUE}
    if of_places & set(question.by) or question.where.channel or question.where.queue:
        yield from _by_seats(history, question)
        return
    people = _by_person(history, question)
    if not people and not question.by and not question.where.agent and _seated(history, question):
        yield from _by_seats(history, question)
    elif Dim.AGENT in question.by:
        yield from of_people(history, question).values()
    else:
        yield _told(history, question, {}, list(people.values()))


def of_people(answers: Answers, question: Question) -> dict[str, Reading]:
    """The occupancy of everybody whose presence is told, by person. Raises StoreError."""
    people = sorted(_by_person(answers, question).items())
    return {person: _told(answers, question, {"agent": person}, [found]) for person, found in people}


def intervals(history: History, question: Question) -> tuple[PresenceInterval, ...]:
    """The intervals behind it, cut to the window, oldest first. Raises StoreError."""
    if question.where.channel or question.where.queue:
        return ()
    people = _by_person(history, question)
    return tuple(sorted((one for told in people.values() for one in told), key=lambda one: one.since))


def contacts(history: History, question: Question) -> tuple[Listed, ...]:
    """The contacts behind it where it is made of seats, else none. Raises StoreError."""
    of_places = question.where.channel or question.where.queue
    if question.where.agent or (not of_places and _by_person(history, question)):
        return ()
    return tuple(
        one
        for scope, _ in _seated(history, question)
        for one in history.contacts(replace(question, figures=("handling_total",), where=scope))
    )


def _by_person(answers: Answers, question: Question) -> dict[str, list[PresenceInterval]]:
    """Of every person what counts of their presence in the window."""
    window = Window(question.window.start, min(question.window.end, max(answers.at, question.window.start)))
    found: dict[str, list[PresenceInterval]] = {}
    for told in answers.presences(window):
        person = answers.frame.joining.person(told.source, told.agent).key
        if told.state in COULD and question.where.agent in ("", person):
            start = max(told.since, window.start)
            end = window.end if told.until is None else min(told.until, window.end)
            if start < end:
                found.setdefault(person, []).append(replace(told, since=start, until=end))
    return found


def _told(
    answers: Answers, question: Question, words: dict[str, str], people: list[list[PresenceInterval]]
) -> Reading:
    """The occupancy of some people; time that two sources tell of one person counts once."""
    busy = sum(_length(one for one in told if one.state in HANDLING) for told in people)
    whole = sum(_length(told) for told in people)
    return Reading(
        id=FigureId(KEY, Span.WINDOW, replace(question.where, **words)),
        value=busy / whole if whole else None,
        n=sum(map(len, people)),
        rule=COMPOSED[KEY].rule,
        window=question.window,
        gap=bool(answers.gaps(question.window)),
    )


def _length(told: Iterable[PresenceInterval]) -> int:
    """How long any of the intervals lasted, in ms."""
    total, reached = 0, None
    for start, end in sorted((one.since, one.until or one.since) for one in told):
        begin = start if reached is None else max(start, reached)
        total += max(end - begin, 0)
        reached = end if reached is None else max(end, reached)
    return total


def _by_seats(history: History, question: Question) -> Iterator[Reading]:
    seated = _seated(history, question)
    apart = Dim.CHANNEL in question.by or Dim.QUEUE in question.by
    for group in [[one] for one in seated] if apart else [seated] if seated else []:
        handled = [_handled(history, question, scope) for scope, _ in group]
        room = sum(targets.seats * _open_ms(history, targets, question) for _, targets in group) / SECOND_MS
        scope = group[0][0] if apart else question.where
        yield Reading(
            id=FigureId(KEY, Span.WINDOW, scope),
            value=sum(one.value or 0.0 for one in handled) / room if room else None,
            n=sum(one.n for one in handled),
            rule=_SEATS + ", ".join(_words(targets) for _, targets in group),
            window=question.window,
        )


def _seated(history: History, question: Question) -> list[tuple[Scope, Targets]]:
    """The places that have seats, of those asked about: single queues before channels before the desk."""
    promises, where = history.frame.promises, question.where
    if Dim.QUEUE in question.by or where.queue:
        named = [where.queue] if where.queue else list(promises.queues)
        found = [(replace(where, queue=name), promises.of(None, name)) for name in named]
    elif Dim.CHANNEL in question.by or where.channel:
        channels = [Channel(where.channel)] if where.channel else list(promises.channels)
        found = [(replace(where, channel=one.value), promises.of(one)) for one in channels]
    else:
        queues = [(replace(where, queue=name), promises.of(None, name)) for name in promises.queues]
        channels_ = [(replace(where, channel=one.value), promises.of(one)) for one in promises.channels]
        desk = [(where, promises.default)]
        found = next((some for some in (queues, channels_, desk) if any(one.seats for _, one in some)), [])
    return [(scope, targets) for scope, targets in found if targets.seats]


def _words(targets: Targets) -> str:
    return f"{targets.seats:g} seats, {targets.calendar or 'always open'}"


def _handled(history: History, question: Question, scope: Scope) -> Reading:
    (told,) = history.readings(replace(question, figures=("handling_total",), by=(), where=scope))
    return told


def _open_ms(history: History, targets: Targets, question: Question) -> int:
    start, end = question.window.start, _reached(history, question)
    calendar = history.frame.promises.calendars.get(targets.calendar)
    return end - start if calendar is None else calendar.business_ms(start, end)


def _reached(history: History, question: Question) -> Instant:
    """Until when the window has passed: by the desk's clock, which of made up contacts is not ours."""
    now = history.at if history.frame.simulated else max(history.at, wall_now())
    return max(min(question.window.end, now), question.window.start)
