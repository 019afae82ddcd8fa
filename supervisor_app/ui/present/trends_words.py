"""How changes of trends are written: factors, points, per cent, and whether chance may bring them."""

from supervisor_app import text
from widgets.figure_table import FigureCell

STANDS_OUT = "•"
"""The mark of a number beyond what chance brings."""
BEYOND = f"{STANDS_OUT} more than chance brings"
_HINTS = {True: "more than chance brings", False: "no more than chance may bring"}


def number_cell(words: str, hint: str) -> FigureCell:
    """A number that leads to its contacts, where there is one."""
    return FigureCell(words, chosen=words != text.DASH, hint=hint)


def judged_cell(words: str, *, stands_out: bool) -> FigureCell:
    """A number that leads nowhere, marked where it stands out from chance."""
    return FigureCell(
        words,
        chosen=False,
        hint=_HINTS[stands_out],
        mark=mark_words(stands_out=stands_out),
    )


def mark_words(*, stands_out: bool) -> str:
    """The mark that stands after a number; empty where it does not stand out."""
    return f"{text.NO_BREAK}{STANDS_OUT}" if stands_out else ""


def points_words(change: float | None) -> str:
    """A difference of shares: ``+5.0 pt``."""
    if change is None:
        return text.DASH
    number = text.decimal(change * 100, 1)
    return f"{'+' if change > 0 and number.strip('0.') else ''}{number}{text.NO_BREAK}pt"


def times_words(value: float | None) -> str:
    """A factor: ``× 1.17``."""
    return text.DASH if value is None else f"×{text.NO_BREAK}{text.decimal(value, 2)}"


def percent_change(ratio: float | None) -> str:
    """A factor as what it changes: ``−36 %``."""
    if ratio is None:
        return text.DASH
    sign = "+" if ratio > 1 else ""
    return f"{sign}{text.share(ratio - 1)}"


def range_words(low: float | None, high: float | None) -> str:
    """Between which ends a factor lies."""
    if low is None or high is None:
        return "too few to tell"
    return f"between {percent_change(low)} and {percent_change(high)}"
