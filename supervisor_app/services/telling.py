"""Every figure that can be asked of a window, whatever it is made of, and what it is made of."""

from msgspec.structs import replace

from supervisor_app.domain.agents import PresenceInterval
from supervisor_app.domain.snapshot import FigureId, Listed, Reading, Span
from supervisor_app.domain.totals import Total
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.composed import COMPOSED
from supervisor_app.services import composed, occupancy
from supervisor_app.services.history import QUALITY, History, Question
from supervisor_app.services.totals_told import totals_of, with_totals


def told(history: History, question: Question) -> list[Reading]:
    """A row a figure and group, in the order of the figures asked for. Raises StoreError."""
    plain = tuple(key for key in question.figures if key in FIGURES and key not in COMPOSED)
    rows: dict[str, list[Reading]] = {key: [] for key in question.figures}
    if plain:
        asked = replace(question, figures=plain)
        for reading in with_totals(history, asked, history.readings(asked)):
            rows[reading.id.key].append(reading)
    for key in question.figures:
        if key in COMPOSED:
            rows[key] = list(composed.composed(history, key, question))
        elif key.startswith(QUALITY):
            rows[key] = [_flaw(history, key, question)]
    return [reading for key in question.figures for reading in rows[key]]


def contacts(history: History, question: Question) -> tuple[Listed, ...]:
    """Exactly the contacts behind the first figure of a question. Raises StoreError."""
    key = question.figures[0]
    if key == occupancy.KEY:
        return occupancy.contacts(history, question)
    return composed.listed(history, key, question) if key in COMPOSED else history.contacts(question)


def sources(history: History, question: Question) -> tuple[PresenceInterval, ...] | tuple[Total, ...]:
    """What the first figure is made of that is no contact: intervals of presence, imported totals. Raises
    StoreError."""
    key = question.figures[0]
    if key == occupancy.KEY:
        return occupancy.intervals(history, question)
    if key in COMPOSED or key.startswith(QUALITY):
        return ()
    asked = replace(question, figures=(key,), by=())
    of_totals = any(one.made_of != "contacts" for one in with_totals(history, asked, []))
    return totals_of(history, asked) if of_totals else ()


def _flaw(history: History, key: str, question: Question) -> Reading:
    """How many contacts of the window have a flaw."""
    lines = {f"{QUALITY}{line.key}": line for line in history.flaws(question)}
    count = lines[key].count if key in lines else 0
    return Reading(
        id=FigureId(key, Span.WINDOW, question.where),
        value=float(count),
        n=count,
        rule="contacts that reached us in the window and have the flaw, counted in figures or not",
        window=question.window,
    )
