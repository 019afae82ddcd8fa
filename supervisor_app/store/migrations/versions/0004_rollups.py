"""Which hours have changed, figures of days and months worked out once, and finding the contacts of a day."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

_CREDITS = ("created", "queued", "answered", "outcome_at", "ended", "resolved", "closed", "callback_due")
_HOUR_MS = 3_600_000
_LIMITS = tuple(2 * 4**power * _HOUR_MS for power in range(7))


def upgrade() -> None:
    """From 0003. No table is rebuilt."""
    op.create_table(
        "changes",
        sa.Column("hour", sa.BigInteger(), nullable=False),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hour"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "rollups",
        sa.Column("grain", sa.Text(), nullable=False),
        sa.Column("start", sa.Text(), nullable=False),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("cells", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("grain", "start"),
    )
    _mark_hours()
    _tell_lives()


def _mark_hours() -> None:
    """As if the contacts that are there had come with the first batch."""
    hours = " UNION ".join(f"SELECT {_hour(stamp)} AS hour FROM contacts" for stamp in _CREDITS)
    op.execute(f"INSERT INTO changes SELECT hour, 1 FROM ({hours}) AS told WHERE hour IS NOT NULL")
    op.execute("INSERT INTO counters SELECT 'batches', 1 WHERE EXISTS (SELECT 1 FROM contacts)")


def _hour(stamp: str) -> str:
    """Rounded down, also before 1970, where division rounds up."""
    return f"({stamp} - (({stamp} % {_HOUR_MS}) + {_HOUR_MS}) % {_HOUR_MS}) / {_HOUR_MS}"


def _tell_lives() -> None:
    op.add_column(
        "contacts", sa.Column("life", sa.SmallInteger(), nullable=False, server_default=sa.text("0"))
    )
    steps = " + ".join(f"CASE WHEN touched - created > {limit} THEN 1 ELSE 0 END" for limit in _LIMITS)
    op.execute(f"UPDATE contacts SET life = {steps} WHERE touched - created > {_LIMITS[0]}")
    op.create_index("contacts_life", "contacts", ["life", "created"])
