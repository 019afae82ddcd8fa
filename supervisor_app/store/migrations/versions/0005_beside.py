"""What is imported beside contacts: customers' addresses and facts, weather, subscribers."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_WEATHER = (
    "rain_mm",
    "snow_cm",
    "temperature_c",
    "temperature_min_c",
    "temperature_max_c",
    "wind_kmh",
    "sunshine_h",
)


def upgrade() -> None:
    """From 0004. Four new tables; nothing that is there is touched."""
    _create("people", ("source", "address"), sa.Column("customer", sa.Text(), nullable=False))
    op.create_index("people_customer", "people", ["source", "customer"])
    _create(
        "customer_facts",
        ("source", "customer", "fact"),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger()),
    )
    _create("weather", ("source", "place", "day"), *(sa.Column(name, sa.Float()) for name in _WEATHER))
    _create(
        "subscribers", ("source", "month", "region", "site"), sa.Column("number", sa.Float(), nullable=False)
    )


def _create(name: str, keys: tuple[str, ...], *columns: "sa.Column[Any]") -> None:
    op.create_table(
        name,
        *(sa.Column(key, sa.Text(), nullable=False) for key in keys),
        *columns,
        sa.PrimaryKeyConstraint(*keys),
        sqlite_with_rowid=False,
    )
