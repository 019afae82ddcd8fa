"""Public holidays of the countries the operators work in."""

import subprocess
import sys
from datetime import date

import pytest

from supervisor_app.domain.public_holidays import public_holidays


@pytest.mark.parametrize(
    ("country", "subdivision", "day"),
    [
        ("PL", "", date(2026, 11, 11)),
        ("PL", "", date(2026, 4, 6)),
        ("CZ", "", date(2026, 11, 17)),
        ("RU", "", date(2026, 6, 12)),
        ("TJ", "", date(2026, 9, 9)),
        ("GB", "ENG", date(2026, 8, 31)),
        ("GB", "SCT", date(2026, 8, 3)),
    ],
)
def test_holidays_are_known(country: str, subdivision: str, day: date) -> None:
    assert day in public_holidays(country, subdivision, day.year)


def test_a_part_of_a_country_has_its_own() -> None:
    assert date(2026, 8, 31) not in public_holidays("GB", "SCT", 2026)
    assert date(2026, 11, 12) not in public_holidays("PL", "", 2026)


@pytest.mark.parametrize(("country", "subdivision"), [("XX", ""), ("GB", "XX"), ("Poland", "")])
def test_an_unknown_place_is_named(country: str, subdivision: str) -> None:
    with pytest.raises(ValueError, match=country):
        public_holidays(country, subdivision, 2026)


def test_whoever_keeps_no_holidays_does_not_load_them() -> None:
    asked = (
        "import sys; from supervisor_app.domain.calendar import Calendar;"
        "assert Calendar(zone='UTC').business_ms(0, 1000) == 1000; assert 'holidays' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", asked], check=True)
