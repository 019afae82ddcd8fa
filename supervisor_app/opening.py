"""Opens a session behind a window that is already painted, and passes on what the window asks."""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from supervisor_app.domain.contacts import ContactKey
from supervisor_app.domain.errors import SupervisorError
from supervisor_app.domain.snapshot import Selection
from supervisor_app.services.defects import Defects

if TYPE_CHECKING:
    from supervisor_app.services.session import Session

_LOG = logging.getLogger(__name__)

OpenSession = Callable[[], "Session"]


class Opening:
    """Runs ``open_session`` in a thread of its own: importing the store and starting a desk takes a while.

    What the window asks before the session is there is remembered where it still matters (the
    selection) and dropped where it cannot (a contact of a list that is not shown yet). ``failure`` is
    why there is no session, where there is none.
    """

    def __init__(self, open_session: OpenSession, failed: Callable[[str], None]) -> None:
        self._open_session, self._failed = open_session, failed
        self._lock = threading.Lock()
        self.failure = ""
        self._session: Session | None = None
        self._selection: Selection | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="opening", daemon=True)

    def start(self) -> None:
        """Begin to open."""
        self._thread.start()

    def close(self, limit_s: float) -> None:
        """End the session, or the opening of one."""
        with self._lock:
            self._closed = True
            session, self._session = self._session, None
        if session is not None:
            session.close(limit_s)
        elif self._thread.is_alive():
            self._thread.join(limit_s)

    def select(self, selection: Selection) -> None:
        """List the contacts behind a figure."""
        with self._lock:
            self._selection = selection
            if self._session is not None:
                self._session.desk.select(selection)

    def open_contact(self, key: ContactKey) -> None:
        """Load a contact's story."""
        if (session := self._session) is not None:
            session.desk.open_contact(key)

    def reveal_customer(self, key: ContactKey) -> None:
        """Load a contact's story with its customer unmasked."""
        if (session := self._session) is not None:
            session.desk.reveal_customer(key)

    def refresh_now(self) -> None:
        """Poll every source now."""
        if (session := self._session) is not None:
            session.desk.refresh_now()

    def _run(self) -> None:
        try:
            session = self._open_session()
        except SupervisorError as error:
            _LOG.error("%s", error)
            self._fail(str(error))
            return
        except Exception as error:  # noqa: BLE001  (the window must say so instead of waiting for ever)
            self._fail(str(Defects("opening the desk").note(error)))
            return
        with self._lock:
            if not self._closed:
                self._session = session
                if self._selection is not None:
                    session.desk.select(self._selection)
                return
        session.close()

    def _fail(self, why: str) -> None:
        self.failure = why
        self._failed(why)
