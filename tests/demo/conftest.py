"""Three simulated days of two operators, made once for all tests that only look at them."""

import pytest

from supervisor_app.demo.profile import Profile
from supervisor_app.demo.world import World
from supervisor_app.domain.time import Instant
from tests.demo.plain_profile import NOW, PLAIN, RICH, lived


@pytest.fixture(scope="session")
def profile() -> Profile:
    return PLAIN


@pytest.fixture(scope="session")
def now() -> Instant:
    return NOW


@pytest.fixture(scope="session", params=[PLAIN, RICH], ids=lambda profile: profile.key)
def looked_at(request: pytest.FixtureRequest) -> World:
    """Three days up to a Thursday noon. Never advance it: others look at it too."""
    return lived(request.param, days=3)
