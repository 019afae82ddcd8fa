"""``report``: a past day or range as PDF, XLSX, CSV or JSON, into a file and by mail."""

import argparse
import calendar
import sys
from datetime import date, timedelta
from pathlib import Path

from supervisor_app.commands.common import settings_of, store_of
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.errors import SettingsError
from supervisor_app.domain.periods import day_of, period_of
from supervisor_app.domain.summary import Against, Period, PeriodKind, Summary
from supervisor_app.log import Secret
from supervisor_app.reports.files import Format, file_name, made, write
from supervisor_app.secrets import read_secret
from supervisor_app.services.clock import wall_now
from supervisor_app.services.frame import frame_of
from supervisor_app.services.summarising import Summariser, open_summaries
from supervisor_app.settings import MailSettings, Settings

_DAY = timedelta(days=1)
_WEEK_DAYS = 7
_YEARS = range(1970, 2200)


def run(options: argparse.Namespace) -> int:
    """Sum up, make the report, write it, send it."""
    settings = settings_of(options) if options.config or options.mail else None
    wanted, out = _target(options)
    mail, password = _mailing(settings) if options.mail else (None, None)
    frame = frame_of(settings) if settings is not None and options.config else None
    with open_summaries(store_of(options, settings), frame) as summariser:
        summary = _summary(options, summariser)
    report = made(summary, wanted) if out is not None else b""
    if out is not None:
        write(report, out)
        sys.stdout.write(f"wrote {out}\n")
    if mail is not None:
        pdf = report if report and wanted is Format.PDF else made(summary, Format.PDF)
        _send(summary, pdf, mail, password)
        sys.stdout.write(f"sent to {', '.join(mail.recipients)}\n")
    return 0


def _target(options: argparse.Namespace) -> tuple[Format, Path | None]:
    """The format and the file that are wanted; the format by the file's name where none is said."""
    if not options.out and not options.mail:
        raise SettingsError("the report goes nowhere", remedy="Add --out FILE or --mail")
    out = Path(options.out).expanduser() if options.out else None
    named = options.format or (out.suffix[1:].lower() if out is not None and out.suffix else "pdf")
    if named not in list(Format):
        raise SettingsError(f"there is no format {named[:20]!r}", remedy=f"Formats are {', '.join(Format)}")
    return Format(named), out


def _mailing(settings: Settings | None) -> tuple[MailSettings, Secret | None]:
    """How mail is sent, and the password; known to be there before anything is worked out."""
    if settings is None or settings.mail is None:
        remedy = "Add a table [mail] with host, sender and recipients: docs/reports.md"
        raise SettingsError("the settings name no mail server", remedy=remedy)
    mail = settings.mail
    return mail, read_secret(mail.secret) if mail.secret else None


def _summary(options: argparse.Namespace, summariser: Summariser) -> Summary:
    period = _period(options, summariser)
    sites = summariser.sites()
    if options.site and options.site not in sites:
        named = ", ".join(sites) or "none"
        raise SettingsError(f"there is no site {options.site[:40]!r}", remedy=f"Sites are: {named}")
    if options.channel and options.channel not in list(Channel):
        remedy = f"Channels are {', '.join(Channel)}"
        raise SettingsError(f"there is no channel {options.channel[:40]!r}", remedy=remedy)
    against = Against(options.against)
    return summariser.summarise(period, against, site=options.site, channel=options.channel)


def _period(options: argparse.Namespace, summariser: Summariser) -> Period:
    """The days that are asked for: the day before today where none are."""
    zone = summariser.frame.zone
    first, last = _days(options, day_of(_now(summariser), zone) - _DAY)
    try:
        period = period_of(_kind(first, last), first, zone, summariser.at, last)
    except ValueError:
        raise SettingsError(f"--from {first} is after --to {last}", remedy="Give the earlier first") from None
    if period.window.length_ms <= 0:
        watched = day_of(summariser.at, zone)
        raise SettingsError(
            f"nothing is known of {first} yet: the desk was last watched on {watched}",
            remedy="Let collect run, or name another day by --day",
        )
    return period


def _now(summariser: Summariser) -> int:
    """A real desk lives today even if nobody watched it; a simulated one when it was last watched."""
    return summariser.at if summariser.frame.simulated else wall_now()


def _days(options: argparse.Namespace, usual: date) -> tuple[date, date]:
    if options.day and (options.first or options.last):
        raise SettingsError("--day and --from exclude each other", remedy="Leave one of them out")
    if bool(options.first) != bool(options.last):
        raise SettingsError("--from and --to belong together", remedy="Give both, or --day")
    if options.first:
        return _day("--from", options.first), _day("--to", options.last)
    day = _day("--day", options.day) if options.day else usual
    return day, day


def _day(option: str, text: str) -> date:
    remedy = "Write a day like 2026-11-20"
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise SettingsError(f"{option} {text[:40]} is no day", remedy=remedy) from error
    if day.year not in _YEARS:
        raise SettingsError(f"{option} {text[:40]} is too far from today", remedy=remedy)
    return day


def _kind(first: date, last: date) -> PeriodKind:
    """What these days are called: a whole week or month is compared as one."""
    if first == last:
        return PeriodKind.DAY
    if first.weekday() == 0 and (last - first).days == _WEEK_DAYS - 1:
        return PeriodKind.WEEK
    month_end = calendar.monthrange(first.year, first.month)[1]
    if first.day == 1 and last == first.replace(day=month_end):
        return PeriodKind.MONTH
    return PeriodKind.RANGE


def _send(summary: Summary, pdf: bytes, mail: MailSettings, password: Secret | None) -> None:
    from supervisor_app.reports.mail import message_of, send
    from supervisor_app.reports.tables import tables_of

    name = file_name(summary.period, Format.PDF)
    send(message_of(tables_of(summary), pdf, name, mail), mail, password)
