"""Words and teams keep their numbers, and give them back."""

import numpy as np

from supervisor_app.metrics.words import Teams, Words


def test_words_are_numbered_as_they_come() -> None:
    words = Words()
    assert [words.code(word) for word in ("a", "", "b", "a")] == [0, -1, 1, 0]
    assert (words.all, words.known("b"), words.known("c")) == (["a", "b"], 1, None)


def test_teams_know_their_members_in_their_order() -> None:
    teams = Teams()
    assert [teams.code(team) for team in ((4,), (), (2, 4), (4,))] == [0, -1, 1, 0]
    assert teams.members().first(np.array([1, 0], np.int32)).tolist() == [2, 4]
    teams.code((7, 2, 4))
    members = teams.members()
    stretches = zip(members.start.tolist(), members.size.tolist(), strict=True)
    assert [members.persons[start : start + size].tolist() for start, size in stretches] == [
        [4],
        [2, 4],
        [7, 2, 4],
    ]
