"""Columns hold what a plain dict would, whatever is put in and taken out."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from supervisor_app.domain.contacts import Contact, ContactKey
from supervisor_app.domain.joining import Joining
from supervisor_app.metrics.columns import Columns
from supervisor_app.metrics.layout import NEVER, C, Flag, T
from tests.metrics.making import call, contacts

steps = st.lists(
    contacts() | st.builds(ContactKey, st.sampled_from(["pbx", "rt"]), st.integers(0, 25).map(str)),
    max_size=80,
)


@settings(max_examples=80, deadline=None)
@given(steps)
def test_columns_are_a_dict_of_contacts(drawn: list[Contact | ContactKey]) -> None:
    columns, plain = Columns(Joining()), dict[ContactKey, Contact]()
    for step in drawn:
        if isinstance(step, Contact):
            columns.upsert(step)
            plain[step.key] = step
        else:
            columns.discard(step)
            plain.pop(step, None)
    _same(columns, plain)


@settings(max_examples=40, deadline=None)
@given(st.lists(contacts(), max_size=40))
def test_columns_that_were_thinned_hold_what_was_kept(drawn: list[Contact]) -> None:
    columns = Columns(Joining())
    for contact in drawn:
        columns.upsert(contact, contact.id, "hint")
    keep = columns.flagged(Flag.OPEN)
    kept = columns.kept(keep)
    _same(kept, {one.key: one for one in columns if one.status.is_open})
    assert kept.subjects == [one.id for one in kept]


def _same(columns: Columns, plain: dict[ContactKey, Contact]) -> None:
    assert len(columns) == len(plain)
    assert {one.key: one for one in columns} == plain
    for key, contact in plain.items():
        row = columns.row(key)
        assert row is not None
        assert columns.contacts[row] == contact
        assert columns.time(T.CREATED)[row] == contact.created
        assert columns.time(T.ANSWERED)[row] == (NEVER if contact.answered is None else contact.answered)
        code, queues = columns.code(C.QUEUE)[row], columns.words.queues.all
        assert code == -1 if not contact.queue else queues[code].endswith(f"/{contact.queue}")
        assert bool(columns.flagged(Flag.OPEN)[row]) == contact.status.is_open


def test_columns_grow() -> None:
    columns = Columns(Joining())
    for number in range(3000):
        columns.upsert(call(number))
    assert np.array_equal(columns.flagged(Flag.COUNTED), np.ones(3000, np.bool_))


def test_texts_that_do_not_come_stay_as_they_were() -> None:
    columns = Columns(Joining())
    columns.upsert(call(1), "first", "•••• 733")
    columns.upsert(call(1, wait_s=11))
    assert (columns.subjects, columns.hints) == (["first"], ["•••• 733"])
