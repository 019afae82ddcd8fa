"""Counts, shares and decimals as text."""

GROUP = "\u202f"
"""Separates thousands: a narrow space at which no line breaks."""

NO_BREAK = "\u00a0"
"""A space at which no line breaks: between a number and its unit."""

DASH = "–"
"""Stands where there is no number: nothing to divide by, or not known."""


def count(number: int | None) -> str:
    """A whole number with its thousands grouped: ``1 284``; a dash for None."""
    if number is None:
        return DASH
    return f"{number:,}".replace(",", GROUP).replace("-", "−")


def counted(number: int, one: str, many: str) -> str:
    """A count with its noun in the right form: ``1 contact``, ``37 contacts``."""
    return f"{count(number)} {one if number == 1 else many}"


def ordinal(number: int) -> str:
    """A day of the month as it is said: ``20th``."""
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def share(value: float | None, digits: int = 0) -> str:
    """A share between 0 and 1 in per cent: ``84 %``; a dash where there was nothing to divide by."""
    if value is None:
        return DASH
    return f"{decimal(value * 100, digits)}{NO_BREAK}%"


def decimal(value: float | None, digits: int = 1) -> str:
    """A number with a fixed number of digits after the point; a dash for None."""
    if value is None:
        return DASH
    text = f"{value:,.{digits}f}".replace(",", GROUP)
    return text.replace("-", "−") if text.strip("-0." + GROUP) else text.lstrip("-")
