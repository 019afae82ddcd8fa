"""A simulated operator to collect from: its process, a place for its facts, and the plan that joins them."""

import argparse
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from supervisor_app.commands.common import instant_of, store_named
from supervisor_app.demo.faults import parse_faults
from supervisor_app.demo.process import DemoError, DemoProcess
from supervisor_app.demo.profile import Profile
from supervisor_app.demo.profiles import NAMES, load
from supervisor_app.demo.scenario import check, find, read
from supervisor_app.domain.errors import SettingsError
from supervisor_app.domain.phrases import LANGUAGES, Phrases
from supervisor_app.domain.time import from_instant
from supervisor_app.log import Secret
from supervisor_app.services.clock import DeskClock
from supervisor_app.services.frame import Frame
from supervisor_app.services.session import Plan
from supervisor_app.services.start_time import lively_start
from supervisor_app.settings import HelpdeskApiSettings

POLL_S = 2.0
_WEB_URL = "https://desk.example"

_ISSUED = "issued"  # by the operator when it starts; there is no place to read it from


class Simulated:
    """One simulated operator, made after the options of ``demo`` and ``screenshot``.

    Raises SettingsError for an operator or a fault that does not exist, ScenarioError for a scenario.
    :meth:`start` blocks until it answers and raises SupervisorError where it does not; :meth:`stop` also
    deletes facts that were kept nowhere.
    """

    def __init__(self, options: argparse.Namespace) -> None:
        if options.operator not in NAMES:
            known = ", ".join(NAMES)
            raise SettingsError(f"there is no operator {options.operator!r}", remedy=f"Operators are {known}")
        try:
            parse_faults(options.faults)  # here, where a mistake can be told before anything is started
        except ValueError as error:
            raise SettingsError(f"--faults: {error}") from error
        self._options = options
        self._profile = load(options.operator)
        self._scenario = ""
        if options.scenario:
            check(read(options.scenario), self._profile)
            self._scenario = str(find(options.scenario).resolve())
        self._process = DemoProcess(_own_command())
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def title(self) -> str:
        """What the desk is called."""
        return self._profile.title

    def start(self) -> Plan:
        """Start the operator; what to collect, and by which clock."""
        options = self._options
        address = self._process.start(
            options.operator,
            scale=options.scale,
            speed=options.speed,
            seed=options.seed,
            now=self._begin(),
            days=options.days,
            faults=options.faults,
            scenario=self._scenario,
        )
        source = HelpdeskApiSettings(
            key="desk", url=address.url, title="Help desk", web_url=_WEB_URL, secret=_ISSUED, poll_s=POLL_S
        )
        return Plan(
            frame=Frame(
                title=self._profile.title,
                zone=self._profile.zone,
                promises=self._profile.promises,
                country=self._profile.country,
                special_days=self._profile.busy_days,
                simulated=True,
            ),
            sources=(source,),
            read_secret=lambda _reference: Secret(address.token),
            store=self._store(),
            clock=DeskClock(anchor=address.now, speed=options.speed),
            phrases=phrases_of(self._profile),
        )

    def wait_for_past(self) -> None:
        """Block until the started operator has a past, however long that takes. Raises DemoError."""
        if not self._process.wait_for_past():
            raise DemoError("The simulated operator ended while it made up its past")

    def stop(self) -> None:
        """End the operator."""
        self._process.stop()
        if self._folder is not None:
            self._folder.cleanup()

    def _begin(self) -> datetime | None:
        """When the operator's clock begins; None: now."""
        if self._options.at == "now":
            return None
        if self._options.at:
            return from_instant(instant_of(self._options.at) or 0)
        return lively_start(datetime.now(ZoneInfo(self._profile.zone)), self._profile.epoch)

    def _store(self) -> Path:
        if self._options.store:
            return store_named(self._options.store)
        self._folder = tempfile.TemporaryDirectory(prefix="supervisor-demo-")
        return Path(self._folder.name) / "demo.db"


def phrases_of(profile: Profile) -> Phrases:
    """The usual phrases that irritate, and those that this operator found to."""
    own = tuple(one.text.rstrip(".") for one in profile.courtesies)
    return Phrases.of({**LANGUAGES, profile.key: own})


def _own_command() -> list[str]:
    """How this program starts itself as an operator: by module, or, once frozen, by its own name."""
    frozen = getattr(sys, "frozen", False)
    return [sys.executable, "operator"] if frozen else [sys.executable, "-m", "supervisor_app.demo"]
