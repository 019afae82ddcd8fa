"""The plan of commands that collect: what the settings say to collect, and into which store."""

import argparse

from supervisor_app import paths
from supervisor_app.commands.common import settings_of, store_of
from supervisor_app.domain.errors import SettingsError
from supervisor_app.secrets import read_secret
from supervisor_app.services.frame import frame_of
from supervisor_app.services.session import Plan


def plan_of(options: argparse.Namespace) -> Plan:
    """What to collect after the settings. Raises SettingsError where they name no source."""
    settings = settings_of(options)
    if not settings.sources:
        file = options.config or str(paths.settings_file())
        raise SettingsError(
            "no source is set", file=file, remedy="Add a [[sources]] table after docs/settings.md"
        )
    return Plan(
        frame=frame_of(settings),
        sources=tuple(settings.sources),
        read_secret=read_secret,
        store=store_of(options, settings),
        keep_texts_days=settings.store.keep_texts_days,
        phrases=settings.irritating(),
    )
