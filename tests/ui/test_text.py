"""Words and numbers, as window, reports and command line write them."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from supervisor_app import text
from supervisor_app.domain.agents import PresenceState
from supervisor_app.domain.batch import Ability
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Event, EventKind, Outcome, Role, Status
from supervisor_app.domain.snapshot import HealthState, Span
from supervisor_app.domain.time import Window
from tests.ui import samples

NOON = samples.NOON


def _plain(words: str) -> str:
    return words.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (text.count(1_284), "1 284"),
        (text.count(-3), "−3"),
        (text.count(None), "–"),
        (text.counted(1, "contact", "contacts"), "1 contact"),
        (text.share(0.843), "84 %"),
        (text.share(0.031, 1), "3.1 %"),
        (text.share(None), "–"),
        (text.decimal(-0.01), "0.0"),
        (text.duration_clock(161_000), "2:41"),
        (text.duration_clock(3_725_000), "1:02:05"),
        (text.duration_words(45_999), "45 s"),
        (text.duration_words(7_500_000), "2 h 5 min"),
        (text.duration_words(None), "–"),
        (text.wait(161_000, True), "2:41"),
        (text.wait(161_000, False), "2 min"),
        (text.wait(3_700_000, True), "1 h 1 min"),
        (text.age(2_000), "2 s ago"),
        (text.age(None), "never"),
        (text.clock(NOON, "Europe/Warsaw"), "12:00"),
        (text.clock_seconds(NOON, "UTC"), "11:00:00"),
        (text.date_long(NOON, "Europe/Warsaw"), "Saturday 21 Nov 2026"),
        (text.day_clock(NOON - 86_400_000, "Europe/Warsaw", NOON), "20 Nov 12:00"),
        (text.made_of(1, "Waiting now"), "contact makes up “Waiting now”"),
        (text.window_sentence(None, "UTC", NOON), "at 11:00:00, UTC"),
        (text.window_sentence(Window(NOON - 3_600_000, NOON + 9), "UTC", NOON), "10:00 to 11:00, UTC"),
    ],
)
def test_words(said: str, expected: str) -> None:
    assert _plain(said) == expected


def test_every_enum_has_words() -> None:
    tellers: tuple[tuple[Callable[[Any], str], Iterable[Any]], ...] = (
        (text.channel_title, Channel), (text.channel_word, Channel), (text.presence_word, PresenceState),
        (text.outcome_word, Outcome), (text.status_word, Status), (text.health_word, HealthState),
        (text.span_word, Span), (text.ability_title, Ability), (text.event_word, EventKind),
        (text.role_word, Role),
    )  # fmt: skip
    for words, values in tellers:
        assert all(words(value) for value in values)


@given(st.integers(0, 10**12))
def test_durations_never_round_up(duration_ms: int) -> None:
    assert text.duration_words(duration_ms) == text.duration_words(duration_ms // 1000 * 1000)
    assert text.duration_clock(duration_ms) == text.duration_clock(duration_ms // 1000 * 1000)


@given(st.integers(-(10**12), 10**12))
def test_counts_lose_no_digit(number: int) -> None:
    assert int(text.count(number).replace("\u202f", "").replace("−", "-")) == number


@pytest.mark.parametrize(
    ("kind", "role", "said"),
    [
        (EventKind.MESSAGE, Role.CUSTOMER, "e-mail in · fact"),
        (EventKind.MESSAGE, Role.AGENT, "Anna K. · e-mail out · fact"),
        (EventKind.ASSIGNED, Role.AGENT, "Anna K. · assigned · fact"),
        (EventKind.MOVED, Role.SYSTEM, "moved · fact"),
    ],
)
def test_events_say_who_did_what(kind: EventKind, role: Role, said: str) -> None:
    event = Event(id="1", at=NOON, kind=kind, role=role, author="Anna K.", detail="fact")
    assert text.event_sentence(event, Channel.EMAIL) == said


def test_health_says_its_age_and_what_is_wrong() -> None:
    exchange, tickets, social = samples.rich().health
    assert _plain(text.health_sentence(exchange, NOON)) == "Exchange, 2 s ago, 38 ms"
    assert _plain(text.health_sentence(tickets, NOON)) == "Tickets, 2 s ago, 112 changes"
    late = "Social, 3 min ago, HTTP 429: asked too often, next try in 40 s"
    assert _plain(text.health_sentence(social, NOON)) == late
    starting = samples.empty().health[1]
    assert _plain(text.health_sentence(starting, NOON)) == "Tickets, reading history, 40 %"
    patient = replace(starting, progress=None, message="desk asks us to wait (503): 43 %")
    assert text.health_sentence(patient, NOON) == "Tickets, desk asks us to wait (503): 43 %"
    assert text.health_details(patient, NOON) == ("desk asks us to wait (503): 43 %",)
