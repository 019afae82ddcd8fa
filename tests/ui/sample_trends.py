"""Trends made by hand for the tests of their page."""

from datetime import date, timedelta

from supervisor_app.domain.channels import Channel, Hue
from supervisor_app.domain.snapshot import FigureId, Scope, Span
from supervisor_app.domain.time import DAY_MS, Window, local_midnight
from supervisor_app.domain.trends import (
    ChannelTrend,
    CohortEffect,
    CohortMonth,
    CohortSide,
    CohortTrend,
    Correlated,
    Month,
    Point,
    Rhythm,
    Shift,
    Slope,
    TopicMonth,
    TopicTrend,
    Trends,
    WeatherPoint,
    Year,
)
from tests.ui import samples

ZONE = "Europe/Warsaw"
CHANNELS = (Channel.PHONE, Channel.PORTAL, Channel.APP, Channel.EMAIL)
KEYS = tuple(f"{2025 + month // 12}-{month % 12 + 1:02d}" for month in range(10, 24))
"""November 2025 to December 2026, the last not over yet."""


def figure(channel: Channel | None = None, **words: str) -> FigureId:
    """The contacts of a channel, or of all."""
    return FigureId("volume", Span.WINDOW, Scope(channel="" if channel is None else channel.value, **words))


def window_of(key: str) -> Window:
    """A month."""
    first = date.fromisoformat(f"{key}-01")
    following = (first + timedelta(days=32)).replace(day=1)
    return Window(local_midnight(first, ZONE), local_midnight(following, ZONE))


def point(key: str, value: float | None, n: int, channel: Channel | None = None, **more: object) -> Point:
    """A number of a month."""
    return Point(value=value, n=n, figure=figure(channel), window=window_of(key), **more)  # type: ignore[arg-type]


def _contacts(place: int, number: int) -> int:
    return 4000 // (number + 1) + (place * 150 if number == 1 else -place * 40)


def _line(number: int, channel: Channel) -> ChannelTrend:
    counts = [_contacts(place, number) for place in range(len(KEYS))]
    totals = [sum(_contacts(place, one) for one in range(len(CHANNELS))) for place in range(len(KEYS))]
    whole = [key != KEYS[-1] for key in KEYS]
    index = [counts[place] / counts[place - 12] if place == 12 else None for place in range(len(KEYS))]
    return ChannelTrend(
        channel=channel,
        contacts=tuple(
            point(key, float(n), n, channel, whole=is_whole)
            for key, n, is_whole in zip(KEYS, counts, whole, strict=True)
        ),
        shares=tuple(
            point(key, n / total, n, channel, whole=is_whole, of=float(total))
            for key, n, total, is_whole in zip(KEYS, counts, totals, whole, strict=True)
        ),
        index=tuple(point(key, value, n, channel) for key, n, value in zip(KEYS, counts, index, strict=True)),
    )


def _whole(lines: tuple[ChannelTrend, ...]) -> ChannelTrend:
    totals = [sum(line.contacts[place].n for line in lines) for place in range(len(KEYS))]
    return ChannelTrend(
        channel=None,
        contacts=tuple(
            point(key, float(n), n, whole=key != KEYS[-1]) for key, n in zip(KEYS, totals, strict=True)
        ),
        index=tuple(
            point(key, 1.05 if place == 12 else None, n)
            for place, (key, n) in enumerate(zip(KEYS, totals, strict=True))
        ),
        slope=Slope(a_year=-0.032, n=13, stands_out=True),
    )


def _topic(topic: str, peak: int | None) -> TopicTrend:
    def some(key: str, n: int, value: float, of: float | None = None) -> Point:
        return Point(value=value, n=n, figure=figure(topic=topic), window=window_of(key), of=of)

    return TopicTrend(
        topic=topic,
        before=some(KEYS[0], 600, 600.0),
        now=some(KEYS[6], 900, 900.0),
        times=1.5,
        months=tuple(
            TopicMonth(
                month=key,
                contacts=some(key, 170 if place == peak else 100, 1.7 if place == peak else 1.0, 100.0),
                stands_out=place == peak,
            )
            for place, key in enumerate(KEYS[:-1])
        ),
    )


def _rhythm() -> Rhythm:
    ever = Window(window_of(KEYS[0]).start, window_of(KEYS[-1]).end)

    def some(part: str, first: int, count: int) -> tuple[Point, ...]:
        return tuple(
            Point(value=10.0 + n, n=100 + n, figure=figure(**{part: str(n)}), window=ever, of=10.0)  # type: ignore[arg-type]
            for n in range(first, first + count)
        )

    return Rhythm(
        hours=some("hour", 0, 24),
        weekdays=some("weekday", 1, 7),
        monthdays=some("monthday", 1, 31),
        odd_monthdays=(10, 20),
        days=420,
        windows=(Window(ever.start, ever.start + DAY_MS), Window(ever.start + 2 * DAY_MS, ever.end)),
    )


