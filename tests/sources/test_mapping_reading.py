"""Mistakes in a mapping, each named with file, line and remedy."""

from pathlib import Path

import pytest

from supervisor_app.domain.errors import SettingsError
from supervisor_app.sources.mapping import ContactsMapping
from supervisor_app.sources.mapping_reading import parse_mapping, read_mapping

GOOD = """\
kind = "contacts"
source = "calls"
zone = "Europe/Warsaw"

[file]
dates = ["%d.%m.%Y"]

[columns]
id = "No"
created = { date = "Day", time = "In" }
answered = { time = "Up" }
wait = { column = "Waited", unit = "min" }
status = "State"

[constants]
channel = "phone"

[values.status]
done = "resolved"

[[drop]]
column = "State"
is = ["test"]
"""
TOTALS = """\
kind = "totals"
source = "days"
zone = "UTC"
length = "day"

[columns]
start = "Day"
offered = "In"
answered = "Up"

[rates]
within = { column = "SL", weight = "answered" }

[means]
wait = { column = "ASA", weight = "answered" }

[constants]
channel = "phone"
"""
EVENTS = """\
kind = "events"
source = "log"
zone = "UTC"

[columns]
contact = "Case"
activity = "What"
at = "When"

[activities]
came = "created"

[constants]
channel = "email"
"""


def test_good_ones_are_read() -> None:
    mapping = parse_mapping(GOOD, "m.toml").mapping
    assert isinstance(mapping, ContactsMapping)
    assert mapping.drop[0].among == ["test"]
    for text in (TOTALS, EVENTS):
        parse_mapping(text, "m.toml")


@pytest.mark.parametrize(
    ("text", "old", "new", "line", "says"),
    [
        (GOOD, '"contacts"', '"tickets"', 1, "tickets"),
        (GOOD, 'kind = "contacts"\n', "", 1, "kind"),
        (GOOD, '"calls"', '"calls!"', 2, "Use letters, digits, - and _"),
        (GOOD, "Europe/Warsaw", "Europe/Warszawa", 3, 'Write one like "Europe/Warsaw"'),
        (GOOD, '"%d.%m.%Y"', '"dd.mm.yyyy"', 6, "'dd.mm.yyyy' is no format of times"),
        (GOOD, "[file]\n", '[file]\nencoding = "latin-99"\n', 6, "there is no encoding 'latin-99'"),
        (GOOD, "[file]\n", '[file]\nencoding = "base64"\n', 6, "there is no encoding 'base64'"),
        (GOOD, "[file]\n", '[file]\ndelimiter = ";;"\n', 6, "the delimiter is one sign"),
        (GOOD, "[file]\n", '[file]\ndecimal = ";"\n', 6, "the signs in numbers are not clear"),
        (GOOD, "[file]\n", '[file]\nformat = "xls"\n', 6, "Formats are csv, tsv, xlsx, parquet"),
        (GOOD, "[file]\n", "[file]\nskip = -1\n", 6, "Write 0 or more"),
        (GOOD, 'id = "No"', 'ids = "No"', 9, "unknown field `ids`"),
        (GOOD, 'id = "No"', "id = true", 9, "got `bool`"),
        (GOOD, '"min"', '"minutes"', 12, "Units are s, ms, min, h, h:mm"),
        (GOOD, '{ time = "Up" }', '{ time = "Up", after = "asked" }', 11, "'asked', which has no column"),
        (GOOD, '{ time = "Up" }', '{ time = "Up", after = "answered" }', 11, "answered comes after itself"),
        (GOOD, '{ time = "Up" }', '{ date = "Day" }', 11, "a date without a time"),
        (GOOD, '{ time = "Up" }', '{ column = "x", time = "Up" }', 11, "answered has no clear column"),
        (GOOD, '{ date = "Day", time = "In" }', '{ time = "In" }', 10, "created has no date"),
        (GOOD, 'created = { date = "Day", time = "In" }\nanswered', "answered", 8, "no column says when"),
        (GOOD, 'channel = "phone"', 'channel = "fax"', 16, "there is no channel 'fax'"),
        (GOOD, 'channel = "phone"', "", 8, "nothing says which channel it is"),
        (GOOD, 'channel = "phone"', 'channel = "phone"\ncreated = "now"', 17, "'created' cannot stand here"),
        (GOOD, '"resolved"', '"finished"', 18, "there is no status 'finished'"),
        (GOOD, "[values.status]", "[values.topic]", 18, "topic has values, but no column"),
        (GOOD, 'done = "resolved"', "done = [1]", 18, "got `array`"),
        (GOOD, 'is = ["test"]', "", 21, "Say is, is_not, like or empty"),
        (
            TOTALS,
            ', weight = "answered" }\n\n[means]',
            " }\n\n[means]",
            12,
            "missing required field `weight`",
        ),
        (
            TOTALS,
            'ASA", weight = "answered"',
            'ASA", weight = "handled"',
            15,
            "Counts with a column are answered",
        ),
        (TOTALS, 'SL", weight = "answered"', 'SL", weight = "within"', 12, "within is weighed by itself"),
        (TOTALS, "within = {", "sla = {", 12, "there is no such number: 'sla'"),
        (TOTALS, 'answered = "Up"', 'answered = "Up"\nwithin = "W"', 13, "within is told twice"),
        (TOTALS, '"day"', '"fortnight"', 4, "'fortnight' is no length of an interval"),
        (EVENTS, '"created"', '"born"', 11, "'born'"),
        (EVENTS, 'at = "When"\n', "", 5, "missing required field `at`"),
        (EVENTS, "came = ", "came", 11, "this is not TOML"),
    ],
)
def test_a_mistake_has_a_line_and_a_remedy(
    text: str, old: str, new: str, line: int | None, says: str
) -> None:
    assert old in text
    with pytest.raises(SettingsError) as caught:
        parse_mapping(text.replace(old, new, 1), "m.toml")
    assert says in str(caught.value)
    assert caught.value.line == line
    assert str(caught.value).startswith("m.toml" if line is None else f"m.toml:{line}: ")
    assert caught.value.remedy or "TOML" in says


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"there is no mapping file. Write one after docs/import\.md"):
        read_mapping(tmp_path / "none.toml")
    (tmp_path / "m.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="the file cannot be read"):
        read_mapping(tmp_path / "m.toml")
