"""The store: one transaction per job, answered only after its COMMIT.

    store.write(job) -> Future     job(tx) in a transaction of its own; it may run twice, or not at all
    store.read(job)  -> Future     job(tx) on a read-only snapshot that is always rolled back

A job is pure in (tx, arguments) and returns plain values. What it raises comes out of its future; what the store
itself has to say is a `StoreError` (drawn in storage/transaction.py).
"""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, TypeAlias, TypeVar

import structlog
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

import domain.errors
import storage.tx
from storage import dialect, migrations, transaction
from storage.transaction import Broke, Busy, Closed, Deliver, Failed, InDoubt, Member, StoreError, Tx, Unmigrated

__all__ = [
    "Broke", "Busy", "Closed", "Failed", "InDoubt", "Store", "StoreError", "Tx", "Unmigrated", "open_store", "revision",
]  # fmt: skip

log = structlog.get_logger()

T = TypeVar("T")
GROUP_MEMBERS = 64
GROUP_SECONDS = 0.05  # after this nobody joins anymore; a group never waits for a member
_REVISION = text("SELECT version_num FROM alembic_version")
_here = threading.local()  # marks the threads that run jobs


class SqliteStore:
    """One thread writes, and commits in one group whatever waits; a few threads read, each on its own connection."""

    def __init__(self, url: str, *, threads: int, deliver: Deliver | None, monotonic: Callable[[], float]) -> None:
        parsed = dialect.parse(url)
        dialect.create_file(parsed)
        self._deliver, self._monotonic = deliver, monotonic
        self._held = dialect.Held(dialect.sqlite_engine(parsed, "write"))
        self._read_engine = dialect.sqlite_engine(parsed, "read")
        self._readers = ThreadPoolExecutor(threads, "kring-read", _mark)
        self._local = threading.local()
        self._opened: SimpleQueue[Connection] = SimpleQueue()
        self._queue: SimpleQueue[Member[Any] | None] = SimpleQueue()
        self._gate, self._closing = threading.Lock(), False  # held around "closing" and "put": nothing is put too late
        self._writer = threading.Thread(target=self._serve, name="kring-write", daemon=True)
        self._writer.start()

    def write(self, job: Callable[[Tx], T], *, loose: bool = False) -> Future[T]:  # noqa: ARG002 - one writer is never loose
        """Answers after the COMMIT of the job's group; `loose` means something on PostgreSQL only."""
        _refuse_nesting()
        member = Member(job)
        with self._gate:
            if self._closing:
                raise Closed("the store is closing")
            self._queue.put(member)
        return member.future

    def read(self, job: Callable[[Tx], T]) -> Future[T]:
        _refuse_nesting()
        member = Member(job)
        _submit(self._readers, self._look, member, self._deliver)
        return member.future

    def close(self) -> None:
        """Finishes what was asked before, then refuses; may be called twice."""
        with self._gate:
            self._closing = True
        self._readers.shutdown()
        while not self._opened.empty():
            self._opened.get().close()
        self._queue.put(None)
        self._writer.join()  # closes its connection last, which empties the write-ahead log into the database

    def _serve(self) -> None:
        _mark()
        while (first := self._queue.get()) is not None:
            group: list[Member[Any]] = []
            try:
                self._together(first, group)
            except BaseException as error:  # noqa: BLE001 - an edge: a writer that dies would leave everybody waiting
                self._in_doubt(group, error)
            transaction.answer(group, self._deliver)
        self._held.close()

    def _together(self, first: Member[Any], group: list[Member[Any]]) -> None:
        waiting = self._waiting(first)
        try:
            connection = self._held.begin()
        except Exception as error:  # noqa: BLE001 - the driver's or SQLAlchemy's; nobody ran yet, so it is told to all
            group.extend(waiting)
            self._not_begun(group, error)
            return
        for member in waiting:
            group.append(member)  # before it runs: whatever happens, it will be answered
            if not self._joined(connection, member):
                log.info("write_group_undone", members=len(group), error=type(member.error).__qualname__)
                self._held.abandon()
                for each in group:
                    self._alone(each)
                return
        self._commit(group)

    def _waiting(self, first: Member[Any]) -> Iterator[Member[Any]]:
        """The members that wait now, in order; one whose caller gave up before is left out."""
        until, member = self._monotonic() + GROUP_SECONDS, first
        for room in reversed(range(GROUP_MEMBERS)):
            if member.future.set_running_or_notify_cancel():
                yield member
            if not room or self._monotonic() >= until:
                return
            try:
                following = self._queue.get_nowait()
            except Empty:
                return
            if following is None:
                self._queue.put(None)  # the last there is: it ends the thread after this group
                return
            member = following

    def _joined(self, connection: Connection, member: Member[Any]) -> bool:
        """False when the whole group must be undone: the error is neither a refusal nor a constraint."""
        self._held.savepoint()
        member.run(connection, self._monotonic)
        if not self._held.whole():
            return False
        if member.error is None:
            self._held.keep()
            return True
        self._held.undo()
        return isinstance(member.error, domain.errors.Refused) or dialect.is_constraint(member.error)

    def _alone(self, member: Member[Any]) -> None:
        try:
            connection = self._held.begin()
        except Exception as error:  # noqa: BLE001 - as for a group
            self._not_begun([member], error)
            return
        member.run(connection, self._monotonic)
        if member.error is None and self._held.whole():
            self._commit([member])
            return
        if member.error is None:
            member.error = Broke("the job ended the transaction it was given")
        self._held.abandon()

    def _commit(self, group: list[Member[Any]]) -> None:
        try:
            self._held.commit()
        except Exception as error:  # noqa: BLE001 - whatever it is, every member's answer is in doubt
            self._in_doubt(group, error)

    def _in_doubt(self, group: list[Member[Any]], error: BaseException) -> None:
        log.error("write_in_doubt", members=len(group), error=type(error).__qualname__)  # its text may hold words
        self._held.abandon()
        for member in group:
            member.doubt(error)

    def _not_begun(self, group: list[Member[Any]], error: Exception) -> None:
        log.warning("write_not_begun", members=len(group), error=type(error).__qualname__)
        self._held.abandon()
        for member in group:
            member.busy(error)

    def _look(self, member: Member[Any]) -> None:
        connection: Connection | None = None
        try:
            connection = self._reading()
            with connection.begin() as snapshot:
                member.run(connection, self._monotonic)
                snapshot.rollback()
        except Exception as error:  # noqa: BLE001 - the driver's or SQLAlchemy's: the next read gets a fresh connection
            self._local.connection = None
            member.error = member.error or error
        if dialect.is_busy(member.error):
            member.busy(member.error)

    def _reading(self) -> Connection:
        """The connection of this thread alone."""
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._local.connection = self._read_engine.connect()
            self._opened.put(connection)
        return connection


