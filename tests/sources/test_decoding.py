"""JSON that is merely untidy is mended; what cannot be used is named as what it is."""

import contextlib
import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from supervisor_app.domain.errors import SourceBroken
from supervisor_app.sources.decoding import decode_json, mend

HUGE = "123456789012345678901234567890"


class Said(Struct):
    body: bytes
    host: str = "helpdesk.example.org"


class Row(Struct):
    id: str


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
        (b'{"a": "\xff"}', {"a": "\ufffd"}),
        (b'{"a": "\\ud800"}', {"a": "?"}),
        (b'{"a": "\\ud83d\\ude00"}', {"a": "\U0001f600"}),
        (b'{"a": NaN, "b": -Infinity}', {"a": "NaN", "b": "-Infinity"}),
        (b'{"a": NaN, "b": 1e999}', {"a": "NaN", "b": "1e999"}),
        (b'{"a": NaN, "b": %s}' % HUGE.encode(), {"a": "NaN", "b": HUGE}),
    ],
)
def test_untidy_json_is_mended(body: bytes, found: dict[str, object]) -> None:
    assert decode_json(Said(body), dict) == found


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"\n<!DOCTYPE html><html>Log in</html>", "web page"),
        (b"", "nothing"),
        (b"   ", "nothing"),
        (b"OK", "not JSON"),
        (b'{"id": "a"', "not JSON"),
        (b'{"x":' + b"[" * 100_000, "not JSON"),
        (b'{"id": 1}', r"unexpected form.*\$\.id"),
        (b'{"id": ' + b"9" * 5000 + b"}", "unexpected form"),
        (b"[]", "unexpected form"),
    ],
)
def test_what_cannot_be_used_is_named(body: bytes, words: str) -> None:
    with pytest.raises(SourceBroken, match=words) as caught:
        decode_json(Said(body), Row)
    assert "helpdesk.example.org" in str(caught.value)


@given(st.binary())
def test_no_bytes_do_worse_than_being_broken(body: bytes) -> None:
    with contextlib.suppress(SourceBroken):
        decode_json(Said(body), Row)


@given(
    st.recursive(st.none() | st.booleans() | st.floats() | st.integers() | st.text(), st.lists, max_leaves=5)
)
def test_what_was_mended_can_be_decoded_strictly(value: object) -> None:
    msgspec.json.decode(mend(json.dumps(value).encode()))
