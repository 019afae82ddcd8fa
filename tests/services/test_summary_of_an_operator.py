"""Days of a simulated operator summed up: its special day is seen, a day as others is not one."""

from collections.abc import Iterator
from datetime import date

import pytest

from supervisor_app.demo.profiles import load
from supervisor_app.domain.periods import period_of
from supervisor_app.domain.summary import Against, PeriodKind, Summary
from supervisor_app.services.frame import Frame
from supervisor_app.services.summarising import Summariser, open_summaries
from tests.reference.desks import Collected, SimulatedDesk
from tests.services.summing import told

PROFILE = load("virtual-pl")
PORTING = "Przeniesienie numeru"


@pytest.fixture(scope="module")
def summaries(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Summariser]:
    """Thirty days at a seventh of the volume, up to Saturday morning."""
    folder = tmp_path_factory.mktemp("operator")
    frame = Frame(
        title=PROFILE.title,
        zone=PROFILE.zone,
        promises=PROFILE.promises,
        country=PROFILE.country,
        special_days=PROFILE.busy_days,
        simulated=True,
    )
    desk = SimulatedDesk(PROFILE, "2026-11-21T06:00:00", seed=3, days=30, scale=0.15)
    product = Collected(frame, folder, {"desk": desk})
    product.poll()
    with open_summaries(folder / "desk.db") as summariser:
        yield summariser
    product.close()


def day(summaries: Summariser, local: date) -> Summary:
    period = period_of(PeriodKind.DAY, local, PROFILE.zone, summaries.at)
    return summaries.summarise(period, Against.USUAL)


def test_the_special_day(summaries: Summariser) -> None:
    summary = day(summaries, date(2026, 11, 20))
    assert (summary.simulated, summary.against_title, summary.changes) == (True, "usual Friday", ())
    change = told(summary, "volume").change
    assert change is not None
    assert change > 0.2
    first = summary.remarks[0]
    assert first.lead == "Special day."
    assert f"most of all “{PORTING}”" in first.text
    topics = {one.topic: one for one in summary.topics}
    assert (topics[PORTING].contacts.change or 0.0) > 0.8


def test_a_day_as_others(summaries: Summariser) -> None:
    summary = day(summaries, date(2026, 11, 19))
    assert not {"day", "outage"} & {one.key for one in summary.remarks}
    volume = told(summary, "volume")
    assert volume.low is not None
    assert sum(sum(hour.by_hue.values()) for hour in summary.hours) == volume.reading.n


def test_a_holiday(summaries: Summariser) -> None:
    first = day(summaries, date(2026, 11, 11)).remarks[0]
    assert first.lead == "Public holiday."
    assert "fewer contacts than a usual Wednesday" in first.text


def test_heat_maps_show_the_special_days(summaries: Summariser) -> None:
    heat = day(summaries, date(2026, 11, 20)).by_monthday
    sums = {
        column: sum(row[place] or 0.0 for row in heat.values) for place, column in enumerate(heat.columns)
    }
    weekdays = [sums[str(number)] for number in (3, 4, 5, 6, 12, 17, 18, 19)]
    assert min(sums["10"], sums["20"]) > max(weekdays)