class PostgresStore:
    """A pool of threads with one connection and one transaction each; what lost against another runs again."""

    def __init__(self, url: str, *, threads: int, deliver: Deliver | None, monotonic: Callable[[], float]) -> None:
        self._deliver, self._monotonic = deliver, monotonic
        self._engine = dialect.postgres_engine(dialect.parse(url), connections=threads)
        self._loose = self._engine.execution_options(isolation_level="READ COMMITTED")
        self._views = self._engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        self._pool = ThreadPoolExecutor(threads, "kring-store", _mark)
        self._aisle = transaction.Aisle()

    def write(self, job: Callable[[Tx], T], *, loose: bool = False) -> Future[T]:
        """Answers after COMMIT; SERIALIZABLE, or READ COMMITTED when `loose`, for jobs that lock what they touch."""
        return self._asked(job, self._loose if loose else self._engine, keep=True)

    def read(self, job: Callable[[Tx], T]) -> Future[T]:
        return self._asked(job, self._views, keep=False)

    def close(self) -> None:
        """Finishes what was asked before, then refuses; may be called twice."""
        self._pool.shutdown()
        self._engine.dispose()

    def _asked(self, job: Callable[[Tx], T], engine: Engine, *, keep: bool) -> Future[T]:
        _refuse_nesting()
        member = Member(job)
        aisle = self._aisle if engine is self._engine else transaction.Aisle()  # the others have no such rivals
        work = partial(
            transaction.carry, engine=engine, monotonic=self._monotonic, keep=keep, aisle=aisle,
            loose=engine is self._loose,
        )  # fmt: skip
        _submit(self._pool, work, member, self._deliver)
        return member.future


Store: TypeAlias = SqliteStore | PostgresStore


def open_store(
    url: str,
    *,
    threads: int = 4,
    check: bool = True,
    deliver: Deliver | None = None,
    monotonic: Callable[[], float] = time.monotonic,
) -> Store:
    """Raises Unmigrated, which names the command to run, unless the tables are those of this version or `check` is off.

    `threads` read on SQLite, read and write on PostgreSQL. `deliver` gets, once per group, the call that answers it:
    an event loop's call_soon_threadsafe wakes the loop once and runs the futures' callbacks on the loop's own thread.
    """
    if check:
        _check(url)
    kind = PostgresStore if dialect.parse(url).get_backend_name() == "postgresql" else SqliteStore
    return kind(url, threads=threads, deliver=deliver, monotonic=monotonic)


def revision(tx: storage.tx.Tx) -> str | None:
    """What the store was last migrated to; a driver's error when it never was."""
    row = tx.row(_REVISION)
    return str(row[0]) if row else None


def _check(url: str) -> None:
    found = _found(url)
    if found is None:
        raise Unmigrated("the store has no tables yet; make them with: kring migrate")
    if found != migrations.REVISION:
        raise Unmigrated(f"the store is at {found}, and this version needs {migrations.REVISION}; run: kring migrate")


def _found(url: str) -> str | None:
    parsed = dialect.parse(url)
    sqlite = parsed.get_backend_name() == "sqlite"
    if sqlite and not dialect.file(parsed).exists():  # asking would make it
        return None
    engine = dialect.sqlite_engine(parsed, "read") if sqlite else dialect.postgres_engine(parsed, connections=1)
    try:
        with engine.connect() as connection:
            return revision(Tx(connection))
    except DBAPIError as error:
        if dialect.is_missing(error):
            return None
        raise Busy("the store cannot be reached or read") from error
    finally:
        engine.dispose()


def _submit(
    pool: ThreadPoolExecutor, work: Callable[[Member[Any]], None], member: Member[Any], deliver: Deliver | None
) -> None:
    try:
        pool.submit(transaction.serve, work, member, deliver)
    except RuntimeError as error:
        raise Closed("the store is closing") from error


def _mark() -> None:
    _here.inside = True


def _refuse_nesting() -> None:
    if getattr(_here, "inside", False):
        raise Broke("a job already is in a transaction: it must use its tx, or it would wait for itself")
