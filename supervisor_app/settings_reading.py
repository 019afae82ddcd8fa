"""Reads and checks the settings file; every mistake is named with file, line and remedy."""

from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.errors import SettingsError
from supervisor_app.domain.public_holidays import public_holidays
from supervisor_app.settings import RequestTrackerSettings, Settings
from supervisor_app.settings_lines import converted, keyed, line_of, tables_of
from supervisor_app.settings_mail import mail_faults
from supervisor_app.settings_targets import CalendarSettings, ChannelSettings, TargetSettings
from supervisor_app.settings_targets_faults import target_faults

_REMEDY = "docs/settings.md lists what may stand here"
_ANY_YEAR = 2026
_KEYED: dict[str, type] = {
    "channels": ChannelSettings,
    "queues": TargetSettings,
    "calendars": CalendarSettings,
}

Fault: TypeAlias = tuple[str, str, str]
"""A mistake the types cannot name: message, place, remedy."""


def read_settings(path: Path) -> Settings:
    """Read and check a settings file. Raises SettingsError naming file, line and remedy."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        remedy = "Write one after docs/settings.md, or name another with --config"
        raise SettingsError("there is no settings file", file=str(path), remedy=remedy) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"the file cannot be read: {error}", file=str(path)) from error
    return parse_settings(text, str(path))


def parse_settings(text: str, file: str) -> Settings:
    """The settings in a TOML text. Raises SettingsError; ``file`` is only what messages call it."""
    tables = tables_of(text, file)
    # These one by one first: msgspec does not name the key of a table in a dictionary.
    for name, kind in _KEYED.items():
        for word, table in keyed(tables, name):
            converted(table, kind, f".{name}.{word}", text, file, _REMEDY)
    for word, phrases in keyed(tables, "phrases"):
        converted(phrases, list[str], f".phrases.{word}", text, file, _REMEDY)
    settings = converted(tables, Settings, "", text, file, _REMEDY)
    for fault in _faults(settings):
        message, place, remedy = fault
        raise SettingsError(message, file=file, line=line_of(text, place), remedy=remedy)
    return settings


def _faults(settings: Settings) -> list[Fault]:
    """What the types cannot say."""
    found: list[Fault] = []
    try:
        ZoneInfo(settings.desk.zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = settings.desk.zone
        found.append((f"there is no time zone {zone!r}", ".desk.zone", 'Write one like "Europe/Warsaw"'))
    if settings.desk.theme not in ("dark", "light"):
        found.append((f"there is no theme {settings.desk.theme!r}", ".desk.theme", "Write dark or light"))
    found += _day_faults(settings)
    if settings.store.keep_texts_days < 1:
        found.append(("texts must be kept at least one day", ".store.keep_texts_days", "Write 1 or more"))
    keys = [source.key for source in settings.sources]
    found += [
        (f"two sources are called {key!r}", f".sources[{i}].key", "Give each its own key")
        for i, key in enumerate(keys)
        if key in keys[:i]
    ]
    found += [
        (f"{key!r} cannot be a source's key", f".sources[{i}].key", "Use letters, digits, - and _")
        for i, key in enumerate(keys)
        if not key.replace("-", "").replace("_", "").isalnum()
    ]
    found += [
        (f"a phrase of {language!r} is empty", f".phrases.{language}", "Write words, or [] for no phrases")
        for language, phrases in settings.phrases.items()
        if not all(phrase.strip() for phrase in phrases)
    ]
    if settings.mail is not None:
        found += mail_faults(settings.mail)
    found += [*_number_faults(settings), *target_faults(settings), *_name_faults(settings, keys)]
    return found


def _day_faults(settings: Settings) -> list[Fault]:
    """What is wrong with the days that are not ordinary."""
    found: list[Fault] = []
    country = settings.desk.country
    try:
        if country:
            public_holidays(country, "", _ANY_YEAR)
    except ValueError:
        message = f"no public holidays are known of {country!r}"
        found.append((message, ".desk.country", 'Write a code of ISO 3166, like "PL", or "" for none'))
    if not all(1 <= day <= 31 for day in settings.desk.special_days):
        message = "a special day is no day of the month"
        found.append((message, ".desk.special_days", "Write numbers from 1 to 31"))
    return found


def _number_faults(settings: Settings) -> list[Fault]:
    return [
        (f"{name} must be above 0", f".sources[{i}].{name}", "Write a number of seconds")
        for i, source in enumerate(settings.sources)
        for name in ("poll_s", "deadline_s")
        if not 0 < getattr(source, name) < 86_400
    ]


def _name_faults(settings: Settings, keys: list[str]) -> list[Fault]:
    known = ", ".join(keys) or "none yet"
    bad = [
        (f"there is no channel {word!r}", place, "Channels are " + ", ".join(Channel))
        for word, place in _channel_words(settings)
        if word not in list(Channel)
    ]
    bad += [
        (
            f"there is no source {own.counting_source!r}",
            f".channels.{word}.counting_source",
            f"Sources are {known}",
        )
        for word, own in settings.channels.items()
        if own.counting_source is not None and own.counting_source not in keys
    ]
    bad += [
        (f"there is no source {source!r}", f".agents[{i}].logins", f"Sources are {known}")
        for i, agent in enumerate(settings.agents)
        for source in agent.logins
        if source not in keys
    ]
    return bad


def _channel_words(settings: Settings) -> list[tuple[str, str]]:
    """Every word that must name a channel, with its place."""
    words = [(word, f".channels.{word}") for word in settings.channels]
    return words + [
        (source.default_channel, f".sources[{i}].default_channel")
        for i, source in enumerate(settings.sources)
        if isinstance(source, RequestTrackerSettings)
    ]
