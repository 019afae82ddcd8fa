"""Works figures out: from a desk at an instant to readings, and to the contacts behind them."""

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from math import isnan
from typing import NamedTuple

import msgspec
import numpy as np

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.snapshot import EVERYTHING, FigureId, Reading, Scope, Span
from supervisor_app.domain.time import MINUTE_MS, Instant, Window, local_day
from supervisor_app.metrics import promise
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.cohorts import NO_COHORT, Cohort
from supervisor_app.metrics.counting import Counted, Counting
from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.gaps import Gaps
from supervisor_app.metrics.grouping import Dim, Grouping
from supervisor_app.metrics.layout import CHANNELS, C, Mask, Rows
from supervisor_app.metrics.links import settle
from supervisor_app.metrics.measures import Measured, ShareOfAll
from supervisor_app.metrics.measures_of_numbers import Duration
from supervisor_app.metrics.pooling import Pool
from supervisor_app.metrics.rooms import room_in, rooms_of
from supervisor_app.metrics.view import Look, View
from supervisor_app.metrics.windows import Credit, open_view, window_view
from supervisor_app.metrics.wording import Wording, judged

HALF_HOUR_MS = 30 * MINUTE_MS

_WANTED = {
    full: [
        (one, [dim for dim in Dim if dim in (one.dims if full else one.dims & (one.shown | {Dim.WHOLE}))])
        for one in FIGURES.values()
    ]
    for full in (False, True)
}
"""Every figure with what it is told apart by in a full picture, and in any other."""


class WorkedOut(NamedTuple):
    """A figure for all groups: what was counted in, how it falls into groups, the numbers, and whether
    contacts of each group can still change them (None: of none)."""

    counted: Counted
    grouping: Grouping
    measured: Measured
    changing: list[bool] | None


class _Place(NamedTuple):
    """A group of a view: what it is restricted to, the channel whose targets hold there (empty: none),
    and whether it crosses a gap."""

    scope: Scope
    channel: str
    gap: bool


