"""Contacts on every edge, and contacts that make no sense: the figures are still those read by hand."""

from pathlib import Path
from typing import Any

import pytest

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.joining import Joining, Person
from supervisor_app.domain.targets import Promises, Targets
from supervisor_app.services.frame import Frame
from tests.reference import nasty, nasty_sessions, nasty_talks
from tests.reference.comparing import differences, quality_differences
from tests.reference.desks import Collected, ListedDesk, Raw
from tests.reference.naive_contact import Join
from tests.reference.naive_figures import Naive, Seconds
from tests.reference.nasty import AGENTS, MIDNIGHT, NOON, QUEUES, ZONE, by_dice

BY_HAND = nasty.BY_HAND + nasty_talks.BY_HAND + nasty_sessions.BY_HAND

_KNOWN = {f"desk/{agent['id']}" for agent in AGENTS}

# Seconds that single channels promise, where they are not the usual ones.
_OWN: dict[str, Seconds] = {
    "phone": {"T": 15, "S": 0, "promise": 1800, "within": 86_400},
    "email": {"T": 20, "S": 5, "promise": 600, "within": 3600},
    "whatsapp": {"T": 60, "S": 30, "promise": 7200, "within": 7200},
    "ivr": {"T": 20, "S": 5, "promise": 1800, "within": 86_400, "recontact": 60},
}


# And the formulas that single channels choose.
_CHOSEN = {("service_level", "phone"): "late_abandons_only", ("abandonment", "video"): "of_offered"}


def _promises() -> Promises:
    words = {"T": "threshold_s", "S": "short_s", "promise": "promise_s", "within": "response_within_s"}
    words["recontact"] = "recontact_s"
    targets: dict[Channel, dict[str, Any]] = {
        Channel(channel): {words[name]: value for name, value in seconds.items()}
        for channel, seconds in _OWN.items()
    }
    for (figure, channel), preset in _CHOSEN.items():
        targets.setdefault(Channel(channel), {})[f"{figure}_preset"] = preset
    return Promises(channels={channel: Targets(**facts) for channel, facts in targets.items()})


def _compared(naive: Naive, product: Collected, known: set[str]) -> list[str]:
    try:
        product.poll()
        return differences(product, naive) + quality_differences(product, naive, known)
    finally:
        product.close()


def _of_one_desk(contacts: list[Raw], now: int, folder: Path) -> list[str]:
    desk = ListedDesk(now, contacts, AGENTS, QUEUES)
    product = Collected(Frame(zone=ZONE), folder, {"desk": desk}, nasty_talks.PHRASES)
    return _compared(Naive({"desk": contacts}, now, ZONE, phrases=nasty_talks.PHRASES), product, _KNOWN)


def test_contacts_on_every_edge(tmp_path: Path) -> None:
    assert len({raw["id"] for raw in BY_HAND}) == len(BY_HAND)
    assert _of_one_desk(BY_HAND, NOON, tmp_path) == []


@pytest.mark.parametrize("raw", BY_HAND[::9], ids=lambda raw: raw["id"])
def test_of_one_contact_most_figures_have_no_number(raw: Raw, tmp_path: Path) -> None:
    assert _of_one_desk([raw], NOON, tmp_path) == []


def test_contacts_on_every_edge_just_after_midnight(tmp_path: Path) -> None:
    assert _of_one_desk(BY_HAND, MIDNIGHT + 7 * 60_000, tmp_path) == []


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("now", [NOON, MIDNIGHT + 61_500], ids=["noon", "midnight"])
def test_contacts_of_any_facts_at_all(now: int, seed: int, tmp_path: Path) -> None:
    assert _of_one_desk(by_dice(seed), now, tmp_path) == []


def test_channels_with_promises_of_their_own(tmp_path: Path) -> None:
    contacts = BY_HAND + by_dice(99)
    desk = ListedDesk(NOON, contacts, AGENTS, QUEUES)
    product = Collected(Frame(zone=ZONE, promises=_promises()), tmp_path, {"desk": desk})
    naive = Naive({"desk": contacts}, NOON, ZONE, _OWN, chosen=_CHOSEN)
    assert _compared(naive, product, _KNOWN) == []


def test_nothing_at_all(tmp_path: Path) -> None:
    assert _of_one_desk([], MIDNIGHT, tmp_path) == []


def test_two_sources_make_one_desk(tmp_path: Path) -> None:
    anna = Person(key="anna", name="Anna")
    joining = Joining(
        persons={("desk", "anna"): anna, ("tickets", "piotr"): anna},
        counting={Channel.PHONE: "desk", Channel.EMAIL: "tickets"},
    )
    records = {"desk": by_dice(5), "tickets": BY_HAND + by_dice(6)}
    desks = {source: ListedDesk(NOON, own, AGENTS, QUEUES) for source, own in records.items()}
    product = Collected(Frame(zone=ZONE, joining=joining), tmp_path, desks)
    persons = {agent: person.key for agent, person in joining.persons.items()}
    join = Join(persons, {channel.value: source for channel, source in joining.counting.items()})
    naive = Naive(records, NOON, ZONE, join=join)
    known = {join.person(source, agent["id"]) for source in records for agent in AGENTS}
    assert _compared(naive, product, known) == []
