"""Sums of intervals, for exports that do not tell single contacts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_NUMBERS = (
    "offered",
    "answered",
    "abandoned",
    "short_abandoned",
    "left",
    "timed_out",
    "callbacks",
    "closed_unanswered",
    "resolved",
    "within",
    "threshold_s",
    "handled",
    "rated",
    "wait_total_s",
    "longest_wait_s",
    "talk_total_s",
    "hold_total_s",
    "wrap_total_s",
    "handling_total_s",
    "rating_total",
)


def upgrade() -> None:
    """From 0002. One new table; nothing that is there is touched."""
    op.create_table(
        "totals",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("site", sa.Text(), nullable=False),
        sa.Column("queue", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Float()) for name in _NUMBERS),
        sa.PrimaryKeyConstraint("source", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index("totals_start", "totals", ["start"])
