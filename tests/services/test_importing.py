"""Importing: what is stored, what is said, and that it is the same when cut off, done again or corrected."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from supervisor_app.domain.batch import Batch
from supervisor_app.domain.contacts import Contact, ContactKey, Status
from supervisor_app.domain.errors import SettingsError, StoreError
from supervisor_app.domain.time import Window
from supervisor_app.services.asking import last_seen, note_seen
from supervisor_app.services.frame import Frame, keep_frame, kept_frame
from supervisor_app.services.importing import Imported, Order, Progress, import_file
from supervisor_app.store.database import Store
from tests.sources.importing import at
from tests.store.samples import dump

MAPPING = """\
kind = "contacts"
source = "tickets"
zone = "Europe/Warsaw"

[columns]
id = "id"
created = "at"
resolved = "done"
customer = "who"

[constants]
channel = "email"
"""
LOG = """\
kind = "events"
source = "log"
zone = "Europe/Warsaw"

[columns]
contact = "id"
activity = "what"
at = "at"
author = "who"

[activities]
came = "created"
reply = "message_by_agent"
done = "resolved"

[constants]
channel = "email"
"""


class Place:
    """A folder with a file, its mapping and a store."""

    def __init__(self, folder: Path) -> None:
        self.file, self.mapping, self.store = folder / "f.csv", folder / "m.toml", folder / "desk.db"
        self.rejects = folder / "f.csv.rejects.csv"
        folder.mkdir(exist_ok=True)
        self.mapping.write_text(MAPPING)

    def write(self, rows: list[str], header: str = "id,at,done,who") -> None:
        self.file.write_text("\n".join([header, *rows]) + "\n")

    def run(
        self,
        stop_after: int | None = None,
        progress: Callable[[Progress], None] = lambda _: None,
        **more: object,
    ) -> Imported:
        """Import; told to end after so many pieces."""
        pieces = 0

        def count(said: Progress) -> None:
            nonlocal pieces
            pieces += 1
            progress(said)

        order = Order(file=self.file, mapping=self.mapping, store=self.store, **more)  # type: ignore[arg-type]
        return import_file(order, count, lambda: stop_after is not None and pieces >= stop_after)

    def contacts(self, source: str = "tickets", ids: tuple[str, ...] = ("1", "2", "3")) -> list[Contact]:
        store = Store.open(str(self.store), read_only=True)
        try:
            return [one.contact for one in store.contacts(ContactKey(source, name) for name in ids)]
        finally:
            store.close()


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def facts(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """All that a store holds but how far sources were read."""
    tables = dump(store)
    del tables["cursors"]
    return tables


def many(number: int) -> list[str]:
    """Rows of which every hundredth makes no sense."""
    return [
        f"{n},2026-03-02 09:{n % 60:02d},{'never' if n % 100 == 7 else ''},c{n % 50}" for n in range(number)
    ]


def test_what_came_of_it_is_told(place: Place) -> None:
    place.write(
        ["1,2026-03-02 09:00,,a", "2,2026-03-02 09:00,2026-03-02 10:00,b", "3,x,,c", "2,2026-03-02 09:00,,b"]
    )
    imported = place.run()
    assert imported.done
    assert (imported.tallied.read, imported.tallied.new, imported.tallied.rejected) == (4, 2, 1)
    assert (imported.source, imported.rejects, imported.kind) == ("tickets", place.rejects, "contacts")
    rows = list(csv.reader(place.rejects.read_text().splitlines()))
    assert rows[0] == ["line", "column", "reason", "row begins with"]
    assert rows[1] == ["4", "at", "'x' is no time like iso. Say in formats how it is written", "3,x,,c"]
    assert place.rejects.stat().st_mode & 0o077 == 0


def test_the_same_file_twice_changes_nothing(place: Place) -> None:
    place.write(many(2500))
    first = place.run()
    stored = facts(place.store)
    again = place.run()
    assert facts(place.store) == stored
    assert (first.tallied.new, again.tallied.new, again.tallied.unchanged) == (2475, 0, 2475)
    assert (again.tallied.changed, again.tallied.rejected, again.resumed) == (0, 25, 0)


def test_a_corrected_file_changes_what_was_corrected(place: Place) -> None:
    rows = ["1,2026-03-02 09:00,2026-03-03 09:00,a", "2,2026-03-02 09:00,,b"]
    place.write(rows)
    place.run()
    place.write(["1,2026-03-02 09:00,,a", "2,2026-03-02 09:00,,b"])
    imported = place.run()
    assert (imported.tallied.changed, imported.tallied.unchanged) == (1, 1)
    assert place.contacts()[0].status is Status.OPEN  # though its stamps are earlier than before


@pytest.mark.parametrize("identified", ["id", ""])
@pytest.mark.parametrize("stop_after", [1, 2, 3])
def test_an_import_that_was_told_to_end_goes_on_to_the_same(
    identified: str, stop_after: int, place: Place, tmp_path: Path
) -> None:
    rows = many(3500)
    if not identified:
        place.mapping.write_text(
            MAPPING.replace('id = "id"\n', "").replace("[columns]", 'identity = ["at"]\n[columns]')
        )
    place.write(rows)
    cut = place.run(stop_after)
    assert (cut.done, cut.tallied.read) == (False, stop_after * 1000)
    store = Store.open(str(place.store), read_only=True)
    assert store.unfinished() == ("tickets",)
    store.close()
    rest = place.run()
    assert (rest.done, rest.resumed, rest.tallied.read) == (True, stop_after * 1000, 3500)
    other = Place(tmp_path / "other")
    assert_same_as_at_once(place, other, rest)


def assert_same_as_at_once(place: Place, other: Place, rest: Imported) -> None:
    """An import in two parts left what one at once leaves."""
    other.file.write_bytes(place.file.read_bytes())
    other.mapping.write_bytes(place.mapping.read_bytes())
    other.store.with_name("desk.db.key").write_bytes(place.store.with_name("desk.db.key").read_bytes())
    once = other.run()
    assert rest.tallied == once.tallied
    assert dump(place.store) == dump(other.store)
    assert place.rejects.read_bytes() == other.rejects.read_bytes()


def test_an_import_that_was_killed_between_two_writes_goes_on_to_the_same(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rejected rows are written before the batch: what was killed in between leaves some too many."""
    place.write(many(3500))
    save, saved = Store.save, 0

    def dying(self: Store, source: str, batch: Batch, *rest: object) -> object:
        nonlocal saved
        saved += 1
        if saved == 3:
            raise StoreError("killed")
        return save(self, source, batch, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "save", dying)
    with pytest.raises(StoreError, match="killed"):
        place.run()
    monkeypatch.undo()
    rest = place.run()
    assert rest.resumed == 2000
    assert_same_as_at_once(place, Place(tmp_path / "other"), rest)


