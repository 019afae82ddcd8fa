"""Phrases are found whatever their case and spacing, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.phrases import DEFAULT_PHRASES, LANGUAGES, NO_PHRASES, Phrases

SOME = Phrases.of({"en": ["calm down", "As  I\nalready said"], "de": ["Ruhig, bitte: STRASSE"]})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Please CALM\n\t down, madam", True),
        ("as I already\u00a0said: no", True),
        ("ruhig, bitte: Straße", True),
        ("calmdown", False),
        ("calm, down", False),
        ("", False),
    ],
)
def test_case_and_white_space_make_no_difference(text: str, found: bool) -> None:
    assert SOME.found_in(text) is found


def test_nothing_is_found_where_nothing_is_looked_for() -> None:
    assert not NO_PHRASES
    assert not NO_PHRASES.found_in("calm down")
    assert Phrases.of({"en": [], "pl": ["", " \n"]}) == NO_PHRASES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_defaults_know_several_phrases_of_each_language(language: str) -> None:
    own = LANGUAGES[language]
    assert len(set(own)) >= 6
    assert all(DEFAULT_PHRASES.found_in(f"Hm. {phrase.upper()}!") for phrase in own)
    others = Phrases.of({word: told for word, told in LANGUAGES.items() if word != language})
    assert not any(others.found_in(phrase) for phrase in own)


_TEXT = st.text(st.sampled_from("aAbBßẞİıſ \t\n\u00a0"), max_size=12)


@given(st.dictionaries(st.sampled_from(["en", "pl"]), st.lists(_TEXT, max_size=3)), _TEXT)
def test_found_as_a_plain_search_finds(languages: dict[str, list[str]], text: str) -> None:
    def plain(written: str) -> str:
        out = ""
        for sign in written.casefold():
            out += sign if not sign.isspace() else "" if out.endswith(" ") or not out else " "
        return out.strip()

    wanted = [plain(phrase) for phrases in languages.values() for phrase in phrases]
    found = any(phrase and plain(text).find(phrase) >= 0 for phrase in wanted)
    assert Phrases.of(languages).found_in(text) is found
