"""The pair of Python and PySide6 that aborts is refused with a remedy."""

import pytest

from supervisor_app.domain.errors import SupervisorError
from supervisor_app.qt_pair import refuse_bad_pair, refuse_no_display


@pytest.mark.parametrize(
    ("python", "pyside"), [((3, 11), "6.11.3"), ((3, 12), "6.12.0"), ((3, 14), "6.13.1")]
)
def test_good_pairs_pass(python: tuple[int, int], pyside: str) -> None:
    refuse_bad_pair(python, pyside)


@pytest.mark.parametrize("pyside", ["6.12.0", "6.12", "7.0.0"])
def test_the_bad_pair_is_refused(pyside: str) -> None:
    with pytest.raises(SupervisorError, match="Install"):
        refuse_bad_pair((3, 11), pyside)


def test_the_pair_we_run_on_passes() -> None:
    refuse_bad_pair()


def test_no_screen_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    with pytest.raises(SupervisorError, match="no screen"):
        refuse_no_display()
