"""Works figures out: from a desk at an instant to readings, and to the contacts behind them."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import isnan
from typing import TypeAlias

import msgspec
import numpy as np

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.snapshot import EVERYTHING, FigureId, Reading, Scope, Span
from supervisor_app.domain.time import MINUTE_MS, Instant, Window, local_day
from supervisor_app.metrics import promise
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.columns import CHANNELS, Mask, Rows
from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.measures import Measured
from supervisor_app.metrics.view import Credit, Dim, View, open_view, window_view, words_of
from supervisor_app.metrics.wording import Wording, judged

Bare: TypeAlias = tuple[float, int, int | None]
"""Value (NaN: none), n and met."""

HALF_HOUR_MS = 30 * MINUTE_MS


class Measurement:
    """One look at the desk: everything asked of it is true of the same instant."""

    def __init__(self, desk: Desk, wording: Wording, now: Instant) -> None:
        self.desk, self.now, self._wording = desk, now, wording
        self.day = local_day(now, desk.zone)
        self._views: dict[tuple[Credit, Span], View] = {}
        self._gaps: dict[tuple[Span, Scope], bool] = {}
        self._sources = desk.channels()

    def window(self, span: Span) -> Window | None:
        """The stretch a span means; None for the instant."""
        if span is Span.NOW:
            return None
        start = self.day.start if span is Span.TODAY else self.now - HALF_HOUR_MS
        return Window(start, self.now)

    def view(self, credit: Credit, span: Span) -> View:
        """The contacts that count in a span."""
        if (credit, span) not in self._views:
            window = self.window(span)
            columns, promises = self.desk.columns, self.desk.promises
            self._views[credit, span] = (
                open_view(columns, promises, self.now)
                if window is None
                else window_view(columns, promises, self.now, credit, window)
            )
        return self._views[credit, span]

    def channels(self) -> list[Channel]:
        """The channels that contacts or queues are of."""
        return list(self._sources)

    def sources_of(self, channel: Channel) -> set[str]:
        """The sources that count a channel."""
        return self._sources.get(channel, set())

    def readings(self, full: bool) -> dict[FigureId, Reading]:
        """Every figure of every span: apart by what every snapshot shows, or by all it can (``full``)."""
        readings: dict[FigureId, Reading] = {}
        for figure in FIGURES.values():
            for span in figure.spans:
                wanted = figure.dims if full else figure.dims & (figure.shown | {Dim.WHOLE})
                for dim in (dim for dim in Dim if dim in wanted):
                    readings |= {one.id: one for one in self.read(figure, span, dim)}
        return readings

    def read(self, figure: Figure, span: Span, dim: Dim) -> Iterator[Reading]:
        """A figure for every group of a dimension that there is."""
        measured = self.measured(figure, span, dim)
        names = words_of(self.desk.columns, dim)
        value, n = measured.value.tolist(), measured.n.tolist()
        met = None if measured.met is None else measured.met.tolist()
        for code in self._codes(dim, names):
            bare = (value[code], n[code], None if met is None else met[code])
            yield self._reading(figure, span, _scope(dim, names[code]), bare)

    def measured(self, figure: Figure, span: Span, dim: Dim) -> Measured:
        """The bare numbers of a figure for all groups of a dimension, by code."""
        family = None if dim is Dim.CHANNEL else figure.family
        return figure.measure.over(self.view(figure.credit, span), dim, family)

    def rows_behind(self, wanted: FigureId) -> Rows:
        """The rows of the columns whose contacts make up a figure: as many as its n."""
        figure = FIGURES.get(wanted.key)
        if figure is None or wanted.span not in figure.spans:
            return np.empty(0, np.intp)
        view = self.view(figure.credit, wanted.span)
        return view.rows[self._members(figure, view, wanted.scope)]

    def _members(self, figure: Figure, view: View, scope: Scope) -> Mask:
        by_channel = bool(scope.channel)
        mask = figure.measure.members(view, by_channel) & view.in_scope(scope)
        if not by_channel:
            mask &= view.of_family(figure.family)
        if scope.part in ("met", "missed"):
            met = figure.measure.met(view, by_channel)
            if met is not None:
                mask &= met if scope.part == "met" else ~met
        elif scope.part:
            mask &= promise.in_part(view, scope.part)
        return mask

    def _codes(self, dim: Dim, names: list[str]) -> Iterable[int]:
        if dim is Dim.CHANNEL:
            return [CHANNELS.index(channel) for channel in self._sources]
        if dim is Dim.AGENT:
            return [code for code, name in enumerate(names) if name in self.desk.people]
        return range(len(names))

    def _reading(self, figure: Figure, span: Span, scope: Scope, bare: Bare) -> Reading:
        channel = self._channel(scope)
        number, n, met = bare
        value = None if isnan(number) else number
        target = self._wording.target(figure, channel)
        return Reading(
            id=FigureId(figure.key, span, scope),
            value=value,
            n=n,
            met=met,
            rule=self._wording.rule(
                figure.rule, figure.family, Channel(scope.channel) if scope.channel else None
            ),
            window=self.window(span),
            level=judged(value, target, figure.better),
            target=target,
            gap=self._crosses_gap(span, scope),
            provisional=self._may_change(figure, span, scope),
        )

    def _may_change(self, figure: Figure, span: Span, scope: Scope) -> bool:
        if figure.settles is None:
            return False
        view = self.view(figure.credit, span)
        open_ends = view.mask(figure.settles)
        return bool((open_ends & self._members(figure, view, scope)).any()) if open_ends.any() else False

    def _channel(self, scope: Scope) -> Channel | None:
        """The channel whose targets hold: the one named, or that of the queue."""
        if scope.channel:
            return Channel(scope.channel)
        queue = self.desk.queues.get(scope.queue)
        return queue.channel if queue is not None else None

    def _crosses_gap(self, span: Span, scope: Scope) -> bool:
        window = self.window(span)
        if window is None:
            return False
        if (span, scope) not in self._gaps:
            self._gaps[span, scope] = bool(self.desk.gap_windows(self._sources_behind(scope), window))
        return self._gaps[span, scope]

    def _sources_behind(self, scope: Scope) -> set[str] | None:
        if scope.channel:
            return self.sources_of(Channel(scope.channel))
        return {scope.queue.partition("/")[0]} if scope.queue else None


@lru_cache(maxsize=4096)
def _scope(dim: Dim, name: str) -> Scope:
    return EVERYTHING if dim is Dim.WHOLE else msgspec.structs.replace(EVERYTHING, **{dim.value: name})
