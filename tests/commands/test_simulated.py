"""What a simulated operator is collected with."""

from supervisor_app.commands.simulated import phrases_of
from supervisor_app.demo.profiles import load


def test_the_phrases_that_an_operator_found_to_irritate_are_looked_for() -> None:
    profile = load("discount-ru")
    phrases = phrases_of(profile)
    assert profile.courtesies
    for one in profile.courtesies:
        assert phrases.found_in(f"{one.text} Мы проверили ваш тариф.")
    assert phrases.found_in("Успокойтесь")  # the usual ones of its language as well
    assert not phrases.found_in("Мы проверили ваш тариф.")
