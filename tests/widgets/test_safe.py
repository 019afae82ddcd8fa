import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from tests.widgets.hostile import HOSTILE
from widgets.safe import PlainLabel, escaped_tip, open_link, safe_body, safe_text, set_tip

ANYTHING = st.text(st.characters(codec=None)) | st.sampled_from(sorted(HOSTILE.values()))


@given(ANYTHING, st.integers(1, 300))
def test_safe_text_is_short_and_can_be_drawn(text: str, limit: int) -> None:
    made = safe_text(text, limit)
    assert len(made) <= limit + 1
    made.encode("utf-8")
    assert not any(
        unicodedata.category(sign) in ("Cc", "Cs") or sign in "\u202e\u200b\ufeff" for sign in made
    )
    marks = "".join("m" if unicodedata.category(sign) in ("Mn", "Me") else "." for sign in made)
    assert "mmmmm" not in marks


def test_a_number_and_its_unit_stay_together() -> None:
    kept = "1\N{NARROW NO-BREAK SPACE}401 calls, 23\N{NO-BREAK SPACE}%"
    assert safe_text(f" {kept} ") == kept
    assert safe_text("a\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}b \N{NO-BREAK SPACE}c") == "a b c"


@given(ANYTHING)
def test_safe_text_of_safe_text_is_itself(text: str) -> None:
    made = safe_text(text)
    assert made.endswith("…") or safe_text(made) == made


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("  two\n words ", "two words"),
        ("\u202egpj.exe", "gpj.exe"),
        ("a\x00b", "ab"),
        ("x\ud800", "x?"),
        (12, "12"),
        ("Żółć Хуҷанд", "Żółć Хуҷанд"),
    ],
)
def test_safe_text_keeps_what_is_meant(given_text: object, expected: str) -> None:
    assert safe_text(given_text) == expected


def test_a_cut_text_says_so() -> None:
    assert safe_text("x" * 300) == "x" * 200 + "…"


def test_no_line_of_a_body_is_endless() -> None:
    lines = safe_body(HOSTILE["endless"]).split("\n")
    assert max(map(len, lines)) <= 2_001
    assert len(safe_body("a" * 10**6)) < 110_000


def test_a_label_is_plain_and_says_the_rest_in_its_tip(qtbot: QtBot) -> None:
    label = PlainLabel(HOSTILE["image"] + " and a long tail", elide=True)
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text().endswith("…")
    assert label.toolTip().startswith("&lt;img")
    label.resize(600, 20)
    assert label.text() == label.full_text() == HOSTILE["image"] + " and a long tail"
    assert label.toolTip() == ""


def test_tips_are_escaped(qtbot: QtBot) -> None:
    label = PlainLabel("x")
    qtbot.addWidget(label)
    set_tip(label, HOSTILE["link"])
    assert "<" not in label.toolTip()
    assert "<" not in escaped_tip(HOSTILE["tables"])


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        ("https://desk.example/Ticket/1", True),
        ("http://desk.example/", False),
        ("https://other.example/", False),
        ("https://desk.example@other.example/", False),
        ("https://user:word@desk.example/", False),
        ("https://@desk.example/", False),
        ("https://desk.example\\@other.example/", False),
        ("file:///etc/passwd", False),
        ("javascript:alert(1)", False),
        ("https://desk.example/ü b", False),
        ("", False),
    ],
)
def test_only_known_https_hosts_are_opened(url: str, opened: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def browse(address: object) -> bool:
        calls.append(str(address))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", browse)
    assert open_link(url, {"desk.example"}) is opened
    assert len(calls) == opened
