"""The contacts behind a figure as rows: in the order in which one would look at them, narrowed by a text."""

from collections.abc import Iterable

import numpy as np

from supervisor_app import text as wording
from supervisor_app.domain.channels import Family
from supervisor_app.domain.contacts import Contact
from supervisor_app.domain.snapshot import FigureId, Level, Listed, Selection, Span
from supervisor_app.domain.targets import Targets
from supervisor_app.domain.time import SECOND_MS, Instant
from supervisor_app.metrics import members
from supervisor_app.metrics.catalogue import FIGURES
from supervisor_app.metrics.coding import queue_key
from supervisor_app.metrics.desk import Desk
from supervisor_app.metrics.layout import NEVER, IntArray, Rows, T
from supervisor_app.metrics.measures_of_numbers import Duration
from supervisor_app.metrics.quality import rows_of_flaw
from supervisor_app.metrics.reading import Measurement
from supervisor_app.metrics.view import View


def rows_behind(measurement: Measurement, figure: FigureId) -> Rows:
    """The rows of the contacts that make up a figure, or that have a flaw; in the order of the list."""
    flawed = rows_of_flaw(measurement.desk, figure)
    rows = measurement.rows_behind(figure) if flawed is None else flawed
    return rows[np.argsort(_urgency(measurement, figure, rows), kind="stable")]


def listed_rows(measurement: Measurement, rows: Iterable[int]) -> tuple[Listed, ...]:
    """The contacts of these rows, ready to be shown."""
    desk = measurement.desk
    columns, chosen = desk.columns, list(rows)
    return tuple(
        listed(desk, contact, columns.subjects[row], columns.hints[row], measurement.now)
        for contact, row in zip(columns.contacts.some(chosen), chosen, strict=True)
    )


def selected(measurement: Measurement, selection: Selection) -> tuple[tuple[Listed, ...], int]:
    """The list for a selection, and how many there were before the free text."""
    rows = rows_behind(measurement, selection.figure)
    whole = listed_rows(measurement, rows)
    words = selection.text.casefold().split()
    if not words:
        return whole, len(whole)
    return tuple(one for one in whole if _speaks_of(one, words, selection.customer)), len(whole)


def listed(desk: Desk, contact: Contact, subject: str, hint: str, now: Instant) -> Listed:
    """One contact as a row."""
    due = _due(desk, contact)
    return Listed(
        contact=contact,
        subject=subject,
        customer_hint=hint,
        owner_name=_owner_name(desk, contact),
        queue_title=desk.queue_title(queue_key(contact.source, contact.queue)),
        due=due,
        level=_level(desk, contact, due, now),
    )


def _speaks_of(one: Listed, words: list[str], customer: str) -> bool:
    """Whether every word is found in what the row shows, or the customer is the one meant."""
    contact = one.contact
    if customer and contact.customer == customer:
        return True
    shown = (contact.topic, one.subject, one.queue_title, one.owner_name, contact.id, contact.region)
    hay = "\n".join((*shown, wording.channel_title(contact.channel))).casefold()
    return all(word in hay for word in words)


def _urgency(measurement: Measurement, figure: FigureId, rows: Rows) -> IntArray:
    """What to sort by, least first: time left of those who wait, longest durations, newest arrivals."""
    view = View(measurement.look, rows)
    declared = FIGURES.get(figure.key)
    if figure.span is not Span.NOW and declared is not None and isinstance(declared.measure, Duration):
        return -declared.measure.duration_ms(view)
    newest = -view.time(T.ARRIVED)
    if figure.span is not Span.NOW:
        return newest
    since = view.time(T.WAITING_SINCE)
    due = np.where(
        view.of_family(Family.LIVE),
        since + view.target_ms("longest_wait_s"),
        view.now + members.left_ms(view),
    )
    # Those who do not wait come after those who do, newest first.
    return np.where(since != NEVER, due, newest + 2 * measurement.now)


def _due(desk: Desk, contact: Contact) -> Instant | None:
    """When the promise to a customer who wrote ends; None where nobody waits for an answer in writing."""
    waits = contact.status.is_open and contact.waiting_since is not None
    if not waits or contact.waiting_since is None or contact.channel.family is not Family.WRITTEN:
        return None
    return desk.promises.due(_targets(desk, contact), contact.waiting_since)


def _targets(desk: Desk, contact: Contact) -> Targets:
    return desk.promises.of(contact.channel, queue_key(contact.source, contact.queue))


def _level(desk: Desk, contact: Contact, due: Instant | None, now: Instant) -> Level:
    if due is not None:
        left = due - now
        return Level.CRIT if left < 0 else Level.WARN if left < members.SOON_MS else Level.OK
    since = contact.waiting_since
    if since is None or not contact.status.is_open or contact.channel.family is not Family.LIVE:
        return Level.NONE
    targets = _targets(desk, contact)
    waited_s = (now - since) / SECOND_MS
    if waited_s > targets.longest_wait_s:
        return Level.CRIT
    return Level.WARN if waited_s > targets.threshold_s else Level.OK


def _owner_name(desk: Desk, contact: Contact) -> str:
    if not contact.owner:
        return ""
    known = desk.agents.get((contact.source, contact.owner))
    return desk.joining.person(contact.source, contact.owner, known).name
