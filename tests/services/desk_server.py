"""A help desk on loopback that speaks our API with one contact, and fails when told to."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

AT = "2026-11-19T12:00:00Z"
Answer = tuple[int, Any]


class DeskServer:
    """A context manager. ``contact`` is told again and again; ``answer`` may answer in its place."""

    def __init__(self, contact: dict[str, Any], events: list[dict[str, Any]]) -> None:
        self.contact, self.events = contact, events
        self.answer: Callable[[str], Answer | None] = lambda _path: None
        self.tokens: set[str] = set()
        self.polls = 0
        self._released = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._http.daemon_threads = False
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,))
        self.url = f"http://127.0.0.1:{self._http.server_port}"

    def hang(self, _path: str) -> None:
        """An ``answer`` that comes only at the end of the test."""
        self._released.wait()

    def __enter__(self) -> "DeskServer":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._released.set()
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def _usual(self, path: str) -> Answer:
        """What the path gives while all is well."""
        if path.startswith("/v1/contacts?"):
            self.polls += 1
            # told as changed each time: the server's clock moves on with every poll
            changed = self.contact | {
                "updated": f"2026-11-19T12:{self.polls // 60 % 60:02}:{self.polls % 60:02}Z"
            }
            return 200, {"contacts": [changed], "cursor": str(self.polls), "more": False}
        server = {"name": "Desk", "api_version": "1", "now": AT, "user": "supervisor", "rights": ["contacts"]}
        agent = {"id": "a1", "name": "Agent One", "presence": "free", "since": AT}
        given: dict[str, Any] = {
            "/v1/server": server,
            "/v1/sites": [],
            "/v1/channels": [{"key": "email", "title": "E-mail"}],
            "/v1/queues": [{"key": "mail", "title": "Mail", "channel": "email"}],
            "/v1/agents": [agent],
            "/v1/live": {"at": AT, "queues": [], "agents": [agent]},
            f"/v1/contacts/{self.contact['id']}": {"contact": self.contact, "events": self.events},
        }
        return (200, given[path]) if path in given else (404, {})

    def _handler(desk) -> type[BaseHTTPRequestHandler]:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            disable_nagle_algorithm = True

            def do_GET(self) -> None:
                desk.tokens.add(self.headers.get("Authorization", ""))
                status, body = desk.answer(self.path) or desk._usual(self.path)
                data = body if isinstance(body, bytes) else json.dumps(body).encode()
                try:
                    self.send_response(status)
                    self.send_header("Content-Length", str(len(data)))
                    self.end_headers()
                    self.wfile.write(data)
                except OSError:
                    self.close_connection = True

            def log_message(self, format: str, *args: Any) -> None:
                """Say nothing."""

        return Handler
