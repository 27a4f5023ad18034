"""Takes the order of writing out of a store: rows lie in the order of their keys, which are random.

Keys say nothing, but bytes do: SQLite fills a page in the order of insertion and keeps old pages in its write-ahead
log; PostgreSQL keeps rows in the order they came, with the number of their transaction, and dead rows until a vacuum.
What this cannot reach is said in SECURITY.md: PostgreSQL's own log and its archives, snapshots and backups.
"""

from sqlalchemy import URL, NullPool, create_engine, text
from sqlalchemy.exc import DBAPIError

from storage import dialect
from storage.tables import event, friction, mailbox, message
from storage.transaction import Busy

LOCK_WAIT = "5s"  # for the tables of PostgreSQL; then another hour will do
TOUCHED = (friction, event, mailbox, message)  # by reports without a name
_WAIT = text("SELECT set_config('lock_timeout', :wait, false)")
_IN_ORDER = [text(f"CLUSTER {table.name} USING {table.primary_key.name}") for table in TOUCHED]
_COUNTED = [text(f"ANALYZE {table.name}") for table in TOUCHED]
_ONE_TRANSACTION = (  # their rows all get its number
    text("UPDATE friction SET code = code WHERE receipt IS NOT NULL"),
    text("UPDATE event SET act = act WHERE person IS NULL"),
    text("UPDATE mailbox SET id = id"),
)


def rewrite(url: str) -> None:
    """Writes the store anew, in the order of its keys; turns wait meanwhile. Raises Busy when it is not let in."""
    parsed = dialect.parse(url)
    if parsed.get_backend_name() == "postgresql":
        _cluster(parsed)
    else:
        _raw(parsed, "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)")


def shrink(url: str) -> None:
    """Empties SQLite's write-ahead log, which keeps what was changed and deleted; nothing on PostgreSQL."""
    parsed = dialect.parse(url)
    if parsed.get_backend_name() == "sqlite":
        _raw(parsed, "PRAGMA wal_checkpoint(TRUNCATE)")


def _raw(parsed: URL, *statements: str) -> None:
    """On a connection of its own, outside any transaction, overwriting what it frees."""
    engine = dialect.sqlite_engine(parsed, "migrate")
    try:
        with engine.connect() as connection:
            raw = dialect.driver(connection)
            for one in statements:
                raw.execute(one).fetchall()
    except Exception as error:
        if not dialect.is_busy(error):
            raise
        raise Busy("the store is in use; it is rewritten another time") from error
    finally:
        engine.dispose()


def _cluster(parsed: URL) -> None:
    engine = create_engine(parsed, poolclass=NullPool, hide_parameters=True)
    try:
        with engine.begin() as connection:
            connection.execute(_WAIT, {"wait": LOCK_WAIT})
            for statement in _ONE_TRANSACTION:
                connection.execute(statement)
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(_WAIT, {"wait": LOCK_WAIT})
            for statement in (*_IN_ORDER, *_COUNTED):
                connection.execute(statement)
    except DBAPIError as error:
        if not (dialect.is_busy(error) or dialect.is_passing(error)):
            raise
        raise Busy("the tables are in use; they are rewritten another time") from error
    finally:
        engine.dispose()
