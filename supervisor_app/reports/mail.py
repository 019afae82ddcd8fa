"""Sends a report by mail: the headline in plain words, the PDF attached.

TLS is required and verified, from the first byte (``tls``) or after a greeting (``starttls``); without it
only a server on this machine is spoken to. Nothing waits longer than a limit, however slowly a server drips.
"""

import smtplib
import socket
import ssl
import threading
from collections.abc import Sequence
from contextlib import suppress
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import localtime, make_msgid
from types import TracebackType

from supervisor_app.domain.errors import MailError, MailRefused, MailUnreachable
from supervisor_app.log import Secret
from supervisor_app.reports.cells import Table, plain
from supervisor_app.reports.letter import letter_of, subject_of
from supervisor_app.settings import MailSettings

STEP_S = 20.0
"""No single answer of the server is waited for longer."""

WHOLE_S = 120.0
"""And no sending takes longer in all."""

_PORTS = {"tls": 465, "starttls": 587, "none": 25}
_ANSWER_MOST = 160


def message_of(tables: Sequence[Table], pdf: bytes, name: str, settings: MailSettings) -> EmailMessage:
    """The mail that brings a report; ``name`` is what the attached file is called."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = subject_of(tables)
    message["From"] = settings.sender
    message["To"] = ", ".join(settings.recipients)
    message["Date"] = localtime()
    message["Message-ID"] = make_msgid(domain=settings.sender.rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(letter_of(tables))
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=name)
    return message


def send(
    message: EmailMessage,
    settings: MailSettings,
    password: Secret | None,
    *,
    step_s: float = STEP_S,
    whole_s: float = WHOLE_S,
) -> None:
    """Hand the message to the mail server of the settings. Raises MailUnreachable or MailRefused."""
    try:
        with _Limit(whole_s) as limit:
            refused = _hand_over(message, settings, password, limit, step_s)
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise _explained(error, settings) from error
    if refused:
        names = ", ".join(f"{address} ({_answer(*told)})" for address, told in refused.items())
        raise MailRefused(f"{settings.host} has sent the report, but not to {names}")


def _hand_over(
    message: EmailMessage, settings: MailSettings, password: Secret | None, limit: "_Limit", step_s: float
) -> dict[str, tuple[int, bytes]]:
    """Say it to the server; gives the recipients that it does not take, where it takes others."""
    trusted = _trust(settings)
    at_once = trusted if settings.tls == "tls" else None
    port = settings.port or _PORTS[settings.tls]
    with _Line(limit, at_once, settings.host, port, step_s) as line:
        if settings.tls == "starttls":
            line.ehlo_or_helo_if_needed()
            line.starttls(context=trusted)
        if password is not None:
            line.login(settings.user, password.reveal())
        return line.send_message(message)


def _trust(settings: MailSettings) -> ssl.SSLContext | None:
    """How the server is verified; None where nothing is encrypted."""
    if settings.tls == "none":
        return None
    try:
        return ssl.create_default_context(cafile=settings.ca_file or None)
    except FileNotFoundError:
        raise MailUnreachable(f"there is no file {settings.ca_file} with certificates to trust") from None


class _Limit:
    """Cuts a line off when its time is over; a socket that only drips never times out by itself."""

    def __init__(self, whole_s: float) -> None:
        self._timer = threading.Timer(whole_s, self._cut)
        self._spare: socket.socket | None = None

    def watch(self, raw: socket.socket) -> None:
        """Watch this connection. A second handle of it stays valid while TLS takes over the first."""
        self._spare = raw.dup()

    def __enter__(self) -> "_Limit":
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._timer.cancel()
        self._timer.join()
        if self._spare is not None:
            self._spare.close()

    def _cut(self) -> None:
        if self._spare is not None:
            with suppress(OSError):
                self._spare.shutdown(socket.SHUT_RDWR)


class _Line(smtplib.SMTP):
    """A connection to a mail server that can be cut off, with TLS from the first byte where wanted."""

    def __init__(
        self, limit: _Limit, at_once: ssl.SSLContext | None, host: str, port: int, step_s: float
    ) -> None:
        self._limit, self._at_once = limit, at_once
        # Our name is given, since looking it up may take long and is not ours to wait for.
        super().__init__(host, port, local_hostname="[127.0.0.1]", timeout=step_s)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        raw = socket.create_connection((host, port), timeout)
        self._limit.watch(raw)
        return raw if self._at_once is None else self._at_once.wrap_socket(raw, server_hostname=host)


def _explained(error: Exception, settings: MailSettings) -> MailError:
    """The error by whose fault it is, with what helps."""
    host = settings.host
    if isinstance(error, MailError):
        return error
    if isinstance(error, ssl.SSLError):
        reason = getattr(error, "verify_message", "") or error.reason or "no TLS"
        return MailUnreachable(f"{host} cannot be trusted: {reason}. Check host, tls and ca_file")
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return MailUnreachable(f"{host} does not do what it should: {error}. Check port and tls")
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return MailRefused(f"{host} does not let {settings.user} in: check user and secret")
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        told = ", ".join(f"{address} ({_answer(*one)})" for address, one in error.recipients.items())
        return MailRefused(f"{host} takes no mail for {told}")
    if isinstance(error, smtplib.SMTPResponseException):
        return MailRefused(f"{host} does not take the mail: {_answer(error.smtp_code, error.smtp_error)}")
    reason = plain(error, _ANSWER_MOST) or type(error).__name__
    return MailUnreachable(f"no answer from the mail server {host}: {reason}. Check host, port and tls")


def _answer(code: int, said: bytes | str) -> str:
    """What a server said, made plain."""
    words = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return f"{code} {plain(words, _ANSWER_MOST)}".strip()
