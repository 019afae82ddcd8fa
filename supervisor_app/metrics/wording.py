"""A figure's rule with its parameters filled in, and how its value stands against its target."""

from functools import lru_cache
from typing import NamedTuple

from supervisor_app import text
from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.snapshot import Level
from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.metrics.declaring import Figure
from supervisor_app.metrics.service_level import ABANDONMENT, SERVICE_LEVEL

NEAR = 0.75
"""From this share of a limit on a value is near it."""

ALMOST = 0.9
"""Down to this share of an aim a value has nearly reached it."""

_PROMISED = ("promise_s", "resolution_s")
"""The members of Targets that may be business time."""

_FORMULAS = {"service_level_preset": SERVICE_LEVEL, "abandonment_preset": ABANDONMENT}


class Label(NamedTuple):
    """What is said of a figure beside its numbers."""

    rule: str
    target: float | None


class Wording:
    """Rules and targets under the promises given."""

    def __init__(self, promises: Promises) -> None:
        self._promises = promises
        self.rule = lru_cache(maxsize=4096)(self._rule)
        self._labels: dict[tuple[str, str, str, str], Label] = {}

    def label(self, figure: Figure, named: str, judged_as: str, queue: str = "") -> Label:
        """Rule and target of a figure: of a channel and a queue that are named, judged by the targets of a
        channel."""
        own = queue if queue in self._promises.queues else ""
        key = (figure.key, named, judged_as, own)
        label = self._labels.get(key)
        if label is None:
            rule = self.rule(figure.rule, figure.family, _channel(named), own)
            label = self._labels[key] = Label(rule, self.target(figure, _channel(judged_as), own))
        return label

    def _rule(self, template: str, family: Family | None, channel: Channel | None, queue: str = "") -> str:
        """The sentence of a rule for a channel or queue, or for the desk with what single ones differ in."""
        targets = self._promises.of(channel, queue)
        for setting, presets in _FORMULAS.items():
            if template == f"{{{setting}}}":
                name = getattr(targets, setting)
                template = f"{name}: {presets[name].rule}"
        said = {
            name: f"{getattr(targets, name):g}" for name in Targets.__struct_fields__ if name[-2:] == "_s"
        }
        sentence = template.format(**said, calendar=_calendar(targets), clock=_clock(targets))
        if channel is not None:
            return sentence
        family_words = f" ({text.family_words(family)})" if family is not None else ""
        return sentence + family_words + self._differing(template, family, queue)

    def _differing(self, template: str, family: Family | None, queue: str) -> str:
        """What single channels, and where none is named single queues, have instead of the default, where the
        rule speaks of it."""
        own = self._promises.queues.get(queue, {})
        default = self._promises.default
        others = {
            channel.value.replace("_", " "): targets
            for channel, targets in self._promises.channels.items()
            if family is None or channel.family is family
        }
        if not queue:
            others |= {name: self._promises.of(None, name) for name in self._promises.queues}
        parts = [
            f"{who} {_said(targets, name)}"
            for name in Targets.__struct_fields__
            if f"{{{name}}}" in template and name not in own
            for who, targets in others.items()
            if _said(targets, name) != _said(default, name)
        ]
        return f"; {', '.join(parts)}" if parts else ""

    def target(self, figure: Figure, channel: Channel | None, queue: str = "") -> float | None:
        """What a figure is judged by; None where it is not, or where channels of all kinds are mixed."""
        if not figure.target:
            return None
        name = figure.target
        if name == "longest_wait_s":
            if channel is None:
                return None
            name = name if channel.family is Family.LIVE else "promise_s"
        return float(getattr(self._promises.of(channel, queue), name))


def _said(targets: Targets, name: str) -> str:
    """A member of Targets as a rule says it."""
    if name == "calendar":
        return _calendar(targets)
    clock = _clock(targets) if name in _PROMISED else ""
    return f"{getattr(targets, name):g} s{clock}"


def _clock(targets: Targets) -> str:
    return f" of business time ({_calendar(targets)})" if targets.in_business_time else ""


def _calendar(targets: Targets) -> str:
    return targets.calendar or "always open"


def _channel(word: str) -> Channel | None:
    return Channel(word) if word else None


def judged(value: float | None, target: float | None, better: str) -> Level:
    """How a value stands: good, near its limit or a little short of its aim, or bad."""
    if value is None or target is None:
        return Level.NONE
    if better == "high":
        return Level.OK if value >= target else Level.WARN if value >= target * ALMOST else Level.CRIT
    return Level.OK if value <= target * NEAR else Level.WARN if value <= target else Level.CRIT
