"""A telephone exchange: Asterisk's queues, by its manager interface over HTTP.

Each call in a queue is a contact; its id is the ``Uniqueid`` of the caller's channel. One call that
goes through several queues is one contact in the last of them. The members are the agents, by name.
Nothing is kept by the exchange: what was not listened to is lost and marked as a gap.

Instants are the exchange's: the ``Timestamp`` of events (``timestampevents=yes`` in manager.conf), else
the instant of arrival on the exchange's clock. To tell callers who timed out from those who hung up the
account must read ``dialplan``; to see the end of every call it must read ``call``.
"""

import threading
import time
from collections.abc import Callable, Sequence

from supervisor_app.domain.batch import Ability, Batch, Capabilities, Check, Gap, LiveState, Reject
from supervisor_app.domain.channels import Channel
from supervisor_app.domain.contacts import Timeline
from supervisor_app.domain.errors import SourceError
from supervisor_app.domain.queues import Queue
from supervisor_app.domain.time import SECOND_MS, Instant, Window
from supervisor_app.sources.ami_calls import Calls
from supervisor_app.sources.ami_clock import ExchangeClock
from supervisor_app.sources.ami_cursor import Bookmark, read_cursor, write_cursor
from supervisor_app.sources.ami_members import Members
from supervisor_app.sources.ami_records import Block, NonsenseError, reject, stamp, text
from supervisor_app.sources.ami_session import AmiSession, DeniedError, SessionLost
from supervisor_app.sources.ami_status import QueueStatus, queue_states, read_status
from supervisor_app.sources.asterisk_check import check_exchange
from supervisor_app.sources.base import Pseudonym
from supervisor_app.sources.http import HttpClient

_ABILITIES = frozenset(
    {Ability.PRESENCE, Ability.LIVE_QUEUES, Ability.TIMELINE, Ability.TALK_TIMES},
)
_MOST_REJECTS = 1_000
_GATHER_S = 0.1  # events of no interest end the waiting too: on a busy exchange, many in a second


def _wall_clock() -> Instant:
    return time.time_ns() // 1_000_000


