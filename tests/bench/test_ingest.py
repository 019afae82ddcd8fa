"""The measurements compare like with like, and measure the same thing every time."""

import re
from pathlib import Path

import msgspec
import pytest

from bench import ingest, ours, raw
from bench.pages import Kept, pages
from supervisor_app.contract.records import ContactPage
from supervisor_app.store.database import Store


def test_pages_are_the_same_every_time_and_in_the_order_of_change(tmp_path: Path) -> None:
    told = list(pages(1_200))
    assert told == list(pages(1_200)) == list(Kept(told, tmp_path / "pages"))
    decoded = [msgspec.json.decode(page, type=ContactPage) for page in told]
    assert [(len(page.contacts), page.more) for page in decoded] == [(500, True), (500, True), (200, False)]
    stamps = [one.updated for page in decoded for one in page.contacts]
    assert stamps == sorted(stamps)
    assert len({one.id for page in decoded for one in page.contacts}) == 1_200


def test_everything_arrives_in_the_store(tmp_path: Path) -> None:
    ours.ingest(pages(1_200), tmp_path / "store.db")
    store = Store.open(str(tmp_path / "store.db"), read_only=True)
    counts = store.counts()
    assert (counts.contacts, counts.rejects, store.last_mark()) == (1_200, 0, 3)
    assert counts.events > 2_400
    store.close()


def test_the_table_says_how_far_from_the_bare_way() -> None:
    head, columns, mine, bare = ingest.run(600, 1, None).splitlines()
    assert head.startswith("600 contacts with events in pages of 500, 1 rounds in turns")
    assert columns.split("  ")[0] == "ingest, bytes to committed store"
    assert re.fullmatch(r"Supervisor .* \d\.\d\d", mine)
    assert bare.endswith(" 1.00")


def test_pipelines_that_keep_different_things_are_not_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(raw, "ingest", lambda _told, file: ours.ingest(pages(600), file))
    with pytest.raises(Exception, match="tickets"):
        ingest.run(600, 1, None)
