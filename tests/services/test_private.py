"""Who the customers are and what lets us in: planted once, looked for wherever something comes out."""

import logging
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from msgspec import structs

from supervisor_app.cli import main
from supervisor_app.domain.contacts import ContactKey
from supervisor_app.domain.errors import SourceError
from supervisor_app.domain.snapshot import FigureId, Health, Selection
from supervisor_app.log import RedactingFormatter, Secret, setup_logging
from supervisor_app.services.building import build_source
from supervisor_app.services.frame import Frame
from supervisor_app.services.session import Plan, Session
from supervisor_app.settings import AnySource, AsteriskSettings, HelpdeskApiSettings, RequestTrackerSettings
from supervisor_app.store.database import Store
from tests.services.desk_server import AT, Answer, DeskServer
from tests.services.test_session import Inbox

TOKEN = "t0ken-Xq7Zp2-planted"
PHONE, MAIL, NAME = "+48 605 731 942", "zofia.planted@example.org", "Zofia Plantowska"
SUBJECT, TEXT = "Planted subject aubergine", "Planted text: my PIN is 9274"
PERSONAL = (
    PHONE,
    PHONE.replace(" ", ""),
    "731942",
    MAIL,
    NAME,
    "Plantowska",
    SUBJECT,
    "aubergine",
    TEXT,
    "9274",
)
KEY = ContactKey("desk", "c1")
CONTACT: dict[str, Any] = {
    "id": "c1", "channel": "email", "status": "new", "outcome": "waiting", "queue": "mail",
    "created": AT, "updated": AT, "queued": AT, "asked": AT, "waiting_since": AT,
    "subject": SUBJECT, "customer": {"address": PHONE, "name": NAME},
}  # fmt: skip
EVENTS = [
    {
        "id": "e1",
        "at": AT,
        "kind": "message",
        "role": "customer",
        "public": True,
        "text": TEXT,
        "author": MAIL,
    }
]


def found(text: str | bytes, *planted: str) -> list[str]:
    """What of it can be read in the text."""
    data = text.encode() if isinstance(text, str) else text
    return [one for one in planted if one.encode() in data]


def misbehaving(path: str) -> Answer | None:
    """Answers of every kind that quote what was planted."""
    if not path.startswith("/v1/contacts?"):
        return None
    misbehaving.turns += 1  # type: ignore[attr-defined]
    quoted = f"{NAME} {PHONE} {TOKEN} {TEXT}"
    odd = CONTACT | {"id": 7, "status": quoted, "phone": PHONE, "created": PHONE, "subject": SUBJECT}
    kinds: list[Answer] = [
        (500, {"detail": quoted}),
        (200, quoted.encode()),
        (200, {"contacts": quoted, "cursor": quoted, "more": quoted}),
        (401, {"detail": quoted}),
        (200, {"contacts": [odd, CONTACT | {"id": "c2", "created": quoted}], "cursor": "1", "more": False}),
    ]
    return kinds[misbehaving.turns % len(kinds)]  # type: ignore[attr-defined]


class Desk:
    """The product over the fake server, with its log in a file."""

    def __init__(self, folder: Path, server: DeskServer) -> None:
        self.server, self.inbox, self.pause = server, Inbox(), threading.Event()
        self.store, self.log = folder / "desk.db", folder / "desk.log"
        setup_logging(self.log, level=logging.DEBUG)
        logging.getLogger("urllib3").setLevel(logging.DEBUG)  # more than we ever let it say
        source = HelpdeskApiSettings(key="desk", url=server.url, secret="env:X", poll_s=0.02, deadline_s=5)
        plan = Plan(
            frame=Frame(zone="UTC"),
            sources=(source,),
            read_secret=lambda _reference: Secret(TOKEN),
            store=self.store,
        )
        self.session = Session.open(plan, self.inbox.take_snapshot, self.inbox.take_story)

    def waiting(self) -> float | None:
        reading = self.inbox.snapshots[-1].reading("waiting") if self.inbox.snapshots else None
        return reading.value if reading is not None else None

    def healths_through_faults(self) -> list[Health]:
        """The health of the source after every kind of fault."""
        seen: dict[str, Health] = {}
        for _ in range(2_000):
            if len(seen) == 5 and seen[""].rejects:
                break
            (health,) = self.session.desk.healths()
            seen[health.message] = health
            self.session.desk.refresh_now()
            self.pause.wait(0.003)
        assert len(seen) == 5
        return list(seen.values())

    def ask(self, request: Callable[[ContactKey], None]) -> None:
        """Ask for the contact until its story is whole."""
        before = len(self.inbox.stories)
        request(KEY)
        self.inbox.until(lambda: any(not story.loading for story in self.inbox.stories[before:]))


@pytest.fixture
def server() -> Iterator[DeskServer]:
    with DeskServer(CONTACT, EVENTS) as one:
        yield one


@pytest.fixture
def desk(tmp_path: Path, server: DeskServer) -> Iterator[Desk]:
    root, level = logging.getLogger(), logging.getLogger().level
    running = Desk(tmp_path, server)
    yield running
    assert running.session.close()
    for handler in root.handlers[:]:
        if isinstance(handler.formatter, RedactingFormatter):
            root.removeHandler(handler)
            handler.close()
    root.setLevel(level)
    logging.getLogger("urllib3").setLevel(logging.NOTSET)


