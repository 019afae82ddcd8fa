"""What can be chosen over the Trends page."""

from collections.abc import Sequence
from dataclasses import dataclass

from supervisor_app.domain.trends import Trends
from supervisor_app.ui.present.trends import key_of, name_of
from supervisor_app.ui.present.trends_cohorts import fact_title

_TOPICS_MOST = 30


@dataclass(frozen=True)
class Choices:
    """What can be chosen over the page, as (key, word) pairs."""

    periods: tuple[tuple[str, str], ...] = (("12", "12 months"), ("24", "24 months"), ("36", "36 months"),
                                            ("0", "All months"))  # fmt: skip
    channels: tuple[tuple[str, str], ...] = ()
    topics: tuple[tuple[str, str], ...] = ()
    facts: tuple[tuple[str, str], ...] = ()


def choices_of(trends: Trends) -> Choices:
    """The channels, topics and facts that there are."""
    channels = tuple((key_of(line.channel), name_of(line.channel)) for line in trends.channels)
    return Choices(
        channels=(("", "All channels"), *channels),
        topics=(("", "All topics"), *((one.topic, one.topic) for one in trends.topics[:_TOPICS_MOST])),
        facts=tuple((fact, fact_title(fact)) for fact in trends.facts),
    )


def site_choices(sites: Sequence[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """All sites, and each."""
    return (("", "All sites"), *sites) if len(sites) > 1 else ()
