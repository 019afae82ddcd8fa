"""Presence intervals, in whatever order they are told."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from supervisor_app.domain.agents import Presence, PresenceInterval, PresenceState
from supervisor_app.domain.time import Window
from supervisor_app.store.database import Store
from tests.store.samples import dump


def _is(agent: str, state: PresenceState, since: int, reason: str = "") -> Presence:
    return Presence(source="pbx", agent=agent, state=state, since=since, reason=reason)


def _was(state: PresenceState, since: int, until: int | None, reason: str = "") -> PresenceInterval:
    return PresenceInterval(source="pbx", agent="a", state=state, since=since, until=until, reason=reason)


def test_a_new_state_ends_the_one_before(store: Store, path: Path) -> None:
    told = [_is("a", PresenceState.FREE, 10), _is("a", PresenceState.BREAK, 20, "lunch")]
    store.save_presences(told)
    before = dump(path)
    store.save_presences(told[1:])
    store.save_presences(told)
    assert dump(path) == before
    free, lunch = _was(PresenceState.FREE, 10, 20), _was(PresenceState.BREAK, 20, None, "lunch")
    assert store.current_presences() == (lunch,)
    assert store.presences(Window(0, 100)) == (free, lunch)
    assert store.presences(Window(19, 20)) == (free,)
    assert store.presences(Window(20, 21)) == (lunch,)


def test_the_same_instant_told_differently_is_corrected(store: Store) -> None:
    store.save_presences([_is("a", PresenceState.FREE, 10)])
    store.save_presences([_is("a", PresenceState.ON_CALL, 10)])
    assert store.current_presences() == (_was(PresenceState.ON_CALL, 10, None),)


def test_what_no_engine_would_keep_is_put_aside(store: Store) -> None:
    store.save_presences([_is("a", PresenceState.FREE, 10), _is("b", PresenceState.BREAK, 2**60)])
    assert [each.agent for each in store.current_presences()] == ["a"]
    assert [each.id for each in store.rejects()] == ["b"]


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(1, 6)), st.sampled_from(list(PresenceState)))
def test_the_order_of_telling_does_not_matter(order: list[int], state: PresenceState) -> None:
    with tempfile.TemporaryDirectory() as folder:
        store = Store.open(f"{folder}/s.db")
        for since in order:
            store.save_presences([_is("a", state, since)])
        found = store.presences(Window(0, 100))
        store.close()
    assert [(each.since, each.until) for each in found] == [(1, 2), (2, 3), (3, 4), (4, 5), (5, None)]
