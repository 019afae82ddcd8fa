"""Remarks on how much came: a special or busy day, a topic, an outage, the busiest hour."""

from collections.abc import Iterator

from supervisor_app.domain.snapshot import Level
from supervisor_app.domain.summary import Told, TopicSummary
from supervisor_app.domain.time import HOUR_MS, Window
from supervisor_app.metrics.grouping import Dim
from supervisor_app.services.day_sums import VOLUME
from supervisor_app.services.long_view import FEWEST_DAYS
from supervisor_app.services.outages import Burst, bursts, counts_of
from supervisor_app.services.remarks_of_days import rain, special_days
from supervisor_app.services.scene import CAUSE, NEWS, Scene, Weighed, remark
from supervisor_app.services.summary_rows import is_clearly_more
from supervisor_app.text import remarks as words

BUSY, QUIET = 1.15, 0.85
"""So many times the usual, and outside the band, a day is busy or quiet."""
BUSY_WITHOUT_BAND, QUIET_WITHOUT_BAND = 1.3, 0.7
MORE_THAN_THE_DAY = 1.25
"""A topic that rose so many times more than the whole day is behind it."""
SPECIAL = 0.05
"""A special day is remarked on from so much more or less on."""
_PEAK_HOURS = 3
_MOST_BURSTS = 2


def remarks_of_volume(scene: Scene) -> Iterator[Weighed]:
    """All of them. Raises StoreError."""
    found = _outages(scene) if scene.day is not None else []
    broken = {one.topic for one in found}
    yield from (_outage(scene, one) for one in found[:_MOST_BURSTS])
    topic = _topic_that_stands_out(scene, broken)
    day = _day(scene, topic)
    if day is not None:
        yield day
    elif topic is not None:
        yield _topic(scene, topic)
    yield from special_days(scene)
    yield from _busiest_hour(scene)


def _day(scene: Scene, topic: TopicSummary | None) -> Weighed | None:
    """That it was a special day, or a busy or quiet one; and the topic behind it."""
    factor = _factor(scene.volume)
    if scene.day is None or factor is None or not _is_unlike(scene, factor):
        return None
    text = words.day_text(scene.day, scene.kind, factor) + rain(scene, scene.day)
    figure, number, ending = scene.volume.reading.id, scene.volume.reading.n, "."
    if topic is not None and (_factor(topic.contacts) or factor) >= factor * MORE_THAN_THE_DAY:
        reading = topic.contacts.reading
        figure, number = reading.id, reading.n
        ending = f"; most of all {_topic_words(scene, topic)}."
    return remark(
        "day",
        words.day_lead(scene.kind, factor),
        text + ending,
        link=words.contacts(number),
        figure=figure,
        window=scene.period.window,
        weight=CAUSE,
        size=abs(factor - 1),
    )


def _is_unlike(scene: Scene, factor: float) -> bool:
    """Whether a day is worth a word: a special one that was not as others, or one outside the band."""
    if scene.kind:
        return abs(factor - 1) >= SPECIAL
    value, volume = scene.volume.reading.value or 0.0, scene.volume
    if volume.low is None or volume.high is None:
        return factor >= BUSY_WITHOUT_BAND or factor <= QUIET_WITHOUT_BAND
    return (factor >= BUSY and value > volume.high) or (factor <= QUIET and value < volume.low)


def _topic_that_stands_out(scene: Scene, broken: set[str]) -> TopicSummary | None:
    """The topic with most contacts beyond what is usual, outages apart."""
    more = [one for one in scene.topics if one.topic not in broken and is_clearly_more(one.contacts)]
    return max(more, key=lambda one: one.contacts.reading.n - (one.contacts.other or 0.0), default=None)


def _topic(scene: Scene, topic: TopicSummary) -> Weighed:
    reading = topic.contacts.reading
    return remark(
        "topic",
        words.MORE_QUESTIONS,
        f"{_topic_words(scene, topic)}.",
        Level.WARN,
        link=words.contacts(reading.n),
        figure=reading.id,
        window=scene.period.window,
        size=reading.n - (topic.contacts.other or 0.0),
    )


def _topic_words(scene: Scene, topic: TopicSummary) -> str:
    """How much a topic came, and in which hours most of it lay."""
    factor = _factor(topic.contacts)
    peak = _peak(scene, topic.topic)
    if peak is None:
        return words.topic_text(topic.topic, factor)
    window, contacts = peak
    part = contacts / topic.contacts.reading.n
    return words.topic_text(topic.topic, factor) + words.hours_part(part, window, scene.period.zone)


def _peak(scene: Scene, topic: str) -> tuple[Window, int] | None:
    """The three hours in a row of a day in which most contacts about a topic lay."""
    if scene.day is None or len(scene.hours) < _PEAK_HOURS:
        return None
    readings = scene.asker.readings(VOLUME, by=(Dim.HOUR,), topic=topic)
    counts = {int(one.id.scope.hour): one.n for one in readings}
    rows = [scene.hours[at : at + _PEAK_HOURS] for at in range(len(scene.hours) - _PEAK_HOURS + 1)]
    sums = [(sum(counts.get(hour.hour, 0) for hour in row), row) for row in rows]
    most, row = max(sums, key=lambda one: one[0])
    return Window(row[0].start, min(row[-1].start + HOUR_MS, scene.period.window.end)), most


def _outages(scene: Scene) -> list[Burst]:
    """The outages of a day. The days that are usual are looked at only where there may be one."""
    return bursts(counts_of(scene.asker), lambda: [counts_of(scene.asker.within(day)) for day in scene.usual])


def _outage(scene: Scene, burst: Burst) -> Weighed:
    starts = [hour.start for hour in scene.hours if burst.first <= hour.hour <= burst.last]
    window = Window(min(starts), min(max(starts) + HOUR_MS, scene.period.window.end))
    return remark(
        "outage",
        words.hours(window, scene.period.zone),
        words.outage_text(burst.topic, burst.region, burst.contacts, burst.usual),
        Level.CRIT,
        link=words.contacts(burst.contacts),
        figure=scene.asker.figure(VOLUME, topic=burst.topic, region=burst.region),
        window=window,
        weight=CAUSE,
        size=burst.contacts,
    )


def _busiest_hour(scene: Scene) -> Iterator[Weighed]:
    """The busiest hour of months, where it lies in this day."""
    if scene.day is None or scene.past is None or not scene.hours:
        return
    before = scene.past.before(scene.day)
    top = max(scene.hours, key=lambda hour: sum(hour.by_hue.values()))
    contacts = sum(top.by_hue.values())
    most = max((number for hours in before.values() for number in hours.values()), default=0)
    if len(before) >= FEWEST_DAYS and contacts > most:
        yield remark(
            "busiest_hour",
            words.hours(top.window or scene.period.window, scene.period.zone),
            words.busiest_text(contacts, len(before)),
            link=words.contacts(contacts),
            figure=top.figure,
            window=top.window,
            weight=NEWS + 1,
            size=contacts,
        )


def _factor(told: Told) -> float | None:
    """How many times the usual."""
    value, other = told.reading.value, told.other
    return value / other if value is not None and other else None
