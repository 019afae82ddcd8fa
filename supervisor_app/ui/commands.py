"""What the pages may ask for. The composition root gives them somebody who can do it."""

from typing import Protocol

from supervisor_app.domain.contacts import ContactKey
from supervisor_app.domain.snapshot import Selection


class Commands(Protocol):
    """Requests of the window. Each returns at once; what comes of it arrives through the bridge."""

    def select(self, selection: Selection) -> None:
        """List the contacts of this figure: they come with the next snapshot, which is made at once."""

    def open_contact(self, key: ContactKey) -> None:
        """Load a contact's story: first what is known here, then the timeline from its source."""

    def reveal_customer(self, key: ContactKey) -> None:
        """Show name and address of a contact's customer. Who asked for whom is kept on record."""

    def refresh_now(self) -> None:
        """Ask every source now instead of when its turn comes."""

    def open_link(self, link: str, source: str) -> bool:
        """Open a contact in its help desk; says whether the address was one of the source's own."""
        ...
