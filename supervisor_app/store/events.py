"""Events of contacts: facts in one table, what people wrote in another that a purge empties."""

from collections.abc import Sequence

from supervisor_app.domain.contacts import ContactKey, Event, Personal, Timeline
from supervisor_app.store import rows, schema
from supervisor_app.store.rows import Row, Unsound
from supervisor_app.store.runner import Runner


def save_events(run: Runner, pairs: Sequence[tuple[Row, Row]], *, whole: bool = False) -> None:
    """Write events and their texts. ``whole``: an event told without a text has none any more."""
    facts = list({fact[:3]: fact for fact, _text in pairs}.values())
    new = run.insert_if_new(schema.events, facts)
    if new < len(facts):
        run.upsert(schema.events, facts)
    run.count("events", new)
    texts = list({text[:3]: text for _fact, text in pairs}.values())
    run.upsert(schema.event_texts, [text for text in texts if text[-1] or (whole and any(text[3:]))])
    if whole:
        run.delete(schema.event_texts, [text[:3] for text in texts if not any(text[3:])])
    else:  # a batch often tells who wrote without what: it must not take away a text known already
        run.insert_if_new(schema.event_texts, [text for text in texts if text[3] and not text[-1]])


def save_timeline(run: Runner, key: ContactKey, timeline: Timeline) -> None:
    """Write the whole story of a stored contact; one that is not stored is left out."""
    if not run.contacts(key.source, [key.id]):
        return
    save_events(
        run, [rows.event_rows(key, event) for event in timeline.events if _is_sound(key, event)], whole=True
    )
    if timeline.personal is not None:
        _save_personal(run, key, timeline.personal)


def _is_sound(key: ContactKey, event: Event) -> bool:
    try:
        rows.event_rows(key, event)
    except Unsound:
        return False
    return True


def _save_personal(run: Runner, key: ContactKey, personal: Personal) -> None:
    texts = rows.personal_row(personal)
    if any(texts):
        run.upsert(schema.contact_texts, [(*key, *texts)])
    else:
        run.delete(schema.contact_texts, [tuple(key)])
