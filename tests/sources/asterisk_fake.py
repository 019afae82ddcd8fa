"""A telephone exchange made of recorded answers, in the place of the HTTP client."""

from collections.abc import Mapping
from pathlib import Path
from typing import cast

from supervisor_app.domain.errors import SourceError
from supervisor_app.domain.time import Instant
from supervisor_app.sources.ami_records import parse_blocks
from supervisor_app.sources.asterisk import Asterisk
from supervisor_app.sources.http import Answer, HttpClient

DATA = Path(__file__).parent.parent / "data" / "asterisk"
NOW: Instant = 1_795_321_600_000
Block = dict[str, str]


def recorded(name: str) -> bytes:
    return (DATA / f"{name}.txt").read_bytes()


def recorded_blocks(name: str) -> list[Block]:
    return [block for block in parse_blocks(recorded(name)) if "Timestamp" in block]


def event(name: str, id: str, at: float, **fields: str | int) -> Block:
    """An event about a call, as the exchange sends it; ``at`` in seconds after NOW."""
    block = {"Event": name, "Timestamp": f"{NOW / 1000 + at:.6f}", "Uniqueid": id, "Linkedid": id}
    return block | {"Queue": "billing"} | {key: str(value) for key, value in fields.items()}


def listing(blocks: list[Block], end: str) -> bytes:
    """An answer that holds a list."""
    whole = [{"Response": "Success"}, *blocks, {"Event": end}]
    text = "".join("".join(f"{n}: {v}\r\n" for n, v in block.items()) + "\r\n" for block in whole)
    return text.encode()


class FakeExchange:
    """Answers by action. ``events`` are handed out one list per WaitEvent, then none."""

    host = "exchange.test"

    def __init__(self) -> None:
        self.now = NOW
        self.answers: dict[str, bytes | SourceError] = {
            "Login": recorded("login"),
            "Filter": recorded("filter"),
            "CoreSettings": recorded("core_settings"),
            "CoreStatus": recorded("core_status"),
            "CoreShowChannels": listing([], "CoreShowChannelsComplete"),
            "QueueStatus": recorded("queue_status_idle"),
            "Command": recorded("user"),
        }
        self.events: list[list[Block] | bytes | SourceError] = []
        self.asked: list[str] = []
        self.addresses: list[str] = []
        self.ended = self.closed = False

    def waits(self, *ids: str) -> None:
        """Callers in the queue billing who joined just now, and their channels."""
        entries = [{"Event": "QueueEntry", "Queue": "billing", "Uniqueid": id, "Wait": "0"} for id in ids]
        self.answers["QueueStatus"] = listing(
            [{"Event": "QueueParams", "Queue": "billing"}, *entries], "QueueStatusComplete"
        )
        self.talks(*ids)

    def talks(self, *ids: str) -> None:
        """The channels there are."""
        self.answers["CoreShowChannels"] = listing(
            [{"Event": "CoreShowChannel", "Uniqueid": id} for id in ids], "CoreShowChannelsComplete"
        )

    def get(self, path: str, params: Mapping[str, str], *, total_s: float | None = None) -> Answer:
        self.addresses.append(path + "".join(params.values()))
        return self._answer(params["action"])

    def post_form(self, path: str, data: Mapping[str, str]) -> Answer:
        self.addresses.append(path)
        return self._answer(data["action"])

    def cancel(self) -> None:
        self.ended = True

    def close(self) -> None:
        self.closed = True

    def source(self, queues: tuple[str, ...] = (), wrapup_s: float = 0.0) -> Asterisk:
        return Asterisk(
            "exchange",
            cast(HttpClient, self),
            lambda number: f"customer {number}",
            username="supervisor",
            secret="s3cret",
            queues=queues,
            wait_s=5,
            site="north",
            wrapup_s=wrapup_s,
            clock=lambda: self.now,
        )

    def _answer(self, action: str) -> Answer:
        self.asked.append(action)
        given: list[Block] | bytes | SourceError
        if action == "WaitEvent":
            self.now += 1000
            given = self.events.pop(0) if self.events else []
        elif action == "Ping":
            given = f"Response: Success\r\nPing: Pong\r\nTimestamp: {self.now / 1000:.6f}\r\n\r\n".encode()
        else:
            given = self.answers[action]
        if isinstance(given, SourceError):
            raise given
        body = listing(given, "WaitEventComplete") if isinstance(given, list) else given
        return Answer(200, {}, body, 5, None, self.host)
