"""Months and years of channels: contacts, shares, indexes, shifts, self-service, per 1,000 subscribers."""

from collections.abc import Iterable, Mapping, Sequence

from supervisor_app.domain.beside import Subscribers
from supervisor_app.domain.channels import Channel, Family, Hue
from supervisor_app.domain.time import Window
from supervisor_app.domain.trends import (
    WHOLE_YEAR,
    ChannelTrend,
    Month,
    Point,
    Shift,
    Slope,
    Year,
)
from supervisor_app.metrics.correlating import shares_stand_out, slope, slope_stands_out
from supervisor_app.services.trend_counts import Counts, Stretch

_PER = 1000


class Monthly:
    """What the months of a stretch come to."""

    def __init__(self, stretch: Stretch, counts: Counts) -> None:
        self._stretch, self._counts = stretch, counts
        self._months = stretch.months
        self._places = {month.key: place for place, month in enumerate(self._months)}

    def trend(self, channel: Channel | None) -> ChannelTrend:
        """One channel, or all."""
        contacts = tuple(
            self._point(month, channel, float(self._n(month, channel))) for month in self._months
        )
        return ChannelTrend(
            channel=channel,
            contacts=contacts,
            shares=() if channel is None else tuple(self._share(month, channel) for month in self._months),
            index=tuple(self._index(month, channel) for month in self._months),
            slope=slope_of(contacts),
        )

    def self_service(self) -> tuple[Point, ...]:
        """The share of self-service in all contacts, by month; its own contacts are its n."""
        own = [one for one in self._counts.present() if one.family is Family.SELF_SERVICE]
        return tuple(self._part(month, own) for month in self._months)

    def per_1000(self, channel: Channel | None, counts: Mapping[str, float]) -> tuple[Point, ...]:
        """Contacts per 1,000 subscribers, of the months that are whole and of which a count is told."""
        return tuple(self._per_1000(month, channel, counts.get(month.key)) for month in self._months)

    def years(self, channels: Iterable[Channel | None]) -> tuple[Year, ...]:
        """Calendar years, each channel's one after another."""
        years = sorted({month.key[:4] for month in self._months})
        return tuple(self._year(year, channel) for channel in channels for year in years)

    def shifts(self) -> tuple[Shift, ...]:
        """How the shares have moved: the last whole months, twelve at most, against as many before."""
        whole = [month for month in self._months if month.whole]
        size = min(WHOLE_YEAR, len(whole) // 2)
        if not size:
            return ()
        before, now = whole[-2 * size : -size], whole[-size:]
        return tuple(self._shift(channel, before, now) for channel in self._counts.present())

    def _n(self, month: Month, channel: Channel | None) -> int:
        return self._counts.of(month, channel)

    def _point(self, month: Month, channel: Channel | None, value: float | None, **more: float) -> Point:
        return Point(
            value=value,
            n=self._n(month, channel),
            figure=self._stretch.figure("" if channel is None else channel.value),
            window=month.window,
            whole=month.whole,
            gap=month.gap,
            of=more.get("of"),
        )

    def _share(self, month: Month, channel: Channel) -> Point:
        total = self._n(month, None)
        share = self._n(month, channel) / total if total else None
        return self._point(month, channel, share, of=float(total))

    def _part(self, month: Month, channels: Sequence[Channel]) -> Point:
        """The share of several channels, which are all those of a hue."""
        total, own = self._n(month, None), sum(self._n(month, channel) for channel in channels)
        return Point(
            value=own / total if total else None,
            n=own,
            figure=self._stretch.figure(),
            hue=Hue.SELF_SERVICE,
            window=month.window,
            whole=month.whole,
            gap=month.gap,
            of=float(total),
        )

    def _before(self, month: Month) -> Month | None:
        """The same month of the year before, where both are whole."""
        place = self._places.get(f"{int(month.key[:4]) - 1}{month.key[4:]}")
        before = self._months[place] if place is not None else None
        return before if before is not None and before.whole and month.whole else None

    def _index(self, month: Month, channel: Channel | None) -> Point:
        before = self._before(month)
        base = self._n(before, channel) if before is not None else 0
        value = self._n(month, channel) / base if base else None
        return self._point(month, channel, value, of=float(base))

    def _per_1000(self, month: Month, channel: Channel | None, number: float | None) -> Point:
        told = number if number and month.whole else None
        value = self._n(month, channel) / told * _PER if told else None
        return self._point(month, channel, value, of=told or 0.0)

    def _year(self, year: str, channel: Channel | None) -> Year:
        own = [month for month in self._months if month.key[:4] == year]
        whole = [month for month in own if month.whole]
        pairs = [(month, before) for month in own if (before := self._before(month)) is not None]
        above = sum(self._n(month, channel) for month, _before in pairs)
        below = sum(self._n(before, channel) for _month, before in pairs)
        return Year(
            year=int(year),
            channel=channel,
            contacts=self._over(own, channel, whole=len(whole) == WHOLE_YEAR),
            months=len(whole),
            index=above / below if below else None,
        )

    def _over(self, months: Sequence[Month], channel: Channel | None, *, whole: bool) -> Point:
        n = sum(self._n(month, channel) for month in months)
        return Point(
            value=float(n),
            n=n,
            figure=self._stretch.figure("" if channel is None else channel.value),
            window=Window(months[0].window.start, months[-1].window.end),
            whole=whole,
            gap=any(month.gap for month in months),
        )

    def _shift(self, channel: Channel, before: Sequence[Month], now: Sequence[Month]) -> Shift:
        then, since = (self._share_over(channel, months) for months in (before, now))
        return Shift(
            channel=channel,
            months=len(now),
            before=then,
            now=since,
            times=since.n / then.n if then.n else None,
            stands_out=shares_stand_out(since.n, int(since.of or 0), then.n, int(then.of or 0)),
        )

    def _share_over(self, channel: Channel, months: Sequence[Month]) -> Point:
        point = self._over(months, channel, whole=True)
        total = sum(self._n(month, None) for month in months)
        return Point(
            value=point.n / total if total else None,
            n=point.n,
            figure=point.figure,
            window=point.window,
            gap=point.gap,
            of=float(total),
        )


def slope_of(points: Sequence[Point]) -> Slope | None:
    """A straight line through the whole months that have a number."""
    told = [(place, one.value) for place, one in enumerate(points) if one.whole and one.value is not None]
    values, places = [value for _place, value in told], [float(place) for place, _value in told]
    a_month = slope(values, places)
    if a_month is None:
        return None
    stands_out = slope_stands_out(values, places)
    return Slope(a_year=a_month * WHOLE_YEAR, n=len(told), stands_out=stands_out)


def subscribers_by_month(told: Iterable[Subscribers], site: str) -> dict[str, float]:
    """The count of each month: of a site, or of all. Those of parts add up, unless one of all is told."""
    whole: dict[str, float] = {}
    parts: dict[str, float] = {}
    for one in told:
        if site and one.site != site:
            continue
        kept = parts if one.region or (one.site and not site) else whole
        kept[one.month] = kept.get(one.month, 0.0) + one.number
    return parts | whole