def test_a_file_that_changed_is_begun_anew(place: Place) -> None:
    place.write(many(2500))
    place.run(1)
    place.write([*many(2500), "x,2026-03-02,,a"])
    assert place.run().resumed == 0
    place.write(many(2400))
    place.run(1)
    place.mapping.write_text(MAPPING + '[[drop]]\ncolumn = "id"\nis = ["1"]\n')
    assert place.run().tallied.dropped == 1


def test_an_event_log_in_parts_comes_to_the_same(place: Place, tmp_path: Path) -> None:
    place.mapping.write_text(LOG)
    rows = [f"{n % 700},came,2026-03-02 08:{n % 60:02d},c{n % 700}" for n in range(700)]
    rows += [f"{n % 700},reply,2026-03-02 09:{n % 60:02d},ada" for n in range(1400)]
    rows += [f"{n % 700},done,2026-03-02 10:{n % 60:02d},bo" for n in range(700)]
    rows += ["1,nothing,2026-03-02 10:00,bo"]
    place.write(rows, "id,what,at,who")
    place.run(2)
    rest = place.run()
    assert (rest.tallied.new, rest.tallied.rejected) == (700, 1)
    assert_same_as_at_once(place, Place(tmp_path / "other"), rest)
    stored = facts(place.store)
    assert len(stored["events"]) == 2800
    again = place.run()
    assert facts(place.store) == stored
    assert (again.tallied.new, again.tallied.changed) == (0, 0)
    (contact,) = place.contacts("log", ("1",))
    assert (contact.agents, contact.agent_messages, contact.status) == (("ada", "bo"), 2, Status.RESOLVED)


