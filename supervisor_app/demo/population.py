"""The customers: numbers, whose names, places and addresses are made when somebody asks.

A customer has one telephone number, one e-mail address and one handle, whatever the channel, so that the
same person is met again elsewhere. Nothing is kept: all of it follows from the number and the seed.

**From needs to channels.** Every customer has needs, at random moments and at a rate that follows season,
weekday, hour, weather and what happened; some customers have more of them than others. Each need chooses
one channel. A Poisson stream that is divided by independent choices is as many independent Poisson
streams, so needs are drawn channel by channel (:mod:`supervisor_app.demo.arrivals`), and customers whose
region or habits make them choose a channel less often are thinned out of its stream. What becomes of the
need then depends on how it is served: :mod:`supervisor_app.demo.selfservice` and the menu come first where
there is one, people when that fails, another channel when nobody answers, the same again when the answer
did not help (:mod:`supervisor_app.demo.ways`).
"""

import math
import unicodedata
from bisect import bisect_right
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, lru_cache
from hashlib import blake2b
from itertools import accumulate

from msgspec import Struct

from supervisor_app.demo.profile import Profile

_YEAR_DAYS = 365.25
_LIVELY = 0.75
"""How unequal customers are: those with the lowest numbers contact 1 / (1 - this) times the average."""
_GOLDEN = 0.6180339887
_LETTERS = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэғӣқӯҳҷł", "abvgdeziyklmnoprstufhyegiquhjl", strict=True))
    | {"ё": "yo", "ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya"}
    | {"ъ": "", "ь": ""}
)


@cache
def login_of(name: str) -> str:
    """``Paweł Żak`` as ``pawel.zak``."""
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    return "".join("." if c == " " else c for c in plain if c == " " or (c.isascii() and c.isalpha()))


class Customer(Struct, frozen=True):
    """Who a number stands for."""

    name: str
    region: str
    phone: str
    email: str
    handle: str

    def address(self, kind: str) -> str:
        """``phone``, ``email`` or ``handle``."""
        return str(getattr(self, kind))


class Population:
    """All customers of one operator, at a scale."""

    def __init__(self, profile: Profile, scale: float, seed: str) -> None:
        self._profile, self._key = profile, blake2b(seed.encode(), digest_size=32).digest()
        self._scale, self._at_epoch = scale, profile.customers * scale
        self.regions = tuple(profile.regions)
        total = sum(profile.regions.values())
        self._bounds = [bound / total for bound in accumulate(profile.regions.values())]
        self._digits = max(6, len(str(int(self._at_epoch * 3))))
        self.customer: Callable[[int], Customer] = lru_cache(maxsize=8192)(self._customer)

    def count(self, years: float) -> int:
        """How many there are so many years after the epoch."""
        return max(1, int(self._at_epoch * self._profile.customers_yearly**years))

    def scaled(self, planned: float) -> int:
        """How many a planned number of customers is at this scale."""
        return round(planned * self._scale)

    @staticmethod
    def pick(drawn: float, count: int) -> int:
        """One of ``count`` customers by a number drawn between 0 and 1; the lively ones more often."""
        return int(drawn * (_LIVELY * drawn + 1.0 - _LIVELY) * count)

    def region(self, number: int) -> str:
        """Where a customer lives."""
        return self.regions[self._region(self._digest(number))]

    def joined_share(self, years: float) -> float:
        """Which share of customers is in the cohort so many years after the epoch."""
        cohort = self._profile.cohort
        if cohort is None:
            return 0.0
        left = (1.0 - cohort.joined) * math.pow(1.0 - cohort.yearly, years)
        return min(1.0, max(0.0, 1.0 - left))

    def has_joined(self, number: int, share: float) -> bool:
        """Whether a customer is in the cohort when it holds this share of them."""
        return self._willing(number) < share

    def joining(self, number: int) -> date | None:
        """The day on which a customer joins the cohort, None: never."""
        cohort, willing = self._profile.cohort, self._willing(number)
        if cohort is None:
            return None
        if cohort.yearly <= 0.0:
            years = -1.0 if willing < cohort.joined else None
        elif cohort.joined >= 1.0 or cohort.yearly >= 1.0:
            years = 0.0
        else:
            years = math.log((1.0 - willing) / (1.0 - cohort.joined)) / math.log(1.0 - cohort.yearly)
        if years is None or years > 100.0:
            return None
        return self._profile.epoch + timedelta(days=math.ceil(years * _YEAR_DAYS))

    def _digest(self, number: int) -> bytes:
        return blake2b(b"%d" % number, digest_size=16, key=self._key).digest()

    def _region(self, digest: bytes) -> int:
        drawn = int.from_bytes(digest[8:12]) / 2**32
        return min(bisect_right(self._bounds, drawn), len(self.regions) - 1)

    def _willing(self, number: int) -> float:
        return int.from_bytes(self._digest(number)[12:16]) / 2**32

    def _customer(self, number: int) -> Customer:
        profile, digest = self._profile, self._digest(number)
        given = profile.given_names[int.from_bytes(digest[:4]) % len(profile.given_names)]
        family = profile.family_names[int.from_bytes(digest[4:8]) % len(profile.family_names)]
        name = f"{given} {family}"
        handle = f"{login_of(name)}.{number}"
        return Customer(
            name=name,
            region=self.regions[self._region(digest)],
            phone=self._phone(number),
            email=f"{handle}@example.net",
            handle=handle,
        )

    def _phone(self, number: int) -> str:
        # a step that shares no divisor with a power of ten meets every number once before any comes again
        size = 10**self._digits
        step = int(size * _GOLDEN) // 10 * 10 + 1
        shuffled = (number * step + int.from_bytes(self._key[:8])) % size
        digits = f"{shuffled:0{self._digits}d}"
        return f"{self._profile.dial} {digits[:-3]} {digits[-3:]}"
