"""The newest question is answered, older ones are dropped, and the thread ends when told."""

import threading

import pytest

from supervisor_app.services.latest import Latest

LIMIT_S = 5.0


class Slow:
    """Answers when it is let, and remembers what it answered and whether it was overtaken."""

    def __init__(self) -> None:
        self.begun, self.let = threading.Semaphore(0), threading.Semaphore(0)
        self.answered: list[tuple[int, bool]] = []

    def answer(self, asked: int, overtaken: object) -> None:
        self.begun.release()
        assert self.let.acquire(timeout=LIMIT_S)
        assert callable(overtaken)
        self.answered.append((asked, overtaken()))
        if asked < 0:
            raise ValueError(asked)


def test_of_many_questions_only_the_newest_is_answered() -> None:
    slow = Slow()
    latest = Latest("asking", slow.answer)
    latest.ask(1)
    assert slow.begun.acquire(timeout=LIMIT_S)
    for number in (2, 3, 4):
        latest.ask(number)
    slow.let.release(2)
    assert slow.begun.acquire(timeout=LIMIT_S)
    assert latest.close(LIMIT_S)
    assert slow.answered == [(1, True), (4, slow.answered[1][1])]


def test_a_defect_does_not_end_the_thread(caplog: pytest.LogCaptureFixture) -> None:
    slow = Slow()
    latest = Latest("asking", slow.answer)
    for number in (-1, 2):
        latest.ask(number)
        slow.let.release()
        assert slow.begun.acquire(timeout=LIMIT_S)
    assert latest.close(LIMIT_S)
    assert [asked for asked, _ in slow.answered] == [-1, 2]
    assert "ValueError" in caplog.text


def test_what_was_opened_is_let_go_in_the_thread_that_opened_it() -> None:
    slow = Slow()
    ended: list[str] = []
    latest = Latest("asking", slow.answer, lambda: ended.append(threading.current_thread().name))
    latest.ask(1)
    slow.let.release()
    assert slow.begun.acquire(timeout=LIMIT_S)
    assert latest.close(LIMIT_S)
    assert ended == ["asking"]


def test_one_that_was_never_asked_has_nothing_to_end_and_is_asked_no_more() -> None:
    slow = Slow()
    latest = Latest("asking", slow.answer)
    assert latest.close(LIMIT_S)
    latest.ask(1)
    assert slow.answered == []
