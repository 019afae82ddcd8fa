"""Secrets stay out of logs, tracebacks and pickles, in whatever dress they come."""

import logging
import logging.handlers
import pickle
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supervisor_app import log
from supervisor_app.log import BLOT, RedactingFormatter, Secret, redact, register_secret, setup_logging

PLANTED = "planted-5ecret/t0ken+"


@pytest.fixture(autouse=True)
def own_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test registers is no secret to the next."""
    monkeypatch.setattr(log, "_known", set())


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    level, urllib3_level = root.level, logging.getLogger("urllib3").level
    file = tmp_path / "logs" / "supervisor.log"
    setup_logging(file, terminal=False)
    yield file
    setup_logging(None, terminal=False)
    root.setLevel(level)
    logging.getLogger("urllib3").setLevel(urllib3_level)


def test_a_secret_shows_itself_to_nobody_who_does_not_ask() -> None:
    secret = Secret(PLANTED)
    assert (str(secret), repr(secret), f"{secret}") == (BLOT,) * 3
    assert secret.reveal() == PLANTED
    assert secret == Secret(PLANTED)
    assert secret != PLANTED
    assert (bool(secret), bool(Secret(""))) == (True, False)
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(secret)


@pytest.mark.parametrize(
    "line",
    [
        "Authorization: Bearer abcdefgh1234",
        "{'Authorization': 'Bearer abcdefgh1234', 'Accept': '*/*'}",
        '{"authorization": "token abcdefgh1234"}',
        "sent token abcdefgh1234 to the server",
        "sent Bearer abcdefgh1234 to the server",
        "Cookie: RT_SID_x=abcdefgh1234; other=abcdefgh1234x",
        "PRIVATE-TOKEN: abcdefgh1234",
        "X-Api-Key=abcdefgh1234",
        "password=abcdefgh1234&user=ann",
        "GET https://desk.example.org/rest?api_key=abcdefgh1234&x=1",
        "Max retries exceeded with url: /rest?q=abcdefgh1234 (Caused by",
        "https://ann:abcdefgh1234@desk.example.org/",
    ],
)
def test_what_looks_like_a_secret_is_blotted_out(line: str) -> None:
    assert "abcdefgh1234" not in redact(line)
    assert BLOT in redact(line)


@pytest.mark.parametrize(
    "line",
    [
        "source rt: 214 contacts in 0.9 s, cursor 4711",
        "queue tech: 12 waiting since 10:04:05",
        "desk.example.org asks us to wait (429)",
        "the token holds signs that no token has",
        "the token expired yesterday",
        "store at /home/ann/supervisor.db opened",
    ],
)
def test_ordinary_lines_stay_as_they_are(line: str) -> None:
    assert redact(line) == line


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=4), st.text(), st.text())
def test_a_registered_secret_is_gone_from_any_line(secret: str, before: str, after: str) -> None:
    if secret in BLOT * 3:
        return
    register_secret(secret)
    assert secret not in redact(before + secret + after).replace(BLOT, "")


def test_neither_arguments_nor_tracebacks_reach_the_file_unredacted(log_file: Path) -> None:
    secret = Secret(PLANTED)
    logger = logging.getLogger("supervisor_app.tests")
    logger.info("asking with %s", {"X": secret.reveal()})
    try:
        raise ValueError(f"refused: {secret.reveal()}")
    except ValueError:
        logger.info("failed", exc_info=True)
    text = log_file.read_text()
    assert PLANTED not in text
    assert text.count(BLOT) == 2
    assert "ValueError" in text


@pytest.mark.skipif(sys.platform == "win32", reason="no such modes there")
def test_the_file_and_the_ones_it_rotates_to_are_private(log_file: Path) -> None:
    (handler,) = [
        h for h in logging.getLogger().handlers if isinstance(h, logging.handlers.RotatingFileHandler)
    ]
    handler.doRollover()
    files = list(log_file.parent.iterdir())
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600, 0o600]


def test_setting_up_again_replaces_what_was_set_up(log_file: Path) -> None:
    setup_logging(log_file, terminal=False)
    ours = [h for h in logging.getLogger().handlers if isinstance(h.formatter, RedactingFormatter)]
    assert len(ours) == 1


def test_the_terminal_is_redacted_too(log_file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    setup_logging(None)
    logging.getLogger("supervisor_app.tests").info("Bearer %s", "abcdefgh1234")
    assert "abcdefgh1234" not in capsys.readouterr().err


def test_a_windowed_program_has_no_terminal(log_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    setup_logging(log_file)
    logging.getLogger("supervisor_app.tests").info("still logged")
    assert "still logged" in log_file.read_text()
