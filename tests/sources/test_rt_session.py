"""Getting in: the cookie by user and password, once more where it was lost, and a clear no."""

from typing import Any

import pytest

from supervisor_app.domain.errors import SourceRefused
from supervisor_app.log import Secret
from supervisor_app.sources.rt_records import Version
from supervisor_app.sources.rt_session import Login, RtSession, Token
from tests.sources.rt_replay import Replay, stored

LOGIN = Login("supervisor", Secret("open sesame, please"), "https://rt.example/")


def answers(*statuses: int) -> list[dict[str, Any]]:
    stale = stored("ugly")["stale cookie"]
    good = {**stale, "status": 200, "body": {"Version": "5.0.3"}}
    return [stale if status == 302 else {**good, "status": status} for status in statuses]


def session_on(*statuses: int) -> tuple[RtSession, Replay]:
    client = Replay(answers(*statuses))
    return RtSession(client, LOGIN), client


def test_it_logs_in_once_from_its_own_origin() -> None:
    session, client = session_on(200)
    assert [session.read("/rt", Version).version for _ in range(2)] == ["5.0.3", "5.0.3"]
    [(path, form, headers)] = client.forms
    assert path == "/NoAuth/Login.html"
    assert form == {"user": "supervisor", "pass": "open sesame, please"}
    assert headers == {"Referer": "https://rt.example/"}


@pytest.mark.parametrize("turned_away", [302, 401])
def test_a_lost_session_is_opened_again(turned_away: int) -> None:
    session, client = session_on(200, turned_away, 200, 200)
    assert session.read("/rt", Version).version == "5.0.3"
    assert len(client.forms) == 2


def test_a_wrong_password_is_refused_at_once() -> None:
    session, client = session_on(302)
    with pytest.raises(SourceRefused, match="user and password"):
        session.get("/rt")
    assert len(client.forms) == 1


def test_a_session_that_does_not_last_is_no_endless_loop() -> None:
    session, client = session_on(200, 302, 200, 302)
    with pytest.raises(SourceRefused, match="session"):
        session.get("/rt")
    assert len(client.forms) == 2


@pytest.mark.parametrize(("token", "number"), [("1-14-00aa11bb", "14"), ("abc", ""), ("1-x-00", "")])
def test_a_token_says_whose_it_is(token: str, number: str) -> None:
    assert Token(Secret(token)).user_number() == number


def test_with_a_token_nobody_logs_in() -> None:
    client = Replay(answers(401))
    with pytest.raises(SourceRefused):
        RtSession(client, Token(Secret("1-2-0123456789abcdef"))).get("/rt")
    assert not client.forms
