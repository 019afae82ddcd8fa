"""One contact opened: its row, its timeline, and what else its customer asked lately."""

from msgspec import Struct

from supervisor_app.domain.contacts import Personal, Timeline
from supervisor_app.domain.snapshot import Listed


class ContactStory(Struct, frozen=True, kw_only=True):
    """What the contact panel shows. Comes in steps: first ``loading``, then with a timeline or an error.

    ``earlier``: other contacts of this customer, newest first. ``contacts_in_7_days``: of this customer,
    this one included (0: not known). ``error``: one plain sentence why there is no timeline.
    ``revealed``: name and address, only after somebody asked to see them.
    """

    listed: Listed
    timeline: Timeline | None = None
    earlier: tuple[Listed, ...] = ()
    contacts_in_7_days: int = 0
    loading: bool = False
    error: str = ""
    revealed: Personal | None = None
