"""What a timeline comes to is what a second reading of its events says."""

import msgspec
import pytest

from supervisor_app.contract.records import ContactRecord
from supervisor_app.domain.phrases import Phrases
from supervisor_app.sources.helpdesk_records import record_of
from tests.reference import nasty_sessions, nasty_talks
from tests.reference.desks import Raw, pseudonym
from tests.reference.naive_talks import Talk, talk_of
from tests.reference.nasty import by_dice

_LOOKED_FOR = Phrases.of({"any": nasty_talks.PHRASES})


def _told(raw: Raw) -> Talk:
    """What the product takes over from the record."""
    contact = record_of(msgspec.convert(raw, ContactRecord), "desk", pseudonym, _LOOKED_FOR).contact
    return Talk(
        agent_messages=contact.agent_messages,
        writers=contact.writers,
        read=contact.messages_read,
        phrases=contact.phrases,
        repeated=contact.repeat_solution,
        helper=contact.helper.removeprefix("~"),
        helped=contact.helped,
        accepted=contact.accepted,
        points=contact.points,
        answered_again=contact.next_answers,
        waited_again=contact.next_wait_ms,
    )


@pytest.mark.parametrize("raw", nasty_talks.BY_HAND, ids=lambda raw: raw["id"])
def test_a_story_on_an_edge(raw: Raw) -> None:
    assert _told(raw) == talk_of(raw.get("events", []), nasty_talks.PHRASES)


@pytest.mark.parametrize("seed", range(5))
def test_stories_of_anything_at_all(seed: int) -> None:
    for raw in by_dice(seed) + nasty_sessions.BY_HAND:
        assert _told(raw) == talk_of(raw.get("events", []), nasty_talks.PHRASES), raw["id"]


def test_the_dice_throw_every_kind_of_story() -> None:
    talks = [talk_of(raw["events"], nasty_talks.PHRASES) for seed in range(5) for raw in by_dice(seed)]
    for word in ("writers", "read", "phrases", "repeated", "helper", "helped", "accepted", "points"):
        assert sum(bool(getattr(talk, word)) for talk in talks) > 2, word