def _cohort() -> CohortTrend:
    ever = Window(window_of(KEYS[0]).start, window_of(KEYS[-1]).end)

    def rate(value: float, n: int, channel: Channel | None, **words: str) -> Point:
        return Point(value=value, n=n, figure=figure(channel, **words), window=ever, of=n / value)

    channels: tuple[Channel | None, ...] = (None, Channel.PHONE)
    sides = (("without", 0.046, 10_286), ("before", 0.0488, 4518), ("after", 0.0275, 1641))
    return CohortTrend(
        fact="e_billing",
        customers=15_601,
        joined=6326,
        sides=tuple(
            CohortSide(
                side=side,
                channel=channel,
                rate=rate(value, n, channel, cohort=f"e_billing:{side}"),
                customers=9000,
                months=n / value,
            )
            for channel in channels
            for side, value, n in sides
        ),
        effects=tuple(
            CohortEffect(
                channel=channel, ratio=0.64, low=0.56, high=0.72, before=4518, after=1641, stands_out=True
            )
            for channel in channels
        ),
        months=tuple(
            CohortMonth(
                month=month,
                channel=channel,
                rate=rate(0.05 if month < 0 else 0.03, 200, channel, since=str(month)),
                customers_months=4000.0,
            )
            for channel in channels
            for month in range(-12, 12)
        ),
    )


def _weather() -> tuple[WeatherPoint, ...]:
    first = date(2026, 3, 2)
    days = [first + timedelta(days=number) for number in range(40)]
    return tuple(
        WeatherPoint(
            day=day,
            measure="rain_mm",
            weather=number % 7 * 2.0,
            contacts=Point(
                value=90.0,
                n=90,
                figure=figure(),
                window=Window(local_midnight(day, ZONE), local_midnight(day, ZONE) + DAY_MS),
            ),
            relative=0.8 + number % 7 * 0.05,
        )
        for number, day in enumerate(days)
    )


_LINES = tuple(_line(number, channel) for number, channel in enumerate(CHANNELS))

RICH = Trends(
    title="Help desk",
    at=samples.rich().at,
    zone=ZONE,
    window=Window(window_of(KEYS[0]).start, window_of(KEYS[-1]).end),
    months=tuple(
        Month(key=key, window=window_of(key), whole=key != KEYS[-1], gap=key == KEYS[3]) for key in KEYS
    ),
    whole=_whole(_LINES),
    channels=_LINES,
    years=tuple(
        Year(
            year=year,
            channel=channel,
            contacts=point(f"{year}-11", 900.0, 900, channel, whole=False),
            months=11,
            index=1.1 if year == 2026 else None,
        )
        for channel in (None, *CHANNELS)
        for year in (2025, 2026)
    ),
    shifts=tuple(
        Shift(
            channel=channel,
            months=6,
            before=point(KEYS[0], 0.3, 300, channel, of=1000.0),
            now=point(KEYS[6], 0.35, 350, channel, of=1000.0),
            times=1.17,
            stands_out=True,
        )
        for channel in CHANNELS
    ),
    topics=tuple(_topic(topic, peak) for topic, peak in (("Roaming", 9), ("Payments", None))),
    self_service=tuple(
        point(key, 0.4, 400, whole=key != KEYS[-1], of=1000.0, hue=Hue.SELF_SERVICE) for key in KEYS
    ),
    per_1000=tuple(point(key, 84.5 if key != KEYS[-1] else None, 8450, of=100_000.0) for key in KEYS),
    per_1000_slope=Slope(a_year=-0.051, n=13),
    rhythm=_rhythm(),
    weather=_weather(),
    correlations=tuple(
        Correlated(
            measure="rain_mm",
            days=days,
            r=0.62,
            r_any=0.7,
            n=40,
            wet=1.1,
            wet_n=30,
            dry=0.8,
            dry_n=10,
            stands_out=True,
        )
        for days in ("all", "workdays", "Saturdays", "Sundays")
    ),
    facts=("e_billing", "segment"),
    cohort=_cohort(),
)
"""Fourteen months of four channels, everything imported."""

POOR = Trends(
    title="Help desk",
    at=RICH.at,
    zone=ZONE,
    window=window_of(KEYS[-1]),
    months=(Month(key=KEYS[-1], window=window_of(KEYS[-1]), whole=False, gap=False),),
    whole=ChannelTrend(channel=None, contacts=(point(KEYS[-1], 5.0, 5, whole=False),)),
    channels=(
        ChannelTrend(
            channel=Channel.PHONE,
            contacts=(point(KEYS[-1], 5.0, 5, Channel.PHONE, whole=False),),
            shares=(point(KEYS[-1], 1.0, 5, Channel.PHONE, whole=False, of=5.0),),
            index=(point(KEYS[-1], None, 5, Channel.PHONE, whole=False),),
        ),
    ),
    years=(
        Year(year=2026, channel=None, contacts=point(KEYS[-1], 5.0, 5, whole=False), months=0, index=None),
    ),
    self_service=(point(KEYS[-1], 0.0, 0, whole=False, of=5.0),),
    rhythm=_rhythm(),
)
"""A part of one month, nothing imported."""
