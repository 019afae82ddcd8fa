"""Where the members of a contact stand: in the contact itself, and in its row of ``contacts``.

Most of them stand side by side in both, and are carried over in runs: one by one by name takes twice as long.
"""

from collections.abc import Sequence

from supervisor_app.domain.contacts import Contact
from supervisor_app.store import schema

CONTACT_COLUMNS = tuple(column.name for column in schema.contacts.columns)
MEMBERS = Contact.__struct_fields__


def _run(names: Sequence[str], first: str, last: str) -> slice:
    return slice(names.index(first), names.index(last) + 1)


KEY = _run(MEMBERS, "source", "id")
STAMPS = _run(MEMBERS, "created", "updated")
WORDS = _run(MEMBERS, "site", "link")
NUMBERS = _run(MEMBERS, "queued", "rating")
TALE = _run(MEMBERS, "helper", "points")
NEXT = _run(MEMBERS, "next_answers", "next_wait_ms")

STAMPS_KEPT = _run(CONTACT_COLUMNS, "created", "updated")
WORDS_KEPT = _run(CONTACT_COLUMNS, "site", "link")
NUMBERS_KEPT = _run(CONTACT_COLUMNS, "queued", "rating")
CONVERTED_KEPT = _run(CONTACT_COLUMNS, "channel", "phantom")
TALE_KEPT = _run(CONTACT_COLUMNS, "helper", "points")
VIA_KEPT = _run(CONTACT_COLUMNS, "via", "repeat_solution")
NEXT_KEPT = _run(CONTACT_COLUMNS, "next_answers", "next_wait_ms")

TEXTS = KEY, WORDS, _run(MEMBERS, "helper", "helper")
"""The members of a contact that are texts."""
WHOLE = STAMPS, _run(MEMBERS, "queued", "reopened"), _run(MEMBERS, "helped", "points"), NEXT
"""Those that are whole numbers, or None."""
