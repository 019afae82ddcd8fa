"""Customers' keys: the same for one address however it is spelled, different for every store."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.errors import StoreError
from supervisor_app.services.pseudonyms import Pseudonyms, normalise, pseudonyms_beside


@pytest.mark.parametrize(
    "spelling", ["+48 600 100 200", "0048600100200", "+48-600-100-200", "+48 (600) 100.200", " +48600100200 "]
)
def test_one_number_has_one_key(spelling: str) -> None:
    assert normalise(spelling) == "+48600100200"


def test_addresses_differ_by_more_than_case() -> None:
    key = Pseudonyms(b"k" * 32)
    assert key("Jan@Example.net ") == key("jan@example.net")
    assert key("jan@example.net") != key("j.an@example.net")
    assert key("") == ""


@given(st.text(max_size=60))
def test_any_text_has_a_key_that_does_not_tell_it(address: str) -> None:
    key = Pseudonyms(b"k" * 32)(address)
    assert len(key) in (0, 16)
    assert len(address) < 4 or address not in key


def test_the_key_is_private_and_stays(tmp_path: Path) -> None:
    store = tmp_path / "desk.db"
    first = pseudonyms_beside(store)("a@example.net")
    assert pseudonyms_beside(store)("a@example.net") == first
    path = tmp_path / "desk.db.key"
    assert path.stat().st_mode & 0o077 == 0
    assert pseudonyms_beside(tmp_path / "other.db")("a@example.net") != first


def test_a_damaged_key_is_refused(tmp_path: Path) -> None:
    (tmp_path / "desk.db.key").write_bytes(b"short")
    with pytest.raises(StoreError, match="restore"):
        pseudonyms_beside(tmp_path / "desk.db")
