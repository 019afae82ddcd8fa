"""The settings file: what it gives, and how each mistake is named."""

from pathlib import Path

import pytest

from supervisor_app.domain.channels import Channel
from supervisor_app.domain.errors import SettingsError
from supervisor_app.domain.phrases import DEFAULT_PHRASES, LANGUAGES
from supervisor_app.settings import AsteriskSettings, RequestTrackerSettings
from supervisor_app.settings_reading import parse_settings, read_settings

GOOD = """\
[desk]
title = "Customer service"
zone = "Europe/Warsaw"

[targets]
threshold_s = 30

[channels.email]
promise_s = 3600

[phrases]
en = ["as I  said"]
cs = []

[[sources]]
kind = "asterisk"
key = "exchange"
url = "https://pbx.example"
user = "dash"
secret = "env:AMI"

[[sources]]
kind = "request_tracker"
key = "tickets"
url = "https://rt.example"
secret = "file:/run/secrets/rt"

[[agents]]
name = "Anna K."
logins = { exchange = "1001", tickets = "anna" }
"""


def test_a_whole_file_is_read() -> None:
    settings = parse_settings(GOOD, "desk.toml")
    assert isinstance(settings.sources[0], AsteriskSettings)
    assert isinstance(settings.sources[1], RequestTrackerSettings)
    promises = settings.promises()
    assert promises.of(Channel.EMAIL).promise_s == 3600
    assert promises.of(Channel.EMAIL).threshold_s == 30
    assert promises.of(Channel.PHONE).promise_s == 1800


def test_phrases_of_a_language_take_the_place_of_the_usual_ones() -> None:
    usual = parse_settings("", "desk.toml").irritating()
    assert usual == DEFAULT_PHRASES
    own = parse_settings(GOOD, "desk.toml").irritating()
    english, polish, czech = "calm down", "proszę się uspokoić", "uklidněte se"
    assert all(usual.found_in(phrase) for phrase in (english, polish, czech))
    assert [own.found_in(phrase) for phrase in (english, polish, czech)] == [False, True, False]
    assert own.found_in("Well, AS I SAID:")
    none = "".join(f"{language} = []\n" for language in LANGUAGES)
    assert not parse_settings(f"[phrases]\n{none}", "desk.toml").irritating()


def test_the_exchange_counts_the_phone_and_persons_are_joined() -> None:
    joining = parse_settings(GOOD, "desk.toml").joining()
    assert joining.counts("exchange", Channel.PHONE)
    assert not joining.counts("tickets", Channel.PHONE)
    assert joining.counts("tickets", Channel.EMAIL)
    assert joining.person("exchange", "1001") == joining.person("tickets", "anna")
    assert joining.person("exchange", "1002").key == "exchange/1002"


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('zone = "Europe/Warsaw"', 'zone = "Warsaw"', 3, "no time zone"),
        ('zone = "Europe/Warsaw"', 'country = "Polska"', 3, "no public holidays are known of 'Polska'"),
        ('zone = "Europe/Warsaw"', "special_days = [0, 10]", 3, "no day of the month"),
        ("promise_s = 3600", 'promise_s = "1 h"', 9, "Expected `float"),
        ("promise_s = 3600", "promis_s = 3600", 9, "unknown field"),
        ('en = ["as I  said"]', "en = 7", 12, "Expected `array`"),
        ('en = ["as I  said"]', 'en = ["as I said", 7]', 12, "Expected `str`"),
        ('en = ["as I  said"]', 'en = ["as I said", " "]', 12, "a phrase of 'en' is empty"),
        ('[phrases]\nen = ["as I  said"]\ncs = []', "[[phrases]]", 11, "Expected `object`"),
        ('secret = "env:AMI"', 'secret = "env:AMI"\npassword = "x"', 21, "Secrets do not stand"),
        ('key = "tickets"', 'key = "exchange"', 24, "two sources"),
        ('key = "tickets"', 'key = "my tickets"', 24, "cannot be a source's key"),
        ("[channels.email]", "[channels.e-mail]", 8, "no channel"),
        ("promise_s = 3600", 'counting_source = "rt"', 9, "no source 'rt'"),
        ("logins = { exchange", "logins = { pbx", 30, "no source 'pbx'"),
        ('user = "dash"', 'user = "dash"\npoll_s = 0', 20, "above 0"),
        ("threshold_s = 30", "service_level = 80", 6, "share"),
        ("threshold_s = 30", "threshold_s = -1", 6, "negative"),
        ("threshold_s = 30", "threshold_s 30", 6, "not TOML"),
        ('kind = "asterisk"', 'kind = "avaya"', 16, "avaya"),
        ('kind = "asterisk"', "", 15, "kind"),
    ],
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    with pytest.raises(SettingsError) as caught:
        parse_settings(GOOD.replace(old, new, 1), "desk.toml")
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"desk.toml:{line}: ")


def test_a_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="Write one after"):
        read_settings(tmp_path / "none.toml")


MAIL = """\
[mail]
host = "smtp.example.net"
user = "desk"
secret = "env:MAIL"
sender = "desk@example.net"
recipients = ["boss@example.net"]
"""


def test_mail_travels_by_starttls_unless_told_otherwise() -> None:
    assert parse_settings("", "desk.toml").mail is None
    mail = parse_settings(MAIL, "desk.toml").mail
    assert mail is not None
    assert (mail.tls, mail.port, mail.recipients) == ("starttls", 0, ["boss@example.net"])
    here = MAIL.replace("smtp.example.net", "127.0.0.1") + 'tls = "none"\n'
    assert parse_settings(here, "desk.toml").mail is not None


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("smtp.example.net", "smtp example", 2, "'smtp example' is no mail server"),
        ('host = "smtp.example.net"', "", 1, "host"),
        ("boss@example.net", "Boss <boss@example.net>", 6, "is no address"),
        ("boss@example.net", "boss@example.net\\nBcc: x@y", 6, "is no address"),
        ('["boss@example.net"]', "[]", 6, "nobody is to get the mail"),
        ('sender = "desk@example.net"', 'sender = "desk"', 5, "'desk' is no address"),
        ('user = "desk"', "", 1, "user and secret belong together"),
        ('user = "desk"', 'user = "desk"\ntls = "none"', 4, "to this machine only"),
        ('user = "desk"', 'user = "desk"\ntls = "ssl"', 4, "there is no tls 'ssl'"),
        ('user = "desk"', 'user = "desk"\nport = 70000', 4, "there is no port 70000"),
        ('secret = "env:MAIL"', 'password = "x"', 4, "Secrets do not stand"),
    ],
)
def test_a_mistake_about_mail_is_named_with_its_line(old: str, new: str, line: int, words: str) -> None:
    assert old in MAIL
    with pytest.raises(SettingsError) as caught:
        parse_settings(MAIL.replace(old, new, 1), "desk.toml")
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"desk.toml:{line}: ")
