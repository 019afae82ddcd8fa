"""Small stores that are asked about trends, and contacts made by hand for them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from supervisor_app.domain.batch import Batch, Gap, Record
from supervisor_app.domain.beside import Beside, Customer, CustomerFact
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact
from supervisor_app.domain.time import Window, local_midnight
from supervisor_app.domain.trends import Trends
from supervisor_app.services.asking import note_seen
from supervisor_app.services.frame import Frame, keep_frame
from supervisor_app.services.trends import Trender, TrendsWanted, open_trends
from supervisor_app.store.database import Store
from tests.services.making import NOON, waiting_mail

ZONE = "Europe/Warsaw"


def contacts_at(day: str, number: int, channel: Channel = Channel.EMAIL, **facts: Any) -> Iterator[Contact]:
    """So many contacts of a local day, a minute apart from nine in the morning on."""
    start = round(datetime.fromisoformat(f"{day}T09:00").replace(tzinfo=ZoneInfo(ZONE)).timestamp() * 1000)
    for one in range(number):
        given = {"channel": channel, "id": f"{day}-{channel}-{facts.get('customer', '')}-{one}", **facts}
        yield waiting_mail(one, at=start + one * 60_000, **given)


@contextmanager
def trending(
    folder: Path,
    contacts: Iterable[Contact],
    beside: Iterable[Beside] = (),
    gaps: Iterable[Window] = (),
    at: int = NOON,
) -> Iterator[Trender]:
    """A store of these, last watched at an instant, asked about trends."""
    path = folder / "desk.db"
    store = Store.open(str(path))
    store.save("desk", _batch(contacts, gaps))
    store.save("beside", Batch(cursor="1", beside=tuple(beside)))
    keep_frame(store, Frame(zone=ZONE, special_days=frozenset()))
    note_seen(store, at)
    store.close()
    with open_trends(path) as trender:
        yield trender


def _batch(contacts: Iterable[Contact], gaps: Iterable[Window]) -> Batch:
    return Batch(
        cursor="1",
        records=tuple(Record(one) for one in contacts),
        gaps=tuple(Gap("desk", window, "away") for window in gaps),
    )


def of_days(first: str, last: str, **words: str) -> TrendsWanted:
    """The local days from one to before another."""
    start, end = (local_midnight(date.fromisoformat(day), ZONE) for day in (first, last))
    return TrendsWanted(window=Window(start, end), zone=ZONE, **words)


def everything(trender: Trender, **words: str) -> Trends:
    found = trender.trends(TrendsWanted(window=Window(0, NOON), zone=ZONE, **words))
    assert found is not None
    return found


def two_autumns() -> list[Contact]:
    return [
        *contacts_at("2025-09-20", 1),
        *contacts_at("2025-10-03", 4),
        *contacts_at("2025-10-04", 1, Channel.PORTAL),
        *contacts_at("2026-10-03", 6),
        *contacts_at("2026-10-04", 4, Channel.PORTAL),
        *contacts_at("2026-11-02", 2),
    ]


def cohort_of_two() -> tuple[list[Contact], list[Customer]]:
    """Ten days: one customer joins on the sixth and calls three times before and once after; another calls
    once a day."""
    days = [f"2026-10-{day:02d}" for day in range(1, 11)]
    contacts = list(contacts_at("2026-09-30", 1))  # the days after it are stored from their beginning on
    contacts += [one for day in days for one in contacts_at(day, 1, Channel.PHONE, customer="b")]
    for day, number in (("2026-10-02", 2), ("2026-10-04", 1), ("2026-10-08", 1)):
        contacts += contacts_at(day, number, Channel.PHONE, customer="a2")
    contacts += contacts_at("2026-10-08", 5, Channel.PHONE, customer="stranger")
    joined = local_midnight(date(2026, 10, 6), ZONE)
    customers = [
        Customer(source="d", id="a", addresses=("a1", "a2"), facts={"e": CustomerFact(since=joined)}),
        Customer(source="d", id="b", addresses=("b",), facts={"e": CustomerFact()}),
    ]
    return contacts, customers
