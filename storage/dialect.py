"""What differs between SQLite and PostgreSQL, and how values travel to both: column types, engines, errors."""

import fcntl
import json
import os
import sqlite3
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TextIO, cast

import psycopg
from sqlalchemy import (
    URL,
    BigInteger,
    Connection,
    Dialect,
    Engine,
    NullPool,
    Table,
    Text,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite as sqlite_dialect
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.pool import ConnectionPoolEntry, PoolProxiedConnection
from sqlalchemy.types import TypeDecorator

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
WAIT_SECONDS = 5  # for a lock another process holds; then the store is busy
MIGRATION_WAIT_SECONDS = 60
WAL_BYTES = 16 * 1024 * 1024  # what the write-ahead log shrinks back to once no reader holds it
MIGRATION_LOCK = 0x6B72696E67  # the advisory lock of whoever migrates: "kring"
_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "sqlite+pysqlite": "sqlite+pysqlite",
    "postgres": "postgresql+psycopg",
    "postgresql": "postgresql+psycopg",
    "postgresql+psycopg": "postgresql+psycopg",
}
_BEGINS = {"write": "BEGIN IMMEDIATE", "migrate": "BEGIN IMMEDIATE", "read": "BEGIN"}
_POSTGRES = (  # milliseconds; no transaction is long, so a stuck one ends before it stops the vacuum
    "-c statement_timeout=10000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=10000 -c timezone=UTC"
)
_COUNTED = {"preserve_rowcount": True}  # else psycopg's cursor closes before telling how many rows were inserted
_SERIALISATION, _DEADLOCK = "40001", "40P01"
_BUSY_STATES = ("55P03", "57014")  # waited too long for a lock; ran into the statement timeout


