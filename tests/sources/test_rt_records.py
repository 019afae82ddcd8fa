"""The habits of the server's records, one by one."""

import msgspec
import pytest

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.errors import SourceBroken
from supervisor_app.sources.rt_contact import channel_of
from supervisor_app.sources.rt_cursor import Place, moved_on, read, write
from supervisor_app.sources.rt_records import Ticket, Transaction, convert, happened, instant, number
from supervisor_app.sources.rt_texts import plain

TICKET = b'{"id":7,"Status":"new","Created":"2026-01-01T00:00:00Z","LastUpdated":"2026-01-01T00:00:00Z"'


def ticket(rest: bytes) -> Ticket:
    return convert(msgspec.Raw(TICKET + rest + b"}"), Ticket)


def test_what_we_may_not_see_is_an_empty_text() -> None:
    hidden = ticket(b',"CustomFields":"","Requestor":"","Subject":null')
    assert (hidden.custom_value("Channel"), hidden.requestor_logins()) == ("", ())


def test_a_custom_field_may_be_empty() -> None:
    assert ticket(b',"CustomFields":[{"name":"Channel","values":[]}]').custom_value("Channel") == ""
    assert ticket(b',"CustomFields":[{"name":"Channel","values":[" sms "]}]').custom_value("Channel") == "sms"


def test_broken_text_is_mended() -> None:
    assert ticket(b',"Subject":"caf\xe9 \\ud800"').subject == "caf� ?"


@pytest.mark.parametrize("stamp", ["", "1970-01-01T00:00:00Z"])
def test_a_date_that_is_not_set(stamp: str) -> None:
    assert instant(stamp) is None
    with pytest.raises(SourceBroken):
        happened(stamp)


@pytest.mark.parametrize("stamp", ["2026-01-01T00:00:00", "now", "2026-13-01T00:00:00Z", "9999-99"])
def test_a_date_that_is_none(stamp: str) -> None:
    with pytest.raises(SourceBroken):
        instant(stamp)


@pytest.mark.parametrize(("value", "read"), [("12", 12), (5, 5), (None, 0), ("", 0), ("a", 0), ("9" * 20, 0)])
def test_numbers_come_as_texts(value: object, read: int) -> None:
    assert number(value) == read


@pytest.mark.parametrize(
    ("word", "channel"),
    [
        ("phone", Channel.PHONE),
        ("E-mail", Channel.EMAIL),
        ("In person", Channel.IN_PERSON),
        ("chat", Channel.APP_CHAT),
        ("web form", Channel.WEB_FORM),
        ("post", Channel.LETTER),
        ("", Channel.EMAIL),
        ("carrier pigeon", Channel.OTHER),
    ],
)
def test_words_for_channels(word: str, channel: Channel) -> None:
    assert channel_of(word, Channel.EMAIL) is channel


def row(id: int, second: int) -> Transaction:
    return Transaction(
        id=id, type="Set", created=f"2026-01-01T00:{second // 60:02}:{second % 60:02}Z", ticket=1
    )


NOW = happened("2026-01-01T00:10:00Z")


def test_young_transactions_are_asked_for_again() -> None:
    place = moved_on(Place(mark=10), [row(11, 0), row(13, 595), row(14, 10)], NOW)
    assert (place.mark, place.seen) == (11, (13, 14))
    later = moved_on(place, [row(12, 596), row(13, 595), row(14, 10)], NOW + 120_000)
    assert (later.mark, later.seen) == (14, ())


def test_a_transaction_without_a_date_does_not_hold_us_up() -> None:
    broken = row(11, 0)
    broken.created = "?"
    assert moved_on(Place(mark=10), [broken], NOW).mark == 11


def test_a_cursor_comes_back_as_it_went() -> None:
    place = Place(mark=9, seen=(11,), below=40, top=80)
    assert read(write(place)) == place
    assert place.progress == 0.5
    assert read("[]") is None
    assert Place(mark=9, below=0, gone=None).progress is None


def test_html_becomes_words() -> None:
    head = "<head><title>T</title><style>p{}</style></head>"
    page = f"{head}<p>One &amp; <b>two</b><br>three</p><script>x()</script>"
    assert plain(page) == "One & two\nthree"
    assert plain("<p" * 1000 + "a < b") != ""
