"""Which schema a database has, and bringing an older one up to ours.

A database that is up to date is only read here: alembic, slow to import, is not.
"""

from pathlib import Path

from sqlalchemy import Connection, inspect, select

from supervisor_app.domain.errors import StoreError
from supervisor_app.store import schema
from supervisor_app.store.engine import mark_as_ours

_MIGRATIONS = Path(__file__).parent / "migrations"


def bring_up_to_date(connection: Connection) -> None:
    """Create the tables, or migrate them. All or nothing: the caller's transaction. Raises StoreError."""
    found = version_of(connection)
    if found is None:
        create(connection)
    elif found < schema.HEAD:
        migrate(connection)
    else:
        _refuse_newer(found)


def version_of(connection: Connection) -> str | None:
    """The newest migration a database has had (None: there are no tables yet)."""
    if not inspect(connection).has_table(schema.version.name):
        return None
    return connection.execute(select(schema.version.c.version_num)).scalar()


def _refuse_newer(found: str) -> None:
    """Raise StoreError for a database of a later program."""
    if found > schema.HEAD:
        raise StoreError(
            f"The store was written by a newer version of this program (schema {found}, this one knows"
            f" {schema.HEAD}); install that version, or give another file."
        )


def require_ours(connection: Connection) -> None:
    """Raise StoreError where the schema is another than ours: a reader cannot change it."""
    found = version_of(connection)
    if found is None or found < schema.HEAD:
        raise StoreError("The store is of an older version; start the program that collects into it once.")
    _refuse_newer(found)


def create(connection: Connection) -> None:
    """Make all tables of an empty database at once, as if migrated."""
    schema.metadata.create_all(connection)
    schema.version.create(connection)
    connection.execute(schema.version.insert().values(version_num=schema.HEAD))
    mark_as_ours(connection, int(schema.HEAD))


def migrate(connection: Connection) -> None:
    """Run every migration that a database has not had."""
    from alembic import command  # a quarter of a second that only an old database costs
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    mark_as_ours(connection, int(schema.HEAD))
