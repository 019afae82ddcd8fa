"""A figure explained: value, rule, number of contacts, window, gaps."""

from collections.abc import Callable

from supervisor_app import text
from supervisor_app.domain.snapshot import FigureId, Reading, Snapshot
from widgets.facts import Fact

_SHARES = frozenset({"service_level", "abandonment", "first_response_share", "response_rate", "share"})
_SECONDS = ("wait", "handling", "first_response", "longest_waited")


def rule_facts(figure: FigureId, snapshot: Snapshot) -> tuple[Fact, ...]:
    """What a figure is made of, in the order in which one asks."""
    reading = snapshot.readings.get(figure)
    if reading is None:
        counted = text.count(snapshot.listed_total)
        return (
            Fact("n", "Contacts", counted),
            Fact("window", "Window", text.window_sentence(None, snapshot.zone, snapshot.at)),
        )
    return tuple(fact for make in _MAKERS if (fact := make(reading, snapshot)).value)


def value_text(reading: Reading) -> str:
    """A figure's value in its unit."""
    key = reading.id.key.partition(":")[0]
    if key in _SHARES:
        return text.share(reading.value, 1)
    if any(word in key for word in _SECONDS) and key != "customers_waiting" and key != "waiting":
        return text.duration_words(None if reading.value is None else reading.value * 1000)
    return text.count(None if reading.value is None else round(reading.value))


def _value(reading: Reading, snapshot: Snapshot) -> Fact:
    about = "about " if reading.approximate else ""
    rest = "may still change" if reading.provisional else ""
    return Fact("value", "Value", about + value_text(reading), reading.level.value, rest=rest)


def _rule(reading: Reading, snapshot: Snapshot) -> Fact:
    return Fact("rule", "Rule", reading.rule)


def _n(reading: Reading, snapshot: Snapshot) -> Fact:
    met = f"{text.count(reading.met)} of " if reading.met is not None else ""
    return Fact("n", "Contacts", met + text.count(reading.n))


def _window(reading: Reading, snapshot: Snapshot) -> Fact:
    return Fact("window", "Window", text.window_sentence(reading.window, snapshot.zone, snapshot.at))


def _gap(reading: Reading, snapshot: Snapshot) -> Fact:
    value = "part of this time was not observed" if reading.gap else ""
    return Fact("gap", "Gap", value, "warn")


_MAKERS: tuple[Callable[[Reading, Snapshot], Fact], ...] = (_value, _rule, _n, _window, _gap)
