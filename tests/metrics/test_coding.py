"""Columns of many contacts hold what the rules of single contacts say of each."""

from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Contact, Outcome, Status
from supervisor_app.domain.facts import DURATIONS, INSTANTS, MEMBERS, Facts, facts_of
from supervisor_app.domain.joining import Joining, Person
from supervisor_app.domain.time import SECOND_MS
from supervisor_app.metrics.coding import Coder, queue_key
from supervisor_app.metrics.layout import CHANNEL_CODE, NEVER, OUTCOME_CODE, C, T
from tests.metrics import single
from tests.metrics.making import NOON, call, contacts

JOINING = Joining(
    persons={("pbx", "piotr"): Person(key="anna of rt", name="Anna")}, counting={Channel.PHONE: "pbx"}
)
_OPTIONAL = [name for name in INSTANTS if name not in ("created", "updated")]


@st.composite
def wild(draw: st.DrawFn) -> Contact:
    """A contact whose stamps and durations stand in any order, or are not told."""
    instant = st.none() | st.integers(-5, 5).map(lambda seconds: NOON + seconds * SECOND_MS)
    span = st.none() | st.integers(-1, 5).map(lambda seconds: seconds * SECOND_MS)
    changes: dict[str, Any] = {name: draw(instant) for name in _OPTIONAL}
    changes |= {name: draw(span) for name in DURATIONS}
    changes["via"] = draw(st.sampled_from([None, *Channel]))
    return replace(draw(contacts()), **changes, channel=draw(st.sampled_from(Channel)))


@settings(max_examples=150, deadline=None)
@given(st.lists(wild(), max_size=12))
def test_many_contacts_come_to_what_each_comes_to(drawn: list[Contact]) -> None:
    coder = Coder(JOINING)
    coded = coder.coded(facts_of(drawn))
    assert coded.times[: T.AGAIN].T.tolist() == [list(single.times(one)) for one in drawn]
    assert (coded.times[T.AGAIN :] == NEVER).all()
    assert coded.codes[C.FLAGS].tolist() == [int(single.flags(one, JOINING)) for one in drawn]
    assert np.array_equal(coded.numbers.T, [single.numbers(one) for one in drawn] or coded.numbers.T, True)
    outcomes = [OUTCOME_CODE[single.outcome(one)] for one in drawn]
    sessions = [single.session(one) for one in drawn]
    assert coded.codes[C.OUTCOME].tolist() == outcomes
    assert coded.codes[C.SESSION].tolist() == [-1 if one is None else CHANNEL_CODE[one] for one in sessions]
    assert coded.codes[C.CHANNEL].tolist() == [CHANNEL_CODE[one.channel] for one in drawn]


@settings(max_examples=50, deadline=None)
@given(st.lists(contacts(), max_size=12))
def test_words_stand_behind_the_codes(drawn: list[Contact]) -> None:
    coder = Coder(JOINING)
    codes, words = coder.coded(facts_of(drawn)).codes, coder.words
    for row, one in enumerate(drawn):
        told = {
            C.SOURCE: (words.sources, one.source),
            C.QUEUE: (words.queues, queue_key(one.source, one.queue)),
            C.TOPIC: (words.topics, one.topic),
            C.REGION: (words.regions, one.region),
            C.SITE: (words.sites, one.site),
            C.HELPER: (words.helpers, one.helper),
            C.CUSTOMER: (words.customers, one.customer),
            C.PERSON: (words.persons, _person(one, one.owner or (one.agents or ("",))[-1])),
        }
        for column, (kept, word) in told.items():
            assert codes[column, row] == kept.known(word)
        team = codes[C.TEAM, row]
        members = [words.persons.all[person] for person in words.teams.all[team]] if team >= 0 else []
        assert members == [_person(one, agent) for agent in one.agents]


def _person(one: Contact, agent: str) -> str:
    return JOINING.person(one.source, agent).key if agent else ""


def test_words_of_enumerations_count_as_their_members() -> None:
    """So rows of a store tell them."""
    one = call(1, via=Channel.IVR, status=Status.RESOLVED, outcome=Outcome.LEFT, escalated=True)
    facts = facts_of([one, replace(one, via=None)])
    plain = dict(facts.of)
    plain |= {name: [facts.of[name][0].value] * 2 for name in ("channel", "status", "outcome")}
    plain |= {"via": ["ivr", ""], "escalated": [1, 1]}
    told, wanted = Coder(JOINING).coded(Facts(2, plain)), Coder(JOINING).coded(facts)
    assert np.array_equal(told.times, wanted.times)
    assert np.array_equal(told.codes, wanted.codes)
    assert np.array_equal(told.numbers, wanted.numbers, True)
    unknown = Coder(JOINING).coded(Facts(2, plain | {"channel": ["fax"] * 2}))
    assert unknown.codes[C.CHANNEL].tolist() == [CHANNEL_CODE[Channel.OTHER]] * 2


def test_looking_at_who_helped_learns_no_other_words() -> None:
    coder = Coder(JOINING)
    one = call(1, customer="k", agents=("anna",), topic="roaming", region="north")
    helped = coder.helped(facts_of([one]))
    assert (helped.customers.tolist(), helped.teams.tolist()) == ([0], [0])
    words = coder.words
    assert words.topics.all == words.queues.all == words.regions.all == words.sources.all == []


def test_facts_name_members_of_contacts_alone() -> None:
    assert set(MEMBERS) <= set(Contact.__struct_fields__)
    assert len(MEMBERS) == len(set(MEMBERS))
