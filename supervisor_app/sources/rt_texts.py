"""What was written in a ticket: the texts of its messages, read from their attachments.

Plain text is preferred; where a message has only HTML, its tags are taken out. Files are not fetched.
"""

import base64
import binascii
from collections.abc import Iterable
from html.parser import HTMLParser

from supervisor_app.domain.errors import SourceBroken
from supervisor_app.sources.rt_records import Attachment, Page, Ref, convert, number
from supervisor_app.sources.rt_session import RtSession

TEXT_CHARS = 100_000
"""The most that is kept of one message."""

_MESSAGES = 100  # the newest; each costs a request
_KINDS = ("text/plain", "text/html")
_FIELDS = {"fields": "TransactionId,ContentType,Filename", "per_page": "100"}
_BREAKS = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "blockquote", "pre"})
_UNSEEN = frozenset({"script", "style", "head", "title"})


def texts_of(session: RtSession, ticket: str, transactions: Iterable[str]) -> dict[str, str]:
    """The text of each of the transactions that has one, by transaction id.

    Raises what the session raises.
    """
    wanted = set(transactions)
    parts: dict[str, Attachment] = {}
    for part in _parts(session, ticket):
        written = _transaction(part)
        if written in wanted and (written not in parts or part.type == _KINDS[0] != parts[written].type):
            parts[written] = part
    newest = sorted(parts, key=number, reverse=True)[:_MESSAGES]
    return {written: _text(session, parts[written]) for written in newest}


def plain(page: str) -> str:
    """The words of an HTML page; what turns out to hold no tag at all is given back as it is."""
    reader = _Words()
    reader.feed(page[: 4 * TEXT_CHARS])
    reader.close()
    if not (reader.words or reader.tags):
        return page.strip()
    lines = (" ".join(line.split()) for line in "".join(reader.words).splitlines())
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    """Collects what a reader would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags = 0
        self._unseen = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += 1
        if tag in _UNSEEN and not self._unseen:
            self._unseen = tag
        if tag in _BREAKS:
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == self._unseen:
            self._unseen = ""
        if tag in _BREAKS:
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.words.append(data)


def _parts(session: RtSession, ticket: str) -> list[Attachment]:
    """The readable parts of all messages, page after page."""
    found: list[Attachment] = []
    for page_number in range(1, 21):
        page = session.read(f"/ticket/{ticket}/attachments", Page, {**_FIELDS, "page": str(page_number)})
        for item in page.items:
            try:
                part = convert(item, Attachment)
            except SourceBroken:
                continue  # one part less; the timeline goes on
            if part.type in _KINDS and not part.filename:
                found.append(part)
        if not page.items:
            break
    return found


def _transaction(part: Attachment) -> str:
    written = part.transaction
    return str(written.id if isinstance(written, Ref) else written)


def _text(session: RtSession, part: Attachment) -> str:
    content = session.read(f"/attachment/{part.id}", Attachment).content or ""
    try:
        words = base64.b64decode(content, validate=False).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
    words = plain(words) if part.type == _KINDS[1] else words
    return words.replace("\x00", "")[:TEXT_CHARS].strip()
