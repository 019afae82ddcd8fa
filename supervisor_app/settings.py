"""The settings: one TOML file, typed. Its mistakes are found by :mod:`supervisor_app.settings_reading`.

Secrets never stand in it: ``secret = "env:NAME"``, ``"file:/path"`` (mode 0600) or
``"keyring:service/user"`` say where they are (:mod:`supervisor_app.secrets`).
"""

from typing import TypeAlias

from msgspec import Struct, field

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.joining import Joining, Person
from supervisor_app.domain.phrases import LANGUAGES, Phrases
from supervisor_app.domain.targets import Promises
from supervisor_app.settings_targets import (
    CalendarSettings,
    ChannelSettings,
    TargetSettings,
    promises_of,
)


class DeskSettings(Struct, kw_only=True, forbid_unknown_fields=True):
    """What the desk is called, and the zone its days and hours are those of (an IANA name).

    Not ordinary are the public holidays of ``country`` (ISO 3166; empty: of none) and the ``special_days`` of
    every month.
    """

    title: str = "Customer service"
    zone: str = "UTC"
    theme: str = "dark"
    country: str = ""
    special_days: list[int] = field(default_factory=lambda: [1, 10, 20])


class StoreSettings(Struct, kw_only=True, forbid_unknown_fields=True):
    """Where facts are kept, and for how many days texts, names and addresses are kept with them."""

    path: str = ""
    keep_texts_days: int = 30


class AgentSettings(Struct, kw_only=True, forbid_unknown_fields=True):
    """One person: their name, and who they are in each source (source key to agent id)."""

    name: str
    logins: dict[str, str]


class SourceSettings(Struct, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What every source has. ``poll_s``: seconds between the end of one poll and the next.

    ``web_url``: where people open its contacts, where that is not ``url``.
    """

    key: str
    url: str
    title: str = ""
    web_url: str = ""
    poll_s: float = 5.0
    deadline_s: float = 10.0
    ca_file: str = ""
    allow_plain_http: bool = False


class RequestTrackerSettings(SourceSettings, kw_only=True, forbid_unknown_fields=True, tag="request_tracker"):
    """A Request Tracker 5: a token, or a user and password (``secret``) for the session cookie."""

    secret: str
    user: str = ""
    channel_field: str = "Channel"
    region_field: str = "Region"
    topic_field: str = ""
    call_field: str = ""
    default_channel: str = "email"
    agents_group: str = "Agents"
    queues: list[str] = []
    backfill_days: int = 14


class AsteriskSettings(SourceSettings, kw_only=True, forbid_unknown_fields=True, tag="asterisk"):
    """An Asterisk with AMI over HTTP (``/rawman``). ``wrapup_s``: as its queues are configured."""

    user: str
    secret: str
    queues: list[str] = []
    site: str = ""
    wrapup_s: float = 0.0


class HelpdeskApiSettings(SourceSettings, kw_only=True, forbid_unknown_fields=True, tag="helpdesk_api"):
    """A back end that speaks the API of docs/helpdesk-api."""

    secret: str


AnySource: TypeAlias = RequestTrackerSettings | AsteriskSettings | HelpdeskApiSettings


class MailSettings(Struct, kw_only=True, forbid_unknown_fields=True):
    """How reports are sent: by which server, from whom, to whom.

    ``tls``: ``starttls``, ``tls``, or ``none``, to this machine only. ``port`` 0: the usual one. ``secret``
    says where the password of ``user`` is.
    """

    host: str
    sender: str
    recipients: list[str]
    port: int = 0
    user: str = ""
    secret: str = ""
    tls: str = "starttls"
    ca_file: str = ""


class Settings(Struct, kw_only=True, forbid_unknown_fields=True):
    """The whole file."""

    desk: DeskSettings = field(default_factory=DeskSettings)
    store: StoreSettings = field(default_factory=StoreSettings)
    targets: TargetSettings = field(default_factory=TargetSettings)
    channels: dict[str, ChannelSettings] = {}
    queues: dict[str, TargetSettings] = {}
    calendars: dict[str, CalendarSettings] = {}
    sources: list[AnySource] = []
    agents: list[AgentSettings] = []
    mail: MailSettings | None = None
    phrases: dict[str, list[str]] = {}
    join_agents_by_login: bool = False

    def promises(self) -> Promises:
        """The targets that follow from the tables of targets, channels, queues and calendars."""
        return promises_of(self.targets, self.channels, self.queues, self.calendars, self.desk.zone)

    def joining(self) -> Joining:
        """How the sources make one picture."""
        persons = {
            (source, login): Person(key=agent.name, name=agent.name)
            for agent in self.agents
            for source, login in agent.logins.items()
        }
        return Joining(persons=persons, counting=self._counting(), by_login=self.join_agents_by_login)

    def irritating(self) -> Phrases:
        """The phrases looked for: those of ``[phrases]``, and the usual ones of languages not named there."""
        return Phrases.of({**LANGUAGES, **self.phrases})

    def _counting(self) -> dict[Channel, str]:
        """An exchange counts the phone unless the settings say otherwise."""
        exchanges = [source.key for source in self.sources if isinstance(source, AsteriskSettings)]
        counting = {Channel.PHONE: exchanges[0]} if len(exchanges) == 1 else {}
        for word, own in self.channels.items():
            if own.counting_source is not None:
                counting[Channel(word)] = own.counting_source
        return counting
