"""Values of figures as text, in the unit of each."""

import pytest

from supervisor_app import text
from supervisor_app.domain.channels import Family
from supervisor_app.domain.snapshot import EVERYTHING, Scope

THIN, HARD = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (None, "share", "–"),
        (0.8114173, "share", f"81.1{HARD}%"),
        (1, "share", f"100.0{HARD}%"),
        (208.4471, "s", "3:28"),
        (59.9999999, "s", "1:00"),
        (2946.0, "s", "49:06"),
        (18_240.0, "s", "5:04:00"),
        (9214, "contacts", f"9{THIN}214"),
        (9214.0, "contacts", f"9{THIN}214"),
        (8226.75, "contacts", f"8{THIN}227"),
        (2.25, "contacts", "2.2"),
        (-2.5, "contacts", "−2.5"),
        (4.4371, "stars", "4.4"),
        (0, "messages", "0"),
    ],
)
def test_a_value_is_written_in_its_unit(value: float | None, unit: str, shown: str) -> None:
    assert text.figure_value(value, unit) == shown


def test_who_wrote_waits_in_words() -> None:
    assert text.figure_value(1294.06, "s", in_words=True) == f"21{HARD}min"
    assert text.said_in_words("first_response_p90")
    assert not text.said_in_words("handling")


@pytest.mark.parametrize(
    ("change", "unit", "shown"),
    [
        (None, "contacts", "–"),
        (0.12, "contacts", f"+12{HARD}%"),
        (-0.031, "s", f"−3{HARD}%"),
        (0.0004, "contacts", f"±0{HARD}%"),
        (0.014, "share", f"+1.4{HARD}points"),
        (-0.0288, "share", f"−2.9{HARD}points"),
        (0.0, "share", f"±0.0{HARD}points"),
    ],
)
def test_a_change_of_a_share_is_in_points(change: float | None, unit: str, shown: str) -> None:
    assert text.figure_change(change, unit) == shown


def test_a_figure_is_named_with_what_it_is_restricted_to() -> None:
    assert text.figure_name("Contacts", EVERYTHING) == "Contacts"
    assert text.figure_name("Service level", Scope(channel="email")) == "Service level, e-mail"
    agent = Scope(agent="desk/7", topic="Roaming")
    assert text.figure_name("Solved", agent, {"desk/7": "Anna K."}) == "Solved, Roaming, Anna K."
    assert text.scope_words(agent) == "topic=Roaming agent=desk/7"


def test_a_figure_of_all_channels_says_of_which_kind() -> None:
    assert text.figure_place(EVERYTHING, None) == ""
    assert text.figure_place(EVERYTHING, Family.WRITTEN) == "written channels"
    assert text.figure_place(Scope(site="west"), Family.LIVE) == "live channels, west"
    assert text.figure_place(Scope(channel="email"), Family.WRITTEN) == "e-mail"
