"""What a click on a number of the past opens: its contacts, and how it was counted."""

from collections.abc import Mapping

from msgspec import Struct

from supervisor_app import text
from supervisor_app.domain.asking import ContactsAsked, ContactsCame
from supervisor_app.domain.channels import Hue
from supervisor_app.domain.snapshot import FigureId, Reading
from supervisor_app.domain.summary import Told
from supervisor_app.domain.time import Instant, Window
from widgets.facts import Fact


class Behind(Struct, frozen=True):
    """A number that was chosen: what it is called, what is asked for, and what is known of it already."""

    title: str
    asked: ContactsAsked
    facts: tuple[Fact, ...] = ()


def value_words(told: Told) -> str:
    """The value of a figure, as every report writes it."""
    return _words(told.reading, told.unit, told.reading.value)


def other_words(told: Told) -> str:
    """What the figure is compared with."""
    return _words(told.reading, told.unit, told.other)


def change_words(told: Told) -> str:
    """How the figure has changed."""
    return text.figure_change(told.change, told.unit)


def told_title(told: Told, names: Mapping[str, str] | None = None) -> str:
    """A figure with what it is of: ``Service level, phone``; ``names`` are those of people by key."""
    scope = told.reading.id.scope
    place = text.scope_title(scope, names) if names else text.figure_place(scope, told.family)
    return f"{told.title}, {place}" if place else told.title


def behind_told(told: Told, period: Window, zone: str, names: Mapping[str, str] | None = None) -> Behind:
    """What is behind a figure of a summary; ``names`` are those of people by key."""
    reading = told.reading
    return Behind(
        told_title(told, names), _asked(reading.id, reading.window or period, zone), _facts_of(told, zone)
    )


def behind_figure(title: str, figure: FigureId, windows: tuple[Window, ...], zone: str) -> Behind:
    """What is behind a number of which no more is known than how it is listed."""
    return Behind(title, ContactsAsked(figure=figure, windows=windows, zone=zone))


def behind_hour(hour: str, figure: FigureId, window: Window, zone: str, hue: Hue) -> Behind:
    """What is behind the part of a bar: the contacts of one colour group in an hour."""
    title = f"Contacts at {hour}, {text.hue_title(hue).lower()}"
    return Behind(title, ContactsAsked(figure=figure, windows=(window,), zone=zone, hue=hue))


def facts_came(behind: Behind, came: ContactsCame) -> tuple[Fact, ...]:
    """What is known of the number once its contacts are there."""
    if behind.facts:
        return behind.facts
    facts = [] if came.reading is None else [Fact("rule", "Rule", came.reading.rule)]
    windows = came.asked.windows
    facts.append(Fact("n", "Contacts", text.count(len(came.listed))))
    facts.append(Fact("window", "Window", _windows(windows, came.asked.zone, came.at)))
    return tuple(facts)


def _asked(figure: FigureId, window: Window, zone: str) -> ContactsAsked:
    return ContactsAsked(figure=figure, windows=(window,), zone=zone)


def _words(reading: Reading, unit: str, value: float | None) -> str:
    return text.figure_value(value, unit, in_words=text.said_in_words(reading.id.key))


def _facts_of(told: Told, zone: str) -> tuple[Fact, ...]:
    reading = told.reading
    about = "about " if reading.approximate else ""
    met = f"{text.count(reading.met)} of " if reading.met is not None else ""
    rest = "may still change" if reading.provisional else ""
    facts = (
        Fact("value", "Value", about + value_words(told), reading.level.value, rest=rest),
        Fact("other", "Compared with", _compared(told)),
        Fact("rule", "Rule", reading.rule),
        Fact("n", "Contacts", met + text.count(reading.n)),
        Fact(
            "window",
            "Window",
            _windows((reading.window,), zone, reading.window.end) if reading.window else "",
        ),
        Fact("gap", "Gap", "part of this time was not observed" if reading.gap else "", "warn"),
    )
    return tuple(fact for fact in facts if fact.value)


def _compared(told: Told) -> str:
    if told.other is None:
        return ""
    change = f" ({change_words(told)})" if told.change is not None else ""
    band = ""
    if told.low is not None and told.high is not None:
        low, high = (_words(told.reading, told.unit, value) for value in (told.low, told.high))
        band = f", usually {low} to {high}"
    return f"{other_words(told)}{change}{band}"


def _windows(windows: tuple[Window, ...], zone: str, now: Instant) -> str:
    first = f"{text.date_long(windows[0].start, zone)} {text.clock(windows[0].start, zone)}"
    end = windows[-1].end
    last = f"{text.date_long(end, zone)} {text.clock(end, zone)}"
    several = f", {text.count(len(windows))} stretches" if len(windows) > 1 else ""
    return f"{first} to {last}, {zone}{several}"
