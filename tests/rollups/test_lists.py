"""Whatever came of a desk: behind every number are exactly as many contacts as it says."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from supervisor_app.domain.snapshot import Reading
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.composed import COMPOSED
from supervisor_app.metrics.measures import Count, ShareOfAll
from supervisor_app.metrics.measures_of_fates import CountFates
from supervisor_app.metrics.quality import FLAWS
from supervisor_app.services import telling
from supervisor_app.services.asking import Asking
from supervisor_app.services.history import History, Question
from supervisor_app.services.rolled import RolledHistory
from tests.reference.comparing_windows import KEYS
from tests.rollups.comparing import question_of
from tests.rollups.desks import told_whole
from tests.rollups.long import examples
from tests.rollups.tales import Asked, Tale, tales

OF_CONTACTS = ("backlog", "days_to_clear", "most_waiting", "most_in_service", "volume_index")
"""Composed figures that are made of contacts."""
COMPOSED_BY: tuple[tuple[str, ...], ...] = ((), ("day",), ("channel",), ("queue",), ("day", "channel"))
"""What all of these are told apart by."""
FLAWED = tuple(f"quality:{flaw.key}" for flaw in FLAWS)


def _listed(history: History, question: Question, reading: Reading, part: str = "") -> int:
    """How many contacts are behind a row, or behind a part of it."""
    asked = replace(question, figures=(reading.id.key,), by=(), where=replace(reading.id.scope, part=part))
    keys = [one.contact.key for one in telling.contacts(history, asked)]
    assert len(set(keys)) == len(keys), "a contact is listed twice"
    return len(keys)


def _too_long_or_short(history: History, question: Question, reading: Reading) -> list[str]:
    """What is wrong with the lists behind a row."""
    figure = FIGURES.get(reading.id.key)
    if figure is not None and isinstance(figure.measure, ShareOfAll):
        wanted = {"": reading.met}  # n is of the window, and the row of a part of it
    elif reading.met is None:
        wanted = {"": reading.n}
    else:
        wanted = {"": reading.n, "met": reading.met, "missed": reading.n - reading.met}
    found = {part: _listed(history, question, reading, part) for part in wanted}
    return [] if found == wanted else [f"{reading.id}: {wanted}, listed {found}"]


@examples(8)
@given(tales(most_lives=10, questions=1))
def test_lists_are_as_long_as_their_numbers(tale: Tale) -> None:
    """Of every figure that is told of windows, by every question, from roll-ups; and of what each counts."""
    with TemporaryDirectory() as folder:
        desk = told_whole(Path(folder), tale)
        history = RolledHistory(desk.path)
        for asked in tale.asked:
            question = question_of(desk, asked)
            for reading in telling.told(history, question):
                assert _too_long_or_short(history, question, reading) == []
        history.close()
        desk.close()


@examples(8)
@given(tales(questions=1))
def test_counts_are_how_many_they_count(tale: Tale) -> None:
    counts = [key for key in KEYS if isinstance(FIGURES[key].measure, Count | CountFates)]
    assert len(counts) > 10
    with TemporaryDirectory() as folder:
        desk = told_whole(Path(folder), tale)
        history = RolledHistory(desk.path)
        question = question_of(desk, tale.asked[0], counts)
        for reading in telling.told(history, question):
            if reading.id.key != "customers":  # those of several contacts count once
                assert reading.value == reading.n == _listed(history, question, reading)
        history.close()
        desk.close()


@examples(8)
@given(tales(questions=1), st.sampled_from(COMPOSED_BY), st.sampled_from([{}, {"channel": "email"}]))
def test_lists_of_composed_figures(tale: Tale, by: tuple[str, ...], where: dict[str, str]) -> None:
    assert set(OF_CONTACTS) < set(COMPOSED)
    with TemporaryDirectory() as folder:
        desk = told_whole(Path(folder), tale)
        history = RolledHistory(desk.path)
        question = question_of(desk, Asked(tale.asked[0].hours, by, where), OF_CONTACTS)
        for reading in telling.told(history, question):
            assert _too_long_or_short(history, question, reading) == []
        history.close()
        desk.close()


@examples(5)
@given(tales(questions=1))
def test_lists_of_flaws(tale: Tale) -> None:
    with TemporaryDirectory() as folder:
        desk = told_whole(Path(folder), tale)
        history = RolledHistory(desk.path)
        question = question_of(desk, Asked(tale.asked[0].hours, (), {}), FLAWED)
        for reading in telling.told(history, question):
            assert _too_long_or_short(history, question, reading) == []
        history.close()
        desk.close()


@examples(4)
@given(tales(questions=1))
def test_lists_of_the_moment_are_as_long_as_their_numbers(tale: Tale) -> None:
    """Of every figure of a whole snapshot, those of this moment and of today."""
    with TemporaryDirectory() as folder:
        desk = told_whole(Path(folder), tale)
        asking = Asking(desk.path)
        for told, reading in asking.snapshot().readings.items():
            wanted = reading.met if told.key == "share" else reading.n
            if told.key not in ("presence", "slots"):
                assert len(asking.contacts(told)) == wanted, told
        asking.close()
        desk.close()