class Moment(TypeDecorator[datetime]):
    """An aware datetime, kept as microseconds UTC since 1970; a naive one raises ValueError."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002 - SQLAlchemy's
        if value is None:
            return None
        if value.utcoffset() is None:
            raise ValueError("a moment without a time zone cannot be kept; give it one (datetime.UTC)")
        since = value - EPOCH
        return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's
        return None if value is None else EPOCH + timedelta(microseconds=value)


class Json(TypeDecorator[Any]):
    """Plain JSON values, kept as text; None is NULL, and NaN raises ValueError."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002 - SQLAlchemy's
        # ASCII, since PostgreSQL's text refuses NUL and lone surrogates, which people can paste.
        return None if value is None else json.dumps(value, separators=(",", ":"), allow_nan=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002 - SQLAlchemy's
        return None if value is None else json.loads(value)


def insert_once(table: Table) -> dict[str, Any]:
    """By dialect, an insert that touches no row when one with its key is there already.

    On PostgreSQL a row that another turn committed meanwhile, unseen by this one, makes this one run again.
    """
    return {
        "sqlite": sqlite_dialect.insert(table).on_conflict_do_nothing().inline(),
        "postgresql": postgresql.insert(table).on_conflict_do_nothing().inline(),
    }


def parse(url: str) -> URL:
    """A DATABASE_URL as both drivers want it; raises ValueError, with a sentence, for what Kring cannot use."""
    scheme = url.partition(":")[0]
    if scheme not in _DRIVERS:
        raise ValueError("DATABASE_URL starts with sqlite:/// or postgresql://")
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        raise ValueError("DATABASE_URL cannot be read; it is like postgresql://user:password@host:5432/kring") from None
    if scheme.startswith("sqlite") and parsed.database in {None, "", ":memory:"}:
        raise ValueError("an SQLite store needs a file, as in sqlite:///kring.db: threads cannot share one in memory")
    return parsed.set(drivername=_DRIVERS[scheme])


def file(url: URL) -> Path:
    return Path(url.database or "")


def folder(url: str) -> Path | None:
    """Where the file of a SQLite store stands; None for another store."""
    parsed = parse(url)
    return file(parsed).parent if parsed.get_backend_name() == "sqlite" else None


def hold(url: str) -> TextIO | None:
    """Keeps a SQLite store for this process until the file it gives is closed; None for another store.

    Raises BlockingIOError while another process keeps it: two pumps on one file would send everything in doubt twice.
    """
    parsed = parse(url)
    if parsed.get_backend_name() != "sqlite":
        return None
    lock = Path(f"{file(parsed)}.lock").open("w")  # noqa: SIM115 - held until the service ends
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise
    return lock


def sqlite_engine(url: URL, role: str) -> Engine:
    """Connections of one role (write, read, migrate) that begin their own transactions; nobody pools them."""
    patience = float(str(url.query.get("timeout", MIGRATION_WAIT_SECONDS if role == "migrate" else WAIT_SECONDS)))
    engine = create_engine(
        url,
        poolclass=NullPool,
        hide_parameters=True,  # an error's text reaches logs, and parameters are people's words
        execution_options=_COUNTED,
        # Python's own transactions would let a SAVEPOINT commit alone: the driver begins nothing, we do.
        connect_args={"isolation_level": None, "timeout": patience, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _connected(raw: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        try:
            for pragma in _pragmas(role):
                raw.execute(f"PRAGMA {pragma}").fetchall()
        except sqlite3.Error:
            raw.close()
            raise

    def _begin(proxied: PoolProxiedConnection) -> None:  # no "begin" event: with one, every statement looks for more
        cast("sqlite3.Connection", proxied.dbapi_connection).execute(_BEGINS[role]).close()

    engine.dialect.do_begin = _begin  # type: ignore[assignment]
    return engine


def create_file(url: URL) -> None:
    """Makes the database file, readable by its owner alone; leaves one that exists as it is.

    An existing file is never opened here: closing it would drop the locks SQLite holds on it in this process.
    """
    with suppress(FileExistsError):
        os.close(os.open(file(url), os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def postgres_engine(url: URL, *, connections: int) -> Engine:
    return create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=WAIT_SECONDS,
        pool_use_lifo=True,
        hide_parameters=True,
        execution_options=_COUNTED,
        isolation_level="SERIALIZABLE",
        connect_args={
            "connect_timeout": WAIT_SECONDS,
            "application_name": "kring",
            "options": _POSTGRES,
            # A network that swallows packets must not hold a turn for the two hours TCP would wait.
            "keepalives_idle": 30,
            "tcp_user_timeout": 10_000,
        },
    )


def driver(connection: Connection) -> sqlite3.Connection:
    return cast("sqlite3.Connection", connection.connection.dbapi_connection)


class Held:
    """SQLite's one writing connection, held open: a transaction of its own with a raw SAVEPOINT for every member.

    SQLAlchemy's begin_nested() costs 80 times as much. After some errors (a full disk) SQLite has thrown the whole
    transaction away by itself, and later statements would each commit alone: ask `whole` after every error.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def begin(self) -> Connection:
        """Raises what the driver raises when another process keeps the lock too long: ask `is_busy`."""
        if self._connection is None:
            self._connection = self._engine.connect()
        self._connection.begin()
        self._raw = driver(self._connection)
        return self._connection

    def whole(self) -> bool:
        return self._raw.in_transaction

    def savepoint(self) -> None:
        self._raw.execute("SAVEPOINT member")

    def keep(self) -> None:
        self._raw.execute("RELEASE member")

    def undo(self) -> None:
        self._raw.execute("ROLLBACK TO member")
        self._raw.execute("RELEASE member")

    def commit(self) -> None:
        assert self._connection is not None
        self._connection.commit()

    def abandon(self) -> None:
        """Undoes everything since `begin`, whatever state an error left behind; never raises."""
        if self._connection is None:
            return
        with suppress(SQLAlchemyError, sqlite3.Error):
            self._connection.rollback()
        with suppress(SQLAlchemyError, sqlite3.Error):
            if driver(self._connection).in_transaction:
                driver(self._connection).rollback()
            return
        self.close()  # not even that worked: the next group opens a fresh one

    def close(self) -> None:
        if self._connection is not None:
            with suppress(SQLAlchemyError, sqlite3.Error):
                self._connection.close()
            self._connection = None


def is_constraint(error: BaseException | None) -> bool:
    return isinstance(error, IntegrityError)


def is_busy(error: BaseException | None) -> bool:
    """Whether nothing is wrong but the moment: locked, no connection, too slow; nothing was stored."""
    if isinstance(error, NoneFree):
        return True
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
    return isinstance(error, DBAPIError) and (error.connection_invalidated or _state(error) in _BUSY_STATES)


def is_passing(error: BaseException | None) -> bool:
    """Whether PostgreSQL undid the transaction for a reason that may be gone at once, so that it can run again."""
    if not isinstance(error, DBAPIError):
        return False
    return error.connection_invalidated or _state(error) in {_SERIALISATION, _DEADLOCK}


def is_undone(error: BaseException) -> bool:
    """Whether PostgreSQL said of a failed COMMIT that nothing was stored; otherwise nobody can know."""
    if not isinstance(error, DBAPIError) or error.connection_invalidated:
        return False
    return _state(error) in {_SERIALISATION, _DEADLOCK} or is_constraint(error)


def is_missing(error: BaseException) -> bool:
    """Whether the statement names a table that is not there: the store was never migrated."""
    if isinstance(error, OperationalError) and isinstance(error.orig, sqlite3.Error):
        return "no such table" in str(error.orig)
    return isinstance(error, DBAPIError) and isinstance(error.orig, psycopg.errors.UndefinedTable)


def _state(error: DBAPIError) -> str | None:
    return error.orig.sqlstate if isinstance(error.orig, psycopg.Error) else None


def _pragmas(role: str) -> list[str]:
    if role == "read":
        return ["query_only=ON", "temp_store=MEMORY"]
    shared = ["secure_delete=ON", "synchronous=FULL", "temp_store=MEMORY"]
    if role == "migrate":
        return [*shared, "foreign_keys=OFF"]  # a table may be rebuilt; checked before the commit
    return ["journal_mode=WAL", *shared, "foreign_keys=ON", f"journal_size_limit={WAL_BYTES}"]
