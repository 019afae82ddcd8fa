"""Which faults there are, how they are written, and whom they hit."""

from collections import Counter

import pytest

from supervisor_app.cli import main
from supervisor_app.demo.faults import NO_FAULTS, Fate, Faults, FaultSwitch, parse_faults


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("", NO_FAULTS),
        ("latency=1.5, busy=0.2", Faults(latency=1.5, busy=0.2)),
        ("down,stale=30,skew=-90", Faults(down=0.1, stale=30, skew=-90)),
    ],
)
def test_faults_are_words(words: str, meant: Faults) -> None:
    assert parse_faults(words) == meant


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("laten", "there is no fault 'laten'; write one of latency, drip, busy, down, drop, stale, skew"),
        ("busy=many", "busy needs a number after the equals sign, not 'many'"),
        ("busy=", "busy needs a number after the equals sign, not ''"),
        ("busy=0.1,busy=0.2", "busy is given twice"),
        ("drop=1.1", "drop must be a share from 0 to 1, not 1.1"),
        ("busy=0.6,down=0.6", "busy, down and drop together must be a share from 0 to 1, not 1.2"),
        ("latency=-1", "latency must be seconds from 0 to 600, not -1"),
        ("skew=nan", "skew must be seconds from -86400 to 86400, not nan"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(words: str, said: str) -> None:
    with pytest.raises(ValueError, match=r"\w") as caught:
        parse_faults(words)
    assert str(caught.value) == said


def test_fates_come_in_their_shares_and_again_after_switching() -> None:
    faults = Faults(busy=0.2, down=0.1, drop=0.3)
    switch = FaultSwitch(faults, seed=3)
    fates = [switch.fate() for _ in range(10_000)]
    for fate, share in ((Fate.BUSY, 0.2), (Fate.DOWN, 0.1), (Fate.DROPPED, 0.3), (Fate.ANSWERED, 0.4)):
        assert Counter(fates)[fate] / 10_000 == pytest.approx(share, abs=0.02)
    switch.switch(faults)
    assert [switch.fate() for _ in range(10_000)] == fates
    other = FaultSwitch(faults, seed=4)
    assert [other.fate() for _ in range(10_000)] != fates


def test_shares_that_fill_everything_leave_no_answer() -> None:
    switch = FaultSwitch(Faults(busy=0.7, down=0.2, drop=0.1))
    assert Fate.ANSWERED not in {switch.fate() for _ in range(2000)}


def test_a_mistake_on_the_command_line_starts_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--no-window", "--faults", "laten"]) == 1
    assert "--faults: there is no fault 'laten'; write one of" in capsys.readouterr().err
    with pytest.raises(SystemExit, match="2"):
        main(["operator", "--faults", "drop=2"])
    assert "--faults: drop must be a share from 0 to 1, not 2" in capsys.readouterr().err