class Asterisk:
    """One exchange. ``queues`` restricts it (empty: all); ``wait_s`` is how long fetch waits for news.

    ``wrapup_s`` is the queues' wrap-up time, which the exchange does not tell; 0: none.
    """

    def __init__(
        self,
        key: str,
        client: HttpClient,
        pseudonym: Pseudonym,
        *,
        username: str,
        secret: str,
        queues: tuple[str, ...] = (),
        wait_s: int = 5,
        title: str = "Asterisk",
        site: str = "",
        wrapup_s: float = 0.0,
        clock: Callable[[], Instant] = _wall_clock,
    ) -> None:
        self.key, self._title, self._site, self._queues, self._wait_s = key, title, site, queues, wait_s
        self._client, self._pseudonym = client, pseudonym
        self._session = AmiSession(client, username, secret)
        self._clock = ExchangeClock(clock)
        self._members = Members(key, site, queues, wrapup_s)
        self._calls = Calls(key, site, pseudonym, queues)
        self._rejects: list[Reject] = []
        self._cursor: str | None = None
        self._listening = False
        self._ended = threading.Event()
        self._boot = ""
        self._known_queues: tuple[str, ...] = ()
        self._told: object = None
        self._told_rejects: set[tuple[str, str]] = set()

    @property
    def capabilities(self) -> Capabilities:
        """Calls, live queues and presence; no texts, no history."""
        return Capabilities(title=self._title, abilities=_ABILITIES, channels=frozenset({Channel.PHONE}))

    def fetch(self, cursor: str | None) -> Batch:
        """What happened since the cursor; waits up to ``wait_s`` for news.

        A cursor that is not the one given out last, a lost session and any failure before mean that
        events may be missing: then the live state is read anew and the stretch marked as a gap.
        """
        try:
            if not self._listening or cursor != self._cursor:
                return self._resync(cursor)
            try:
                return self._follow()
            except SessionLost:
                return self._resync(cursor)
        except SourceError:
            self._listening = False
            raise

    def live(self) -> LiveState | None:
        """Who waits in which queue and what the members do, this moment."""
        status = self._status()
        at = self._clock.now()
        return LiveState(
            at=at,
            queues=queue_states(self.key, status, at),
            presences=self._members.presences(at),
        )

    def timeline(self, contact_id: str) -> Timeline:
        """Nothing beyond the events that came with the batches: the exchange keeps no history."""
        return Timeline(())

    def check(self) -> Check:
        """What the account may see, what the exchange is, and whether the queues named exist."""
        if not self._listening:
            self._session.login()
        return check_exchange(self.key, self._session, self._clock, self._queues)

    def cancel(self) -> None:
        """End the call in flight, the waiting for news included."""
        self._ended.set()
        self._client.cancel()

    def close(self) -> None:
        """Give back the connection. The session ends by itself on the exchange."""
        self._client.close()

    def _follow(self) -> Batch:
        self._clock.refresh(self._session)
        deadline = self._clock.now() + self._wait_s * SECOND_MS
        left_s = 0 if self._members.changed else self._wait_s
        while True:
            self._apply(self._session.listen(left_s))
            seen = self._clock.now()
            self._calls.settle(seen)
            left_s = min(self._wait_s, (deadline - seen) // SECOND_MS)
            if left_s <= 0 or self._calls.changed or self._members.changed:
                return self._batch(seen)
            self._ended.wait(_GATHER_S)

    def _resync(self, cursor: str | None) -> Batch:
        """Begin anew: a session, the state of the exchange, what happened meanwhile, the gap."""
        bookmark = read_cursor(cursor)
        self._session.login()
        self._clock.refresh(self._session, anew=True)
        restored = bookmark.calls if bookmark is not None else ()
        self._calls = Calls(self.key, self._site, self._pseudonym, self._queues, restored)
        status, at = self._read_status(), self._clock.now()
        waiting = {id for block in status.entries if (id := self._adopt(block, at))}
        boot, doubtful = self._boot_token(), self._calls.doubtful(waiting, self._channels())
        # what happened since the login is folded in before anything is given up as unobserved
        self._apply(self._session.listen(0))
        seen = self._clock.now()
        self._calls.lose(doubtful, seen)
        gaps = self._gaps(bookmark, boot, seen)
        self._listening, self._boot = True, boot
        return self._batch(seen, gaps)

    def _gaps(self, bookmark: Bookmark | None, boot: str, now: Instant) -> tuple[Gap, ...]:
        if bookmark is None or bookmark.seen >= now:
            return ()
        if bookmark.boot != boot:
            reason = "The telephone exchange was restarted"
        elif self._cursor is None:
            reason = "The telephone exchange was not listened to"
        else:
            reason = "The session with the telephone exchange was lost"
        return (Gap(self.key, Window(bookmark.seen, now), reason),)

    def _batch(self, seen: Instant, gaps: tuple[Gap, ...] = ()) -> Batch:
        bookmark = Bookmark(seen=seen, boot=self._boot, calls=self._calls.all())
        self._cursor = write_cursor(bookmark)
        rejects, self._rejects = tuple(self._rejects), []
        queues, agents = self._queue_list(), self._members.agents()
        told, self._told = self._told, (queues, agents)
        changes = self._members.take(seen)
        presences = self._members.presences(seen) if gaps else changes
        news = told != self._told or gaps
        return Batch(
            cursor=self._cursor,
            records=self._calls.take(),
            queues=queues if news else (),
            agents=agents if news else (),
            presences=presences,
            rejects=rejects,
            gaps=gaps,
            server_time=seen,
        )

    def _queue_list(self) -> tuple[Queue, ...]:
        return tuple(
            Queue(source=self.key, key=queue, title=queue, channel=Channel.PHONE, site=self._site)
            for queue in self._known_queues
        )

    def _apply(self, blocks: Sequence[Block]) -> None:
        now = self._clock.now()
        for block in blocks:
            try:
                told = stamp(block)
                at = now if told is None else told
                self._members.apply(block, at)
                self._calls.apply(block, at)
            except NonsenseError as error:
                self._reject(block, now, error)

    def _adopt(self, block: Block, at: Instant) -> str:
        try:
            return self._calls.adopt(block, at)
        except NonsenseError as error:
            self._reject(block, at, error)
            return text(block, "Uniqueid")

    def _reject(self, block: Block, at: Instant, error: NonsenseError) -> None:
        """Put a block aside; the state that is read every few seconds repeats its nonsense: told once."""
        new = reject(self.key, block, at, str(error))
        seen = (new.reason, new.excerpt)
        if seen not in self._told_rejects and len(self._told_rejects) < _MOST_REJECTS:
            self._told_rejects.add(seen)
            self._rejects.append(new)

    def _status(self) -> QueueStatus:
        """QueueStatus, with a new session where there is none; fetch then sees that one began."""
        try:
            if self._listening:
                return self._read_status()
        except SourceError:
            self._listening = False
            raise
        self._session.login()
        return self._read_status()

    def _read_status(self) -> QueueStatus:
        self._clock.refresh(self._session)
        status = read_status(self._session.queue_status(), self._queues)
        self._known_queues = status.queues
        self._members.forget()
        self._apply(status.members)
        return status

    def _boot_token(self) -> str:
        """When the exchange was started, in its own words; empty where the account may not ask."""
        try:
            told = self._session.ask("CoreStatus")[0]
        except DeniedError:
            return ""
        return f"{text(told, 'CoreStartupDate')} {text(told, 'CoreStartupTime')}"

    def _channels(self) -> set[str] | None:
        """The ids of all channels there are, or None where the account may not ask."""
        try:
            return {text(block, "Uniqueid") for block in self._session.ask("CoreShowChannels")}
        except DeniedError:
            return None
