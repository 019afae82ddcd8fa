"""Imports an export into a store: resumable where it was cut off, the same when it is done again."""

import time
from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from supervisor_app.domain.batch import Batch
from supervisor_app.domain.contacts import ContactKey
from supervisor_app.domain.errors import SettingsError
from supervisor_app.domain.phrases import DEFAULT_PHRASES, Phrases
from supervisor_app.domain.time import Instant
from supervisor_app.services.asking import last_seen, note_seen
from supervisor_app.services.frame import Frame, has_frame, keep_frame
from supervisor_app.services.pseudonyms import pseudonyms_beside
from supervisor_app.services.rejects_file import RejectsFile
from supervisor_app.sources.file_table import fingerprint
from supervisor_app.sources.files import FileSource, Needs, Piece
from supervisor_app.sources.mapping_events import Story
from supervisor_app.sources.mapping_reading import MappingFile, read_mapping
from supervisor_app.store.database import Store
from supervisor_app.store.tally import Tally
from supervisor_app.store.writing import Saved


class Order(Struct, frozen=True, kw_only=True):
    """What to import: a file by a mapping into a store. ``source``: the key to keep it under, where it is not
    that of the mapping; ``frame``: of the store, where it has none yet (else: the zone of the mapping).
    """

    file: Path
    mapping: Path
    store: Path
    source: str = ""
    rejects: Path | None = None
    frame: Frame | None = None
    phrases: Phrases = DEFAULT_PHRASES


