"""Which operators are looked at, over which days, how large."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True, kw_only=True)
class Plan:
    """One run: the local days from ``first`` on, before ``last``, are those that figures are told of.

    The operator has lived ``lead_days`` before, so that queues are not empty and customers known, and
    lives ``tail_days`` on, so that what was begun is ended.
    """

    name: str
    operator: str
    zone: str
    first: date
    last: date
    scale: float = 1.0
    seed: int = 1
    scenario: str = ""
    phrases: tuple[str, ...] = ()
    lead_days: int = 1
    tail_days: int = 2

    @property
    def span(self) -> int:
        """How many days figures are told of."""
        return (self.last - self.first).days

    @property
    def days(self) -> int:
        """How many whole days it has lived."""
        return self.lead_days + self.span + self.tail_days

    @property
    def now(self) -> datetime:
        """Where its clock stands still."""
        local = datetime.combine(self.last + timedelta(days=self.tail_days), datetime.min.time())
        return local.replace(minute=10, tzinfo=ZoneInfo(self.zone))
