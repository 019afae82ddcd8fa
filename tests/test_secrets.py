"""Secrets are read from where the settings point, and every failure says what to do."""

from pathlib import Path

import pytest

from supervisor_app.domain.errors import SecretError
from supervisor_app.secrets import read_secret


def test_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_SECRET", "s3cret")
    assert read_secret("env:DESK_SECRET").reveal() == "s3cret"


def test_from_a_private_file(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text("s3cret\n")
    path.chmod(0o600)
    assert read_secret(f"file:{path}").reveal() == "s3cret"


def test_a_file_others_may_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.write_text("s3cret\n")
    path.chmod(0o644)
    with pytest.raises(SecretError, match="chmod 600"):
        read_secret(f"file:{path}")


@pytest.mark.parametrize(
    "reference", ["s3cret", "env:", "env:NOT_SET_ANYWHERE", "file:/nowhere/at/all", "ftp:x"]
)
def test_what_cannot_be_read_is_said_without_the_secret(reference: str) -> None:
    with pytest.raises(SecretError):
        read_secret(reference)


def test_an_empty_secret_is_none(tmp_path: Path) -> None:
    path = tmp_path / "token"
    path.touch(0o600)
    with pytest.raises(SecretError, match="empty"):
        read_secret(f"file:{path}")
