"""What every source is: a small protocol, served by one thread of its own."""

from collections.abc import Callable
from typing import Protocol

from supervisor_app.domain.batch import Batch, Capabilities, Check, LiveState
from supervisor_app.domain.contacts import Timeline

Pseudonym = Callable[[str], str]
"""Turns a telephone number, address or handle as the source gives it into the customer's key."""


class Source(Protocol):
    """A back end that is polled. All calls but :meth:`cancel` and :meth:`timeline` come from one thread.

    Every call raises :class:`supervisor_app.domain.errors.SourceError` (and nothing else) when the
    back end fails, and returns within the source's total deadline.
    """

    key: str

    @property
    def capabilities(self) -> Capabilities:
        """What it delivers; known without a connection."""

    def fetch(self, cursor: str | None) -> Batch:
        """What changed since the cursor (None: begin the back-fill). May wait a few seconds for news."""

    def live(self) -> LiveState | None:
        """The state of this moment, or None where the back end does not tell."""

    def timeline(self, contact_id: str) -> Timeline:
        """The full story of one contact, texts included. Comes from another thread, beside fetch."""

    def check(self) -> Check:
        """Reachable, authenticated as whom, which rights, clock skew, what it can and cannot deliver."""

    def cancel(self) -> None:
        """End any call in flight, from any thread; later calls raise SourceCancelled."""

    def close(self) -> None:
        """Give back connections. Called by the thread that used it, after its last call."""
