"""Figures by hand over any window, told apart by what contacts have in common and by local time."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timezone
from zoneinfo import ZoneInfo

from tests.reference.naive_contact import Seen
from tests.reference.naive_figures import Naive, credit_of, word_of
from tests.reference.naive_told import Told

Group = tuple[str, ...]

QUARTER_MS = 900_000


class Windows:
    """The figures of a desk read by hand, from one instant to another (which is not in the window).

    ``persons``: everybody who is known to help customers; others are no group of their own. ``zone``: whose
    days and hours are meant (empty: those of the desk).
    """

    def __init__(self, naive: Naive, persons: Collection[str] = (), zone: str = "") -> None:
        self._naive, self._zone, self._persons = naive, ZoneInfo(zone or naive.zone), persons
        self._local: dict[int, dict[str, str]] = {}

    def tell(self, key: str, start: int, end: int, where: Mapping[str, str] | None = None) -> Told:
        """One figure of a window, of the contacts that have these words."""
        return self.groups(key, start, end, (), where)[()]

    def groups(
        self, key: str, start: int, end: int, by: Sequence[str], where: Mapping[str, str] | None = None
    ) -> dict[Group, Told]:
        """A figure of a window for every group that contacts fall into; ``by`` nothing: of all of them.

        A contact without a word of its own is in no group.
        """
        where = where or {}
        counted = self._naive.crediting(credit_of(key))
        whole = [one for one in counted if self._is_inside(one, key, start, end)]
        chosen = [
            one for one in whole if all(self.word(one, key, dim) == word for dim, word in where.items())
        ]
        fallen: dict[Group, list[Seen]] = {} if by else {(): chosen}
        for one in chosen if by else ():
            group = tuple(self.word(one, key, dim) for dim in by)
            if all(group) and self._is_known(group, by):
                fallen.setdefault(group, []).append(one)
        return {
            group: self._naive.told(key, own, whole, _channel(group, by, where))
            for group, own in fallen.items()
        }

    def word(self, one: Seen, key: str, dim: str) -> str:
        """The group of a contact: a word it has, or the local time of the instant that counts."""
        if dim not in ("day", "month", "hour", "weekday", "monthday"):
            return str(getattr(one, word_of(key, dim)))
        quarter = getattr(one, credit_of(key)) // QUARTER_MS  # zones change their time at full quarters
        if quarter not in self._local:
            self._local[quarter] = _local_words(quarter * QUARTER_MS // 1000, self._zone)
        return self._local[quarter][dim]

    def _is_known(self, group: Group, by: Sequence[str]) -> bool:
        return "agent" not in by or group[by.index("agent")] in self._persons

    def _is_inside(self, one: Seen, key: str, start: int, end: int) -> bool:
        credit = credit_of(key)
        if credit == "now":
            return one.open
        at = getattr(one, credit)
        return at is not None and start <= at < end


def _channel(group: Group, by: Sequence[str], where: Mapping[str, str]) -> str:
    return (dict(zip(by, group, strict=True)) | dict(where)).get("channel", "")


def _local_words(seconds: int, zone: ZoneInfo) -> dict[str, str]:
    """What a local time is called as a group; weekdays are numbered from Monday."""
    local = datetime.fromtimestamp(seconds, timezone.utc).astimezone(zone)  # noqa: UP017
    words = {"day": local.date().isoformat(), "month": local.date().isoformat()[:7], "hour": str(local.hour)}
    return words | {"weekday": str(local.isoweekday()), "monthday": str(local.day)}
