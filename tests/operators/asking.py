"""What is asked of both sides alike, the reference and the product, and how they answer."""

from dataclasses import dataclass, field

Group = tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A figure of one group: its value, how many contacts it is made of, and how many met it.

    ``deviation``: the standard deviation of the single values, where the figure is a mean and the
    reference tells it.
    """

    value: float | None
    n: int
    met: int | None = None
    deviation: float | None = field(default=None, compare=False)


Rows = dict[Group, Row]

EXPORTED = {"weather": ("date", "rain_mm")}
"""Tables that can be asked for as if they were figures: by which column, of which numbers."""

PRESENCE = "presence"
"""How many people do what at the end of a run: the one figure that ``status`` is asked for."""


@dataclass(frozen=True)
class Ask:
    """One figure of a window, by groups: ``where`` are (dimension, word) that contacts must have.

    ``start`` and ``end``: local dates, the end not in it; empty: the whole run.
    """

    key: str
    by: tuple[str, ...] = ()
    where: tuple[tuple[str, str], ...] = ()
    start: str = ""
    end: str = ""

    @property
    def exported(self) -> bool:
        """Whether it is no figure, but a table that the operator exports: the same for both sides."""
        return self.key in EXPORTED

    @property
    def window(self) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...], str, str]:
        """All but the figure: what is asked for together."""
        return self.by, self.where, self.start, self.end


def nameless(rows: Rows, asked: Ask) -> Rows:
    """The rows with helpers numbered by how much they did: the product knows them by other names.

    The rows of other figures are as they were.
    """
    if asked.by != ("helper",):
        return rows
    ordered = sorted(rows.values(), key=lambda row: (-row.n, row.value or 0.0))
    return {(str(number),): row for number, row in enumerate(ordered)}


def ask(key: str, *by: str, start: str = "", end: str = "", **where: str) -> Ask:
    """A figure by these dimensions, of contacts that have these words."""
    return Ask(key, by, tuple(where.items()), start, end)
