"""Takes the order of writing out of a store: rows lie in the order of their keys, which are random.

Keys say nothing, but bytes do: SQLite fills a page in the order of insertion and keeps old pages in its write-ahead
log; PostgreSQL keeps rows in the order they came, with the number of their transaction, and dead rows until a vacuum.
What this cannot reach is said in SECURITY.md: PostgreSQL's own log and its archives, snapshots and backups.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from sqlalchemy import URL, Connection, NullPool, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from storage import dialect
from storage.tables import asked, event, friction, known, mailbox, message, question, question_event, reuse, timer
from storage.transaction import Busy, Failed

log = structlog.get_logger()

PATIENCE = 1.0  # seconds: whoever waits behind us is refused after `dialect.WAIT_SECONDS`, our own work included
TOUCHED = (  # by reports and questions without a name
    friction, event, mailbox, message, timer, question, question_event, asked, known, reuse,
)  # fmt: skip
_LOOKS = 0.02  # seconds between two
_CLUSTERED = [text(f"CLUSTER {table.name} USING {table.primary_key.name}") for table in TOUCHED]
_COUNTED = [text(f"ANALYZE {table.name}") for table in TOUCHED]
_ONE_TRANSACTION = (  # their rows all get its number; a message that was sent has the number of the sending
    text("UPDATE friction SET code = code WHERE receipt IS NOT NULL"),
    text("UPDATE event SET act = act WHERE person IS NULL"),
    text("UPDATE mailbox SET id = id"),
    text("UPDATE timer SET what = what"),
    text("UPDATE message SET state = state WHERE state = 'later'"),
    text("UPDATE question SET code = code WHERE receipt IS NOT NULL"),
    # Questions go out at once, so that what is around one tells when it came.
    text("UPDATE message SET state = state WHERE about IN (SELECT id FROM question WHERE receipt IS NOT NULL)"),
    text("UPDATE question_event SET act = act WHERE question IN (SELECT id FROM question WHERE receipt IS NOT NULL)"),
    text("UPDATE asked SET circle = circle WHERE question IN (SELECT id FROM question WHERE receipt IS NOT NULL)"),
    text("UPDATE known SET missed = missed"),
    text("UPDATE reuse SET times = times"),
)
_UNTIL_NOW = text("SELECT pg_snapshot_xmax(pg_current_snapshot())::text")
_LOOK_BACK = text(  # whoever may still see rows from before; a role without rights may ask this too
    # Also who writes in another database of the server: a snapshot of ours goes back to before they began.
    """
    SELECT pg_sleep(:pause), count(*) AS holding FROM (
        SELECT backend_xmin AS since FROM pg_stat_activity
        WHERE pid <> pg_backend_pid() AND (datname = current_database() OR datname IS NULL)
        UNION ALL SELECT xmin FROM pg_replication_slots
        UNION ALL SELECT CAST(pg_snapshot_xmin(pg_current_snapshot()) AS xid)
    ) AS held
    WHERE age(since) > age(CAST(CAST(:number AS xid8) AS xid))
    """
)


def rewrite(url: str, *, patience: float = PATIENCE) -> None:
    """Writes the store anew, in the order of its keys, and drops what was deleted; turns wait meanwhile.

    Raises Busy when it is not let in within `patience` seconds for each lock, or while somebody still reads what was
    before: it is to be done again, and no turn was refused for it. Raises Failed when it never will do, such as for
    want of room or rights.
    """
    parsed = dialect.parse(url)
    if parsed.get_backend_name() == "postgresql":
        _cluster(parsed, patience)
        return
    with _alone(parsed, patience) as raw:
        _empty(raw)  # first: while somebody reads, every attempt would make the log longer by the whole store
        raw.execute("VACUUM").close()
        _empty(raw)


def shrink(url: str, *, patience: float = PATIENCE) -> None:
    """Empties SQLite's write-ahead log, which keeps what was changed and deleted; nothing on PostgreSQL.

    Raises Busy and Failed as `rewrite` does; Busy at once while another empties it.
    """
    parsed = dialect.parse(url)
    if parsed.get_backend_name() == "sqlite":
        with _alone(parsed, patience) as raw:
            _empty(raw)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        if dialect.is_busy(error) or dialect.is_passing(error):
            raise Busy("the store is in use; it is rewritten another time") from error
        log.error("store.not_rewritten", error=type(error).__qualname__)  # noqa: TRY400 - its text may hold words
        raise Failed("the store cannot be rewritten: it lacks room for a copy, or rights on its tables") from error


@contextmanager
def _alone(parsed: URL, patience: float) -> Iterator[sqlite3.Connection]:
    """A connection of its own, outside any transaction, that overwrites what it frees."""
    engine = dialect.sqlite_engine(parsed.update_query_dict({"timeout": str(patience)}), "migrate")
    with _told(), engine.connect() as connection:
        yield dialect.driver(connection)


def _empty(raw: sqlite3.Connection) -> None:
    """SQLite reports a reader in the way as a number, not as an error."""
    raw.execute("PRAGMA wal_checkpoint(PASSIVE)").close()  # the copying, beside the turns; what is left holds them up
    [(busy, _, _)] = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    if busy:
        raise Busy("somebody reads what was before, or writes without a pause; the log is emptied another time")


def _cluster(parsed: URL, patience: float) -> None:
    options = f"-c lock_timeout={round(patience * 1000)} -c statement_timeout=0"
    engine = create_engine(
        parsed, poolclass=NullPool, hide_parameters=True, isolation_level="AUTOCOMMIT",
        connect_args={"connect_timeout": dialect.WAIT_SECONDS, "application_name": "kring", "options": options},
    )  # fmt: skip
    with _told(), engine.connect() as connection:
        _nobody_looks_back(connection, patience)  # first: else every attempt would leave a dead row for each
        with engine.execution_options(isolation_level="READ COMMITTED").begin() as one:
            for statement in _ONE_TRANSACTION:
                one.execute(statement)
        _nobody_looks_back(connection, patience)
        for statement in (*_CLUSTERED, *_COUNTED):
            connection.execute(statement)


def _nobody_looks_back(connection: Connection, patience: float) -> None:
    """Waits for whoever began before now: CLUSTER keeps every dead row, with its words, that they might ask for."""
    number = connection.execute(_UNTIL_NOW).scalar_one()
    for _ in range(1 + round(patience / _LOOKS)):
        if not connection.execute(_LOOK_BACK, {"pause": _LOOKS, "number": number}).one().holding:
            return
    raise Busy("somebody reads what was before; the tables are rewritten another time")
