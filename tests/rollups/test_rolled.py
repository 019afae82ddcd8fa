"""Roll-ups answer what plain loops over the contacts answer: whatever came, in any order, twice, changed
late, over days of 23 and 25 hours, and however far the upkeep had come."""

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given

from supervisor_app.services import planning
from supervisor_app.services.history import History
from supervisor_app.services.rolled import RolledHistory
from tests.reference.comparing_windows import window_differences
from tests.rollups.comparing import by_hand, question_of, unlike
from tests.rollups.desks import ALL, LATER, RolledDesk, told_whole
from tests.rollups.long import examples
from tests.rollups.tales import Asked, Tale, tales


def _check(desk: RolledDesk, rolled: RolledHistory, asked: Asked) -> None:
    """A question has one answer: by hand, from contacts, from roll-ups, and nearly so from sketches alone.

    However few the contacts are: of so few they would be read sooner than sheets of missing days are made.
    """
    hand, question = by_hand(desk, asked), question_of(desk, asked)
    assert window_differences(rolled, desk.windows(), hand, desk.night.zone, lists=0) == []
    plain, sketched = History(desk.path), RolledHistory(desk.path, most_exact=0)
    wanted = plain.readings(question)
    assert unlike(rolled.readings(question), wanted) == []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(planning, "MOST_READ", -1)
        assert unlike(rolled.readings(question), wanted) == []
        assert unlike(sketched.readings(question), wanted, nearly=True) == []
    plain.close()
    sketched.close()


@examples(25)
@given(tales())
def test_roll_ups_are_what_loops_say(tale: Tale) -> None:
    with TemporaryDirectory() as folder:
        desk = told_whole(Path(folder), tale)
        rolled = RolledHistory(desk.path)
        for asked in tale.asked:
            _check(desk, rolled, asked)
        rolled.close()
        desk.close()


@examples(12)
@given(tales(questions=2))
def test_roll_ups_are_what_loops_say_when_all_is_rolled_up(tale: Tale) -> None:
    with TemporaryDirectory() as folder:
        desk = told_whole(Path(folder), tale)
        desk.wait(LATER)
        made = desk.roll(ALL)
        assert not made[-1]
        rolled = RolledHistory(desk.path)
        for asked in tale.asked:
            _check(desk, rolled, asked)
        rolled.close()
        desk.close()


@examples(10)
@given(tales(questions=1))
def test_one_who_reads_beside_the_upkeep_sees_every_change(tale: Tale) -> None:
    with TemporaryDirectory() as folder:
        desk = RolledDesk(Path(folder), tale.night, tale.lives)
        rolled = RolledHistory(desk.path, desk.frame)
        for told in tale.steps:
            desk.step(told)
            if rolled.frame != desk.frame:  # nobody goes on with promises that are others now
                rolled.close()
                rolled = RolledHistory(desk.path)
            rolled.refresh()
            _check(desk, rolled, tale.asked[0])
            desk.roll(ALL)  # nobody looks anew: what was read before goes on being read
            _check(desk, rolled, tale.asked[0])
        rolled.close()
        desk.close()
