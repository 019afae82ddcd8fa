"""What every engine keeps as it is, and what some would refuse or change in silence."""

from collections.abc import Iterable, Sequence
from itertools import chain
from math import isfinite
from operator import attrgetter, itemgetter
from typing import Any

from msgspec.structs import astuple

from supervisor_app.domain.batch import Record
from supervisor_app.domain.contacts import Event, Personal
from supervisor_app.store.members import TEXTS, WHOLE

_lists_of = attrgetter("agents", "solutions", "writers")
_personal_texts_of = attrgetter("subject", "name", "address")
_event_texts_of = attrgetter("id", "author", "detail", "text")

_LARGEST = 2**53
_WHOLE = {int, bool}


class Unsound(ValueError):
    """A value that some engine would refuse or change in silence."""


def check_texts(texts: Iterable[str]) -> None:
    """Raise Unsound where a text is not a text, or holds half a surrogate pair or a NUL."""
    try:
        whole = "".join(texts)
        whole.encode()
    except (TypeError, UnicodeEncodeError) as error:
        raise Unsound("a text that is not valid Unicode") from error
    if "\0" in whole:
        raise Unsound("a text with a NUL character")


def check_numbers(numbers: Iterable[int | None]) -> None:
    """Raise Unsound where a number is not whole or beyond 2**53."""
    given = [number for number in numbers if number is not None]
    if given and not (set(map(type, given)) <= _WHOLE and min(given) >= -_LARGEST and max(given) <= _LARGEST):
        raise Unsound("a number that is not whole or too large")


def check_row(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """The row of texts and whole numbers itself. Raises Unsound where it holds anything else."""
    check_texts(value for value in row if isinstance(value, str))
    check_numbers(value for value in row if not isinstance(value, str))
    return row


def scrubbed(text: str) -> str:
    """The text with everything replaced that an engine would refuse."""
    return text.encode("utf-8", "replace").decode().replace("\0", "")


def check_records(records: Sequence[Record]) -> None:
    """Raise Unsound where some engine would refuse a value of any of these, or change it in silence."""
    contacts = [record.contact for record in records]
    members = list(map(astuple, contacts))
    for texts in TEXTS:
        check_texts(chain.from_iterable(map(itemgetter(texts), members)))
    check_texts(chain.from_iterable(words for contact in contacts for words in _lists_of(contact)))
    for numbers in WHOLE:
        check_numbers(chain.from_iterable(map(itemgetter(numbers), members)))
    ratings = [contact.rating for contact in contacts if contact.rating is not None]
    if not all(isinstance(rating, int | float) and isfinite(rating) for rating in ratings):
        raise Unsound("a rating that is not a number")
    check_personals([record.personal for record in records if record.personal is not None])
    check_events([event for record in records for event in record.events])


def check_personals(told: Sequence[Personal]) -> None:
    """Raise Unsound where some engine would refuse a text of these."""
    check_texts(chain.from_iterable(map(_personal_texts_of, told)))


def check_events(events: Sequence[Event]) -> None:
    """Raise Unsound where some engine would refuse a value of any of these."""
    check_texts(chain.from_iterable(map(_event_texts_of, events)))
    check_numbers([event.at for event in events])