class Tallied(Struct, frozen=True, kw_only=True):
    """How far an import is. ``read`` rows: each is in a contact, an interval or an activity of one, or
    ``dropped``, or ``rejected``. ``new``, ``changed``, ``unchanged``: contacts, or what rows of the kind
    are: intervals of totals, customers, days, months."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    dropped: int = 0
    rejected: int = 0


class Progress(Struct, frozen=True, kw_only=True):
    """What can be said while it goes on: ``share`` of the file, rows a second."""

    tallied: Tallied
    share: float | None
    rate: float


class Imported(Struct, frozen=True, kw_only=True):
    """What came of it. ``done`` is False where it was told to end; ``resumed``: rows done by an earlier one.

    ``rejects``: the file with the rejected rows, where there are any. ``kind``: of the mapping.
    """

    source: str
    tallied: Tallied
    done: bool
    resumed: int
    seconds: float
    rejects: Path | None
    kind: str


class _Cursor(Struct, kw_only=True, tag_field="cursor", tag="import"):
    """How far a file has been imported: what is kept as the cursor of its source. ``fingerprint`` tells the
    file from others, ``mapping`` its mapping."""

    file: str
    fingerprint: str
    mapping: str
    tallied: Tallied = Tallied()
    rejects_bytes: int = 0
    latest: Instant | None = None
    done: bool = False


def import_file(
    order: Order, progress: Callable[[Progress], None], is_told_to_end: Callable[[], bool]
) -> Imported:
    """Import a file; when told to end, what has been begun is finished first. Raises SupervisorError."""
    mapping = _mapping_of(order)
    mark = fingerprint(order.file)
    store = Store.open(str(order.store))
    try:
        return _Import(order, mapping, mark, store).run(progress, is_told_to_end)
    finally:
        store.close()


def _mapping_of(order: Order) -> MappingFile:
    read = read_mapping(order.mapping)
    if not order.source:
        return read
    if not order.source.replace("-", "").replace("_", "").isalnum():
        remedy = "Use letters, digits, - and _"
        raise SettingsError(f"--source {order.source!r} cannot be a key", remedy=remedy)
    return structs.replace(read, mapping=structs.replace(read.mapping, source=order.source))


class _Import:
    """One import into an open store."""

    def __init__(self, order: Order, mapping: MappingFile, mark: str, store: Store) -> None:
        self._order, self._mapping, self._store = order, mapping, store
        self._source = mapping.mapping.source
        said = blake2b(mapping.text.encode(), digest_size=12).hexdigest()
        fresh = _Cursor(file=order.file.name, fingerprint=mark, mapping=said)
        self._cursor = _resumed(store.cursor(self._source), fresh, self._source)
        self._begun = time.monotonic()

    def run(self, progress: Callable[[Progress], None], is_told_to_end: Callable[[], bool]) -> Imported:
        """Import; see :func:`import_file`."""
        path = self._order.rejects or self._order.file.with_name(self._order.file.name + ".rejects.csv")
        if path.absolute() == self._order.file.absolute():
            raise SettingsError("rejected rows cannot be written into the file itself", file=str(path))
        tally = Tally()
        try:
            source = FileSource(self._order.file, self._mapping, self._needs(tally))
            try:
                rejects = RejectsFile(path, self._cursor.rejects_bytes)
                return self._import(source, rejects, progress, is_told_to_end)
            finally:
                source.close()
        finally:
            tally.close()

    def _import(
        self,
        source: FileSource,
        rejects: RejectsFile,
        progress: Callable[[Progress], None],
        is_told_to_end: Callable[[], bool],
    ) -> Imported:
        resumed = self._cursor.tallied.read
        self._keep_frame()
        ended = is_told_to_end()
        for piece in () if ended else source.pieces(resumed):
            self._keep(piece, rejects)
            read = self._cursor.tallied.read - resumed
            rate = read / max(time.monotonic() - self._begun, 1e-6)
            progress(Progress(tallied=self._cursor.tallied, share=piece.share, rate=rate))
            if ended := is_told_to_end():
                break
        if not ended:
            self._finish()
        return self._imported(rejects, resumed, done=not ended)

    def _needs(self, tally: Tally) -> Needs:
        return Needs(
            pseudonym=pseudonyms_beside(self._order.store),
            phrases=self._order.phrases,
            occurrences=tally.occurrences,
            stories=self._stories,
        )

    def _stories(self, ids: Iterable[str]) -> Mapping[str, Story]:
        """What is stored of these contacts."""
        wanted = list(ids)
        told = self._store.timelines(self._source, wanted)
        records = self._store.contacts(ContactKey(self._source, name) for name in wanted)
        return {one.contact.id: (one.contact, told.get(one.contact.id, ())) for one in records}

    def _keep(self, piece: Piece, rejects: RejectsFile) -> None:
        """Write a piece: its rejects first, so that the cursor never says more than is written."""
        if piece.rejected:
            rejects.add(piece.rejected)
        self._cursor.rejects_bytes = rejects.size
        self._cursor.latest = max(filter(None, (self._cursor.latest, piece.latest)), default=None)
        batch = structs.replace(piece.batch, more=True, progress=piece.share or 0.0)

        def cursor_of(saved: Saved) -> str:
            self._cursor.tallied = _counted(self._cursor.tallied, piece, saved)
            return self._told()

        self._store.save(self._source, batch, cursor_of)

    def _told(self) -> str:
        return msgspec.json.encode(self._cursor).decode()

    def _finish(self) -> None:
        self._cursor.done = True
        self._store.save(self._source, Batch(cursor=self._told()))
        latest = self._cursor.latest
        if latest is not None:
            note_seen(self._store, max(latest, last_seen(self._store) or latest))

    def _keep_frame(self) -> None:
        if not has_frame(self._store):
            keep_frame(self._store, self._order.frame or Frame(zone=self._mapping.mapping.zone))

    def _imported(self, rejects: RejectsFile, resumed: int, *, done: bool) -> Imported:
        return Imported(
            source=self._source,
            tallied=self._cursor.tallied,
            done=done,
            resumed=resumed,
            seconds=time.monotonic() - self._begun,
            rejects=rejects.path if rejects.size else None,
            kind=str(self._mapping.mapping.__struct_config__.tag),
        )


def _counted(tallied: Tallied, piece: Piece, saved: Saved) -> Tallied:
    """The counts with those of a piece that was saved."""
    totals = len(piece.batch.totals) + len(piece.batch.beside)
    new, changed = saved.new + saved.totals_new, len(saved.changed) - saved.new + saved.totals_changed
    unchanged = saved.unchanged + totals - saved.totals_new - saved.totals_changed
    return structs.replace(
        tallied,
        new=tallied.new + new,
        changed=tallied.changed + changed,
        unchanged=tallied.unchanged + unchanged,
        read=tallied.read + piece.read,
        dropped=tallied.dropped + piece.dropped,
        rejected=tallied.rejected + len(piece.rejected) + saved.rejects,
    )


def _resumed(kept: str | None, fresh: _Cursor, source: str) -> _Cursor:
    """The cursor to begin with: that of an import that was cut off, where it is of this file and mapping.

    Raises SettingsError for the cursor of a source that is polled: its place would be lost.
    """
    if kept is None:
        return fresh
    try:
        cursor = msgspec.json.decode(kept, type=_Cursor)
    except msgspec.MsgspecError as error:
        raise SettingsError(
            f"{source!r} is a source that is polled into this store",
            remedy="Name another key in the mapping, or with --source",
        ) from error
    same = (cursor.fingerprint, cursor.mapping) == (fresh.fingerprint, fresh.mapping)
    return cursor if same and not cursor.done else fresh
