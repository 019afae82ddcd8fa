"""Remarks on how customers were served: stretches under target, late answers, repeated solutions, silence."""

from collections.abc import Iterator
from datetime import date

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.snapshot import Level, Reading
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.long_view import FEWEST_DAYS, LONGEST
from supervisor_app.services.scene import GOOD, NEWS, Scene, Weighed, remark
from supervisor_app.services.staffed import FEWEST_CALLS, Stretch, stretches
from supervisor_app.text import remarks as words

_MOST_STRETCHES = 2
FEWEST_BEYOND = 3
"""A stretch is worth a word when so many calls more than the target allows were not answered in time."""
_MOST_CHANNELS = 2
_SHOW = "show"
_BAD = (Level.WARN, Level.CRIT)


def remarks_of_service(scene: Scene) -> Iterator[Weighed]:
    """All of them. Raises StoreError."""
    if scene.day is not None:
        yield from _stretches(scene)
    else:
        yield from _days_under_target(scene)
    yield from _late(scene)
    yield from _repeated(scene)
    yield from _unanswered(scene)
    yield from _longest(scene)


def _stretches(scene: Scene) -> Iterator[Weighed]:
    """The stretches in which most calls missed the target."""
    found = [
        (scene.asker.within(one.window).one("service_level", channel=one.channel.value), one)
        for one in stretches(scene.asker, scene.names, scene.channels(Family.LIVE))
    ]
    worst = sorted(found, key=lambda one: (-_beyond(one[0]), one[1].window.start))
    for reading, one in worst[:_MOST_STRETCHES]:
        if _beyond(reading) >= FEWEST_BEYOND:
            yield _stretch(scene, reading, one)


def _stretch(scene: Scene, reading: Reading, one: Stretch) -> Weighed:
    level, target = reading.value or 0.0, reading.target or 0.0
    return remark(
        "under_target",
        words.hours(one.window, scene.period.zone),
        words.stretch_text(one.channel, level, target, one.missing),
        reading.level if reading.level in _BAD else Level.WARN,
        link=words.contacts_of(reading.n, one.channel),
        figure=reading.id,
        window=one.window,
        size=_beyond(reading),
    )


def _beyond(reading: Reading) -> float:
    """How many contacts missed the target beyond those that it leaves to."""
    return _missed(reading) - reading.n * (1.0 - (reading.target or 0.0))


def _days_under_target(scene: Scene) -> Iterator[Weighed]:
    """The main live channel over several days: on how many it missed its target, and the worst of them."""
    channels = scene.channels(Family.LIVE)
    if not channels:
        return
    main = channels[0]
    readings = scene.asker.readings("service_level", by=(Dim.DAY,), channel=main.value)
    days = [one for one in readings if one.n >= FEWEST_CALLS]
    under = [one for one in days if one.level in _BAD]
    if under:
        worst = min(under, key=lambda one: one.value or 0.0)
        yield remark(
            "days_under_target",
            words.days_lead(len(under)),
            words.days_under_target(
                main,
                len(under),
                len(days),
                date.fromisoformat(worst.id.scope.day),
                worst.value or 0.0,
                worst.target or 0.0,
            ),
            worst.level,
            link=words.contacts_of(worst.n, main),
            figure=worst.id,
            window=scene.period.window,
            size=sum(map(_missed, under)),
        )


def _late(scene: Scene) -> Iterator[Weighed]:
    """The written channels on which most answers came late."""
    found = [(scene.measured.of("first_response_share", one), one) for one in scene.channels(Family.WRITTEN)]
    late = [(reading, one) for reading, one in found if reading.id.scope.channel and _missed(reading)]
    for reading, channel in sorted(late, key=lambda one: -_missed(one[0]))[:_MOST_CHANNELS]:
        number = _missed(reading)
        queues = _by_queue(scene, "first_response_share", channel, "missed")
        promise_s = scene.asker.answers.frame.promises.of(channel).promise_s
        yield remark(
            "late",
            words.contacts_of(number, channel),
            words.late_text(promise_s, queues, number),
            Level.CRIT if reading.level is Level.CRIT else Level.WARN,
            link=_SHOW,
            figure=scene.asker.figure("first_response_share", channel=channel.value, part="missed"),
            window=scene.period.window,
            size=number,
        )


def _repeated(scene: Scene) -> Iterator[Weighed]:
    reading = scene.measured.whole["repeat_solution"]
    if reading.n:
        yield remark(
            "repeat_solution",
            words.contacts(reading.n),
            words.repeated_text(),
            Level.WARN,
            link=_SHOW,
            figure=reading.id,
            window=scene.period.window,
            size=reading.n,
        )


def _unanswered(scene: Scene) -> Iterator[Weighed]:
    """What nobody has answered yet; of a period that has not ended that says nothing."""
    reading, asked = scene.measured.whole["unanswered"], scene.measured.whole["response_rate"]
    if scene.period.running or not asked.n:
        return
    letters = scene.measured.of("unanswered", Channel.LETTER).n if _had_letters(scene) else 0
    electronic = reading.n - letters
    good = not electronic
    yield remark(
        "unanswered",
        "" if good else words.questions(reading.n),
        words.all_answered(letters) if good else _silence(scene, reading.n),
        Level.NONE if good else Level.WARN if asked.provisional else Level.CRIT,
        link=_SHOW if reading.n else "",
        figure=reading.id if reading.n else None,
        window=scene.period.window if reading.n else None,
        weight=GOOD if good else None,
        size=electronic,
    )


def _had_letters(scene: Scene) -> bool:
    return ("unanswered", Channel.LETTER.value) in scene.measured.channels


def _silence(scene: Scene, number: int) -> str:
    return words.unanswered_text(_by_queue(scene, "unanswered", None), number)


def _longest(scene: Scene) -> Iterator[Weighed]:
    """The longest conversation of a year, or of what is looked at of it."""
    channels = scene.channels(Family.LIVE)
    if scene.past is None or not channels:
        return
    main = channels[0]
    reading = scene.measured.of(LONGEST, main)
    before = scene.past.longest_before(scene.period.first, main.value)
    if reading.value is not None and len(before) >= FEWEST_DAYS and reading.value > max(before.values()):
        days = (scene.period.first - min(before)).days
        yield remark(
            "longest",
            words.LONGEST,
            words.longest_text(main, reading.value, days),
            link=_SHOW,
            figure=reading.id,
            window=scene.period.window,
            weight=NEWS,
            size=reading.value,
        )


def _by_queue(scene: Scene, figure: str, channel: Channel | None, part: str = "") -> list[tuple[str, int]]:
    """How many contacts of a figure each queue has, under the title of the queue."""
    where = {"channel": channel.value} if channel is not None else {}
    readings = scene.asker.readings(figure, by=(Dim.QUEUE,), **where)
    counts = ((one.id.scope.queue, _missed(one) if part else one.n) for one in readings)
    return [(scene.names.queues.get(queue, queue), number) for queue, number in counts]


def _missed(reading: Reading) -> int:
    """Those of a share that did not meet it."""
    return reading.n - (reading.met or 0)
