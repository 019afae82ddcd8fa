"""Public records, imported whole: every row is in the store, and the figures are the known ones."""

import json
from pathlib import Path

import pytest

from supervisor_app.cli import main
from supervisor_app.domain.time import Window
from supervisor_app.domain.totals import roll_up
from supervisor_app.store.database import Store
from tests.public_data import public_file

MAPPINGS = Path(__file__).resolve().parent.parent / "data" / "mappings"
EVER = Window(0, 2**52)


def imported(name: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Path, dict[str, object]]:
    """The store with the records of this name, and what was said of the import."""
    file, store = public_file(f"{name}.csv"), folder / "desk.db"
    options = ["--mapping", str(MAPPINGS / f"{name}.toml"), "--store", str(store), "--json"]
    assert main(["import", str(file), *options, "--rejects", str(folder / "rejects.csv")]) == 0
    assert not (folder / "rejects.csv").exists()
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return store, told


def figures(store: Path, capsys: pytest.CaptureFixture[str], *asked: str) -> dict[str, dict[str, object]]:
    """Rows of figures by key, and by channel or month where they are told apart."""
    assert main(["figures", *asked, "--store", str(store), "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    return {
        " ".join([row["key"], *(row[by] for by in ("channel", "month") if by in row)]): row for row in rows
    }


def test_tech_support(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, told = imported("tech_support_2023", tmp_path, capsys)
    assert (told["read"], told["new"], told["dropped"], told["rejected"]) == (2330, 2330, 0, 0)
    keys = ("first_response", "first_response_median", "first_response_share", "volume")
    year = ("--from", "2023-01-01", "--to", "2024-01-01")
    found = figures(store, capsys, *keys, *year, "--by", "channel")
    answered = [found[f"first_response {channel}"] for channel in ("email", "web_chat", "phone")]
    assert [row["n"] for row in answered] == [1220, 846, 244]
    assert [row["value"] for row in answered] == pytest.approx([2903.545, 116.115, 318.275], abs=5e-4)
    medians = [
        found[f"first_response_median {channel}"]["value"] for channel in ("email", "web_chat", "phone")
    ]
    assert medians == pytest.approx([1930.589, 74.872, 74.036], abs=1e-3)
    assert sum(int(str(row["met"])) for key, row in found.items() if "share" in key) == 1653
    kept = Store.open(str(store), read_only=True)
    contacts = [record.contact for record in kept.touched(EVER)]
    kept.close()
    assert len({contact.topic for contact in contacts}) == 7
    assert sum(contact.answered is None for contact in contacts) == 18
    reversed_ones = [one.id for one in contacts if one.answered is not None and one.answered < one.created]
    assert sorted(reversed_ones) == ["1288", "2135"]
    done = [one.resolved - one.created for one in contacts if one.resolved is not None]
    assert len(done) == 1912
    assert sum(done) / len(done) / 3_600_000 == pytest.approx(33.238, abs=5e-4)


def test_calls(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, told = imported("simulated_call_centre", tmp_path, capsys)
    assert (told["read"], told["new"], told["rejected"]) == (51708, 51708, 0)
    year = ("--from", "2021-01-01", "--to", "2022-01-01")
    found = figures(store, capsys, "average_wait", "handling", "service_level", *year)
    assert found["average_wait"]["value"] == pytest.approx(17.034927, abs=5e-7)
    assert found["handling"]["value"] == pytest.approx(299.102595, abs=5e-7)
    assert found["service_level"]["value"] == pytest.approx(0.892164, abs=5e-7)
    settings = tmp_path / "60.toml"
    settings.write_text("[targets]\nthreshold_s = 60\n")
    asked = ("service_level", *year, "--config", str(settings))
    minute = figures(store, capsys, *asked)["service_level"]
    assert (minute["met"], minute["value"]) == (47481, pytest.approx(0.918252, abs=5e-7))
    months = figures(store, capsys, *asked, "--by", "month")
    first = [0.974667, 0.975172, 0.972322, 0.971719, 0.957723, 0.95015]
    second = [0.939631, 0.920885, 0.898845, 0.882318, 0.863011, 0.834534]
    assert [row["value"] for row in months.values()] == pytest.approx([*first, *second], abs=5e-7)


def test_daily_totals(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, told = imported("call_center_daily", tmp_path, capsys)
    assert (told["kind"], told["read"], told["new"], told["rejected"]) == ("totals", 1251, 1251, 0)
    kept = Store.open(str(store), read_only=True)
    rolled = roll_up(kept.totals(EVER))
    kept.close()
    assert (rolled.offered, rolled.answered, rolled.abandoned) == (248_373, 221_234, 27_139)
    assert rolled.answer_rate.value == pytest.approx(0.890733, abs=5e-7)
    assert rolled.within_of_answered.value == pytest.approx(0.667775, abs=5e-7)
    assert rolled.average_wait.value == pytest.approx(29.836, abs=5e-4)
    assert rolled.handling.value == pytest.approx(159.528, abs=5e-4)


def test_daily_totals_of_another_weight(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file does not say what its rate is of: the mapping decides, and it makes a difference."""
    file, store = public_file("call_center_daily.csv"), tmp_path / "desk.db"
    mapping = tmp_path / "m.toml"
    text = (MAPPINGS / "call_center_daily.toml").read_text()
    mapping.write_text(
        text.replace('(20 Seconds)", weight = "answered"', '(20 Seconds)", weight = "offered"')
    )
    assert main(["import", str(file), "--mapping", str(mapping), "--store", str(store)]) == 0
    kept = Store.open(str(store), read_only=True)
    assert roll_up(kept.totals(EVER)).within_of_offered.value == pytest.approx(0.637895, abs=5e-7)
    kept.close()


def test_bank_calls(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    store, told = imported("bank_calls", tmp_path, capsys)
    assert (told["read"], told["new"], told["dropped"], told["rejected"]) == (27_716, 27_552, 164, 0)
    kept = Store.open(str(store), read_only=True)
    totals = kept.totals(EVER)
    kept.close()
    assert len(totals) == 164 * 14 * 12
    assert {one.until - one.start for one in totals} == {300_000}
