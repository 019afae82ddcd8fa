"""What the pages may ask for. The composition root gives them somebody who can do it."""

from typing import Protocol

from supervisor_app.domain.asking import ContactsAsked, ReportAsked, SummaryAsked
from supervisor_app.domain.contacts import ContactKey
from supervisor_app.domain.snapshot import Selection
from supervisor_app.domain.trends import TrendsAsked


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

    def ask_summary(self, asked: SummaryAsked) -> None:
        """Sum a period up. A SummaryCame comes, then another with what takes longer; the last asked wins."""

    def ask_contacts(self, asked: ContactsAsked) -> None:
        """List the contacts behind a figure of the past. A ContactsCame comes; the last asked wins."""

    def ask_trends(self, asked: TrendsAsked) -> None:
        """Read months and years. A TrendsCame comes, then another with the cohort; the last asked wins."""

    def save_report(self, asked: ReportAsked) -> None:
        """Put a summary into a file. A ReportCame comes."""
