"""A store in a temporary folder, closed at the end of each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from supervisor_app.store.database import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    opened = Store.open(str(path))
    yield opened
    opened.close()
