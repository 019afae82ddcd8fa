"""Roll-ups that were kept up little by little are those that are made anew from the facts, cell for cell."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from msgspec.structs import replace

from supervisor_app.services.day_sheets import DaySheets, MadeSheets, Wanted
from supervisor_app.services.history import History
from supervisor_app.services.rolled import RolledHistory
from supervisor_app.services.verifying import Verified, Verifying
from tests.reference.comparing_windows import KEYS
from tests.rollups.comparing import question_of, unlike
from tests.rollups.desks import ALL, HOUR_MS, LATER, RolledDesk, told_whole
from tests.rollups.long import examples
from tests.rollups.tales import NIGHTS, Asked, Tale, tales

IN_CELLS: tuple[tuple[str, ...], ...] = ((), ("day",), ("channel",), ("channel", "hour"), ("queue", "site"))
"""What every figure that rolls up is told apart by without looking at a contact."""


def _cells(desk: RolledDesk) -> dict[tuple[str, str], bytes]:
    """The bytes of everything that is rolled up, by sheet and by day or month."""
    with closing(sqlite3.connect(f"file:{desk.path}?mode=ro", uri=True)) as connection:
        rows = connection.execute("select grain, start, cells from rollups").fetchall()
    return {(grain, start): bytes(cells) for grain, start, cells in rows}


@examples(20)
@given(tales(questions=0))
def test_kept_up_or_made_anew_cells_are_the_same(tale: Tale) -> None:
    with TemporaryDirectory() as folder:
        desk = told_whole(Path(folder), tale)
        desk.wait(LATER)
        assert not desk.roll(ALL)[-1]
        kept = _cells(desk)
        desk.store.drop_rollups()
        assert not desk.roll(replace(ALL, contacts=3))[-1]
        anew = _cells(desk)
        assert anew
        assert kept.keys() >= anew.keys()
        assert [name for name, cells in anew.items() if cells != kept[name]] == []
        desk.close()


@examples(10)
@given(tales(questions=0))
def test_what_is_not_out_of_date_is_as_the_facts_have_it(tale: Tale) -> None:
    """At any moment, however far the upkeep has come; and once it is done nothing is out of date."""
    with TemporaryDirectory() as folder:
        desk = RolledDesk(Path(folder), tale.night, tale.lives)
        for told in tale.steps:
            desk.step(told)
            assert [one for one in _verified(desk) if one.different] == []
        desk.roll(ALL)
        assert [one for one in _verified(desk) if one.different or one.out_of_date] == []
        desk.close()


def _verified(desk: RolledDesk) -> list[Verified]:
    return list(Verifying(desk.store, desk.frame).verified(desk.at))


def _made_of_nothing(desk: RolledDesk) -> Callable[[DaySheets, Iterable[Wanted]], Iterator[MadeSheets]]:
    """In the place of making sheets: of days in which nothing ever happened, and of no others."""
    make, hours = DaySheets.made, desk.store.marks(0)

    def made(making: DaySheets, wanted: Iterable[Wanted]) -> Iterator[MadeSheets]:
        empty = list(wanted)
        for one in empty:
            window = one.stretch.window
            assert hours.keys().isdisjoint(range(window.start // HOUR_MS, -(-window.end // HOUR_MS)))
        return make(making, empty)

    return made


@examples(10)
@given(tales(questions=0))
def test_days_that_are_rolled_up_are_told_without_a_look_at_a_contact(tale: Tale) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        desk = told_whole(Path(folder), replace(tale, night=NIGHTS[0]))
        desk.wait(LATER)
        desk.roll(ALL)
        keys = [key for key in KEYS if key != "customers"]  # different ones do not add up
        asked = [Asked(hours, by, {}) for hours in (None, (0, 95)) for by in IN_CELLS]
        history, rolled = History(desk.path), RolledHistory(desk.path)
        wanted = [history.readings(question_of(desk, one, keys)) for one in asked]
        patch.delattr(History, "measurement")
        patch.setattr(DaySheets, "made", _made_of_nothing(desk))
        for one, plain in zip(asked, wanted, strict=True):
            assert unlike(rolled.readings(question_of(desk, one, keys)), plain) == []
        history.close()
        rolled.close()
        desk.close()
