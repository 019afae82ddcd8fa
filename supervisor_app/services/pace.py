"""When to poll next, and how a source is doing: pure decisions beside the thread that acts on them."""

import random

from supervisor_app.domain.errors import SourceBusy, SourceRefused, StoreError, SupervisorError
from supervisor_app.domain.snapshot import HealthState
from supervisor_app.domain.time import Instant

LONGEST_S = 300.0
"""No source is left alone for longer, whatever it asks for, except after a refusal: the same."""

LATE_INTERVALS = 2
LOST_INTERVALS = 5


def delay_after(
    error: SupervisorError | None, *, interval_s: float, failures: int, jitter: float | None = None
) -> float:
    """Seconds until the next poll, counted from the end of the last one.

    After success the interval. After the n-th failure in a row a random share (``jitter``, 0 to 1)
    of ``interval * 2**n``, at least a quarter of the interval, at most :data:`LONGEST_S`. A server that says
    for how long it is busy (Retry-After) is asked again then, capped alike. A refusal waits the longest at
    once: only a person helps. A failure of our own store keeps the interval, so that saving goes on as soon
    as it can.
    """
    if error is None or isinstance(error, StoreError):
        return interval_s
    if isinstance(error, SourceRefused):
        return max(interval_s, 60.0)
    if isinstance(error, SourceBusy) and error.retry_after_s:
        return float(min(LONGEST_S, max(interval_s, error.retry_after_s)))
    share = random.random() if jitter is None else jitter  # noqa: S311  spreading load needs no secrecy
    backoff = max(interval_s / 4, share * interval_s * 2 ** min(failures, 10))
    return float(min(LONGEST_S, backoff))


def state_of(
    last_ok: Instant | None, now: Instant, *, interval_s: float, error: SupervisorError | None
) -> HealthState:
    """How a source stands at ``now``: late above 2 intervals without an answer, lost above 5.

    Intervals shorter than 5 s count as 5 s, so that one slow answer is no alarm. Who asks for patience before
    the first answer is starting, like ourselves.
    """
    if isinstance(error, SourceRefused):
        return HealthState.LOST
    if last_ok is None:
        starting = error is None or isinstance(error, SourceBusy)
        return HealthState.STARTING if starting else HealthState.LOST
    age_s = (now - last_ok) / 1000
    interval_s = max(interval_s, 5.0)
    if age_s > LOST_INTERVALS * interval_s:
        return HealthState.LOST
    return HealthState.LATE if age_s > LATE_INTERVALS * interval_s else HealthState.OK
