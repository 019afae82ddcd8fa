"""Figures that are sums and quotients of the fates of waits."""

import numpy as np
from msgspec import Struct

from supervisor_app.domain.channels import Family
from supervisor_app.metrics.counting import Counted
from supervisor_app.metrics.fates import Fate, Fates, chosen
from supervisor_app.metrics.grouping import Dim, Grouping
from supervisor_app.metrics.layout import CHANNELS, Mask
from supervisor_app.metrics.measures import Measured, quotient
from supervisor_app.metrics.service_level import ABANDONMENT, SERVICE_LEVEL, Preset
from supervisor_app.metrics.view import View


class CountFates(Struct, frozen=True):
    """The number of waits that had one of these fates."""

    fates: Fates

    def members(self, view: View, by_channel: bool) -> Mask:
        """Those with such a fate."""
        return chosen(self.fates)[view.fates]

    def met(self, view: View, by_channel: bool) -> Mask | None:
        """A count meets nothing."""
        return None

    def over(self, view: Counted, grouping: Grouping, family: Family | None) -> Measured:
        """The counts."""
        n = view.tally(grouping, family) @ chosen(self.fates).astype(np.int64)
        return Measured(n.astype(np.float64), n)


class ShareOfFates(Struct, frozen=True):
    """A quotient of fates: one formula, or with ``setting`` the one each channel's targets choose."""

    presets: dict[str, Preset]
    name: str = ""
    setting: str = ""

    def members(self, view: View, by_channel: bool) -> Mask:
        """The denominator."""
        return self._picked(view, by_channel, "of")

    def met(self, view: View, by_channel: bool) -> Mask | None:
        """The numerator."""
        return self._picked(view, by_channel, "met")

    def over(self, view: Counted, grouping: Grouping, family: Family | None) -> Measured:
        """The quotients."""
        tally = view.tally(grouping, family)
        n = (tally * self._wanted(view, grouping, "of")).sum(axis=1)
        met = (tally * self._wanted(view, grouping, "met")).sum(axis=1)
        return Measured(quotient(met, n), n, met)

    def preset_of(self, view: View | Counted, channel: int | None, queue: str = "") -> Preset:
        """The formula for a channel (by code) and a queue, or for the desk."""
        if self.name:
            return self.presets[self.name]
        targets = view.promises.of(None if channel is None else CHANNELS[channel], queue)
        return self.presets[getattr(targets, self.setting)]

    def _wanted(self, view: Counted, grouping: Grouping, side: str) -> Mask:
        """Which fates are on this side of the quotient: a row a group, or one row for all of them."""
        channels, queues = grouping.channels, self._queues(view, grouping)
        if queues is None:
            table = self._table(view, channels is not None, side, view.queue)
            return table if channels is None or len(table) == 1 else table[channels]
        by_group = [None] * grouping.size if channels is None else channels.tolist()
        sides = (getattr(self.preset_of(view, *one), side) for one in zip(by_group, queues, strict=True))
        return np.array([chosen(fates) for fates in sides]).reshape(grouping.size, len(Fate))

    def _queues(self, view: Counted, grouping: Grouping) -> list[str] | None:
        """The queue of each group, where queues are told apart and some have formulas of their own."""
        own = not self.name and any(self.setting in said for said in view.promises.queues.values())
        found = [i for i, axis in enumerate(grouping.axes) if axis.dim is Dim.QUEUE] if own else []
        if not found:
            return None
        words = grouping.axes[found[0]].words
        return [words[place] for place in grouping.places[found[0]].tolist()]

    def _table(self, view: View | Counted, by_channel: bool, side: str, queue: str) -> Mask:
        """One row a channel, or one row for all: which fates are on this side of the quotient."""
        channels = range(len(CHANNELS)) if by_channel and not self.name else (None,)
        return np.array([chosen(getattr(self.preset_of(view, one, queue), side)) for one in channels])

    def _picked(self, view: View, by_channel: bool, side: str) -> Mask:
        table = self._table(view, by_channel, side, view.queue)
        if len(table) == 1:
            picked: Mask = table[0][view.fates]
        else:
            picked = table[view.code(view.channel), view.fates]
        return picked


def service_level(name: str = "") -> ShareOfFates:
    """Service level by a named formula, or by the one the targets choose."""
    return ShareOfFates(SERVICE_LEVEL, name, "service_level_preset")


def abandonment(name: str = "") -> ShareOfFates:
    """Abandonment by a named formula, or by the one the targets choose."""
    return ShareOfFates(ABANDONMENT, name, "abandonment_preset")
