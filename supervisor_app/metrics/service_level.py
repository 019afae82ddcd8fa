"""The formulas of service level and abandonment in use, each as a set of fates over a set of fates."""

from msgspec import Struct

from supervisor_app.metrics import fates
from supervisor_app.metrics.fates import Fate, Fates


class Preset(Struct, frozen=True):
    """A quotient of counts: contacts whose fate is in ``met``, over those whose fate is in ``of``.

    ``rule`` is the formula in words, with the parameters ``{threshold_s}`` and ``{short_s}``.
    """

    met: Fates
    of: Fates
    rule: str


_IN_TIME: Fates = frozenset({Fate.ANSWERED_IN})
_SPOKEN: Fates = fates.ANSWERED | fates.ABANDONED

SERVICE_LEVEL: dict[str, Preset] = {
    "answered_of_offered_less_short": Preset(
        _IN_TIME,
        fates.DECIDED - fates.SHORT,
        "answered within {threshold_s} s ÷ (offered − abandoned within {short_s} s)",
    ),
    "answered_of_offered": Preset(_IN_TIME, fates.DECIDED, "answered within {threshold_s} s ÷ offered"),
    "removed_of_queued": Preset(
        _IN_TIME | fates.ABANDONED_IN_TIME | {Fate.CALLBACK_IN},
        fates.DECIDED,
        "answered, abandoned or asked for a callback within {threshold_s} s ÷ offered",
    ),
    "answered_of_handled": Preset(_IN_TIME, fates.ANSWERED, "answered within {threshold_s} s ÷ answered"),
    "answered_of_answered_abandoned": Preset(
        _IN_TIME, _SPOKEN, "answered within {threshold_s} s ÷ (answered + abandoned)"
    ),
    "answered_of_answered_abandoned_less_short": Preset(
        _IN_TIME,
        _SPOKEN - fates.SHORT,
        "answered within {threshold_s} s ÷ (answered + abandoned − abandoned within {short_s} s)",
    ),
    "kept_of_answered_abandoned_timeout": Preset(
        _IN_TIME | fates.ABANDONED_IN_TIME,
        _SPOKEN | {Fate.TIMED_OUT},
        "answered or abandoned within {threshold_s} s ÷ (answered + abandoned + timed out)",
    ),
    "late_abandons_only": Preset(
        _IN_TIME,
        fates.ANSWERED | {Fate.SHORT_LATE, Fate.ABANDONED_LATE},
        "answered within {threshold_s} s ÷ (answered + abandoned after {threshold_s} s)",
    ),
}

ABANDONMENT: dict[str, Preset] = {
    "less_short": Preset(
        fates.ABANDONED - fates.SHORT,
        fates.OFFERED - fates.SHORT,
        "abandoned after more than {short_s} s ÷ (offered − abandoned within {short_s} s)",
    ),
    "of_offered": Preset(fates.ABANDONED, fates.OFFERED, "abandoned ÷ offered"),
    "of_answered_abandoned": Preset(fates.ABANDONED, _SPOKEN, "abandoned ÷ (answered + abandoned)"),
    "of_answered_abandoned_less_short": Preset(
        fates.ABANDONED - fates.SHORT,
        _SPOKEN - fates.SHORT,
        "abandoned after more than {short_s} s ÷ (answered + abandoned, both without those "
        "abandoned within {short_s} s)",
    ),
    "with_timeouts_of_offered": Preset(
        fates.ABANDONED | {Fate.TIMED_OUT}, fates.OFFERED, "(abandoned + timed out) ÷ offered"
    ),
}
