import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.sources.ami_records import (
    NonsenseError,
    caller,
    needed,
    parse_blocks,
    reject,
    seconds_ms,
    stamp,
    text,
    whole,
)
from tests.sources.asterisk_fake import recorded


def test_a_recorded_state_is_cut_into_its_blocks() -> None:
    blocks = parse_blocks(recorded("queue_status_idle"))
    assert blocks[0]["Response"] == "Success"
    assert [b["Queue"] for b in blocks if b.get("Event") == "QueueParams"] == ["billing", "night", "network"]
    assert sum(b.get("Event") == "QueueMember" for b in blocks) == 10
    assert blocks[-1] == {"Event": "QueueStatusComplete", "EventList": "Complete", "ListItems": "13"}


def test_a_line_feed_in_a_name_slips_in_no_line_of_its_own() -> None:
    (block,) = parse_blocks(b"Event: QueueCallerJoin\r\nCallerIDName: a\nUniqueid: 9\r\nUniqueid: 1\r\n\r\n")
    assert block["Uniqueid"] == "1"
    assert text(block, "CallerIDName") == "aUniqueid: 9"


def test_lines_that_are_no_fields_are_passed_over() -> None:
    garbage = b"\x00\xff garbage\r\n: nameless\r\nno field: x\r\n"
    body = garbage + b"Event: A\r\nEmpty:\r\n\r\n\r\n\r\nEvent: B\r\n\r\n"
    assert parse_blocks(body) == [{"Event": "A", "Empty": ""}, {"Event": "B"}]


def test_a_name_that_comes_twice_keeps_both_values() -> None:
    (block,) = parse_blocks(b"Output: one\r\nOutput: two\r\n\r\n")
    assert block["Output"] == "one\ntwo"


def test_bare_line_feeds_of_a_proxy_are_understood() -> None:
    assert parse_blocks(b"Event: A\nQueue: q\n\nEvent: B\n") == [{"Event": "A", "Queue": "q"}, {"Event": "B"}]


@given(st.binary())
def test_any_bytes_are_cut_without_complaint(body: bytes) -> None:
    assert all(block for block in parse_blocks(body))


@pytest.mark.parametrize(
    "value", ["", "-1", "1.5", "1e3", "NaN", "٣", str(2**53), str(2**63), "9" * 5000, "x"]
)
def test_what_is_no_sensible_number_is_nonsense(value: str) -> None:
    with pytest.raises(NonsenseError, match="HoldTime"):
        whole({"HoldTime": value}, "HoldTime")


def test_a_missing_number_may_have_a_default() -> None:
    assert whole({}, "Wait", 0) == 0
    with pytest.raises(NonsenseError, match="missing"):
        whole({}, "Wait")


def test_durations_beyond_a_week_are_nonsense() -> None:
    assert seconds_ms({"Wait": "604800"}, "Wait") == 604_800_000
    with pytest.raises(NonsenseError, match="longer than a week"):
        seconds_ms({"Wait": "604801"}, "Wait")


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ("1795320691.787598", 1_795_320_691_787),
        ("1795320691.05", 1_795_320_691_050),
        ("1795320691", 1_795_320_691_000),
    ],
)
def test_stamps_are_cut_to_milliseconds(told: str, at: int) -> None:
    assert stamp({"Timestamp": told}) == at


def test_a_missing_stamp_is_none_and_a_strange_one_nonsense() -> None:
    assert stamp({}) is None
    for told in ("soon", "99999999999.1", "-5"):
        with pytest.raises(NonsenseError):
            stamp({"Timestamp": told})


def test_withheld_numbers_and_names_are_empty() -> None:
    assert caller({"CallerIDNum": "<unknown>", "CallerIDName": "Anonymous"}) == ("", "")
    assert caller({"CallerIDNum": "5550100", "CallerIDName": "Ann\u202e"}) == ("5550100", "Ann")


def test_text_is_clean_short_and_needed_where_needed() -> None:
    assert len(text({"Queue": "q" * 10_000}, "Queue")) == 200
    with pytest.raises(NonsenseError, match="Queue is missing"):
        needed({"Queue": " \x00 "}, "Queue")


def test_a_reject_shows_no_caller() -> None:
    block = {"Event": "QueueCallerJoin", "CallerIDNum": "5550100", "Uniqueid": "1.2", "Queue": "q" * 99}
    put_aside = reject("exchange", block, 7, "why")
    assert (put_aside.id, put_aside.at, put_aside.reason) == ("1.2", 7, "why")
    assert put_aside.excerpt == f"Event: QueueCallerJoin, Queue: {'q' * 24}, Uniqueid: 1.2"
