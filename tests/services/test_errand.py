"""Reading all there is, once: done when every source says so, given up when one stays away."""

import pytest

from supervisor_app.domain.errors import SupervisorError
from supervisor_app.domain.snapshot import Health, HealthState
from supervisor_app.services.errand import Errand, Stand


def health(state: HealthState, source: str = "desk") -> Health:
    return Health(source=source, title="Desk", state=state, last_ok=None, message="away")


def test_it_is_done_when_all_has_been_delivered() -> None:
    errand = Errand()
    assert errand.look(False, [health(HealthState.STARTING)], 0.0) is Stand.READING
    assert errand.look(False, [health(HealthState.OK)], 1e6) is Stand.READING
    assert errand.look(True, [health(HealthState.OK)], 1e6) is Stand.DONE


def test_nobody_waits_for_ever_for_a_lost_source() -> None:
    errand, lost, other = Errand(60.0), health(HealthState.LOST), health(HealthState.OK, "other")
    assert errand.look(False, [other, lost], 100.0) is Stand.READING
    assert errand.look(False, [other, lost], 159.9) is Stand.READING
    with pytest.raises(SupervisorError, match="Desk is lost: away"):
        errand.look(False, [other, lost], 160.0)


def test_one_that_came_back_has_its_time_again() -> None:
    errand, lost = Errand(60.0), health(HealthState.LOST)
    errand.look(False, [lost], 100.0)
    errand.look(False, [health(HealthState.LATE)], 150.0)
    assert errand.look(False, [lost], 170.0) is Stand.READING
    assert errand.look(False, [lost], 229.0) is Stand.READING
