"""Contacts of before are kept like a dict of them, whatever comes and goes."""

from hypothesis import given
from hypothesis import strategies as st

from supervisor_app.domain.contacts import ContactKey
from supervisor_app.metrics.earlier import Earlier, Served

keys = st.builds(ContactKey, st.just("rt"), st.integers(0, 9).map(str))
served = st.builds(Served, keys, st.integers(0, 99), st.integers(0, 5), st.integers(0, 5))


@given(st.lists(keys | served, max_size=40))
def test_it_is_a_dict(drawn: list[ContactKey | Served]) -> None:
    earlier, plain = Earlier(), dict[ContactKey, Served]()
    for one in drawn:
        if isinstance(one, Served):
            earlier.know(one)
            plain[one.key] = one
        else:
            earlier.forget(one)
            plain.pop(one, None)
    assert {one.key: one for one in earlier} == plain
    assert len(earlier) == len(plain) == len(earlier.created) == len(earlier.team)
