"""Figures and contacts out of a store, without collecting: what ``status`` and ``contacts`` print."""

from pathlib import Path

from supervisor_app.domain.snapshot import FigureId, Listed, Snapshot
from supervisor_app.domain.time import Instant
from supervisor_app.services.board import Board
from supervisor_app.services.clock import wall_now
from supervisor_app.services.frame import Frame, kept_frame
from supervisor_app.services.loading import load_board
from supervisor_app.store.database import Store

_SEEN = "seen"


def note_seen(store: Store, at: Instant) -> None:
    """Keep that the desk was watched until this instant of its clock."""
    store.set_meta(_SEEN, str(at))


def last_seen(store: Store) -> Instant | None:
    """The last instant of the desk's clock at which it was watched."""
    text = store.meta(_SEEN)
    return int(text) if text else None


class Asking:
    """A store opened for reading, measured at the instant it was last fed.

    ``at`` is that instant where the caller knows it better. It is no way back: the store holds contacts
    as they are now, so an earlier moment would be told with what happened after it.
    """

    def __init__(self, path: Path, frame: Frame | None = None, *, at: Instant | None = None) -> None:
        self._store = Store.open(str(path), read_only=True)
        try:
            self.frame = frame or kept_frame(self._store)
            seen = last_seen(self._store) if at is None else at
            self.at = wall_now() if seen is None else seen
            self._board = Board(self.frame.joining, self.frame.promises, self.frame.zone, self.frame.title)
            load_board(self._board, self._store, self.frame.zone, self.at)
        except BaseException:
            self._store.close()
            raise

    @property
    def unfinished(self) -> tuple[str, ...]:
        """Sources whose history has not been read whole yet."""
        return self._store.unfinished()

    def snapshot(self) -> Snapshot:
        """Every figure."""
        return self._board.measure(self.at, full=True)

    def contacts(self, figure: FigureId) -> tuple[Listed, ...]:
        """Exactly the contacts behind one figure."""
        return self._board.contacts_behind(figure, self.at)

    def close(self) -> None:
        """Close the store."""
        self._store.close()
