"""Tells a past period as a whole: what the Daily summary shows and every report prints."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from supervisor_app.domain.periods import day_of
from supervisor_app.domain.snapshot import EVERYTHING, Scope
from supervisor_app.domain.summary import Against, Heat, HourSummary, Period, Summary
from supervisor_app.domain.time import Instant
from supervisor_app.services.answering import Answers
from supervisor_app.services.asked import Asker, Measured, measured
from supervisor_app.services.choosing import Chosen, chosen, usual_of_day
from supervisor_app.services.day_sums import VOLUME, Days, Wanted
from supervisor_app.services.frame import Frame
from supervisor_app.services.heat_maps import by_monthday, by_weekday
from supervisor_app.services.hours_told import hours_told
from supervisor_app.services.long_view import LongView
from supervisor_app.services.ordinary import Ordinary
from supervisor_app.services.remarks import remarks_of
from supervisor_app.services.reported import Reported
from supervisor_app.services.rolled import RolledHistory
from supervisor_app.services.scene import Scene
from supervisor_app.services.summary_rows import (
    CHANNELS,
    WHOLE,
    agents_of,
    channels_of,
    headline_of,
    quality_of,
    told,
    topics_told,
)

_WANTED = Wanted(whole=WHOLE, channels=CHANNELS)
_DAY = timedelta(days=1)


class Summariser:
    """Sums up periods of a desk, whoever answers about its windows. Not thread-safe.

    Days are asked about once and kept until there is news (:meth:`refresh`). ``reported``: where numbers
    that were shown are kept, so that it can be said when they change.
    """

    def __init__(self, answers: Answers, reported: Reported | None = None) -> None:
        self._answers, self._reported = answers, reported
        self._days: dict[tuple[str, Scope], Days] = {}
        self._past: dict[tuple[str, Scope], LongView] = {}
        self._ordinary: dict[str, Ordinary] = {}

    @property
    def at(self) -> Instant:
        """The instant of which everything is true that is told."""
        return self._answers.at

    @property
    def frame(self) -> Frame:
        """The frame of the desk: its title and zone, among others."""
        return self._answers.frame

    def sites(self) -> Mapping[str, str]:
        """The titles of the sites by key. Raises StoreError."""
        return self._answers.names().sites

    def first_day(self, zone: str) -> date | None:
        """The first day that is stored in full; None where nothing is. Raises StoreError."""
        return self._ordinary_of(zone).first

    def refresh(self) -> bool:
        """Look for news, and forget what they may have changed; whether there were any. Raises StoreError."""
        news = self._answers.refresh()
        if news:
            self._days, self._past, self._ordinary = {}, {}, {}
        return news

    def summarise(
        self, period: Period, against: Against, *, site: str = "", channel: str = "", months: bool = True
    ) -> Summary:
        """The period, of a site and a channel where they are named. Raises StoreError.

        ``months``: with the heat maps and records, which look at the months before; where they are read
        contact by contact that takes its time.
        """
        where = Scope(site=site, channel=channel) if site or channel else EVERYTHING
        asker = Asker(answers=self._answers, window=period.window, zone=period.zone, where=where)
        ordinary = self._ordinary_of(period.zone)
        days = self._days_of(asker)
        held = usual = chosen(asker, period, against, days, ordinary)
        if against is not Against.USUAL:  # what stood out did so against the usual, whatever is chosen
            usual = usual_of_day(asker, period, days, ordinary)
        past = self._past_of(asker, ordinary) if months else None
        summary = _Telling(asker, period, held, usual, ordinary, past).summary(against)
        return summary if self._reported is None else self._reported.compared(summary)

    def close(self) -> None:
        """Let go of the store."""
        self._answers.close()

    def _ordinary_of(self, zone: str) -> Ordinary:
        if zone not in self._ordinary:
            self._ordinary[zone] = Ordinary(self._answers, zone)
        return self._ordinary[zone]

    def _days_of(self, asker: Asker) -> Days:
        key = (asker.zone, asker.where)
        if key not in self._days:
            self._days[key] = Days(self._answers, asker.zone, asker.where, _WANTED)
        return self._days[key]

    def _past_of(self, asker: Asker, ordinary: Ordinary) -> LongView:
        key = (asker.zone, asker.where)
        if key not in self._past:
            self._past[key] = LongView(self._answers, ordinary, asker.zone, asker.where)
        return self._past[key]


class _Telling:
    """One period, its parts told one after the other.

    It is ``held`` against something; its remarks are against the ``usual``.
    """

    def __init__(
        self,
        asker: Asker,
        period: Period,
        held: Chosen,
        usual: Chosen,
        ordinary: Ordinary,
        past: LongView | None,
    ) -> None:
        self._asker, self._period, self._held, self._usual = asker, period, held, usual
        self._ordinary, self._past = ordinary, past
        self._measured: Measured = measured(asker, WHOLE, CHANNELS)
        self._gaps = asker.answers.gaps(period.window)
        self._names = asker.answers.names()

    def summary(self, against: Against) -> Summary:
        """All of it."""
        answers, asker, held = self._asker.answers, self._asker, self._held
        hours = hours_told(asker, self._period, held.comparison, [gap.window for gap in self._gaps])
        return Summary(
            title=answers.frame.title,
            period=self._period,
            against=against,
            against_title=held.title,
            against_note=held.note,
            at=answers.at,
            site=asker.where.site,
            channel=asker.where.channel,
            headline=headline_of(self._measured, held.comparison),
            channels=channels_of(asker, self._measured, held.comparison),
            hours=hours,
            topics=topics_told(asker, held.comparison),
            quality=quality_of(self._measured, held.comparison),
            agents=agents_of(asker, self._names),
            by_monthday=self._heat(by_monthday),
            by_weekday=self._heat(by_weekday),
            remarks=remarks_of(self._scene(hours)),
            gaps=tuple(gap.window for gap in self._gaps),
            simulated=answers.frame.simulated,
        )

    def _scene(self, hours: tuple[HourSummary, ...]) -> Scene:
        """What remarks look at."""
        answers, comparison = self._asker.answers, self._usual.comparison
        return Scene(
            asker=self._asker,
            period=self._period,
            at=answers.at,
            measured=self._measured,
            names=self._names,
            kind=self._ordinary.kind_of(self._period.first),
            kinds=self._ordinary.kind_of,
            volume=told(self._measured.whole[VOLUME], comparison.figure(VOLUME)),
            usual=self._usual.usual,
            topics=topics_told(self._asker, comparison),
            hours=hours,
            gaps=self._gaps,
            unfinished=tuple(answers.unfinished),
            past=self._past,
        )

    def _heat(self, make: Callable[[LongView, Answers, date, str], Heat]) -> Heat:
        """A heat map up to the last day of the period that is over."""
        if self._past is None:
            return Heat()
        answers, zone = self._asker.answers, self._period.zone
        last = min(self._period.last, day_of(answers.at, zone) - _DAY)
        return make(self._past, answers, last, zone)


@contextmanager
def open_summaries(path: Path, frame: Frame | None = None) -> Iterator[Summariser]:
    """A store opened to be summed up, with the frame it knows unless another is given. Raises StoreError.

    What is told of days that are over is kept beside the store, so that it can be said when it changes.
    """
    summariser = Summariser(RolledHistory(path, frame), Reported(path))
    try:
        yield summariser
    finally:
        summariser.close()
