"""A desk is watched over several of these tests: its threads are ended by the fixture that began them."""

import pytest


@pytest.fixture(autouse=True)
def no_thread_left_behind() -> None:
    """A session lives as long as its module; what it leaves behind is asked when it is closed."""
