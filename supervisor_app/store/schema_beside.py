"""The tables of what is imported beside contacts. They hold no address and no name: keyed hashes alone."""

from sqlalchemy import BigInteger, Column, Float, Index, MetaData, Table, Text

from supervisor_app.domain.beside import WEATHER


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True, nullable=False)


def tables_beside(metadata: MetaData) -> tuple[Table, Table, Table, Table]:
    """People by address, facts of customers, weather by day, subscribers by month."""
    people = Table(
        "people",
        metadata,
        _key("source"),
        _key("address"),
        Column("customer", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    Index("people_customer", people.c.source, people.c.customer)
    facts = Table(
        "customer_facts",
        metadata,
        _key("source"),
        _key("customer"),
        _key("fact"),
        Column("word", Text, nullable=False),
        Column("since", BigInteger),
        sqlite_with_rowid=False,
    )
    weather = Table(
        "weather",
        metadata,
        _key("source"),
        _key("place"),
        _key("day"),
        *(Column(name, Float) for name in WEATHER),
        sqlite_with_rowid=False,
    )
    subscribers = Table(
        "subscribers",
        metadata,
        _key("source"),
        _key("month"),
        _key("region"),
        _key("site"),
        Column("number", Float, nullable=False),
        sqlite_with_rowid=False,
    )
    return people, facts, weather, subscribers
