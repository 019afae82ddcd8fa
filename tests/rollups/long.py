"""How long hypothesis looks: a few seconds, or as long as one likes before a release (SUPERVISOR_LONG=20)."""

import os

from hypothesis import HealthCheck, settings

_TIMES = int(os.environ.get("SUPERVISOR_LONG") or 1)


def examples(number: int) -> settings:
    """Settings for so many examples, or as many times more as was asked for."""
    return settings(
        max_examples=number * _TIMES,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
