"""What machines read: every figure with its rule, n and window; contacts without personal data."""

import msgspec
import pytest

from supervisor_app.domain.batch import Record
from supervisor_app.domain.contacts import Outcome, Personal
from supervisor_app.domain.errors import SettingsError
from supervisor_app.domain.joining import Joining
from supervisor_app.domain.snapshot import FigureId, Span
from supervisor_app.domain.targets import Promises
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.services.board import Board
from supervisor_app.services.figures import contacts_json, figures_json, span_named
from tests.metrics.making import NOON, call, mail


def _board() -> Board:
    board = Board(Joining(), Promises(), "Europe/Warsaw")
    personal = Personal(subject="My bill", name="Anna Nowak", address="+48601234733")
    board.load(
        [
            Record(call(1, wait_ms=10_000)),
            Record(mail(2, next_answers=2, next_wait_ms=90_000), personal),
            Record(call(3, Outcome.WAITING)),
        ]
    )
    return board


def test_every_figure_explains_itself() -> None:
    rows = figures_json(_board().measure(NOON, full=True))
    wanted = {"key", "title", "value", "unit", "n", "rule", "window", "zone", "as_of", "span"}
    assert all(wanted <= row.keys() for row in rows)
    assert {row["key"] for row in rows} >= FIGURES.keys() - {"share"}
    assert msgspec.json.decode(msgspec.json.encode(rows)) == rows
    (offered,) = [
        row
        for row in rows
        if row["key"] == "offered" and row["span"] == "today" and row.get("channel") == "phone"
    ]
    assert (offered["value"], offered["n"], offered["zone"]) == (2, 2, "Europe/Warsaw")
    assert offered["window"] == {"start": "2026-11-15T23:00:00.000Z", "end": "2026-11-16T12:00:00.000Z"}
    assert offered["as_of"] == "2026-11-16T12:00:00.000Z"


def test_contacts_carry_facts_and_no_personal_data() -> None:
    rows = contacts_json(_board().contacts_behind(FigureId("volume", Span.TODAY), NOON))
    assert len(rows) == 3
    text = msgspec.json.encode(rows).decode()
    assert not any(secret in text for secret in ("My bill", "Nowak", "601234733", "733"))
    answered = next(row for row in rows if row["id"] == "1")
    assert (answered["wait_s"], answered["outcome"], answered["answered"]) == (
        10.0,
        "answered",
        "2026-11-16T11:50:10.000Z",
    )
    mailed = next(row for row in rows if row["id"] == "2")
    assert (mailed["next_answers"], mailed["next_wait_s"]) == (2, 90.0)


def test_a_span_is_named_or_the_first_the_figure_has() -> None:
    assert span_named("waiting", None) is Span.NOW
    assert span_named("offered", None) is Span.TODAY
    assert span_named("offered", "last_30_min") is Span.LAST_30_MIN
    assert span_named("quality:phantom", None) is Span.NOW


@pytest.mark.parametrize(("key", "span"), [("no_such", None), ("waiting", "today"), ("offered", "soon")])
def test_what_there_is_not_is_said(key: str, span: str | None) -> None:
    with pytest.raises(SettingsError):
        span_named(key, span)
