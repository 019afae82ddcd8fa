"""Contacts on every edge, and contacts that make no sense: the figures are still those read by hand."""

from pathlib import Path

import pytest

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.targets import Promises, Targets
from tests.reference.comparing import differences, quality_differences
from tests.reference.desks import Collected, ListedDesk, Raw
from tests.reference.naive_figures import Naive, Seconds
from tests.reference.nasty import AGENTS, BY_HAND, MIDNIGHT, NOON, QUEUES, ZONE, by_dice

_KNOWN = {agent["id"] for agent in AGENTS}


# Seconds that single channels promise, where they are not the usual ones.
_OWN: dict[str, Seconds] = {
    "phone": {"T": 15, "S": 0, "promise": 1800, "within": 86_400},
    "email": {"T": 20, "S": 5, "promise": 600, "within": 3600},
    "whatsapp": {"T": 60, "S": 30, "promise": 7200, "within": 7200},
}


def _promises(own: dict[str, Seconds]) -> Promises:
    words = {"T": "threshold_s", "S": "short_s", "promise": "promise_s", "within": "response_within_s"}
    return Promises(
        channels={
            Channel(channel): Targets(**{words[name]: value for name, value in seconds.items()})  # type: ignore[arg-type]  # seconds all
            for channel, seconds in own.items()
        }
    )


def _compared(
    contacts: list[Raw], now: int, folder: Path, own: dict[str, Seconds] | None = None
) -> list[str]:
    desk = ListedDesk(now, contacts, AGENTS, QUEUES)
    product = Collected(desk, folder, ZONE, _promises(own or {}))
    naive = Naive(contacts, now, ZONE, own)
    try:
        product.poll()
        return differences(product, naive) + quality_differences(product, naive, _KNOWN)
    finally:
        product.close()


def test_contacts_on_every_edge(tmp_path: Path) -> None:
    assert len({raw["id"] for raw in BY_HAND}) == len(BY_HAND)
    assert _compared(BY_HAND, NOON, tmp_path) == []


@pytest.mark.parametrize("raw", BY_HAND[::9], ids=lambda raw: raw["id"])
def test_of_one_contact_most_figures_have_no_number(raw: Raw, tmp_path: Path) -> None:
    assert _compared([raw], NOON, tmp_path) == []


def test_contacts_on_every_edge_just_after_midnight(tmp_path: Path) -> None:
    assert _compared(BY_HAND, MIDNIGHT + 7 * 60_000, tmp_path) == []


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("now", [NOON, MIDNIGHT + 61_500], ids=["noon", "midnight"])
def test_contacts_of_any_facts_at_all(now: int, seed: int, tmp_path: Path) -> None:
    assert _compared(by_dice(seed), now, tmp_path) == []


def test_channels_with_promises_of_their_own(tmp_path: Path) -> None:
    contacts = BY_HAND + by_dice(99)
    assert _compared(contacts, NOON, tmp_path, _OWN) == []


def test_nothing_at_all(tmp_path: Path) -> None:
    assert _compared([], MIDNIGHT, tmp_path) == []
