"""Answers to customers who came back after the first one."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """From 0005. Columns are added, no table is rebuilt."""
    for name in ("next_answers", "next_wait_ms"):
        column = sa.Column(name, sa.BigInteger(), nullable=False, server_default=sa.text("0"))
        op.add_column("contacts", column)
