"""Sites: the places or companies whose customers are served."""

from msgspec import Struct


class Site(Struct, frozen=True, kw_only=True):
    """A site as one source knows it; ``zone`` is an IANA time-zone name."""

    source: str
    key: str
    title: str
    zone: str
