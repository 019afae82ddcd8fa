"""``report``: from a store into files and mails; what is said wrongly is answered with a remedy."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from supervisor_app.cli import main
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.time import DAY_MS, HOUR_MS
from supervisor_app.services.asking import note_seen
from supervisor_app.services.frame import Frame, keep_frame
from supervisor_app.store.database import Store
from tests.reports.mail_server import Inbox, serving
from tests.services.making import NOON, answered_mail, batch_of, waiting_mail

CONTACTS = (
    answered_mail(1, agents=("anna",), agent_messages=2, writers=("anna",), topic="bill"),
    answered_mail(2, at=NOON - HOUR_MS, agent_messages=2, writers=("anna", "piotr")),
    answered_mail(3, at=NOON - 7 * DAY_MS, topic="bill"),
    waiting_mail(4, channel=Channel.SMS, topic="=1+1"),
)


def store_at(folder: Path, *, simulated: bool) -> Path:
    """The store of a desk in Warsaw that was last watched the day after the contacts came."""
    where = folder / f"desk-{simulated}.db"
    store = Store.open(str(where))
    store.save("desk", batch_of(*CONTACTS))
    keep_frame(store, Frame(zone="Europe/Warsaw", title="Help desk", simulated=simulated))
    note_seen(store, NOON + DAY_MS)
    store.close()
    return where


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return store_at(tmp_path, simulated=True)


class Told:
    """Reports on the store and gives what they hold."""

    def __init__(self, path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._path, self._capsys, self.out = path, capsys, folder / "day.json"

    def report(self, *words: str) -> dict[str, Any]:
        assert main(["report", "--store", str(self._path), "--out", str(self.out), *words]) == 0
        assert self._capsys.readouterr().out == f"wrote {self.out}\n"
        whole: dict[str, Any] = json.loads(self.out.read_bytes())
        return whole

    def failure(self, *words: str) -> str:
        """The one line that is said of a failure."""
        assert main(["report", "--store", str(self._path), *words]) == 1
        said = self._capsys.readouterr().err
        assert said.count("\n") == 1
        return said


@pytest.fixture
def told(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    return Told(path, tmp_path, capsys)


def test_yesterday_is_reported_where_no_day_is_named(told: Told) -> None:
    whole = told.report()
    assert (whole["about"]["first"], whole["about"]["kind"]) == ("2026-11-19", "day")
    assert whole["about"]["title"] == "Help desk"
    volume = next(row for row in whole["headline"] if row["figure"] == "volume")
    assert volume["value"] == 3


@pytest.mark.parametrize(
    ("words", "kind", "first", "last"),
    [
        (["--day", "2026-11-12"], "day", "2026-11-12", "2026-11-12"),
        (["--from", "2026-11-09", "--to", "2026-11-15"], "week", "2026-11-09", "2026-11-15"),
        (["--from", "2026-11-10", "--to", "2026-11-16"], "range", "2026-11-10", "2026-11-16"),
        (["--from", "2026-10-01", "--to", "2026-10-31"], "month", "2026-10-01", "2026-10-31"),
    ],
)
def test_any_days_are_reported(words: list[str], kind: str, first: str, last: str, told: Told) -> None:
    about = told.report(*words, "--against", "week")["about"]
    assert (about["kind"], about["first"], about["last"], about["against"]) == (kind, first, last, "week")


def test_a_channel_alone_is_reported(told: Told) -> None:
    whole = told.report("--channel", "sms")
    assert whole["about"]["channel"] == "sms"
    assert [row["channel"] for row in whole["channels"]] == ["sms"]


@pytest.mark.parametrize("name", ["day.pdf", "day.xlsx", "day.csv"])
def test_the_name_of_the_file_says_the_format(
    name: str, path: Path, tmp_path: Path, qapp: object, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / name
    assert main(["report", "--store", str(path), "--out", str(out)]) == 0
    starts = {"pdf": b"%PDF-", "xlsx": b"PK\x03\x04", "csv": b'\xef\xbb\xbf"table","title"'}
    assert out.read_bytes().startswith(starts[out.suffix[1:]])
    assert str(out) in capsys.readouterr().out


def test_a_format_may_be_named(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "day"
    assert main(["report", "--store", str(path), "--format", "csv", "--out", str(out)]) == 0
    assert b"'=1+1" in out.read_bytes()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "the report goes nowhere. Add --out FILE or --mail"),
        (["--out", "day.doc"], "there is no format 'doc'. Formats are pdf, xlsx, csv, json"),
        (["--out", "x.json", "--day", "yesterday"], "--day yesterday is no day. Write a day like 2026-11-20"),
        (["--out", "x.json", "--day", "0001-01-01"], "--day 0001-01-01 is too far from today"),
        (["--out", "x.json", "--from", "2026-11-02"], "--from and --to belong together"),
        (["--out", "x.json", "--day", "2026-11-02", "--to", "2026-11-03"], "--day and --from exclude"),
        (["--out", "x.json", "--from", "2026-11-02", "--to", "2026-11-01"], "is after --to 2026-11-01"),
        (["--out", "x.json", "--day", "2026-11-21"], "nothing is known of 2026-11-21 yet"),
        (["--out", "x.json", "--channel", "fax"], "there is no channel 'fax'"),
        (["--out", "x.json", "--site", "Łódź"], "there is no site 'Łódź'. Sites are: none"),
        (["--out", "/nowhere/x.json"], "there is no folder /nowhere. Make it first"),
        (["--out", "/"], "is no file"),
    ],
)
def test_what_is_wrong_is_said_with_what_helps(words: list[str], said: str, told: Told) -> None:
    assert said in told.failure(*words)


def test_a_real_desk_that_nobody_watches_is_not_reported_as_if_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its yesterday is that of the calendar, whenever it was last watched."""
    monkeypatch.setattr("supervisor_app.commands.report.wall_now", lambda: NOON + 5 * DAY_MS)
    path = store_at(tmp_path, simulated=False)
    assert main(["report", "--store", str(path), "--out", str(tmp_path / "x.json")]) == 1
    said = capsys.readouterr().err
    assert "nothing is known of 2026-11-23 yet: the desk was last watched on 2026-11-20" in said
    assert not (tmp_path / "x.json").exists()


