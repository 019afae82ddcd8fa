"""Answers what pages ask about the past, each sort of question in a thread and over a store of its own.

The stores are opened for reading when they are first asked, and are let go when the threads end.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Generic, TypeVar

from supervisor_app.domain.asking import ContactsAsked, ContactsCame, SummaryAsked, SummaryCame
from supervisor_app.domain.errors import SupervisorError
from supervisor_app.domain.periods import period_of
from supervisor_app.domain.trends import TrendsAsked, TrendsCame
from supervisor_app.services import telling
from supervisor_app.services.defects import Defects
from supervisor_app.services.frame import Frame
from supervisor_app.services.history import History, Question
from supervisor_app.services.latest import Latest
from supervisor_app.services.rolled import RolledHistory
from supervisor_app.services.summarising import Summariser, open_summaries
from supervisor_app.services.trends import open_trends, trends_came

Opened = TypeVar("Opened")
Deliver = Callable[[object], None]


class Past:
    """Sums periods up and lists contacts; answers go to ``deliver``, in threads of its own."""

    def __init__(self, path: Path, frame: Frame, deliver: Deliver) -> None:
        self._deliver = deliver
        self._defects = Defects("telling of the past")
        self._summaries = _Held(lambda: open_summaries(path, frame))
        self._histories = _Held(lambda: _open_history(path, frame))
        self._summing = Latest("summing up", self._sum_up, self._summaries.let_go)
        self._trends = _Held(lambda: open_trends(path, frame))
        self._trending = Latest("reading trends", self._trend, self._trends.let_go)
        self._listing = Latest("listing the past", self._list, self._histories.let_go)

    def ask_summary(self, asked: SummaryAsked) -> None:
        """Sum up a period: first without the months before it, then with them."""
        self._summing.ask(asked)

    def ask_contacts(self, asked: ContactsAsked) -> None:
        """List the contacts behind a figure."""
        self._listing.ask(asked)

    def ask_trends(self, asked: TrendsAsked) -> None:
        """Read months and years: first without the cohort, then with it."""
        self._trending.ask(asked)

    def close(self, limit_s: float) -> None:
        """End the threads."""
        for one in (self._summing, self._listing, self._trending):
            one.close(limit_s / 3)

    def _sum_up(self, asked: SummaryAsked, overtaken: Callable[[], bool]) -> None:
        try:
            summariser = self._summaries.opened()
            summariser.refresh()
            first = _summed(summariser, asked, whole=False)
            self._deliver(first)
            if first.summary is not None and not overtaken():
                self._deliver(_summed(summariser, asked, whole=True))
        except Exception as error:  # noqa: BLE001  (the page must say so instead of waiting for ever)
            self._deliver(SummaryCame(asked=asked, failure=self._why(error)))

    def _list(self, asked: ContactsAsked, _overtaken: Callable[[], bool]) -> None:
        try:
            history = self._histories.opened()
            history.refresh()
            self._deliver(_listed(history, asked))
        except Exception as error:  # noqa: BLE001  (the page must say so instead of waiting for ever)
            self._deliver(ContactsCame(asked=asked, failure=self._why(error)))

    def _trend(self, asked: TrendsAsked, overtaken: Callable[[], bool]) -> None:
        try:
            trender = self._trends.opened()
            trender.refresh()
            for came in trends_came(trender, asked):
                self._deliver(came)
                if overtaken():
                    return
        except Exception as error:  # noqa: BLE001  (the page must say so instead of waiting for ever)
            self._deliver(TrendsCame(asked=asked, failure=self._why(error)))

    def _why(self, error: Exception) -> str:
        return str(error) if isinstance(error, SupervisorError) else str(self._defects.note(error))


class _Held(Generic[Opened]):
    """Something that is opened when it is first needed, and stays open. Of one thread."""

    def __init__(self, make: Callable[[], AbstractContextManager[Opened]]) -> None:
        self._make = make
        self._manager: AbstractContextManager[Opened] | None = None
        self._opened: Opened | None = None

    def opened(self) -> Opened:
        """It, open. Raises what opening raises."""
        if self._opened is None:
            manager = self._make()
            self._opened = manager.__enter__()
            self._manager = manager
        return self._opened

    def let_go(self) -> None:
        """Close it, if it is open."""
        if self._manager is not None:
            self._manager.__exit__(None, None, None)


@contextmanager
def _open_history(path: Path, frame: Frame) -> Iterator[History]:
    history = RolledHistory(path, frame)
    try:
        yield history
    finally:
        history.close()


def _summed(summariser: Summariser, asked: SummaryAsked, *, whole: bool) -> SummaryCame:
    """The answer as far as it can be had now. A period outside of what is stored has no summary."""
    zone = summariser.frame.zone
    period = period_of(asked.kind, asked.day, zone, summariser.at, asked.last)
    first_day = summariser.first_day(zone)
    stored = first_day is not None and period.last >= first_day and period.window.length_ms > 0
    summary = None
    if stored:
        summary = summariser.summarise(
            period, asked.against, site=asked.site, channel=asked.channel, months=whole
        )
    return SummaryCame(
        asked=asked,
        summary=summary,
        whole=whole or not stored,
        at=summariser.at,
        first_day=first_day,
        sites=dict(summariser.sites()),
    )


def _listed(history: History, asked: ContactsAsked) -> ContactsCame:
    questions = [
        Question(figures=(asked.figure.key,), window=window, zone=asked.zone, where=asked.figure.scope)
        for window in asked.windows
    ]
    alone = questions[0] if len(questions) == 1 and asked.hue is None else None
    reading = next(iter(telling.told(history, alone)), None) if alone is not None else None
    listed = tuple(
        one
        for question in questions
        for one in telling.contacts(history, question)
        if asked.hue is None or one.contact.channel.hue is asked.hue
    )
    return ContactsCame(asked=asked, listed=listed, reading=reading, at=history.at)
