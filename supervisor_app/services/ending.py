"""What ends this program from outside, in order."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


def ending_signals() -> list[signal.Signals]:
    """What ends this program in order; a closed terminal too, unless we were started to outlive it."""
    numbers = [signal.SIGINT, signal.SIGTERM]
    hangup = getattr(signal, "SIGHUP", None)
    if hangup is not None and signal.getsignal(hangup) is not signal.SIG_IGN:
        numbers.append(hangup)
    return numbers


@contextmanager
def until_told() -> Iterator[threading.Event]:
    """An event that the signals which end us set."""
    told = threading.Event()
    old = {number: signal.signal(number, lambda *_: told.set()) for number in ending_signals()}
    try:
        yield told
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)
