"""Scenarios: what shall happen at a simulated operator, told by a TOML file or a JSON body.

``title``, and ``[[event]]`` tables with a ``kind``: outage, overload, campaign, strike or lost_source. An
event begins ``begins_min`` minutes after the scenario is switched on and lasts ``lasts_min`` minutes of the
operator's clock; a negative beginning lies before it, where the operator still makes up its past, and is
at once where it does not. What is left empty is chosen to suit the operator.
"""

import math
import tomllib
from pathlib import Path
from typing import ClassVar

import msgspec
from msgspec import Struct

from supervisor_app.demo.profile import Profile
from supervisor_app.domain.errors import SupervisorError

FOLDER = Path(__file__).parent / "scenarios"
"""Those that come with the program, named by their file without its ending."""

_LONGEST_MIN = 60 * 24 * 31.0
_MOST_EVENTS = 50


class ScenarioError(SupervisorError):
    """A scenario cannot be read or makes no sense: where, what, and what to do about it."""


class Event(Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """Something that happens for a while. Raises ValueError for numbers out of bounds."""

    bounds: ClassVar[dict[str, tuple[float, float]]] = {}

    begins_min: float = 0.0
    lasts_min: float = 60.0

    def __post_init__(self) -> None:
        times = {"begins_min": (-_LONGEST_MIN, _LONGEST_MIN), "lasts_min": (0.1, _LONGEST_MIN)}
        for name, (least, most) in (times | self.bounds).items():
            value = getattr(self, name)
            if not (math.isfinite(value) and least <= value <= most):
                raise ValueError(f"{name} must be a number from {least:g} to {most:g}, not {value:g}")


class Outage(Event, frozen=True, kw_only=True, tag="outage"):
    """Something is broken in ``region`` (empty: the largest); ``reports`` come of it (0: a usual number)."""

    bounds: ClassVar = {"reports": (0, 20_000)}

    region: str = ""
    reports: int = 0


class Overload(Event, frozen=True, kw_only=True, tag="overload"):
    """``factor`` times the usual contacts come by the channel plan (empty: by all)."""

    bounds: ClassVar = {"factor": (1, 100)}

    channel: str = ""
    factor: float = 2.0


class Campaign(Event, frozen=True, kw_only=True, tag="campaign"):
    """A topic (empty: the one most asked about) comes ``factor`` times."""

    bounds: ClassVar = {"factor": (1, 100)}

    topic: str = ""
    factor: float = 4.0


class Strike(Event, frozen=True, kw_only=True, tag="strike"):
    """A share of a team (empty: of every team) does not work."""

    bounds: ClassVar = {"share": (0, 1)}

    team: str = ""
    share: float = 0.5


class LostSource(Event, frozen=True, kw_only=True, tag="lost_source"):
    """The operator's server answers nothing useful."""


class Scenario(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Events in any order. Without any, nothing happens."""

    title: str = ""
    event: list[Outage | Overload | Campaign | Strike | LostSource] = []


NO_SCENARIO = Scenario()


def shipped() -> list[str]:
    """The names of those that come with the program."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def find(name: str) -> Path:
    """The file that a name or a path means. Raises ScenarioError where there is none."""
    path = FOLDER / f"{name}.toml" if name in shipped() else Path(name)
    if not path.is_file():
        known = ", ".join(shipped())
        raise ScenarioError(f"there is no scenario {name[:200]!r}. Name a TOML file, or one of {known}")
    return path


def read(name: str) -> Scenario:
    """The scenario of a name or file. Raises ScenarioError."""
    path = find(name)
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise ScenarioError(f"{path}: the file cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        raise ScenarioError(f"{path}: this is not TOML: {error}") from error
    try:
        return limited(msgspec.convert(tables, Scenario))
    except (msgspec.ValidationError, ValueError) as error:
        remedy = "docs/helpdesk-api/README.md lists what an event may say"
        raise ScenarioError(f"{path}: {error}. {remedy}") from error


def limited(scenario: Scenario) -> Scenario:
    """The scenario itself. Raises ValueError for one with too many events."""
    if len(scenario.event) > _MOST_EVENTS:
        raise ValueError(f"at most {_MOST_EVENTS} events are meant, not {len(scenario.event)}")
    return scenario


def check(scenario: Scenario, profile: Profile) -> None:
    """Raises ScenarioError where it speaks of what the operator has not."""
    known = {
        "region": set(profile.regions),
        "channel": {plan.name for plan in profile.channels},
        "topic": {key for plan in profile.channels for key in plan.topics},
        "team": {team.key for team in profile.teams},
    }
    for number, event in enumerate(scenario.event, 1):
        for member, words in known.items():
            word = getattr(event, member, "")
            if word and word not in words:
                raise ScenarioError(
                    f"event {number}: {profile.title} has no {member} {word[:60]!r}. "
                    f"Leave it empty, or write one of {', '.join(sorted(words))}"
                )
