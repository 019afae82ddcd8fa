"""A session with Asterisk's manager interface over HTTP (``/rawman``).

The account's secret travels in the body of a form, never in an address, and the client sends it over
TLS or to this machine only. Errors come as HTTP 200 with ``Response: Error``. A session that was lost
(a restart, a minute of silence) shows as *Permission denied* for what needs no right at all.
"""

from supervisor_app.domain.errors import SourceBroken, SourceRefused
from supervisor_app.sources.ami_records import Block, parse_blocks, text
from supervisor_app.sources.http import HttpClient
from supervisor_app.sources.http_auth import SecretForm

_PATH = "/rawman"
_LIST_ENDS = {
    "QueueStatus": "QueueStatusComplete",
    "WaitEvent": "WaitEventComplete",
    "CoreShowChannels": "CoreShowChannelsComplete",
}
_LISTEN_SLACK_S = 10.0
# What is let through to us: without them, each call costs some hundred events that say nothing here.
_FILTERS = (
    "Event: (Queue|Agent)",
    "Event: (Hangup|Hold|Unhold)[[:space:]]",
    "Variable: QUEUESTATUS",
)


class SessionLost(SourceBroken):
    """The session is gone, and with it the events since it was last asked."""


class DeniedError(SourceRefused):
    """The account lacks the right for an action."""


class ErrorAnswer(SourceBroken):
    """The exchange answered ``Response: Error`` for another reason than a missing right."""


class AmiSession:
    """Logs in and asks. ``username`` is the account of manager.conf."""

    def __init__(self, client: HttpClient, username: str, secret: str) -> None:
        self._client, self.username, self._secret = client, username, secret
        self.filtered = False

    def login(self) -> None:
        """Begin a session: its events gather from here on. Raises SourceRefused for a wrong account."""
        try:
            self._post(SecretForm(action="Login", username=self.username, secret=self._secret))
        except ErrorAnswer as error:
            raise SourceRefused(
                f"{error}. Check the account's name and secret, and that manager.conf lets this machine in"
            ) from None
        self.filtered = self._filter()

    def listen(self, wait_s: int) -> list[dict[str, str]]:
        """The events since the last time; waits for some, up to ``wait_s``. Raises SessionLost."""
        return self._own("WaitEvent", {"timeout": str(wait_s)}, wait_s + _LISTEN_SLACK_S)

    def queue_status(self) -> list[dict[str, str]]:
        """Queues, members and waiting callers. Raises SessionLost."""
        return self._own("QueueStatus", {})

    def ping(self) -> Block:
        """The server's clock, as ``Timestamp``. Raises SessionLost."""
        return self._own("Ping", {})[0]

    def ask(self, action: str, **fields: str) -> list[dict[str, str]]:
        """The answer to an action: its response, then its list. Raises DeniedError without the right."""
        return self._get({"action": action, **fields}, None)

    def _own(self, action: str, fields: dict[str, str], total_s: float | None = None) -> list[dict[str, str]]:
        """Ask for what every session may have: a refusal means that there is no session."""
        try:
            return self._get({"action": action, **fields}, total_s)
        except DeniedError:
            raise SessionLost(f"{self._client.host} has forgotten our session") from None

    def _filter(self) -> bool:
        """Thin out the events, where the account may (``system``): they only cost time otherwise."""
        try:
            for rule in _FILTERS:
                self._post({"action": "Filter", "operation": "Add", "filter": rule})
        except SourceRefused:
            return False
        return True

    def _get(self, params: dict[str, str], total_s: float | None) -> list[dict[str, str]]:
        answer = self._client.get(_PATH, params, total_s=total_s)
        return self._accepted(params["action"], answer.body)

    def _post(self, fields: dict[str, str]) -> list[dict[str, str]]:
        return self._accepted(fields["action"], self._client.post_form(_PATH, fields).body)

    def _accepted(self, action: str, body: bytes) -> list[dict[str, str]]:
        blocks = parse_blocks(body)
        if not blocks or "Response" not in blocks[0]:
            raise SourceBroken(f"{self._client.host} did not answer {action} like a telephone exchange")
        if blocks[0]["Response"] == "Error":
            message = text(blocks[0], "Message", 100)
            if "ermission" in message:
                raise DeniedError(f"{self._client.host} does not allow {action}: {message}")
            raise ErrorAnswer(f"{self._client.host} answered {action} with: {message}")
        end = _LIST_ENDS.get(action)
        return blocks if end is None else _whole_list(blocks, end)


def _whole_list(blocks: list[dict[str, str]], end: str) -> list[dict[str, str]]:
    """The list without its frame. Raises SourceBroken where it was cut off."""
    if blocks[-1].get("Event") != end:
        raise SourceBroken("The answer of the telephone exchange was cut off")
    return blocks[1:-1]
