"""Each sample in each format, made once."""

from functools import cache

import pytest

from supervisor_app.reports.files import Format, made
from tests.reports.samples import SAMPLES


@cache
def report(name: str, wanted: Format) -> bytes:
    """A sample's report."""
    return made(SAMPLES[name], wanted)


@pytest.fixture(autouse=True)
def drawn_in_the_tests_application(qapp: object) -> None:
    """The charts are drawn by the application that pytest-qt keeps."""
