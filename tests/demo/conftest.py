"""A simulated day and a half, made once for all tests that only look at it."""

from datetime import datetime

import pytest

from supervisor_app.demo.profile import Profile
from supervisor_app.demo.profiles import load
from supervisor_app.demo.world import World, origin_of
from supervisor_app.domain.time import Instant, to_instant

NOW = to_instant(datetime.fromisoformat("2026-11-19T11:30:00+00:00"))


@pytest.fixture(scope="session")
def profile() -> Profile:
    return load("virtual-pl")


@pytest.fixture(scope="session")
def now() -> Instant:
    return NOW


@pytest.fixture(scope="session")
def lived(profile: Profile, now: Instant) -> World:
    """Three days up to a Thursday noon. Never advance it: others look at it too."""
    world = World(profile, origin=origin_of(now, profile.zone, days=3), seed=7)
    world.advance(now)
    return world
