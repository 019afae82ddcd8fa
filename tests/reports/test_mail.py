"""A report by mail: what is in it, that it travels encrypted, and whose fault a failure is."""

import logging
import ssl
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
import trustme
from msgspec.structs import replace

from supervisor_app.domain.errors import MailError, MailRefused, MailUnreachable
from supervisor_app.log import Secret
from supervisor_app.reports.files import Format, file_name
from supervisor_app.reports.letter import letter_of, subject_of
from supervisor_app.reports.mail import message_of, send
from supervisor_app.reports.tables import tables_of
from supervisor_app.settings import MailSettings
from tests.reports.conftest import report
from tests.reports.mail_server import PASSWORD, REFUSED, USER, Inbox, dripping, free_port, serving
from tests.reports.sample_day import EMPTY, RICH
from tests.reports.samples import HOSTILE

BOSS = "boss@example.net"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """A certificate authority that nobody else trusts."""
    return trustme.CA()


@pytest.fixture(scope="module")
def trusted(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("tls") / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


@pytest.fixture
def context(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


def settings(port: int, tls: str, ca_file: str = "", *recipients: str) -> MailSettings:
    return MailSettings(
        host="127.0.0.1",
        port=port,
        tls=tls,
        ca_file=ca_file,
        sender="desk@example.net",
        recipients=list(recipients) or [BOSS, "deputy@example.net"],
    )


def sent(mail: MailSettings, password: Secret | None = None) -> None:
    """The rich day, sent."""
    pdf = report("rich", Format.PDF)
    message = message_of(tables_of(RICH), pdf, file_name(RICH.period, Format.PDF), mail)
    send(message, mail, password, step_s=5.0)


def test_the_mail_holds_headline_and_pdf(inbox: Inbox) -> None:
    with serving(inbox) as port:
        sent(settings(port, "none"))
    (message,) = inbox.messages
    assert message["Subject"] == "Simulated: Customer service, Friday 20 November 2026"
    assert message["From"] == "desk@example.net"
    assert message["To"] == "boss@example.net, deputy@example.net"
    assert message["Message-ID"].endswith("@example.net>")
    assert message["Auto-Submitted"] == "auto-generated"
    body = message.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert (
        "  Service level, phone      81.1\N{NO-BREAK SPACE}%  −2.9\N{NO-BREAK SPACE}points on usual Friday"
        in text
    )
    assert "▲ 11:40 to 12:50 phone service level 58 %" in text
    (attached,) = message.iter_attachments()
    assert attached.get_filename() == "report-2026-11-20.pdf"
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_content() == report("rich", Format.PDF)


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")  # it asks for STARTTLS only
@pytest.mark.parametrize("way", ["tls", "starttls"])
def test_it_travels_encrypted_and_with_the_password(
    way: str, inbox: Inbox, context: ssl.SSLContext, trusted: str
) -> None:
    served: Any = {way: context}
    with serving(inbox, auth=True, **served) as port:
        mail = settings(port, way, trusted)
        mail.user = USER
        sent(mail, Secret(PASSWORD))
    assert len(inbox.messages) == 1
    assert inbox.encrypted == [way == "starttls"]  # a server of TLS alone takes nothing else


@pytest.mark.parametrize("way", ["tls", "starttls"])
def test_a_server_nobody_vouches_for_gets_nothing(way: str, inbox: Inbox, context: ssl.SSLContext) -> None:
    served: Any = {way: context}
    with (
        serving(inbox, **served) as port,
        pytest.raises(MailUnreachable, match=r"127\.0\.0\.1 cannot be trusted: .*certificate"),
    ):
        sent(settings(port, way))
    assert inbox.messages == []


def test_a_server_without_tls_gets_nothing(inbox: Inbox, trusted: str) -> None:
    with serving(inbox) as port:
        with pytest.raises(MailUnreachable, match="STARTTLS"):
            sent(settings(port, "starttls", trusted))
        with pytest.raises(MailUnreachable, match="cannot be trusted"):
            sent(settings(port, "tls", trusted))
    assert inbox.messages == []


def test_a_wrong_password_is_the_users_fault_and_is_not_repeated(
    inbox: Inbox, context: ssl.SSLContext, trusted: str, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = "not-the-" + PASSWORD
    with caplog.at_level(logging.DEBUG), serving(inbox, starttls=context, auth=True) as port:
        mail = settings(port, "starttls", trusted)
        mail.user = USER
        with pytest.raises(MailRefused, match="does not let desk in: check user and secret") as caught:
            sent(mail, Secret(wrong))
    assert wrong not in str(caught.value)
    assert wrong not in "".join(
        record.getMessage() for record in caplog.records if "supervisor" in record.name
    )


def test_recipients_that_are_refused_are_named(inbox: Inbox) -> None:
    with serving(inbox) as port:
        with pytest.raises(
            MailRefused, match=r"takes no mail for nobody@example\.net \(550 no such mailbox\)"
        ):
            sent(settings(port, "none", "", REFUSED))
        with pytest.raises(MailRefused, match=r"has sent the report, but not to nobody@example\.net"):
            sent(settings(port, "none", "", BOSS, REFUSED))
    assert len(inbox.messages) == 1


def test_what_the_server_says_against_the_mail_is_told(inbox: Inbox) -> None:
    inbox.says = "552 too big\x07 <b>really</b>"
    with (
        serving(inbox) as port,
        pytest.raises(MailRefused, match="does not take the mail: 552 too big <b>really</b>"),
    ):
        sent(settings(port, "none"))


def test_no_server_is_no_answer() -> None:
    with pytest.raises(MailUnreachable, match=r"no answer from the mail server 127\.0\.0\.1: .*refused"):
        sent(settings(free_port(), "none"))


def test_certificates_that_are_not_there_are_named() -> None:
    with pytest.raises(MailUnreachable, match=r"no file /nowhere\.pem"):
        sent(settings(free_port(), "tls", "/nowhere.pem"))


def test_a_server_that_drips_is_cut_off() -> None:
    with dripping() as port:
        mail = settings(port, "none")
        message = message_of(tables_of(EMPTY), b"", "x.pdf", mail)
        begun = monotonic()
        with pytest.raises(MailError):
            send(message, mail, None, step_s=5.0, whole_s=0.3)
    assert monotonic() - begun < 2.0


def test_planted_texts_make_no_header_and_no_markup(inbox: Inbox) -> None:
    planted = replace(HOSTILE, title="Desk\r\nBcc: thief@example.org\r\n\r\nbody")
    with serving(inbox) as port:
        mail = settings(port, "none")
        send(message_of(tables_of(planted), b"x", "x.pdf", mail), mail, None, step_s=5.0)
    (message,) = inbox.messages
    assert message["Bcc"] is None
    assert message["Subject"].startswith("Simulated: Desk Bcc: thief@example.org body, Friday")
    assert "text/html" not in [part.get_content_type() for part in message.walk()]


def test_a_day_without_figures_is_a_mail_too() -> None:
    text = letter_of(tables_of(EMPTY))
    assert text.startswith("Customer service\nFriday 20 November 2026, compared with usual Friday\n")
    assert "There are fewer than two Fridays to look back on." in text
    assert subject_of(tables_of(EMPTY)) == "Customer service, Friday 20 November 2026"
