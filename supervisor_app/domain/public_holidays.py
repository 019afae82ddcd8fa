"""Public holidays by country."""

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=512)
def public_holidays(country: str, subdivision: str, year: int) -> frozenset[date]:
    """The public holidays of a year, days off in lieu among them.

    ``country``: ISO 3166 code (``PL``). ``subdivision``: code of a part of it with holidays of its own
    (``SCT``), or empty. Raises ValueError for one that is not known.
    """
    import holidays  # 30 ms that only those pay who keep holidays

    try:
        if len(country) != 2:  # the package takes names of its classes too
            raise NotImplementedError(country)
        named = holidays.country_holidays(country, subdiv=subdivision or None, years=year, expand=False)
    except NotImplementedError as fault:
        place = f"{country}, {subdivision}" if subdivision else country
        raise ValueError(
            f"no holidays are known for {place!r}: give a code of ISO 3166, as PL or GB"
        ) from fault
    return frozenset(named)
