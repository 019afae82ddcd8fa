"""What numbers and sizes the command line takes. Each raises ArgumentTypeError or ValueError."""

import argparse

_LONGEST_DAYS = 3660
_LONGEST_S = 2_000_000  # a timer of the window counts milliseconds in 32 bits


def seconds(text: str) -> float:
    """A stretch of time in seconds."""
    value = float(text)
    if not 0 < value <= _LONGEST_S:
        raise argparse.ArgumentTypeError(f"a number of seconds above 0, at most {_LONGEST_S}, is meant")
    return value


def factor(text: str) -> float:
    """A factor."""
    value = float(text)
    if not 0 < value <= 1000:
        raise argparse.ArgumentTypeError("a factor above 0, at most 1000, is meant")
    return value


def speed(text: str) -> float:
    """How many times as fast as the wall's a clock runs."""
    value = float(text)
    if not 0 <= value <= 1000:
        raise argparse.ArgumentTypeError("a speed from 0 to 1000 is meant")
    return value


def days(text: str) -> int:
    """A number of days."""
    value = int(text)
    if not 0 <= value <= _LONGEST_DAYS:
        raise argparse.ArgumentTypeError(f"a number of days from 0 to {_LONGEST_DAYS} is meant")
    return value


def size(text: str) -> tuple[int, int]:
    """Width and height in pixels, like 1280x800."""
    width, _, height = text.lower().partition("x")
    if not (
        width.isdigit() and height.isdigit() and 320 <= int(width) <= 7680 and 240 <= int(height) <= 4320
    ):
        raise argparse.ArgumentTypeError("a size like 1280x800 is meant")
    return int(width), int(height)
