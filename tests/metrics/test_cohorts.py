"""Contacts by what is known of their customers: before, after, earlier, without, by word; by months since."""

import numpy as np
import pytest

from supervisor_app.domain.beside import CustomerFact
from supervisor_app.metrics.cohorts import MONTH_MS, Cohort, cohort_axis, cohort_parts, cohort_word
from supervisor_app.metrics.grouping import Dim

AT = 50 * MONTH_MS
FACTS = {
    "ada": CustomerFact(since=AT),
    "bo": CustomerFact(),
    "cy": CustomerFact(word="north: far"),
    "old": CustomerFact(since=AT - 9 * MONTH_MS),
}
WORDS = ["ada", "bo", "cy", "old", "stranger"]


def told(cohort: Cohort, dim: Dim, *contacts: tuple[str, int]) -> list[str]:
    """The word of each contact, a dash where it is in no group."""
    customers = np.array([WORDS.index(who) if who else -1 for who, _at in contacts], np.int32)
    at = np.array([at for _who, at in contacts], np.int64)
    axis = cohort_axis(cohort, dim, customers, WORDS, at)
    return [axis.words[code] if code >= 0 else "–" for code in axis.codes.tolist()]


def test_sides_change_on_the_day_itself() -> None:
    cohort = Cohort(fact="e", facts=FACTS)
    contacts = [("ada", AT - 1), ("ada", AT), ("bo", AT), ("cy", AT), ("stranger", AT), ("", AT)]
    sides = ["e:before", "e:after", "e:without", "e:north  far", "–", "–"]
    assert told(cohort, Dim.COHORT, *contacts) == sides


def test_who_had_it_before_a_day_is_on_neither_side() -> None:
    cohort = Cohort(fact="e", facts=FACTS, since=AT - MONTH_MS, day="2026-01-01")
    contacts = [("old", AT), ("ada", AT)]
    assert told(cohort, Dim.COHORT, *contacts) == ["e:earlier:2026-01-01", "e:after:2026-01-01"]
    assert told(cohort, Dim.SINCE, *contacts) == ["–", "0"]


@pytest.mark.parametrize(
    ("away", "month"), [(0, "0"), (MONTH_MS - 1, "0"), (MONTH_MS, "1"), (-1, "-1"), (-MONTH_MS - 1, "-2")]
)
def test_months_since_are_counted_from_the_day(away: int, month: str) -> None:
    assert told(Cohort(fact="e", facts=FACTS), Dim.SINCE, ("ada", AT + away), ("bo", AT)) == [month, "–"]


def test_nothing_known_is_no_group() -> None:
    assert told(Cohort(fact="e"), Dim.COHORT, ("ada", AT)) == ["–"]
    assert told(Cohort(fact="e"), Dim.SINCE, ("ada", AT)) == ["–"]


@pytest.mark.parametrize("parts", [("e", "after", "2026-01-01"), ("e", "after", ""), ("e", "", "2026-01-01")])
def test_words_of_scopes_come_apart_as_they_were_put_together(parts: tuple[str, str, str]) -> None:
    assert cohort_parts(cohort_word(*parts)) == parts
