"""Files that are broken, huge or meant to do harm: nothing is lost in silence, nothing runs away."""

import tracemalloc
from pathlib import Path

import pytest

from supervisor_app.domain.errors import SettingsError
from supervisor_app.sources.files import FileSource
from supervisor_app.sources.mapping_reading import parse_mapping
from tests.sources.importing import HEAD, needs, pieces_of, rejected_of, written

MAPPING = HEAD + '[columns]\nid = "id"\ncreated = "at"\ntopic = "topic"\n[constants]\nchannel = "email"\n'
HEADER = "id,at,topic\n"
GOOD = "2,2026-03-02,fine\n"


def topics(path: Path, mapping: str = MAPPING) -> dict[str, str]:
    """Ids and topics of the rows that were taken."""
    records = [record for piece in pieces_of(path, mapping) for record in piece.batch.records]
    return {one.contact.id: one.contact.topic for one in records}


def test_nul_signs_and_odd_white_space_are_cleaned(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + "1,2026-03-02,a\0b\u00a0 c\x85d\n" + GOOD)
    assert topics(path) == {"1": "ab c d", "2": "fine"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    path = written(tmp_path, (HEADER + "1,2026-03-02,zażółć\n").encode(encoding))
    named = "utf-8-sig" if encoding == "utf-8" else encoding
    assert topics(path, MAPPING + f'[file]\nencoding = "{named}"\n') == {"1": "zażółć"}


def test_rows_in_another_encoding_are_rejected_one_by_one(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER.encode() + "1,2026-03-02,żółć\n".encode("cp1250") + GOOD.encode())
    assert topics(path) == {"2": "fine"}
    (one,) = rejected_of(path, MAPPING)
    assert (one.line, one.reason) == (2, "the row holds signs of another encoding")
    assert "encoding" in one.remedy
    one.raw.encode()


def test_an_unmarked_encoding_of_two_bytes_is_said_at_once(tmp_path: Path) -> None:
    path = written(tmp_path, (HEADER + GOOD).encode("utf-16"))
    with pytest.raises(SettingsError, match='Write encoding = "utf-16"'):
        pieces_of(path, MAPPING)


def test_a_quote_that_is_never_closed_costs_its_own_row(tmp_path: Path) -> None:
    rows = "".join(f"{number},2026-03-02,x\n" for number in range(2, 60))
    path = written(tmp_path, HEADER + '1,2026-03-02,"open\n' + rows)
    assert list(topics(path)) == [str(number) for number in range(2, 60)]
    (one,) = rejected_of(path, MAPPING)
    assert (one.line, one.reason) == (2, "a quote is opened and never closed")
    assert one.raw.startswith('1,2026-03-02,"open')


def test_a_quote_that_swallows_more_than_a_cell_costs_its_own_row(tmp_path: Path) -> None:
    rows = "".join(f"{number},2026-03-02,{'x' * 90}\n" for number in range(2, 3000))
    path = written(tmp_path, HEADER + '1,2026-03-02,"open\n' + rows + '3000,2026-03-02,"shut"\n')
    assert len(topics(path)) == 2999
    (one,) = rejected_of(path, MAPPING)
    assert (one.line, one.reason) == (2, "a cell is longer than 131072 signs")


def test_line_breaks_and_quotes_inside_cells(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + '1,2026-03-02,"two\r\nlines, ""quoted"""\r\n\r\n' + '3,x,"a"b\n' + GOOD)
    assert topics(path) == {"1": 'two lines, "quoted"', "2": "fine"}
    (one,) = rejected_of(path, MAPPING)
    assert (one.line, one.reason) == (5, "a sign follows a closed quote")


def test_rows_of_another_length(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + "1,2026-03-02\n" + "3,2026-03-02,a,b\n" + "4,2026-03-02,a,,\n" + GOOD)
    assert topics(path) == {"4": "a", "2": "fine"}
    assert [one.reason for one in rejected_of(path, MAPPING)] == [
        "the row has 2 cells, the header 3",
        "the row has 4 cells, the header 3",
    ]


def test_a_cell_of_ten_megabytes(tmp_path: Path) -> None:
    path = written(
        tmp_path, HEADER + f"1,2026-03-02,{'y' * 10_000_000}\n3,2026-03-02,{'z' * 200_000}\n" + GOOD
    )
    tracemalloc.start()
    assert topics(path) == {"2": "fine"}
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()
    assert [one.line for one in rejected_of(path, MAPPING)] == [2, 3]
    assert all(len(one.raw) <= 200 for one in rejected_of(path, MAPPING))


def test_a_file_without_line_ends_is_not_read_whole(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + "x" * 30_000_000)
    tracemalloc.start()
    assert topics(path) == {}
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


def test_a_hundred_thousand_columns(tmp_path: Path) -> None:
    names = ",".join(f"c{number}" for number in range(100_000))
    rows = "".join(f"{number},2026-03-02,t{',' * 100_000}\n" for number in range(20))
    path = written(tmp_path, f"id,at,topic,{names}\n{rows}")
    tracemalloc.start()
    assert len(topics(path)) == 20
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    def peak(rows: int) -> int:
        path = written(tmp_path, HEADER + "".join(f"{n},2026-03-02,t{n % 7}\n" for n in range(rows)))
        tracemalloc.start()
        source = FileSource(path, parse_mapping(MAPPING, "m.toml"), needs())
        assert sum(piece.read for piece in source.pieces()) == rows
        source.close()
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return peak

    assert peak(12_000) < peak(4_000) * 1.3


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "the file is empty"),
        (b"\n\n", "the file is empty"),
        (b"PK\x03\x04rest", 'Write format = "xlsx"'),
        (b'id,at,"topic\n', "its first row cannot be read"),
        (b"id;at;topic\n", "Its only column is 'id;at;topic': write \\[file\\] delimiter after it"),
        (b"id,at\n", "the file has no column 'topic'"),
        (b"id,at,topic,topic\n", "the file has several columns 'topic'"),
    ],
)
def test_what_cannot_be_used_is_said(content: bytes, why: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=why):
        pieces_of(written(tmp_path, content), MAPPING)


def test_a_header_alone_is_no_mistake(tmp_path: Path) -> None:
    assert pieces_of(written(tmp_path, HEADER), MAPPING) == []


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no such file"):
        pieces_of(tmp_path / "none.csv", MAPPING)
    with pytest.raises(SettingsError, match=r"files that end in '\.odt' are not known"):
        pieces_of(written(tmp_path, "x", "f.odt"), MAPPING)


def test_ids_are_taken_whole_or_not_at_all(tmp_path: Path) -> None:
    path = written(tmp_path, HEADER + f"{'i' * 201},2026-03-02,a\n,2026-03-02,a\n" + GOOD)
    assert topics(path) == {"2": "fine"}
    assert [(one.column, one.line) for one in rejected_of(path, MAPPING)] == [("id", 2), ("id", 3)]


@pytest.mark.parametrize("number", ["1e999", "nan", "inf", "1_000", "0x10", "９", "9" * 30, "--1", "1,5", ""])
def test_numbers(number: str, tmp_path: Path) -> None:
    mapping = HEAD + '[columns]\ncreated = "t"\nrating = "n"\n[constants]\nchannel = "email"\n'
    rejected = rejected_of(written(tmp_path, f't,n\n2026-03-02,"{number}"\n'), mapping)
    assert len(rejected) == (number != "")
