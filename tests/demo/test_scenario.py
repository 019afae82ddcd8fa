"""Scenarios as they are written: what is understood, what is refused and in which words."""

from pathlib import Path

import msgspec
import pytest

from supervisor_app.demo.profiles import NAMES, load
from supervisor_app.demo.scenario import (
    Campaign,
    Event,
    LostSource,
    Outage,
    Overload,
    Scenario,
    ScenarioError,
    Strike,
    check,
    find,
    read,
    shipped,
)
from tests.demo.plain_profile import PLAIN


def written(folder: Path, text: str) -> str:
    path = folder / "mine.toml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_one_of_each_kind_is_shipped_and_suits_every_operator() -> None:
    assert shipped() == ["campaign", "lost_source", "outage", "overload", "strike"]
    kinds: dict[str, type[Event]] = {
        "outage": Outage,
        "overload": Overload,
        "campaign": Campaign,
        "strike": Strike,
    }
    for name in shipped():
        scenario = read(name)
        assert scenario.title
        assert [type(event) for event in scenario.event] == [kinds.get(name, LostSource)]
        for operator in NAMES:
            check(scenario, load(operator))


def test_all_that_can_be_said(tmp_path: Path) -> None:
    text = """
    title = "A bad day"
    [[event]]
    kind = "outage"
    begins_min = 5
    lasts_min = 30.5
    region = "East"
    reports = 40
    [[event]]
    kind = "overload"
    channel = "phone"
    factor = 3
    [[event]]
    kind = "campaign"
    topic = "bills"
    [[event]]
    kind = "strike"
    team = "calls"
    share = 1
    [[event]]
    kind = "lost_source"
    """
    scenario = read(written(tmp_path, text))
    check(scenario, PLAIN)
    assert scenario == Scenario(
        title="A bad day",
        event=[
            Outage(begins_min=5.0, lasts_min=30.5, region="East", reports=40),
            Overload(channel="phone", factor=3.0),
            Campaign(topic="bills"),
            Strike(team="calls", share=1.0),
            LostSource(),
        ],
    )
    assert msgspec.json.decode(msgspec.json.encode(scenario), type=Scenario) == scenario
    assert read(written(tmp_path, "")) == Scenario()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "this is not TOML"),
        ("[[event]]\nlasts_min = 3", "missing required field `kind`"),
        ('[[event]]\nkind = "war"', "war"),
        ('[[event]]\nkind = "outage"\nplace = "East"', "place"),
        (
            '[[event]]\nkind = "overload"\nfactor = "much"',
            r"Expected `float`, got `str` - at `\$.event\[0\].factor`",
        ),
        ('[[event]]\nkind = "overload"\nfactor = 0.5', "factor must be a number from 1 to 100, not 0.5"),
        ('[[event]]\nkind = "strike"\nshare = 2', "share must be a number from 0 to 1, not 2"),
        ('[[event]]\nkind = "strike"\nshare = nan', "not nan"),
        ('[[event]]\nkind = "outage"\nreports = -1', "reports must be"),
        ('[[event]]\nkind = "outage"\nlasts_min = 0', "lasts_min must be a number from 0.1"),
        ("scenes = 1", "scenes"),
        ('[[event]]\nkind = "lost_source"\n' * 51, "at most 50 events"),
    ],
)
def test_what_is_wrong_is_said_with_file_and_remedy(tmp_path: Path, text: str, said: str) -> None:
    name = written(tmp_path, text)
    with pytest.raises(ScenarioError, match=said) as caught:
        read(name)
    assert str(caught.value).startswith(f"{name}: ")


def test_a_file_that_is_not_there_or_not_text(tmp_path: Path) -> None:
    with pytest.raises(
        ScenarioError, match=r"no scenario 'outages'\. Name a TOML file, or one of campaign, "
    ):
        find("outages")
    (tmp_path / "odd.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ScenarioError, match="cannot be read"):
        read(str(tmp_path / "odd.toml"))


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Outage(region="West"), "no region 'West'.*East, North, South"),
        (Overload(channel="pigeon"), "no channel 'pigeon'"),
        (Campaign(topic="love"), "no topic 'love'"),
        (Strike(team="bosses"), "no team 'bosses'"),
    ],
)
def test_what_an_operator_has_not(event: Outage, said: str) -> None:
    with pytest.raises(ScenarioError, match=said):
        check(Scenario(event=[LostSource(), event]), PLAIN)
