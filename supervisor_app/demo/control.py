"""What may be switched while the demo server runs, beside the API and not part of it.

Each thing to be switched is a member of :class:`Panel` with a pair of handlers here: one that shows it,
one that replaces it.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec
from litestar import Request, Router, get, put
from litestar.datastructures import State
from litestar.exceptions import ServiceUnavailableException, ValidationException
from msgspec import Struct

from supervisor_app.demo.access import CONTROL_RIGHT, admit
from supervisor_app.demo.faults import Faults, FaultSwitch
from supervisor_app.demo.hosted import Hosted, NotReady
from supervisor_app.demo.misbehaving import CONTROL
from supervisor_app.demo.scenario import Scenario, ScenarioError, limited

_LARGEST_BYTES = 10_000

Call = Request[Any, Any, State]
T = TypeVar("T")


class Panel(Struct, frozen=True):
    """The switches of one server. ``find_hosted`` raises NotReady while the operator makes up its past."""

    faults: FaultSwitch
    find_hosted: Callable[[], Hosted]


def control_routes(panel: Panel) -> Router:
    """The handlers below ``/control``; they ask for a token with the right ``control``."""

    @get("/faults", sync_to_thread=False)
    def show_faults() -> Faults:
        """The faults in effect."""
        return panel.faults.faults

    @put("/faults", request_max_body_size=_LARGEST_BYTES)
    async def switch_faults(request: Call) -> Faults:
        """Replace them all: members left out are 0."""
        panel.faults.switch(_told(await request.body(), Faults))
        return panel.faults.faults

    @get("/scenario", sync_to_thread=False)
    def show_scenario() -> dict[str, Any]:
        """What runs or is still to come, with the minutes that remain."""
        return _ready(panel).scenario()

    @put("/scenario", request_max_body_size=_LARGEST_BYTES)
    async def switch_scenario(request: Call) -> dict[str, Any]:
        """End what runs and have this happen from now on."""
        scenario = _told(await request.body(), Scenario)
        try:
            return _ready(panel).play(limited(scenario))
        except (ScenarioError, ValueError) as error:
            raise ValidationException(f"{error}.") from error

    return Router(
        CONTROL,
        route_handlers=[show_faults, switch_faults, show_scenario, switch_scenario],
        guards=[admit],
        opt={"right": CONTROL_RIGHT},
        include_in_schema=False,
    )


def _ready(panel: Panel) -> Hosted:
    try:
        return panel.find_hosted()
    except NotReady as error:
        raise ServiceUnavailableException(str(error), headers={"Retry-After": "1"}) from error


def _told(body: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.DecodeError as error:
        raise ValidationException(f"{error}.") from error
