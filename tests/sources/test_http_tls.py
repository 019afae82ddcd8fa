"""TLS is verified against what the settings name, and against nothing else."""

import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import trustme

from supervisor_app.domain.errors import SourceUnreachable
from supervisor_app.sources.http import HttpClient


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """A certificate authority made for these tests, which nobody else trusts."""
    return trustme.CA()


@pytest.fixture(scope="module")
def trusted(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The file by which a client trusts it."""
    path: Path = tmp_path_factory.mktemp("tls") / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return str(path)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"{}")

    def log_message(self, *args: object) -> None:
        pass


class _Server(HTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        pass  # a client that does not trust us goes away: meant


@pytest.fixture
def url(authority: trustme.CA) -> Iterator[str]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with _Server(("127.0.0.1", 0), _Handler) as server:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        yield f"https://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_certificate_nobody_vouches_for_is_refused(
    url: str, trusted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", trusted)  # must not count
    client = HttpClient(url, total_s=2.0)
    with pytest.raises(SourceUnreachable, match="certificate that is not trusted"):
        client.get("/")
    client.close()


def test_a_named_authority_is_trusted(url: str, trusted: str) -> None:
    client = HttpClient(url, total_s=2.0, verify=trusted)
    assert client.get("/").body == b"{}"
    client.close()


def test_trusting_anybody_is_possible_and_complained_about_once(
    url: str, caplog: pytest.LogCaptureFixture
) -> None:
    client = HttpClient(url, total_s=2.0, verify=False)
    assert client.get("/").body == b"{}"
    client.close()
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    caplog.clear()
