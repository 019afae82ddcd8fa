"""What pages of the past ask for, and what comes back: each answer says which question it is of."""

from datetime import date

from msgspec import Struct

from supervisor_app.domain.channels import Hue
from supervisor_app.domain.snapshot import FigureId, Listed, Reading
from supervisor_app.domain.summary import Against, PeriodKind, Summary
from supervisor_app.domain.time import Instant, Window


class SummaryAsked(Struct, frozen=True, kw_only=True):
    """A period to be summed up: of a kind, holding ``day``; of a range ``day`` to ``last``, included.

    ``site`` and ``channel``: what it is restricted to (empty: all).
    """

    kind: PeriodKind
    day: date
    last: date | None = None
    against: Against = Against.USUAL
    site: str = ""
    channel: str = ""


class SummaryCame(Struct, frozen=True, kw_only=True):
    """What was found. ``summary`` is None where the period is not (yet) stored, or ``failure`` says why.

    ``whole``: with what looks at the months before; where not, that is on its way. ``at``: the instant last
    watched; ``first_day``: the first that is stored; ``sites``: titles by key.
    """

    asked: SummaryAsked
    summary: Summary | None = None
    whole: bool = True
    failure: str = ""
    at: Instant = 0
    first_day: date | None = None
    sites: dict[str, str] = {}


class ContactsAsked(Struct, frozen=True, kw_only=True):
    """The contacts behind a figure of some windows together, of one colour group where it is named.

    ``zone``: the IANA name of the zone of the figure's days and hours.
    """

    figure: FigureId
    windows: tuple[Window, ...]
    zone: str
    hue: Hue | None = None


class ContactsCame(Struct, frozen=True, kw_only=True):
    """The contacts, and the figure as it was worked out with them (None: of several windows, or of a colour).

    ``failure`` says why there are none, where they cannot be read.
    """

    asked: ContactsAsked
    listed: tuple[Listed, ...] = ()
    reading: Reading | None = None
    failure: str = ""
    at: Instant = 0


class ReportAsked(Struct, frozen=True, kw_only=True):
    """A summary to be put into a file. ``format``: ``pdf``, ``xlsx``, ``csv`` or ``json``."""

    summary: Summary
    format: str
    path: str


class ReportCame(Struct, frozen=True, kw_only=True):
    """The report is in its file, or ``failure`` says why not."""

    asked: ReportAsked
    failure: str = ""
