"""Remarks on the data itself: what was not observed, what makes no sense, what is still being read."""

from collections.abc import Iterator

from supervisor_app.domain.snapshot import Level
from supervisor_app.services.day_sums import VOLUME
from supervisor_app.services.scene import NEWS, Scene, Weighed, remark
from supervisor_app.text import remarks as words

_TOLD = ("nonsense", "unobserved", "disagrees", "unknown_agent", "lone_document")
"""The flaws that are worth a word; test contacts are none."""
_LAST = NEWS + 1


def remarks_of_data(scene: Scene) -> Iterator[Weighed]:
    """All of them. Raises StoreError."""
    if scene.gaps:
        windows = [gap.window for gap in scene.gaps]
        text = words.gap_text(windows, scene.period.zone)
        yield remark("gap", words.GAP, text, Level.WARN, window=windows[0])
    if scene.unfinished:
        yield remark("unfinished", words.UNFINISHED, words.unfinished_text(scene.unfinished), Level.WARN)
    # They are counted one by one: of more than a day only once everything else has been told.
    counted = scene.day is not None or scene.past is not None
    for line in scene.asker.answers.flaws(scene.asker.question(VOLUME)) if counted else ():
        if line.key in _TOLD:
            yield remark(
                "flaw",
                words.contacts(line.count),
                words.flaw_text(line.title),
                link="show",
                figure=line.figure,
                window=scene.period.window,
                weight=_LAST,
                size=line.count,
            )
