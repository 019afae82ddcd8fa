"""Makes the sources that the settings describe: secrets read, HTTP clients bound to their origin."""

from collections.abc import Callable, Sequence

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.phrases import DEFAULT_PHRASES, Phrases
from supervisor_app.log import Secret
from supervisor_app.settings import (
    AnySource,
    AsteriskSettings,
    HelpdeskApiSettings,
    RequestTrackerSettings,
    SourceSettings,
)
from supervisor_app.sources.asterisk import Asterisk
from supervisor_app.sources.base import Pseudonym, Source
from supervisor_app.sources.helpdesk_api import HelpdeskApi
from supervisor_app.sources.http import AuthBase, BearerAuth, HttpClient, TokenAuth
from supervisor_app.sources.request_tracker import RequestTracker
from supervisor_app.sources.rt_session import Credentials, Login, Token

ReadSecret = Callable[[str], Secret]
"""Turns a reference of the settings into the secret behind it."""


def build_sources(
    settings: Sequence[AnySource],
    pseudonym: Pseudonym,
    read_secret: ReadSecret,
    phrases: Phrases = DEFAULT_PHRASES,
) -> list[tuple[Source, float]]:
    """Each source with its pause between polls in seconds.

    Raises SecretError where a secret cannot be had and SettingsError for an address that cannot be used.
    """
    return [(build_source(one, pseudonym, read_secret(one.secret), phrases), one.poll_s) for one in settings]


def build_source(
    settings: AnySource, pseudonym: Pseudonym, secret: Secret, phrases: Phrases = DEFAULT_PHRASES
) -> Source:
    """The source behind one table of the settings; ``phrases`` for those that can look for them."""
    match settings:
        case RequestTrackerSettings():
            return _request_tracker(settings, pseudonym, secret)
        case AsteriskSettings():
            return Asterisk(
                settings.key,
                _client(settings),
                pseudonym,
                username=settings.user,
                secret=secret.reveal(),
                queues=tuple(settings.queues),
                site=settings.site,
                wrapup_s=settings.wrapup_s,
                title=settings.title or settings.key,
            )
        case HelpdeskApiSettings():
            client = _client(settings, BearerAuth(secret, settings.url), tells_why=True)
            return HelpdeskApi(settings.key, client, pseudonym, phrases=phrases, title=settings.title)


def _request_tracker(settings: RequestTrackerSettings, pseudonym: Pseudonym, secret: Secret) -> Source:
    """With a user the secret is a password and the session cookie pays; without one it is a token."""
    credentials: Credentials
    if settings.user:
        client, credentials = (
            _client(settings),
            Login(user=settings.user, password=secret, origin=settings.url),
        )
    else:
        client, credentials = _client(settings, TokenAuth(secret, settings.url)), Token(secret)
    return RequestTracker(
        settings.key,
        client,
        pseudonym,
        credentials=credentials,
        channel_field=settings.channel_field,
        region_field=settings.region_field,
        topic_field=settings.topic_field or None,
        call_field=settings.call_field or None,
        default_channel=Channel(settings.default_channel),
        agents_group=settings.agents_group or None,
        queues=tuple(settings.queues),
        backfill_days=settings.backfill_days,
        title=settings.title,
        web_url=settings.web_url,
    )


def _client(settings: SourceSettings, auth: AuthBase | None = None, *, tells_why: bool = False) -> HttpClient:
    return HttpClient(
        settings.url,
        auth=auth,
        total_s=settings.deadline_s,
        verify=settings.ca_file or True,
        allow_plain=settings.allow_plain_http,
        tells_why=tells_why,
    )
