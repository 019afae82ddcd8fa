"""What the timelines of contacts come to, and whether the first back-fill of a source has ended."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """From 0001. Columns are added, not tables rebuilt: a store of years is ready at once."""
    texts, zero = sa.text("''"), sa.text("0")
    for column in (
        sa.Column("helper", sa.Text(), nullable=False, server_default=texts),
        sa.Column("helped", sa.BigInteger()),
        sa.Column("accepted", sa.BigInteger()),
        sa.Column("agent_messages", sa.BigInteger(), nullable=False, server_default=zero),
        sa.Column("messages_read", sa.BigInteger(), nullable=False, server_default=zero),
        sa.Column("phrases", sa.BigInteger(), nullable=False, server_default=zero),
        sa.Column("points", sa.BigInteger(), nullable=False, server_default=zero),
        sa.Column("via", sa.Text(), nullable=False, server_default=texts),
        sa.Column("writers", sa.Text(), nullable=False, server_default=texts),
        sa.Column("repeat_solution", sa.SmallInteger(), nullable=False, server_default=zero),
    ):
        op.add_column("contacts", column)
    # A call-back that falls due counts as something that happens then.
    op.execute("UPDATE contacts SET touched = callback_due WHERE callback_due > touched")
    op.add_column("cursors", sa.Column("filling", sa.SmallInteger(), nullable=False, server_default=zero))
