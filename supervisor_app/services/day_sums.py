"""What single local days come to, as sums: asked once a day, and kept."""

from datetime import date
from typing import TypeAlias

from msgspec import Struct, structs

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.periods import window_of
from supervisor_app.domain.snapshot import FigureId, Scope
from supervisor_app.domain.time import Instant, Window
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.grouping import Dim
from supervisor_app.metrics.measures_of_numbers import Duration
from supervisor_app.metrics.pooling import SHARES, Pool
from supervisor_app.metrics.sums import Kind, Sum, absent, kind_of, sum_of
from supervisor_app.services.answering import Answers
from supervisor_app.services.history import Question
from supervisor_app.services.local_hours import LocalHour, cut_at, hours_of, pieces_of

VOLUME = "volume"

Place: TypeAlias = tuple[str, str]


class Wanted(Struct, frozen=True, kw_only=True):
    """The figures of a summary, by what they are told apart by."""

    whole: tuple[str, ...]
    channels: tuple[str, ...]


class HourCount(Struct, frozen=True):
    """Contacts of one hour by channel."""

    at: LocalHour
    channels: dict[Channel, int]

    @property
    def contacts(self) -> int:
        """All of them."""
        return sum(self.channels.values())


class DaySums(Struct, frozen=True, kw_only=True):
    """One local day, or its beginning. Sums and pools by the key of a figure and a channel (empty: all)."""

    window: Window
    sums: dict[Place, Sum]
    pools: dict[Place, Pool]
    hours: tuple[HourCount, ...]
    topics: dict[str, int]

    def sum(self, key: str, channel: str = "") -> Sum:
        """What a figure of a channel adds."""
        found = self.sums.get((key, channel))
        return absent(key) if found is None else found


class Days:
    """The days of a desk, of those contacts that a scope leaves; each is asked about once."""

    def __init__(self, answers: Answers, zone: str, where: Scope, wanted: Wanted) -> None:
        self._answers, self._zone, self._where = answers, zone, where
        self._whole, self._channels = _told(answers, wanted.whole), _told(answers, wanted.channels)
        self._kept: dict[Window, DaySums] = {}

    def day(self, day: date, until: Instant | None = None) -> DaySums:
        """A day; up to the time of day at an instant, where one is given. Raises StoreError."""
        window = window_of(day, self._zone) if until is None else cut_at(day, until, self._zone)
        if window not in self._kept:
            self._kept[window] = self._asked(window)
        return self._kept[window]

    def _asked(self, window: Window) -> DaySums:
        whole = self._question(window, self._whole)
        channels = structs.replace(self._question(window, self._channels), by=(Dim.CHANNEL,))
        sums, pools = dict[Place, Sum](), dict[Place, Pool]()
        for question in (whole, channels):
            for one in self._answers.readings(_only(question, percentiles=False)):
                sums[_place(question, one.id)] = sum_of(one)
            for told, pool in self._answers.pools(_only(question, percentiles=True)).items():
                pools[_place(question, told)] = pool
        return DaySums(
            window=window,
            sums=sums,
            pools=pools,
            hours=hour_counts(self._answers, window, self._zone, self._where),
            topics=self._topics(window),
        )

    def _topics(self, window: Window) -> dict[str, int]:
        question = structs.replace(self._question(window, (VOLUME,)), by=(Dim.TOPIC,))
        return {one.id.scope.topic: one.n for one in self._answers.readings(question)}

    def _question(self, window: Window, figures: tuple[str, ...]) -> Question:
        return Question(figures=figures, window=window, zone=self._zone, where=self._where)


def hour_counts(answers: Answers, window: Window, zone: str, where: Scope) -> tuple[HourCount, ...]:
    """The contacts of every hour of a local day, or of its beginning. Raises StoreError."""
    found: dict[tuple[Instant, int], dict[Channel, int]] = {}
    for piece in pieces_of(window, zone):
        by = (Dim.HOUR, Dim.CHANNEL)
        question = Question(figures=(VOLUME,), window=piece, zone=zone, by=by, where=where)
        for one in answers.readings(question):
            channels = found.setdefault((piece.start, int(one.id.scope.hour)), {})
            channels[Channel(one.id.scope.channel)] = one.n
    return tuple(
        HourCount(at, found.get((piece.start, at.hour), {}))
        for piece in pieces_of(window, zone)
        for at in hours_of(piece, zone)
    )


def is_percentile(key: str) -> bool:
    """Whether a figure is a percentile, which only a pool of durations has."""
    measure = FIGURES[key].measure
    return isinstance(measure, Duration) and measure.statistic in SHARES


def _told(answers: Answers, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Without figures that look beyond their window, where that costs another day each."""
    return tuple(
        key for key in keys if answers.far or not (FIGURES[key].looks_back or FIGURES[key].looks_ahead)
    )


def _only(question: Question, *, percentiles: bool) -> Question:
    """The question with the percentiles alone, or with what adds up alone."""
    if percentiles:
        keys = [key for key in question.figures if is_percentile(key)]
    else:
        keys = [key for key in question.figures if kind_of(key) is not Kind.NONE]
    return structs.replace(question, figures=tuple(keys))


def _place(question: Question, told: FigureId) -> Place:
    return told.key, told.scope.channel if question.by else ""
