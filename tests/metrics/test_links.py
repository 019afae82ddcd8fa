"""Who comes again, and who comes back to whom: as a plain walk over all contacts says, however they came."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.contacts import Contact, ContactKey, Outcome, Status
from supervisor_app.domain.facts import Facts, facts_of
from supervisor_app.domain.joining import Joining, Person
from supervisor_app.domain.time import DAY_MS, HOUR_MS, MINUTE_MS
from supervisor_app.metrics.columns import Columns
from supervisor_app.metrics.layout import NEVER, C, Flag, T
from supervisor_app.metrics.links import KNOWN_FOR_MS, first_after, seen_within, settle
from supervisor_app.metrics.looking_back import acquaint, strangers
from tests.metrics import single
from tests.metrics.making import NOON, call, mail, session

instants = st.lists(st.tuples(st.integers(0, 3), st.integers(-50, 50)), max_size=30)
JOINING = Joining(persons={("pbx", "piotr"): Person(key="anna of rt", name="Anna")})


@given(instants, instants)
def test_the_first_after_an_instant(ours: list[tuple[int, int]], others: list[tuple[int, int]]) -> None:
    if ours:
        found = first_after(*_columns(ours), *_columns(others)).tolist()
        wanted = [min((t for w, t in others if w == who and t > at), default=NEVER) for who, at in ours]
        assert found == wanted


@given(instants, instants, st.integers(1, 40))
def test_seen_within_a_time_before(
    ours: list[tuple[int, int]], others: list[tuple[int, int]], for_ms: int
) -> None:
    found = seen_within(*_columns(ours), *_columns(others), for_ms).tolist()
    assert found == [any(w == who and at - for_ms <= t < at for w, t in others) for who, at in ours]


def _columns(pairs: Iterable[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    who, at = zip(*pairs, strict=True) if pairs else ((), ())
    return np.array(who, np.int64), np.array(at, np.int64)


@st.composite
def related(draw: st.DrawFn) -> Contact:
    """A contact of one of few customers, in a few hours or around a month before: sure to be related."""
    before = draw(st.sampled_from([0, 0, DAY_MS, 30 * DAY_MS - MINUTE_MS, 30 * DAY_MS]))
    created = NOON - before - draw(st.integers(0, 8)) * MINUTE_MS
    facts: dict[str, Any] = {
        "customer": draw(st.sampled_from(["k1", "k1", "k1", "k2", ""])),
        "phantom": draw(st.integers(0, 5)) == 0,
        "agents": draw(st.sampled_from([(), ("anna",), ("piotr",), ("piotr", "anna")])),
        "status": draw(st.sampled_from([Status.OPEN, Status.CLOSED, Status.CLOSED])),
        "updated": created + draw(st.sampled_from([0, before])),
    }
    number, kind = draw(st.integers(0, 3)), draw(st.integers(0, 3))
    if kind == 0:
        return session(number, created + draw(st.integers(0, 4)) * MINUTE_MS, **facts)
    if kind == 1:
        return mail(number, created, **facts)
    return call(number, queued=created, via=draw(st.sampled_from([None, Channel.IVR])), **facts)


gone = st.sampled_from(
    [one.key for number in range(4) for one in (call(number), mail(number), session(number))]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(related() | gone | st.none(), min_size=15, max_size=40), st.booleans())
def test_links_are_those_of_a_plain_walk(drawn: list[Contact | ContactKey | None], at_once: bool) -> None:
    """None: they are settled in between, which changes nothing but what is left to do."""
    columns, plain = Columns(JOINING), dict[ContactKey, Contact]()
    for step in drawn:
        if step is None:
            settle(columns)
        elif isinstance(step, Contact):
            columns.upsert(step)
            plain[step.key] = step
        else:
            columns.discard(step)
            plain.pop(step, None)
    if at_once:
        columns = Columns(JOINING)
        columns.fill(facts_of(list(plain.values())), lambda keys: [plain[key] for key in keys])
    settle(columns)
    for row, contact in enumerate(columns):
        assert columns.time(T.AGAIN)[row] == _again(contact, plain.values())
        assert columns.code(C.RETURNED)[row] == _returned(contact, plain.values())


def _again(one: Contact, others: Iterable[Contact]) -> int:
    end = single.session_end(one)
    if end is None or not one.customer:
        return NEVER
    return min(
        (o.created for o in others if _human(o) and o.customer == one.customer and o.created > end),
        default=NEVER,
    )


def _returned(one: Contact, others: Iterable[Contact]) -> int:
    if not (_human(one) and one.customer and one.agents):
        return -1
    before = [
        other
        for other in others
        if _human(other)
        and other.customer == one.customer
        and one.created - KNOWN_FOR_MS <= other.created < one.created
    ]
    persons = {person for other in before for person in _persons(other)}
    return int(_persons(one)[0] in persons) if persons else -1


def _persons(one: Contact) -> list[str]:
    return [JOINING.person(one.source, agent).key for agent in one.agents]


def _human(one: Contact) -> bool:
    unsound = one.phantom or one.attached_to or one.outcome is Outcome.UNOBSERVED or single.is_nonsense(one)
    return one.channel.family is not Family.SELF_SERVICE and not unsound


@settings(max_examples=80, deadline=None)
@given(st.lists(related(), min_size=10, max_size=40), st.lists(related(), max_size=4))
def test_contacts_of_before_count_as_those_on_the_board(drawn: list[Contact], late: list[Contact]) -> None:
    """What is touched today is on the board, the rest is asked for; the night lets go of more; then some
    of it comes back."""
    plain, day = {one.key: one for one in drawn}, NOON - HOUR_MS
    columns = Columns(JOINING)
    for one in plain.values():
        if one.status.is_open or one.updated >= day:
            columns.upsert(one)
    settle(columns)
    found = strangers(columns, list(plain), day)
    acquaint(columns, found.since, _of_customers(plain.values(), found.since))
    _agree(columns, plain, day)
    columns = columns.kept(columns.flagged(Flag.OPEN) | (columns.time(T.TOUCHED) >= NOON - 5 * MINUTE_MS))
    _agree(columns, plain, day)
    assert strangers(columns, list(plain), day).since == {}
    for one in late:
        columns.upsert(one)
        plain[one.key] = one
    found = strangers(columns, list(plain), day)
    acquaint(columns, found.since, _of_customers(plain.values(), found.since))
    _agree(columns, plain, day)


def _agree(columns: Columns, plain: dict[ContactKey, Contact], day: int) -> None:
    settle(columns)
    for row, contact in enumerate(columns):
        if columns.time(T.ARRIVED)[row] >= day:
            assert columns.code(C.RETURNED)[row] == _returned(contact, plain.values())


def _of_customers(contacts: Iterable[Contact], since: dict[str, int]) -> Facts:
    """What a store would answer."""
    return facts_of(
        [one for one in contacts if one.agents and one.created >= since.get(one.customer, one.created + 1)]
    )


def test_a_contact_of_before_that_comes_on_the_board_is_there_once() -> None:
    """It turned out to be a test: nobody was helped before."""
    before = call(1, queued=NOON - 2 * DAY_MS, customer="k", agents=("anna",))
    today = call(2, queued=NOON - HOUR_MS, customer="k", agents=("anna",))
    columns = Columns(Joining())
    columns.upsert(today)
    acquaint(columns, {"k": NOON - 31 * DAY_MS}, facts_of([before, today]))
    settle(columns)
    assert columns.code(C.RETURNED).tolist() == [1]
    columns.upsert(replace(before, phantom=True))
    settle(columns)
    assert columns.code(C.RETURNED).tolist() == [-1, -1]


def test_only_customers_who_came_to_people_lately_are_strangers() -> None:
    columns = Columns(Joining())
    asked = [
        call(1, customer="k", agents=("anna",)),
        call(2, customer="k", agents=("anna",), queued=NOON - 3 * HOUR_MS),
        call(3, customer="nobody took it"),
        call(4, agents=("anna",)),
        call(5, customer="of yesterday", agents=("anna",), queued=NOON - 13 * HOUR_MS),
        session(6, customer="in the menu", agents=("anna",)),
    ]
    columns.put((one, None, None) for one in asked)
    keys = [one.key for one in asked] + [mail(7).key]
    found = strangers(columns, keys, NOON - 12 * HOUR_MS)
    assert found.since == {"k": NOON - 3 * HOUR_MS - KNOWN_FOR_MS}
    assert found.contacts == (asked[0].key, asked[1].key)
    acquaint(columns, {"k": NOON - 2 * HOUR_MS - KNOWN_FOR_MS}, facts_of([]))
    assert strangers(columns, keys, NOON - 12 * HOUR_MS).contacts == (asked[1].key,)


def test_a_session_is_followed_by_the_first_contact_with_people_after_its_end() -> None:
    columns = Columns(Joining())
    end = NOON - HOUR_MS
    columns.put(
        (one, None, None)
        for one in (
            session(1, ended=end, customer="k"),
            call(2, queued=end, customer="k"),
            call(3, queued=end + MINUTE_MS, customer="k"),
            call(4, queued=end + 1, customer="k", phantom=True),
            session(5, ended=end + 30 * MINUTE_MS, customer="k"),
            session(6, ended=end),
            call(7, queued=end + 1),
        )
    )
    settle(columns)
    assert columns.time(T.AGAIN)[[0, 4, 5]].tolist() == [end + MINUTE_MS, NEVER, NEVER]
