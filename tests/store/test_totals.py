"""Totals of intervals: kept apart from contacts, replaced when told again."""

import math
from pathlib import Path

from msgspec.structs import replace

from supervisor_app.domain.batch import Batch
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import DAY_MS, Window
from supervisor_app.domain.totals import NUMBERS, Total
from supervisor_app.store import schema
from supervisor_app.store.database import Store
from tests.rolled import roll_up, share_of
from tests.store.samples import NOON, contact, dump, record


def total(number: int = 0, **changes: object) -> Total:
    """A day; ``changes`` are members of Total."""
    start = NOON + number * DAY_MS
    values = {"offered": 10.0, "answered": 8.0, "threshold_s": 20.0} | changes
    return Total(
        source="days",
        id=str(number),
        start=start,
        until=start + DAY_MS,
        channel=Channel.PHONE,
        **values,  # type: ignore[arg-type]
    )


def test_every_number_has_a_column() -> None:
    assert [column.name for column in schema.totals.columns] == list(Total.__struct_fields__)
    assert NUMBERS[0] == "offered"


def test_they_come_back_as_they_were(store: Store) -> None:
    full = Total(
        source="days",
        id="x",
        start=NOON,
        until=NOON + 1,
        channel=Channel.EMAIL,
        site="pl",
        queue="sales",
        **{name: float(number) + 0.25 for number, name in enumerate(NUMBERS)},
    )
    saved = store.save("days", Batch(cursor="1", totals=(full, total(1))))
    assert (saved.totals_new, saved.totals_changed, saved.new) == (2, 0, 0)
    assert store.totals(Window(NOON, NOON + DAY_MS)) == (full,)
    assert store.totals(Window(NOON, NOON + 2 * DAY_MS)) == (full, total(1))
    assert store.counts().contacts == 0


def test_told_again_they_are_replaced(store: Store, path: Path) -> None:
    store.save("days", Batch(cursor="1", totals=(total(0), total(1))))
    before = dump(path)
    again = store.save("days", Batch(cursor="1", totals=(total(0), total(1))))
    assert (again.totals_new, again.totals_changed) == (0, 0)
    assert dump(path) == before
    changed = store.save("days", Batch(cursor="1", totals=(total(0), total(1, offered=11.0), total(2))))
    assert (changed.totals_new, changed.totals_changed) == (1, 1)
    assert [one.offered for one in store.totals(Window(0, 2**52))] == [10, 11, 10]


def test_what_is_no_number_is_put_aside(store: Store) -> None:
    odd = (total(0, offered=math.nan), total(1, within=math.inf), replace(total(2), queue="\0"), total(3))
    saved = store.save("days", Batch(cursor="1", totals=odd))
    assert (saved.totals_new, saved.rejects) == (1, 3)
    assert sorted(one.id for one in store.rejects()) == ["0", "1", "2"]


def test_shares_are_sums_over_sums_of_what_tells_both() -> None:
    assert share_of([(1.0, 2.0), (None, 8.0), (3.0, None), (2.0, 2.0)]).value == 0.75
    assert share_of([]).value is None
    rolled = roll_up(
        [total(0, handling_total_s=80.0, handled=4.0), total(1, talk_total_s=40.0, wrap_total_s=8.0)]
    )
    assert rolled.handling.value == (80 + 48) / 12
    assert rolled.answer_rate.value == 0.8


def test_a_batch_that_replaces_takes_the_place_of_what_was_updated_later(store: Store) -> None:
    store.save("rt", Batch(cursor="1", records=(record(1, topic="new", updated=NOON + 5),)))
    older = record(1, topic="old", updated=NOON)
    assert store.save("rt", Batch(cursor="2", records=(older,))).changed == ()
    assert store.save("rt", Batch(cursor="2", records=(older,), replaces=True)).changed == (older,)
    (held,) = store.contacts([contact(1).key])
    assert held.contact.topic == "old"


def test_a_cursor_can_say_what_came_of_its_batch(store: Store) -> None:
    batch = Batch(cursor="", records=(record(1), record(2)))
    store.save("rt", batch, lambda saved: f"{saved.new} new")
    assert store.cursor("rt") == "2 new"
