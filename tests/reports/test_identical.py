"""One summary, four formats, the same values: each is read back and held against the summary itself."""

from datetime import UTC, datetime
from math import isclose
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.summary import Summary, Told
from supervisor_app.reports.files import Format
from tests.reports.conftest import report
from tests.reports.reading import from_csv, from_json, from_xlsx, pages, squeezed
from tests.reports.sample_day import ZONE
from tests.reports.samples import SAMPLES

NAMES = tuple(SAMPLES)
SHEETS = {
    "About": "about",
    "Headline": "headline",
    "Channels": "channels",
    "Hours": "hours",
    "Topics": "topics",
    "Day of month and hour": "by_monthday",
    "Weekday and hour": "by_weekday",
    "What stood out": "remarks",
    "Quality": "quality",
    "Agents": "agents",
    "Changed since": "changes",
    "Not observed": "gaps",
    "Definitions": "definitions",
}


@pytest.mark.parametrize("name", NAMES)
def test_json_holds_the_numbers_of_the_summary_as_they_are(name: str) -> None:
    summary, told = SAMPLES[name], from_json(report(name, Format.JSON))
    for key, figures in (("headline", summary.headline), ("quality", summary.quality)):
        assert [row["value"] for row in told[key]] == [one.reading.value for one in figures]
        assert [row["n"] for row in told[key]] == [one.reading.n for one in figures]
        assert [row["other"] for row in told[key]] == [one.other for one in figures]
        assert [row["change"] for row in told[key]] == [one.change for one in figures]
    cells = ("wait", "wait_p90", "handling", "on_time", "first_line", "abandoned")
    for row, channel in zip(told["channels"], summary.channels, strict=True):
        assert row["contacts"] == channel.contacts.reading.value
        members = {key.removesuffix("_s"): value for key, value in row.items()}
        assert [members[cell] for cell in cells] == [_value(getattr(channel, cell)) for cell in cells]
    for row, hour in zip(told["hours"], summary.hours, strict=True):
        assert row["contacts"] == (sum(hour.by_hue.values()) if hour.observed else None)
        assert (row["other"], row["hour"]) == (hour.usual, hour.hour)
        assert _at(row["start"]) == hour.start
    assert [row["contacts"] for row in told["topics"]] == [
        one.contacts.reading.value for one in summary.topics
    ]
    for row, agent in zip(told["agents"], summary.agents, strict=True):
        figures_of = (agent.solved, agent.handling, agent.handling_total, agent.occupancy)
        members_of = ("solved", "handling_s", "handling_total_s", "occupancy")
        assert [row[key] for key in members_of] == [_value(one) for one in figures_of]
    assert [(row["before"], row["now"]) for row in told["changes"]] == [
        (one.before, one.now) for one in summary.changes
    ]
    for heat, rows in ((summary.by_monthday, told["by_monthday"]), (summary.by_weekday, told["by_weekday"])):
        assert [row["contacts"] for row in rows] == [value for values in heat.values for value in values]


def _value(told: Told | None) -> float | None:
    return None if told is None else told.reading.value


def _at(text: str) -> int:
    return round(datetime.fromisoformat(text).timestamp() * 1000)


@pytest.mark.parametrize("name", NAMES)
def test_csv_holds_what_json_holds(name: str) -> None:
    expected, told = from_json(report(name, Format.JSON)), from_csv(report(name, Format.CSV))
    assert {key for key, rows in expected.items() if rows} == set(told)
    for key, rows in told.items():
        for row, other in zip(rows, expected[key], strict=True):
            assert {member: _read(row[member], value) for member, value in other.items()} == other
            assert not any(field for member, field in row.items() if member not in other)


def _read(field: str, value: object) -> object:
    """A field of a CSV, read as what the value is."""
    if value is None:
        return None if field == "" else field
    if isinstance(value, bool):
        return field == "true"
    if isinstance(value, (int, float)):
        return float(field)
    assert isinstance(value, str)
    return field[1:] if field == f"'{value}" else field


@pytest.mark.parametrize("name", NAMES)
def test_xlsx_holds_what_json_holds_as_numbers_and_dates(name: str) -> None:
    expected, told = from_json(report(name, Format.JSON)), from_xlsx(report(name, Format.XLSX))
    assert list(told) == list(SHEETS)
    for title, cells in told.items():
        rows = expected[SHEETS[title]]
        shown = [[line[1] for line in cells]] if title == "About" else cells[1:]
        assert len(shown) == len(rows)
        for line, row in zip(shown, rows, strict=True):
            filled = [None if cell == "" else cell for cell in line]
            assert [_same(cell, value) for cell, value in zip(filled, row.values(), strict=True)] == filled


