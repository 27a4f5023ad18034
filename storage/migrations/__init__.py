"""Brings a store to the tables of this version.

Only `upgrade` imports alembic; the running service compares REVISION by SQL.
"""

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, text
from sqlalchemy.exc import DatabaseError

from storage import dialect
from storage.transaction import Busy

REVISION = "0022"  # the newest file in versions/


def upgrade(url: str) -> None:
    """Migrates to the newest revision, all of it or nothing; a second process waits and then has nothing to do.

    Raises Busy when the store cannot be reached, is no database, or another process keeps it locked.
    """
    parsed = dialect.parse(url)
    try:
        _upgrade(parsed)
    except DatabaseError as error:
        if error.statement and not dialect.is_busy(error):  # the migration itself went wrong
            raise
        raise Busy("the store cannot be reached, is locked by another process, or is no database") from error


def _upgrade(parsed: URL) -> None:
    if parsed.get_backend_name() == "postgresql":
        _migrate(create_engine(parsed, poolclass=NullPool, hide_parameters=True))
        return
    dialect.create_file(parsed)
    engine = dialect.sqlite_engine(parsed, "migrate")
    _migrate(engine)
    _turn_to_wal(engine)


def _turn_to_wal(engine: Engine) -> None:
    """Only after the migration: two processes that do this to a new file at once fail without any waiting.

    When another process is at it just now, that one does it; and the writer of the running service makes sure.
    """
    with engine.connect() as connection:
        try:
            dialect.driver(connection).execute("PRAGMA journal_mode=WAL").fetchall()
        except sqlite3.OperationalError as error:
            if not dialect.is_busy(error):
                raise


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    configuration = Config()
    configuration.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    try:
        with engine.begin() as connection:  # on SQLite: BEGIN IMMEDIATE, so others wait here
            _lock(connection)
            configuration.attributes["connection"] = connection
            command.upgrade(configuration, "head")
            _check_keys(connection)
    finally:
        engine.dispose()


def _lock(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": dialect.MIGRATION_LOCK})
        connection.execute(text("SET LOCAL lock_timeout = '10s'"))  # the running service must not stand still behind us


def _check_keys(connection: Connection) -> None:
    """A rebuilt table on SQLite must leave no row pointing at nothing."""
    if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise RuntimeError("the migration would leave rows that point at nothing; the store is as it was")