SETTINGS = """\
[desk]
zone = "Europe/Warsaw"

[store]
path = "{store}"

[mail]
host = "127.0.0.1"
port = {port}
tls = "none"
sender = "desk@example.net"
recipients = ["boss@example.net"]
"""


def test_it_is_sent_as_the_settings_say(
    tmp_path: Path, qapp: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("supervisor_app.commands.report.wall_now", lambda: NOON + DAY_MS)
    config, inbox = tmp_path / "desk.toml", Inbox()
    with serving(inbox) as port:
        config.write_text(SETTINGS.format(store=store_at(tmp_path, simulated=False), port=port))
        out = tmp_path / "day.csv"
        assert main(["report", "--config", str(config), "--out", str(out), "--mail"]) == 0
    assert capsys.readouterr().out == f"wrote {out}\nsent to boss@example.net\n"
    (message,) = inbox.messages
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "report-2026-11-19.pdf"
    assert attached.get_content().startswith(b"%PDF-")


def test_mail_needs_a_server_in_the_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    config = tmp_path / "desk.toml"
    config.write_text('[desk]\ntitle = "Help desk"\n')
    assert main(["report", "--config", str(config), "--mail"]) == 1
    assert "the settings name no mail server. Add a table [mail]" in capsys.readouterr().err


def test_machine_readable_formats_are_made_without_qt(path: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from supervisor_app.cli import main\n"
        "for name in ('x.json', 'x.csv', 'x.xlsx'):\n"
        f"    out = {str(tmp_path)!r} + '/' + name\n"
        f"    assert main(['report', '--store', {str(path)!r}, '--out', out]) == 0\n"
        "sys.exit(any(name.startswith(('PySide6', 'pyqtgraph', 'typst')) for name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr


def test_the_pdf_needs_no_screen(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "day.pdf"
    words = [sys.executable, "-m", "supervisor_app", "report", "--store", str(path), "--out", str(out)]
    done = subprocess.run(
        words, capture_output=True, text=True, timeout=60, env={"PATH": "", "HOME": str(tmp_path)}
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert out.read_bytes().startswith(b"%PDF-")