def _same(cell: Any, value: Any) -> Any:
    """The value as its cell should have it: empty for a text without letters, local time for an instant."""
    if isinstance(cell, datetime):
        if len(value) == len("2026-11-20"):
            return datetime.fromisoformat(value)
        moment = datetime.fromisoformat(value)
        assert moment.utcoffset() == moment.astimezone(UTC).astimezone(ZoneInfo(ZONE)).utcoffset()
        return moment.replace(tzinfo=None)
    if isinstance(value, float) and isinstance(cell, (int, float)):
        return cell if isclose(cell, value, rel_tol=1e-15) else value  # a workbook holds 16 digits
    return None if value == "" else value


@pytest.mark.parametrize("name", NAMES)
def test_pdf_shows_the_same_values_rounded(name: str) -> None:
    told, text = from_json(report(name, Format.JSON)), squeezed("".join(pages(report(name, Format.PDF))))
    for figure in told["headline"]:
        assert squeezed(_written(figure["value"], figure["unit"], _in_words(figure["figure"]))) in text
    for row in told["channels"]:
        assert squeezed(_channel_line(row)) in _unmarked(text), row["name"]
    if name != "hostile":  # names are cut and folded there
        for row in told["agents"]:
            line = [row["name"], _written(row["solved"], "contacts")]
            line += [_written(row[key], "s") for key in ("handling_s", "handling_total_s")]
            assert squeezed("".join(line)) in text, row["name"]
        for row in told["topics"]:
            after = "" if row["change"] is None else f"·{_change(row['change'])}"
            assert squeezed(f"{row['name']}{_written(row['contacts'], 'contacts')}{after}") in text
    for row in told["quality"]:
        shown = _written(row["value"], row["unit"], _in_words(row["figure"]))
        assert squeezed(shown) in text, row["title"]


def _channel_line(row: dict[str, Any]) -> str:
    words = Channel(row["channel"]).family is Family.WRITTEN
    cells = [row["name"], _written(row["contacts"], "contacts")]
    if row["change"] is not None:  # a column of dashes alone is left out
        cells.append(_change(row["change"]))
    cells += [_written(row["wait_s"], "s", words), _written(row["wait_p90_s"], "s", words)]
    cells += [_written(row["handling_s"], "s"), _written(row["on_time"], "share")]
    return "".join(cells)


def _unmarked(text: str) -> str:
    return text.replace("▲", "").replace("%*", "%").replace("%†", "%")


def _in_words(key: str) -> bool:
    return key.startswith("first_response")


def _written(value: float | None, unit: str, words: bool = False) -> str:
    """A value as a reader expects it on paper, worked out without the code under test."""
    if value is None:
        return "–"
    if unit == "share":
        return f"{value * 100:.1f}%"
    if unit == "stars":
        return f"{value:.1f}"
    if unit == "s" and words:
        return f"{int(value // 60)}min" if value >= 60 else f"{int(value)}s"
    if unit == "s":
        minutes, seconds = divmod(int(value + 1e-6), 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
    return f"{value:.0f}".replace("-", "−")


def _change(change: float) -> str:
    rounded = f"{abs(change) * 100:.0f}"
    return f"{'±' if rounded == '0' else '+' if change > 0 else '−'}{rounded}%"


@pytest.mark.parametrize("name", NAMES)
def test_every_number_has_its_rule_n_window_and_zone(name: str) -> None:
    told = from_json(report(name, Format.JSON))
    defined = {(row["of_table"], row["of_row"], row["of_column"]): row for row in told["definitions"]}
    for row in told["channels"]:
        for key in ("contacts", "wait_s", "wait_p90_s", "handling_s", "on_time", "first_line", "abandoned"):
            if row[key] is not None:
                entry = defined["channels", row["channel"], key]
                assert entry["value"] == row[key]
                assert entry["rule"]
                assert entry["n"] > 0
                assert entry["start"] < entry["end"]
                assert entry["zone"] == ZONE
    text = squeezed("".join(pages(report(name, Format.PDF))))
    if name != "hostile":
        assert {
            squeezed(row["rule"]) for row in told["definitions"] if squeezed(row["rule"]) not in text
        } == set()


def _no_value(summary: Summary) -> list[Told]:
    return [one for one in (*summary.headline, *summary.quality) if one.reading.value is None]


def test_what_is_not_known_is_nowhere_a_zero() -> None:
    assert _no_value(SAMPLES["lacking"])
    told = from_json(report("lacking", Format.JSON))
    assert [row["value"] for row in told["headline"]] == [3011, None, 2701]
    assert [row["contacts"] for row in told["hours"]][3:6] == [None, None, None]
    (gap,) = told["gaps"]
    assert (gap["start"], gap["length_s"]) == ("2026-11-20T03:00:00+01:00", 10_800)
