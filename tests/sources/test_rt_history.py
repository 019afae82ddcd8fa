"""Histories that a seeded server does not happen to have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.contacts import Role
from supervisor_app.domain.errors import SourceBroken
from supervisor_app.sources.rt_history import Facts, fold
from supervisor_app.sources.rt_records import Ref, Transaction

ROLES = {"alice": Role.AGENT, "bob": Role.AGENT, "RT_System": Role.SYSTEM, "importer": Role.SYSTEM}
START = 1_767_225_600_000  # 2026-01-01T00:00:00Z


def step(minute: int, type: str, who: str, old: str = "", new: str = "", what: str = "") -> Transaction:
    stamp = f"2026-01-01T{minute // 60:02}:{minute % 60:02}:00Z"
    return Transaction(
        id=minute,
        type=type,
        created=stamp,
        ticket="5",
        creator=Ref(id=who),
        old=old,
        new=new,
        what=what,
        minutes="1",
    )


def facts_of(*steps: Transaction) -> Facts:
    return fold(steps, lambda login: ROLES.get(login, Role.CUSTOMER))


def at(minute: int) -> int:
    return START + minute * 60_000


def test_notes_autoreplies_and_colleagues_are_no_answers() -> None:
    facts = facts_of(
        step(0, "Create", "ann@x"),
        step(1, "Correspond", "RT_System"),
        step(2, "Comment", "alice"),
        step(3, "Correspond", "importer"),
        step(4, "Correspond", "ann@x"),
    )
    assert (facts.answered, facts.unanswered_since) == (None, at(0))
    assert facts.agents == ("alice",)


def test_opened_by_an_agent_the_clock_starts_at_the_first_reply_of_the_customer() -> None:
    begun = [step(0, "Create", "alice"), step(1, "Correspond", "alice")]
    assert facts_of(*begun).asked is None
    facts = facts_of(*begun, step(5, "Correspond", "ann@x"), step(9, "Correspond", "bob"))
    assert (facts.opened_by_agent, facts.asked, facts.answered) == (True, at(5), at(9))
    assert facts.unanswered_since is None


def test_messages_of_agents_are_counted_with_their_writers() -> None:
    facts = facts_of(
        step(0, "Create", "ann@x"),
        step(1, "Correspond", "bob"),
        step(2, "Comment", "carol"),
        step(3, "Correspond", "RT_System"),
        step(4, "Correspond", "alice"),
        step(5, "Correspond", "bob"),
        step(6, "Comment", "alice"),
    )
    assert (facts.agent_messages, facts.writers) == (3, ("bob", "alice"))
    begun = facts_of(step(0, "Create", "alice"), step(1, "Correspond", "ann@x"))
    assert (begun.agent_messages, begun.writers, begun.agents) == (1, ("alice",), ("alice",))


def test_written_in_for_a_customer_is_not_opened_by_an_agent() -> None:
    facts = facts_of(step(0, "Create", "importer"), step(3, "Correspond", "bob"))
    assert (facts.opened_by_agent, facts.asked, facts.answered) == (False, at(0), at(3))


def test_the_first_answer_stays_when_the_customer_comes_back() -> None:
    facts = facts_of(
        step(0, "Create", "ann@x"),
        step(3, "Correspond", "bob"),
        step(4, "Status", "bob", "open", "resolved"),
        step(7, "Correspond", "ann@x"),
        step(7, "Status", "RT_System", "resolved", "open"),
        step(8, "Correspond", "ann@x"),
    )
    assert (facts.answered, facts.unanswered_since) == (at(3), at(7))
    assert (facts.resolved, facts.reopened, facts.minutes) == (None, 1, 6)


def test_solved_again_counts_from_the_last_time() -> None:
    facts = facts_of(
        step(0, "Create", "ann@x"),
        step(1, "Status", "bob", "new", "resolved"),
        step(2, "Status", "bob", "resolved", "open"),
        step(3, "Status", "bob", "open", "rejected"),
        step(4, "Status", "bob", "rejected", "open"),
        step(5, "Status", "bob", "open", "resolved"),
    )
    assert (facts.resolved, facts.closed, facts.reopened) == (at(5), None, 2)


def test_a_merge_tells_which_of_the_two_is_gone() -> None:
    gone = facts_of(step(1, "AddLink", "bob", "", "fsck.com-rt://desk/ticket/9", "MergedInto"))
    stays = facts_of(step(1, "AddLink", "bob", "", "fsck.com-rt://desk/ticket/5", "MergedInto"))
    assert (gone.merged, gone.merged_into, gone.absorbed) == (at(1), "9", False)
    assert (stays.merged, stays.merged_into, stays.absorbed) == (None, "", True)


def test_an_owner_is_known_by_number_only() -> None:
    assert facts_of(step(1, "Set", "bob", "6", "57", "Owner")).owner_number == "57"


def test_a_bad_date_spoils_the_history() -> None:
    broken = step(1, "Create", "ann@x")
    broken.created = "soon"
    with pytest.raises(SourceBroken):
        facts_of(broken)


@given(st.lists(st.tuples(st.sampled_from(["Correspond", "Comment"]), st.sampled_from([*ROLES, "ann@x"]))))
def test_an_answer_is_never_before_the_question(turns: list[tuple[str, str]]) -> None:
    steps = [step(0, "Create", "alice"), *(step(n + 1, type, who) for n, (type, who) in enumerate(turns))]
    facts = facts_of(*steps)
    assert facts.answered is None or (facts.asked is not None and facts.asked < facts.answered)
    public = [who for type, who in turns if type == "Correspond" and ROLES.get(who) is not Role.SYSTEM]
    assert (facts.unanswered_since is not None) == (bool(public) and public[-1] == "ann@x")
