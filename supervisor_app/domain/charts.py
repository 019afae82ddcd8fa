"""What a chart shows: series over common instants, and what of them nobody observed."""

from msgspec import Struct

from supervisor_app.domain.channels import Hue
from supervisor_app.domain.time import Instant, Window


class Series(Struct, frozen=True, kw_only=True):
    """One line or stack of a chart: ``values[i]`` belongs to the chart's ``at[i]`` (None: not observed)."""

    key: str
    title: str
    hue: Hue
    values: tuple[float | None, ...]


class Chart(Struct, frozen=True, kw_only=True):
    """Series over common instants (starts of buckets of ``bucket_ms``), with the gaps to hatch."""

    at: tuple[Instant, ...] = ()
    bucket_ms: int = 0
    series: tuple[Series, ...] = ()
    gaps: tuple[Window, ...] = ()
    target: float | None = None
