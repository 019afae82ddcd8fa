"""What an HTTP client sends to whom, what it takes from the environment (nothing), and what it gives."""

import logging
from pathlib import Path

import pytest

from supervisor_app.domain.errors import SecretError, SettingsError
from supervisor_app.log import Secret
from supervisor_app.sources.http import BearerAuth, HttpClient, TokenAuth
from tests.sources.hostile import PLANTED, answer, client_of, saying, serving


def test_a_redirect_is_an_answer_to_who_accepts_it() -> None:
    with serving(saying(answer(b"moved", "302 Found", "Location: /login"))) as server:
        client = client_of(server)
        got = client.get("/", accept=(200, 302))
        client.close()
    assert (got.headers["Location"], got.body, len(server.heads)) == ("/login", b"moved", 1)


def test_a_form_is_posted_and_its_cookie_goes_along_afterwards() -> None:
    with serving(saying(answer(b"{}", "200 OK", "Set-Cookie: session=abc; Path=/"))) as server:
        client = client_of(server)
        client.post_form("/login", {"user": "ann"})
        client.get("/")
        client.close()
    assert server.heads[0].startswith(b"POST /login ")
    assert b"Cookie: session=abc" in server.heads[1]


@pytest.mark.parametrize(("auth", "word"), [(BearerAuth, b"Bearer"), (TokenAuth, b"token")])
def test_the_token_goes_to_its_own_origin_only(auth: type[BearerAuth], word: bytes) -> None:
    script = saying(answer())
    with serving(script) as own, serving(script) as other:
        token = auth(Secret(PLANTED), own.url)
        for server in (own, other):
            client = client_of(server, auth=token)
            client.get("/")
            client.close()
    assert b"Authorization: " + word + b" " + PLANTED.encode() in own.heads[0]
    assert b"uthorization" not in other.heads[0]


def test_the_environment_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login ann password netrc-password\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/nonexistent")
    with serving(saying(answer())) as server, serving(saying(answer())) as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        client = client_of(server, auth=None)
        client.get("/")
        client.close()
    assert proxy.heads == []
    assert b"uthorization" not in server.heads[0]


@pytest.mark.parametrize(
    "address",
    [
        "http://helpdesk.example.org",
        "https://ann:pw@helpdesk.example.org",
        "https://helpdesk.example.org/?key=1",
        "ftp://helpdesk.example.org",
        "helpdesk.example.org",
        "https://helpdesk.example.org:port",
        "",
    ],
)
def test_an_unfit_address_is_refused_without_quoting_its_password(address: str) -> None:
    with pytest.raises(SettingsError) as caught:
        HttpClient(address)
    assert "pw" not in str(caught.value)


@pytest.mark.parametrize(
    "address", ["http://localhost:1", "http://127.0.0.9", "http://[::1]:8080", "https://a.b"]
)
def test_a_fit_address_is_taken(address: str) -> None:
    HttpClient(address).close()


def test_plain_http_to_elsewhere_must_be_allowed_by_name_and_is_said(
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = HttpClient("http://helpdesk.example.org:8080/api", allow_plain=True)
    assert client.host == "helpdesk.example.org:8080"
    assert "without encryption" in caplog.text


def test_a_missing_ca_file_is_a_mistake_of_the_settings() -> None:
    with pytest.raises(SettingsError, match="CA file"):
        HttpClient("https://a.b", verify="/nonexistent/ca.pem")


def test_a_token_no_header_can_carry_is_refused_without_quoting_it() -> None:
    with pytest.raises(SecretError) as caught:
        BearerAuth(Secret("zażółć\r\nX: y"), "https://a.b")
    assert "za" not in str(caught.value)


def test_a_path_cannot_lead_to_another_host() -> None:
    with pytest.raises(ValueError, match="slash"):
        HttpClient("https://a.b").get("@evil.example/")


def test_no_log_line_holds_the_secret(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), serving(saying(answer())) as server:
        client = client_of(server)
        client.get("/")
        client.close()
    assert PLANTED not in caplog.text
