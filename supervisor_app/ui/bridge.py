"""The only crossing from worker threads into the window.

Workers post; Qt carries one queued call over; the window's slots are then called in its own thread.
Posting faster than the window draws costs nothing: the latest snapshot wins.
"""

from collections import deque
from threading import Lock

from PySide6.QtCore import QObject, Qt, Signal, Slot

from supervisor_app.domain.contacts import ContactKey
from supervisor_app.domain.snapshot import Snapshot
from supervisor_app.domain.story import ContactStory

_NOTICES_KEPT = 20


class Bridge(QObject):
    """Takes what any thread posts and hands it over in the window's thread.

    Connect the signals only to methods of QObjects that live in the window's thread: a plain function
    would run in the thread that posted. Signals carry ``object``, so that nothing is converted.

    Signals:
        snapshot_ready: the newest Snapshot.
        story_ready: a ContactStory, the newest of its contact.
        notice: a sentence (str) for the person at the window.
        answer_ready: the newest answer of its type to what a page of the past asked.
    """

    snapshot_ready = Signal(object)
    story_ready = Signal(object)
    notice = Signal(object)
    answer_ready = Signal(object)
    _posted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = Lock()
        self._snapshot: Snapshot | None = None
        self._stories: dict[ContactKey, ContactStory] = {}
        self._notices: deque[str] = deque(maxlen=_NOTICES_KEPT)
        self._answers: dict[type, object] = {}
        self._queued = False
        self._closed = False
        self._posted.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def post_snapshot(self, snapshot: Snapshot) -> None:
        """Show this snapshot instead of any that still waits to be shown. From any thread."""
        with self._lock:
            self._snapshot = snapshot
            self._queue()

    def post_story(self, story: ContactStory) -> None:
        """Show this story of a contact. From any thread."""
        with self._lock:
            self._stories[story.listed.contact.key] = story
            self._queue()

    def post_notice(self, sentence: str) -> None:
        """Tell the person at the window something; of a flood the last twenty. From any thread."""
        with self._lock:
            self._notices.append(sentence)
            self._queue()

    def post_answer(self, answer: object) -> None:
        """Hand over this answer instead of any of its type that still waits. From any thread."""
        with self._lock:
            self._answers[type(answer)] = answer
            self._queue()

    def close(self) -> None:
        """Take nothing over from now on: called before the window goes."""
        with self._lock:
            self._closed = True

    def _queue(self) -> None:
        if not self._queued and not self._closed:
            self._queued = True
            self._posted.emit()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            self._queued = False
            if self._closed:
                return
            snapshot, self._snapshot = self._snapshot, None
            stories, self._stories = self._stories, {}
            answers, self._answers = self._answers, {}
            notices = list(self._notices)
            self._notices.clear()
        if snapshot is not None:
            self.snapshot_ready.emit(snapshot)
        for story in stories.values():
            self.story_ready.emit(story)
        for answer in answers.values():
            self.answer_ready.emit(answer)
        for sentence in notices:
            self.notice.emit(sentence)
