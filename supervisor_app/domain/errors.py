"""Errors, named by whose fault they are.

::

    SupervisorError
    ├── SettingsError          the reader's file: names file, line and remedy
    ├── SecretError            a secret cannot be had where the settings say it is
    ├── StoreError             our own database: missing, locked, foreign, full, newer than the program
    ├── ReportError            this machine: a format is not installed, a file cannot be written
    ├── MailError              a report that was made could not be sent
    │   ├── MailUnreachable    the mail server: no answer, cut off, TLS not trusted or not offered
    │   └── MailRefused        the mail server says no: to the user, the sender, a recipient, the message
    └── SourceError            a back end
        ├── SourceUnreachable  no answer: refused, timed out, cut off, TLS not trusted
        ├── SourceRefused      it does not let us in, or not that far (401, 403, login page)
        ├── SourceBusy         it asks us to wait (429, 503); carries retry_after_s
        ├── SourceBroken       it answered with what makes no sense
        └── SourceCancelled    we ended the call ourselves (shutdown)
"""


class SupervisorError(Exception):
    """Any error of ours that a person can do something about; its text is one plain sentence or two."""


class SettingsError(SupervisorError):
    """A mistake in the settings file: where it is and what to write instead."""

    def __init__(self, message: str, *, file: str = "", line: int | None = None, remedy: str = "") -> None:
        place = f"{file}:{line}: " if file and line else f"{file}: " if file else ""
        super().__init__(f"{place}{message}" + (f". {remedy}" if remedy else ""))
        self.file, self.line, self.remedy = file, line, remedy


class SecretError(SupervisorError):
    """A secret cannot be read from where the settings point."""


class StoreError(SupervisorError):
    """The database cannot be used: the text says why and what to do."""


class ReportError(SupervisorError):
    """A report cannot be made or written on this machine: the text says why and what to do."""


class MailError(SupervisorError):
    """A report could not be sent by mail."""


class MailUnreachable(MailError):
    """No mail server that can be trusted answers."""


class MailRefused(MailError):
    """The mail server does not take the message."""


class SourceError(SupervisorError):
    """A back end did not deliver."""


class SourceUnreachable(SourceError):
    """No answer from the back end."""


class SourceRefused(SourceError):
    """The back end does not let us in; polling makes no sense until somebody acts."""


class SourceBusy(SourceError):
    """The back end asks for patience."""

    def __init__(self, message: str, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.retry_after_s = retry_after_s


class SourceBroken(SourceError):
    """The back end answered, but the answer makes no sense."""


class SourceCancelled(SourceError):
    """The call was ended from our side."""
