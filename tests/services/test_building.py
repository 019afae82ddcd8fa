"""The sources of the settings, as objects: each kind, each way of logging in, mistakes named."""

import pytest

from supervisor_app.domain.errors import SettingsError
from supervisor_app.log import Secret
from supervisor_app.services.building import build_sources
from supervisor_app.settings import AnySource, AsteriskSettings, HelpdeskApiSettings, RequestTrackerSettings
from supervisor_app.sources.asterisk import Asterisk
from supervisor_app.sources.helpdesk_api import HelpdeskApi
from supervisor_app.sources.request_tracker import RequestTracker

URL = "https://desk.example"
RT = RequestTrackerSettings(key="tickets", url=URL, secret="env:RT", title="Tickets")


@pytest.mark.parametrize(
    ("settings", "kind"),
    [
        (RT, RequestTracker),
        (RequestTrackerSettings(key="t", url=URL, secret="env:RT", user="lead"), RequestTracker),
        (AsteriskSettings(key="exchange", url=URL, user="dash", secret="env:PBX"), Asterisk),
        (HelpdeskApiSettings(key="desk", url=URL, secret="env:DESK", poll_s=2), HelpdeskApi),
    ],
)
def test_each_kind_is_made(settings: AnySource, kind: type) -> None:
    ((source, pause_s),) = build_sources([settings], str, lambda _where: Secret("s3cret-of-the-test"))
    assert isinstance(source, kind)
    assert source.key == settings.key
    assert pause_s == settings.poll_s
    assert source.capabilities.title == (settings.title or settings.key)
    source.close()


def test_each_secret_is_read_from_its_place() -> None:
    asked: list[str] = []

    def read(where: str) -> Secret:
        asked.append(where)
        return Secret("s3cret-of-the-test")

    build_sources([RT, HelpdeskApiSettings(key="desk", url=URL, secret="file:/x")], str, read)
    assert asked == ["env:RT", "file:/x"]


@pytest.mark.parametrize("url", ["http://desk.example", "ftp://desk.example", "desk.example", "https://"])
def test_an_address_that_cannot_be_used_is_named(url: str) -> None:
    with pytest.raises(SettingsError):
        build_sources(
            [HelpdeskApiSettings(key="desk", url=url, secret="env:X")], str, lambda _where: Secret("abcd")
        )