def test_nothing_private_comes_out(
    desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    desk.inbox.until(lambda: desk.waiting() == 1)
    desk.session.desk.select(Selection(figure=FigureId("waiting")))
    desk.ask(desk.session.desk.open_contact)
    desk.ask(desk.session.desk.reveal_customer)
    revealed = desk.inbox.stories[-1].revealed
    assert revealed is not None
    assert revealed.name == NAME
    misbehaving.turns = 0  # type: ignore[attr-defined]
    desk.server.answer = misbehaving
    health = repr(desk.healths_through_faults())
    for command in (["status"], ["contacts", "--figure", "waiting"], ["contacts", "--figure", "offered"]):
        for form in ([], ["--json"]):
            assert main([*command, *form, "--store", str(desk.store)]) == 0
    printed = capsys.readouterr()
    assert '"id": "c1"' in printed.out
    with_data: dict[str, str | bytes] = {
        "printed": printed.out,
        "terminal": printed.err,
        "log": desk.log.read_bytes(),
        "audit": Path(f"{desk.store}.audit").read_bytes(),
        "health": health,
        "arguments": "\0".join(sys.argv),
    }
    assert {place: found(text, TOKEN, *PERSONAL) for place, text in with_data.items()} == {
        place: [] for place in with_data
    }
    assert desk.server.tokens == {f"Bearer {TOKEN}"}
    assert b"does not deliver" in desk.log.read_bytes()


def test_what_agents_wrote_is_searched_for_phrases_and_kept_nowhere(desk: Desk) -> None:
    written = {"kind": "message", "role": "agent", "author": "a1", "public": True, "at": AT}
    reply = f"{TEXT}. Your call is very  important to us!"
    told = CONTACT | {"updated": "2026-11-20T12:00:00Z", "events": [written | {"id": "e2", "text": reply}]}

    def answer(path: str) -> Answer | None:
        asked = path.startswith("/v1/contacts?") and "texts=agents" in path
        return (200, {"contacts": [told], "cursor": "99", "more": False}) if asked else None

    desk.server.answer = answer
    desk.inbox.until(lambda: bool(desk.inbox.snapshots) and _phrases(desk) == 1)
    left = b"".join(Path(f"{desk.store}{end}").read_bytes() for end in ("", "-wal"))
    assert found(left, TEXT, "important to us") == []
    assert found(left, SUBJECT, "a1") == [SUBJECT, "a1"]


def _phrases(desk: Desk) -> int:
    """How many messages of the contact hold a phrase, as it is stored."""
    reader = Store.open(str(desk.store), read_only=True)
    stored = reader.contacts([KEY])
    reader.close()
    return sum(record.contact.phrases for record in stored)


SOURCES: tuple[AnySource, ...] = (
    HelpdeskApiSettings(key="desk", url="", secret="env:X"),
    RequestTrackerSettings(key="rt", url="", secret="env:X"),
    RequestTrackerSettings(key="rt", url="", secret="env:X", user="supervisor"),
    AsteriskSettings(key="pbx", url="", secret="env:X", user="supervisor"),
)


@pytest.mark.parametrize("settings", SOURCES, ids=lambda one: f"{one.key} {getattr(one, 'user', '')}")
@pytest.mark.parametrize("body", [b"{}", f"<html>{PHONE}".encode(), b"", f'{{"detail": "{NAME}"}}'.encode()])
@pytest.mark.parametrize("status", [200, 302, 401, 500])
def test_no_trace_holds_the_secret_even_with_all_variables_and_no_finding_quotes_the_server(
    server: DeskServer, settings: AnySource, status: int, body: bytes
) -> None:
    server.answer = lambda _path: (status, body)
    source = build_source(structs.replace(settings, url=server.url), str, Secret(TOKEN))
    with pytest.raises(SourceError) as raised:
        source.fetch(None)
    try:
        findings = repr(source.check())
    except SourceError as error:
        findings = str(error)
    source.close()
    assert found(findings + str(raised.value), TOKEN, PHONE, NAME) == []
    told = traceback.TracebackException.from_exception(raised.value, capture_locals=True)
    assert found("".join(told.format()), TOKEN) == []


def test_after_their_days_no_byte_of_them_is_left(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.inbox.until(lambda: desk.waiting() == 1)
    desk.ask(desk.session.desk.open_contact)
    desk.server.answer = lambda _path: (503, {})
    files = [desk.store, Path(f"{desk.store}-wal")]
    assert found(b"".join(file.read_bytes() for file in files), NAME, TEXT, SUBJECT) == [NAME, TEXT, SUBJECT]
    desk.inbox.until(lambda: bool(desk.inbox.snapshots[-1].health[0].message))
    desk.session.close()
    with_store = Store.open(str(desk.store))
    assert with_store.purge_personal(2**52) > 0
    left = b"".join(file.read_bytes() for file in files if file.exists())
    with_store.close()
    left += b"".join(file.read_bytes() for file in files if file.exists())
    assert found(left, TOKEN, *PERSONAL) == []
    assert b"c1" in left