class Measurement:
    """One look at the desk: everything asked of it is true of the same instant.

    ``asked``: the window that is asked for (half-open), where one is. ``zone``: the IANA name of the zone
    whose days are meant, where it is not the desk's. ``cohort``: what is known of customers, where asked.
    """

    def __init__(
        self,
        desk: Desk,
        wording: Wording,
        now: Instant,
        asked: Window | None = None,
        zone: str = "",
        cohort: Cohort = NO_COHORT,
    ) -> None:
        self.desk, self.now, self._wording, self._asked = desk, now, wording, asked
        self.zone = zone or desk.zone
        settle(desk.columns)
        self.look = Look(desk.columns, desk.promises, now, self.zone, cohort)
        self._room: dict[str, int] | None = None
        self._windows: dict[Span, Window | None] = {}
        self._views: dict[tuple[Credit, Span, Scope], View] = {}

    @cached_property
    def day(self) -> Window:
        """The local day of the instant."""
        return local_day(self.now, self.zone)

    @cached_property
    def _sources(self) -> dict[Channel, set[str]]:
        return self.desk.channels()

    @cached_property
    def _sessions(self) -> dict[Channel, set[str]]:
        return self.desk.session_channels()

    @cached_property
    def _gaps(self) -> Gaps:
        return Gaps(self.desk, self.zone, self._sources)

    @cached_property
    def _session_gaps(self) -> Gaps:
        return Gaps(self.desk, self.zone, self._sessions)

    def window(self, span: Span) -> Window | None:
        """The stretch a span means; None for the instant."""
        if span not in self._windows:
            self._windows[span] = self._window(span)
        return self._windows[span]

    def _window(self, span: Span) -> Window | None:
        if span is Span.NOW:
            return None
        if span is Span.WINDOW:
            return self._asked
        return Window(self.day.start if span is Span.TODAY else self.now - HALF_HOUR_MS, self.now)

    def view(self, credit: Credit, span: Span, where: Scope = EVERYTHING) -> View:
        """The contacts that count in a span, of those that a scope leaves."""
        if (credit, span, where) not in self._views:
            made = self._view(credit, span) if where is EVERYTHING else self.view(credit, span).within(where)
            self._views[credit, span, where] = made
        return self._views[credit, span, where]

    def _view(self, credit: Credit, span: Span) -> View:
        window = self.window(span)
        if window is None:
            return open_view(self.look)
        # What happens at this very instant is in a window that ends now: it is among those who wait, too.
        until = window.end if span is Span.WINDOW else window.end + 1
        return window_view(self.look, credit, Window(window.start, until))

    def channels(self) -> list[Channel]:
        """The channels that contacts or queues are of."""
        return list(self._sources)

    def sources_of(self, channel: Channel) -> set[str]:
        """The sources that count a channel."""
        return self._sources.get(channel, set())

    def readings(self, full: bool) -> dict[FigureId, Reading]:
        """Every figure of every span: apart by what every snapshot shows, or by all it can (``full``)."""
        readings: dict[FigureId, Reading] = {}
        for figure, dims in _WANTED[full]:
            for span in figure.spans:
                for dim in dims:
                    readings.update((one.id, one) for one in self.read(figure, span, dim))
        return readings

    def read(self, figure: Figure, span: Span, *dims: Dim, where: Scope = EVERYTHING) -> Iterator[Reading]:
        """A figure of what a scope leaves, for every group that there is; by nothing: of all of it."""
        counted, grouping, measured, changing = self.worked_out(figure, span, dims, where)
        values = measured.value / room_in(self._rooms(), grouping) if figure.of_room else measured.value
        value, n = values.tolist(), measured.n.tolist()
        met = None if measured.met is None else measured.met.tolist()
        window, places = self.window(span), counted.kept(("places", grouping.key), dict[int, _Place])
        for group in self._told(figure, span, grouping, measured):
            if group not in places:
                places[group] = self._place(figure, span, where, grouping, group)
            scope, channel, gap = places[group]
            label = self._wording.label(figure, scope.channel, channel, scope.queue)
            number = None if isnan(value[group]) else value[group]
            yield Reading(
                id=FigureId(figure.key, span, scope),
                value=number,
                n=n[group],
                met=None if met is None else met[group],
                rule=label.rule,
                window=window,
                level=judged(number, label.target, figure.better),
                target=label.target,
                gap=gap,
                approximate=measured.approximate and number is not None,
                provisional=changing is not None and changing[group],
            )

    def worked_out(self, figure: Figure, span: Span, dims: tuple[Dim, ...], where: Scope) -> WorkedOut:
        """A figure of what a scope leaves for all groups, by code."""
        view = self.view(figure.credit, span, where)
        grouping = view.grouping(*dims)
        counted = Counting(view)
        measured = figure.measure.over(counted, grouping, family_of(figure, grouping))
        return WorkedOut(counted, grouping, measured, self._changing(figure, view, grouping))

    def _rooms(self) -> dict[str, int]:
        if self._room is None:
            self._room = rooms_of(self.desk)
        return self._room

    def pools(
        self, figure: Figure, span: Span, *dims: Dim, where: Scope = EVERYTHING
    ) -> Iterator[tuple[FigureId, Pool]]:
        """The durations behind a figure that is a statistic of some, for every group that has any."""
        if isinstance(figure.measure, Duration):
            view = self.view(figure.credit, span, where)
            grouping = view.grouping(*dims)
            family = family_of(figure, grouping)
            for group, durations in figure.measure.durations(view, grouping, family):
                yield FigureId(figure.key, span, narrowed(where, grouping, group)), Pool((durations,))

    def measured(self, figure: Figure, span: Span, *dims: Dim, where: Scope = EVERYTHING) -> Measured:
        """The bare numbers of a figure for all groups, by code."""
        return self.worked_out(figure, span, dims, where).measured

    def rows_behind(self, wanted: FigureId) -> Rows:
        """The rows of the columns whose contacts make up a figure: as many as its n."""
        figure = FIGURES.get(wanted.key)
        if figure is None or not self._has(figure, wanted.span):
            return np.empty(0, np.intp)
        scope = msgspec.structs.replace(wanted.scope, part="") if wanted.scope.part else wanted.scope
        view = self.view(figure.credit, wanted.span, scope)
        return view.rows[self._members(figure, view, wanted.scope)]

    def _has(self, figure: Figure, span: Span) -> bool:
        if span is Span.WINDOW:
            return self._asked is not None
        return span in figure.spans

    def _members(self, figure: Figure, view: View, scope: Scope) -> Mask:
        """Which contacts, of those that a scope leaves, make up a figure, or the part that it names."""
        by_channel = bool(scope.channel)
        mask = figure.measure.members(view, by_channel).copy()
        if not by_channel:
            mask &= view.of_family(figure.family)
        if scope.part in ("met", "missed"):
            met = figure.measure.met(view, by_channel)
            if met is not None:
                mask &= met if scope.part == "met" else ~met
        elif scope.part:
            mask &= promise.in_part(view, scope.part)
        return mask

    def _told(self, figure: Figure, span: Span, grouping: Grouping, measured: Measured) -> Iterable[int]:
        """The groups that are told of: live the channels, queues and people there are, else those with
        contacts; nobody whom no source knows."""
        if not grouping.axes:
            return (0,)
        (axis, *more) = grouping.axes
        if span is not Span.WINDOW and not more:
            if axis.dim is Dim.CHANNEL:
                there = self._sessions if figure.credit is Credit.SESSION else self._sources
                return [CHANNELS.index(channel) for channel in there]
            if axis.dim is Dim.QUEUE:
                return range(grouping.size)
            if axis.dim is Dim.AGENT:
                here = np.unique(self.desk.columns.code(C.PERSON)).tolist()
                return [code for code in here if code >= 0 and axis.words[code] in self.desk.people]
        members = measured.met if isinstance(figure.measure, ShareOfAll) else measured.n
        told: Mask = np.zeros(grouping.size, np.bool_) if members is None else members > 0
        for axis, place in zip(grouping.axes, grouping.places, strict=True):
            if axis.dim is Dim.AGENT:
                known = np.array([name in self.desk.people for name in axis.words], np.bool_)
                told &= known[place]
        return np.flatnonzero(told).tolist()

    def _place(self, figure: Figure, span: Span, where: Scope, grouping: Grouping, group: int) -> _Place:
        """What is said of a group whatever the figure."""
        scope = narrowed(where, grouping, group)
        gaps = self._session_gaps if figure.credit is Credit.SESSION else self._gaps
        return _Place(scope, self._channel(scope), gaps.crosses(self.window(span), scope))

    def _changing(self, figure: Figure, view: View, grouping: Grouping) -> list[bool] | None:
        """Whether contacts of each group can still change the figure; None where none can."""
        if figure.settles is None or not (open_ends := view.mask(figure.settles)).any():
            return None
        by_channel = grouping.channels is not None
        mask = open_ends & figure.measure.members(view, by_channel) & (grouping.codes >= 0)
        if not by_channel:
            mask &= view.of_family(figure.family)
        changing: list[bool] = (np.bincount(grouping.codes[mask], minlength=grouping.size) > 0).tolist()
        return changing

    def _channel(self, scope: Scope) -> str:
        """The channel whose targets hold: the one named, or that of the queue."""
        if scope.channel:
            return scope.channel
        queue = self.desk.queues.get(scope.queue)
        return queue.channel.value if queue is not None and queue.channel is not None else ""


def family_of(figure: Figure, grouping: Grouping) -> Family | None:
    """The channels a figure is about: told apart by channels it is about each of them."""
    return None if grouping.channels is not None else figure.family


def narrowed(where: Scope, grouping: Grouping, group: int) -> Scope:
    """A scope narrowed to a group."""
    if where is EVERYTHING and len(grouping.axes) == 1:
        (axis,) = grouping.axes
        return _scope(axis.dim, axis.words[group])
    return msgspec.structs.replace(where, **grouping.words(group)) if grouping.axes else where


@lru_cache(maxsize=4096)
def _scope(dim: Dim, name: str) -> Scope:
    return msgspec.structs.replace(EVERYTHING, **{dim.value: name})