def test_totals_are_stored_apart_from_contacts(place: Place) -> None:
    place.mapping.write_text(
        'kind = "totals"\nsource = "days"\nzone = "Europe/Warsaw"\n'
        '[columns]\nstart = "day"\noffered = "n"\n[constants]\nchannel = "phone"\n'
    )
    place.write(["2026-03-02,10", "2026-03-03,20"], "day,n")
    first = place.run()
    assert (first.tallied.new, first.kind) == (2, "totals")
    place.write(["2026-03-02,10", "2026-03-03,25", "2026-03-04,1"], "day,n")
    second = place.run()
    assert (second.tallied.new, second.tallied.changed, second.tallied.unchanged) == (1, 1, 1)
    store = Store.open(str(place.store), read_only=True)
    window = Window(at("2026-03-03"), at("2026-03-05"))
    assert [one.offered for one in store.totals(window)] == [25, 1]
    assert (store.counts().contacts, last_seen(store)) == (0, at("2026-03-05"))
    store.close()


def test_the_store_gets_a_frame_and_the_instant_it_was_seen(place: Place) -> None:
    place.write(["1,2026-03-02 09:00,2026-03-04 12:00,a", "2,2026-03-02 09:00,,b"])
    place.run()
    store = Store.open(str(place.store))
    assert (kept_frame(store).zone, last_seen(store)) == ("Europe/Warsaw", at("2026-03-04T12:00"))
    keep_frame(store, Frame(title="Desk", zone="Asia/Tokyo"))
    note_seen(store, at("2026-05-01T12:00"))
    store.close()
    place.run()
    store = Store.open(str(place.store))
    assert (kept_frame(store).title, last_seen(store)) == ("Desk", at("2026-05-01T12:00"))
    store.close()


def test_customers_are_pseudonyms_before_they_are_stored(place: Place) -> None:
    place.write(["1,2026-03-02 09:00,,+48 600 000 001", "2,2026-03-02 09:00,,0048600000001"])
    place.run()
    one, two = place.contacts()
    assert one.customer == two.customer
    assert len(one.customer) == 16
    assert b"600000001" not in place.store.read_bytes()


def test_a_polled_source_is_not_overwritten(place: Place) -> None:
    store = Store.open(str(place.store))
    store.save("tickets", Batch(cursor="2026-03-02"))
    store.close()
    place.write(["1,2026-03-02 09:00,,a"])
    with pytest.raises(SettingsError, match="'tickets' is a source that is polled into this store"):
        place.run()
    assert place.run(source="old-tickets").source == "old-tickets"
    with pytest.raises(SettingsError, match="--source 'a b' cannot be a key"):
        place.run(source="a b")


def test_the_list_of_rejected_rows_replaces_an_older_one_and_no_other_file(place: Place) -> None:
    place.write(["1,never,,a"])
    place.run()
    place.write(["1,2026-03-02,,a"])
    assert place.run().rejects is None
    assert not place.rejects.exists()
    place.rejects.write_text("my own notes")
    with pytest.raises(SettingsError, match="Move it away, or name another with --rejects"):
        place.run()
    with pytest.raises(SettingsError, match="cannot be written into the file itself"):
        place.run(rejects=place.file)
    assert place.run(rejects=place.file.with_name("mine.csv")).done


def test_no_rejected_row_is_a_formula(place: Place) -> None:
    place.write(['"=cmd()",never,,a', '"  @x",never,,a'])
    place.run()
    rows = list(csv.reader(place.rejects.read_text().splitlines()))[1:]
    assert all(row[3].startswith("'") for row in rows)


def test_progress_tells_rows_and_share(place: Place) -> None:
    said: list[Progress] = []
    place.write(many(2500))
    place.run(progress=said.append)
    assert [one.tallied.read for one in said] == [1000, 2000, 2500]
    assert said[-1].share == 1.0
    assert all(one.rate > 0 for one in said)
