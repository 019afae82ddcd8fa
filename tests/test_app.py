"""The program with its window, as a process of its own on a screen of its own."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

AT = ["--at", "2026-11-20T12:40:00+01:00"]


def told(*words: str) -> subprocess.CompletedProcess[str]:
    """What the program prints, run offscreen."""
    return subprocess.run(
        [sys.executable, "-X", "faulthandler", "-m", "supervisor_app", *words],
        capture_output=True,
        text=True,
        timeout=100,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def test_the_demo_opens_its_window_and_ends_when_told() -> None:
    started = time.monotonic()
    done = told("demo", "--for", "4", *AT)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    ("page", "size", "theme"),
    [
        ("live", (1280, 800), "dark"),
        ("wallboard", (1920, 1080), "light"),
        ("daily", (1280, 720), "light"),
    ],
)
def test_a_page_is_drawn_in_its_size(page: str, size: tuple[int, int], theme: str, tmp_path: Path) -> None:
    out = tmp_path / "page.png"
    words = ["screenshot", "--page", page, "--size", f"{size[0]}x{size[1]}", "--theme", theme]
    done = told(*words, "--out", str(out), *AT)
    assert done.returncode == 0, done.stderr
    image = QImage(str(out))
    assert (image.width(), image.height()) == size
    colours = {image.pixel(x, y) for x in range(0, size[0], 7) for y in range(0, size[1], 7)}
    assert len(colours) > 20


def test_a_picture_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = told("screenshot", "--out", str(tmp_path / "nowhere" / "page.png"), *AT)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
