"""``sources check``: what each source of the settings can and cannot deliver, asked now."""

import argparse
import sys

from supervisor_app.commands.common import print_json, settings_of
from supervisor_app.domain.batch import Check, CheckLine
from supervisor_app.domain.errors import SecretError, SettingsError, SupervisorError
from supervisor_app.secrets import read_secret
from supervisor_app.services.building import build_source
from supervisor_app.settings import AnySource

_MARKS = {True: "ok", False: "FAULT", None: "-"}


def run(options: argparse.Namespace) -> int:
    """Check every source; 1 where one has a fault."""
    checks = [_check(source) for source in settings_of(options).sources]
    if options.json:
        print_json([_row(check, line) for check in checks for line in check.lines])
    else:
        for check in checks:
            sys.stdout.write(f"{check.source}\n")
            for line in check.lines:
                sys.stdout.write(f"  {_MARKS[line.ok]:<6}{line.topic:<16}{line.text}\n")
    return 0 if all(check.ok for check in checks) else 1


def _check(settings: AnySource) -> Check:
    try:
        source = build_source(settings, lambda _address: "", read_secret(settings.secret))
    except SecretError as error:
        return Check(settings.key, (CheckLine("secret", False, str(error)),))
    except SettingsError as error:
        return Check(settings.key, (CheckLine("settings", False, str(error)),))
    try:
        return source.check()
    except SupervisorError as error:
        return Check(settings.key, (CheckLine("reachable", False, str(error)),))
    finally:
        source.close()


def _row(check: Check, line: CheckLine) -> dict[str, object]:
    return {"source": check.source, "topic": line.topic, "ok": line.ok, "text": line.text}
