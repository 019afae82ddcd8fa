"""Which causes are changed at which operator, and what must come of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from tests.operators import (
    changes,
    lines_community_uk,
    lines_discount_ru,
    lines_incumbent_cz,
    lines_regional_tj,
    lines_virtual_pl,
)
from tests.operators.asking import ask
from tests.operators.estimates import the
from tests.operators.expecting import Above, Below, Expected
from tests.operators.lines import Line
from tests.operators.perturbed import Perturbation
from tests.operators.plans import Plan

STAFF = replace(
    lines_virtual_pl.PLAN,
    name="virtual-pl, a week",
    first=date(2026, 9, 7),
    last=date(2026, 9, 14),
    lead_days=1,
)
RHYTHM = replace(lines_virtual_pl.PLAN, name="virtual-pl, a fifth", scale=0.2, lead_days=1)
YEARS = replace(lines_incumbent_cz.PLAN, name="incumbent-cz, a part", scale=0.03)
SPRING = replace(
    lines_discount_ru.YEARS,
    name="discount-ru, a spring",
    first=date(2020, 3, 1),
    last=date(2020, 6, 1),
    scale=0.04,
)
DISTRICT = replace(lines_regional_tj.PLAN, name="regional-tj, a part", scale=0.1)
MEMBERS = replace(lines_community_uk.PLAN, name="community-uk, two weeks", last=date(2026, 9, 21))


def _found(lines: Sequence[Line], *beginnings: str) -> tuple[Line, ...]:
    """The lines whose text begins like this."""
    found = tuple(line for line in lines if line.text.startswith(beginnings))
    assert len(found) >= len(beginnings)
    return found


def _figure(key: str, channel: str, published: str, expected: Expected) -> Line:
    """One figure of a channel, which must move."""
    return Line(
        run="changed",
        text=f"{key} {channel}",
        published=published,
        expected=expected,
        asks=(ask(key, "channel"),),
        working=the(channel),
    )


OF_STAFF = (
    Perturbation(
        text="a third fewer agents",
        change=changes.fewer_agents,
        moved=(
            _figure("average_wait", "phone", "longer", Above(1.5)),
            _figure("abandonment", "phone", "more", Above(1.5)),
            _figure("service_level", "phone", "lower", Below(0.9)),
            _figure("first_response", "email", "longer", Above(1.1)),
            _figure("first_response_share", "email", "fewer", Below(0.97)),
        ),
    ),
    Perturbation(
        text="half the patience",
        change=changes.less_patience,
        moved=(
            _figure("abandonment", "phone", "more", Above(1.0)),
            _figure("average_wait", "phone", "shorter", Below(0.95)),
        ),
    ),
    Perturbation(
        text="nobody is kept for who knows them",
        change=changes.forgetful,
        moved=(
            _figure("continuity", "email", "less", Below(0.9)),
            _figure("returning", "email", "less", Below(0.8)),
        ),
    ),
)
OF_RHYTHM = (
    Perturbation(
        text="porting days off",
        change=changes.no_busy_days,
        gone=_found(lines_virtual_pl.LINES, "peaks by day of month", "on these days numbers are ported"),
    ),
    Perturbation(
        text="weather off",
        change=changes.no_rain,
        gone=_found(lines_virtual_pl.LINES, "rainy Saturdays"),
    ),
    Perturbation(
        text="Sunday evenings off",
        change=changes.no_evenings,
        gone=_found(lines_virtual_pl.LINES, "on Facebook Sunday evening"),
    ),
)
OF_YEARS = (
    Perturbation(
        text="effect of electronic bills off",
        change=changes.no_cohort,
        gone=_found(lines_incumbent_cz.LINES, "customers with electronic bills"),
    ),
    Perturbation(
        text="drift off",
        change=changes.no_drift,
        gone=_found(lines_incumbent_cz.LINES, "phone requests, year on year", "users of web self-service"),
    ),
    Perturbation(
        text="seasons off",
        change=changes.no_seasons,
        gone=_found(lines_incumbent_cz.LINES, "roaming settings in spring"),
    ),
)
OF_SPRING = (
    Perturbation(
        text="surge off",
        change=changes.no_surges,
        moved=(
            Line(
                run="changed",
                text="delivery requests in April 2020",
                published="a fifth",
                expected=Below(0.4),
                asks=(ask("volume", topic=lines_discount_ru.DELIVERY, start="2020-04-01", end="2020-05-01"),),
                working=the(),
            ),
        ),
    ),
    Perturbation(
        text="phrases kept",
        change=changes.kept_courtesies,
        gone=_found(lines_discount_ru.LINES, "phrases that irritate"),
    ),
)
OF_DISTRICT = (
    Perturbation(
        text="outages off",
        change=changes.no_outages,
        gone=_found(lines_regional_tj.LINES, "SMS reports a data outage"),
    ),
)
OF_MEMBERS = (
    Perturbation(
        text="members do not answer",
        change=changes.no_peers,
        gone=_found(lines_community_uk.LINES, "other customers answer", "the community does the support"),
    ),
)

ALL: dict[Plan, tuple[Perturbation, ...]] = {
    YEARS: OF_YEARS,
    RHYTHM: OF_RHYTHM,
    STAFF: OF_STAFF,
    SPRING: OF_SPRING,
    MEMBERS: OF_MEMBERS,
    DISTRICT: OF_DISTRICT,
}
"""By the plan they are tried on, the longest first."""
