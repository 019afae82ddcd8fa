"""Whatever came of a desk: each wait has exactly one outcome, and the outcomes sum to offered."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from msgspec.structs import replace

from supervisor_app.domain.snapshot import Reading, Scope
from supervisor_app.services.history import History
from supervisor_app.services.rolled import RolledHistory
from tests.rollups.comparing import question_of
from tests.rollups.desks import told_whole
from tests.rollups.long import examples
from tests.rollups.tales import Tale, tales

OUTCOMES = ("answered", "abandoned", "left", "timed_out", "callback", "closed_unanswered", "still_waiting")
"""Every way in which a wait can end, and that it has not."""


def _by_scope(readings: Sequence[Reading], keys: tuple[str, ...]) -> Counter[Scope]:
    """Sums of the counts of these figures, a group without contacts left out."""
    sums: Counter[Scope] = Counter()
    for reading in readings:
        if reading.id.key in keys:
            sums[reading.id.scope] += reading.n
            assert reading.value == reading.n
    return +sums


@examples(15)
@given(tales())
def test_outcomes_sum_to_offered(tale: Tale) -> None:
    with TemporaryDirectory() as folder:
        desk = told_whole(Path(folder), tale)
        for history in (History(desk.path), RolledHistory(desk.path)):
            for asked in tale.asked:
                question = question_of(desk, asked, ("offered", "short_abandoned", *OUTCOMES))
                readings = history.readings(question)
                assert _by_scope(readings, OUTCOMES) == _by_scope(readings, ("offered",))
                short, gone = (_by_scope(readings, (key,)) for key in ("short_abandoned", "abandoned"))
                assert short <= gone
            history.close()
        desk.close()


@examples(12)
@given(tales())
def test_lists_of_outcomes_share_no_contact_and_make_up_offered(tale: Tale) -> None:
    with TemporaryDirectory() as folder:
        desk = told_whole(Path(folder), tale)
        history = RolledHistory(desk.path)
        for asked in tale.asked:
            question = replace(question_of(desk, asked), by=())
            listed = {
                key: [one.contact.key for one in history.contacts(replace(question, figures=(key,)))]
                for key in ("offered", *OUTCOMES)
            }
            every = [key for outcome in OUTCOMES for key in listed[outcome]]
            assert len(set(every)) == len(every)
            assert sorted(every) == sorted(listed["offered"])
        history.close()
        desk.close()
