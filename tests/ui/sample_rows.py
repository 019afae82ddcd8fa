"""Contacts that wait, alike for the same number."""

from supervisor_app.domain.channels import Channel, Family
from supervisor_app.domain.contacts import Contact, Outcome, Status
from supervisor_app.domain.snapshot import Level, Listed
from supervisor_app.domain.time import MINUTE_MS, SECOND_MS

NOON = 1_795_258_800_000

_SUBJECTS = (
    ("Number not moved on the 20th", "Moving a number", "Porting"),
    ("Incoming call", "", "First line"),
    ("Roaming bill from Croatia", "Roaming", "Roaming"),
    ("Invoice paid twice", "Payments", "Billing"),
    ("Internet does not start", "Device settings", "App chat"),
    ("Is there an outage in Khujand?", "Outage", "Facebook"),
    ("Change of owner", "Contract", "Back office"),
    ("Package ended too soon", "Tariff", "App chat"),
    ("eSIM to a new phone", "SIM", "First line"),
)
NAMES = (
    "Anna K.", "Piotr W.", "Ewa S.", "Marek Z.", "Ola N.", "Jan B.",
    "Zofia M.", "Adam L.", "Iga P.", "Tomasz R.", "Lena D.", "Olek G.",
)  # fmt: skip
USED = (
    Channel.PHONE, Channel.EMAIL, Channel.APP_CHAT, Channel.FACEBOOK, Channel.SMS, Channel.TELEGRAM,
)  # fmt: skip


def listed(number: int) -> Listed:
    """One contact that waits: a call every second time, else written; alike for the same number."""
    subject, topic, queue = _SUBJECTS[number % len(_SUBJECTS)]
    channel = USED[number % len(USED)]
    live = channel.family is Family.LIVE
    since = NOON - (number % 40 + 1) * (9 * SECOND_MS if live else 50 * SECOND_MS)
    due = None if live else since + 30 * MINUTE_MS
    return Listed(
        contact=Contact(
            source="tickets", id=str(418_203 + number), channel=channel, status=Status.OPEN,
            outcome=Outcome.WAITING, created=since, updated=since, queue=queue, topic=topic,
            region="Mazowieckie", customer=f"c{number % 30}",
            owner="anna" if number % 3 == 0 else "", queued=since, asked=since,
            waiting_since=since, link=f"https://desk.example/t/{number}",
        ),
        subject=subject,
        customer_hint=f"•••• {number % 900 + 100}",
        owner_name=NAMES[number % len(NAMES)] if number % 3 == 0 else "",
        queue_title=queue,
        due=due,
        level=_level(since, due),
    )  # fmt: skip


def _level(since: int, due: int | None) -> Level:
    left_ms = (since + MINUTE_MS if due is None else due) - NOON
    soon_ms = 40 * SECOND_MS if due is None else 10 * MINUTE_MS
    return Level.CRIT if left_ms < 0 else Level.WARN if left_ms < soon_ms else Level.OK
