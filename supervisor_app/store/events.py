"""Events of contacts: facts in one table, what people wrote in another that a purge empties."""

from collections.abc import Sequence
from functools import partial

from supervisor_app.domain.contacts import ContactKey, Event, Personal, Timeline
from supervisor_app.store import checks, rows, schema
from supervisor_app.store.quarantine import Quarantine
from supervisor_app.store.rows import Row
from supervisor_app.store.runner import Runner


def save_events(run: Runner, facts: Sequence[Row], texts: Sequence[Row], *, whole: bool = False) -> None:
    """Write events and their texts. ``whole``: an event told without a text has none any more."""
    new = run.insert_if_new(schema.events, facts)
    if new < len(facts):
        run.upsert(schema.events, facts)  # also of one told twice the last
    run.count("events", new)
    if whole:
        _replace_texts(run, texts)
    else:
        _add_texts(run, texts)


def _replace_texts(run: Runner, texts: Sequence[Row]) -> None:
    latest = {text[:3]: text for text in texts}
    run.upsert(schema.event_texts, [text for text in latest.values() if any(text[3:])])
    run.delete(schema.event_texts, [key for key, text in latest.items() if not any(text[3:])])


def _add_texts(run: Runner, texts: Sequence[Row]) -> None:
    """A batch often tells who wrote without what: that must not take away a text known already."""
    written = {text[:3]: text for text in texts if text[-1]}
    signed = {text[:3]: text for text in reversed(texts) if text[3] and not text[-1]}
    run.upsert(schema.event_texts, list(written.values()))
    run.insert_if_new(schema.event_texts, [text for key, text in signed.items() if key not in written])


def save_timeline(run: Runner, key: ContactKey, timeline: Timeline, aside: Quarantine) -> None:
    """Write the whole story of a stored contact; one that is not stored is left out."""
    if not run.contacts(key.source, [key.id]):
        return
    admitted = [
        aside.admit(key.source, f"{key.id}/{event.id}", partial(_sound, event)) for event in timeline.events
    ]
    told = [(*key, [event for event in admitted if event is not None])]
    save_events(run, rows.event_rows(told), rows.event_text_rows(told, every=True), whole=True)
    if timeline.personal is not None:
        _save_personal(run, key, timeline.personal, aside)


def _save_personal(run: Runner, key: ContactKey, personal: Personal, aside: Quarantine) -> None:
    texts = aside.admit(key.source, key.id, partial(_sound_texts, personal))
    if texts is not None and any(texts):
        run.upsert(schema.contact_texts, [(*key, *texts)])
    elif texts is not None:
        run.delete(schema.contact_texts, [tuple(key)])


def _sound(event: Event) -> Event:
    """The event itself. Raises Unsound."""
    checks.check_events((event,))
    return event


def _sound_texts(personal: Personal) -> Row:
    """Texts as a row. Raises Unsound."""
    checks.check_personals((personal,))
    return rows.personal_row(personal)
