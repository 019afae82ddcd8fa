"""The value of a figure as text: what the Daily summary and every printed report show of it."""

from collections.abc import Mapping

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.snapshot import Scope
from supervisor_app.text.numbers import DASH, NO_BREAK, count, decimal, share
from supervisor_app.text.times import duration_clock, duration_words
from supervisor_app.text.words import channel_word, family_words

_SECOND_MS = 1_000
_FEW = 10
"""Below this a mean of counts is written with a decimal: 2.5 contacts an hour."""

_IN_WORDS = ("first_response", "peer_first_answer", "resolution", "next_response")
"""Figures of people who wrote and do not sit waiting: their durations are said in words."""


def figure_value(value: float | None, unit: str, *, in_words: bool = False) -> str:
    """A value in its unit: ``81.2 %``, ``3:28``, ``1 284``, ``4.4``; a dash for None.

    ``in_words``: seconds as ``21 min`` instead of ``21:14``.
    """
    if value is None:
        return DASH
    if unit == "share":
        return share(value, 1)
    if unit == "s":
        duration_ms = round(value * _SECOND_MS)
        return duration_words(duration_ms) if in_words else duration_clock(duration_ms)
    if unit == "stars":
        return decimal(value, 1)
    if value == round(value):
        return count(round(value))
    return decimal(value, 1 if abs(value) < _FEW else 0)


def said_in_words(key: str) -> bool:
    """Whether durations of this figure are said in words."""
    return key.startswith(_IN_WORDS)


def figure_change(change: float | None, unit: str) -> str:
    """How a figure has changed: ``+12 %``, of shares ``−1.4 points``; a dash for None."""
    if change is None:
        return DASH
    number = decimal(abs(change) * 100, 1 if unit == "share" else 0)
    sign = "±" if not number.strip("0.") else "+" if change > 0 else "−"
    return f"{sign}{number}{NO_BREAK}{'points' if unit == 'share' else '%'}"


def figure_name(title: str, scope: Scope, agents: Mapping[str, str] | None = None) -> str:
    """A figure with what it is restricted to: ``Service level, phone``; ``agents`` are names by key."""
    restricted = scope_title(scope, agents)
    return f"{title}, {restricted}" if restricted else title


def figure_place(scope: Scope, family: Family | None) -> str:
    """What a figure is of, in words: ``phone``, or the channels it is about (``written channels``)."""
    restricted = scope_title(scope)
    if scope.channel or family is None:
        return restricted
    return ", ".join(filter(None, (family_words(family), restricted)))


def scope_title(scope: Scope, agents: Mapping[str, str] | None = None) -> str:
    """What a figure is restricted to, in words: ``phone, Roaming``; ``agents`` are names by key."""
    named = ((name, getattr(scope, name)) for name in Scope.__struct_fields__)
    return ", ".join(_scope_word(name, word, agents or {}) for name, word in named if word)


def scope_words(scope: Scope) -> str:
    """A scope as the command line takes it: ``channel=phone topic=Roaming``; empty: everything."""
    named = ((name, getattr(scope, name)) for name in Scope.__struct_fields__)
    return " ".join(f"{name}={word}" for name, word in named if word)


def _scope_word(name: str, word: str, agents: Mapping[str, str]) -> str:
    if name == "channel":
        return channel_word(Channel(word))
    return agents.get(word, word) if name == "agent" else word
