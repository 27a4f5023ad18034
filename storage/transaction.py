"""One job on its way through the store: the transaction it sees, what became of it, and what can go wrong.

StoreError
├── Busy         not stored: locked, unreachable or too contended; ask again (503)
├── InDoubt      nobody can know whether it was stored; the once-only key decides when it is asked again (5xx)
├── Unmigrated   the tables are not those of this version
├── Closed       the store is closing
├── Failed       the database could not do what was asked: no room, no such table
└── Broke        the job raised, returned or did what no transaction can carry
"""

import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager, suppress
from contextvars import Context, copy_context
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Generic, Literal, TypeAlias, TypeVar, cast

import structlog
from sqlalchemy import Connection, CursorResult, Engine, Executable, RootTransaction
from sqlalchemy.exc import SQLAlchemyError

from storage import dialect, prepared
from storage.tx import Quiet

log = structlog.get_logger()

T = TypeVar("T")
Result: TypeAlias = CursorResult[Any] | prepared.Answer
Deliver: TypeAlias = Callable[[Callable[[], None]], object]
RERUNS = 5  # of a PostgreSQL transaction that lost against another
SLOW_SECONDS = 0.05  # a job that takes longer delays everybody behind it


class StoreError(Exception):
    """What the store itself has to say; the sentence is for the operator."""


class Busy(StoreError): ...


class InDoubt(StoreError): ...


class Unmigrated(StoreError): ...


class Closed(StoreError): ...


class Failed(StoreError): ...


class Broke(StoreError): ...


class Tx:
    """The Protocol `storage.tx.Tx` on a real connection; dead after a failed statement and after its job."""

    __slots__ = ("_connection", "_over", "dialect")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._over: Exception | None = None  # why nothing more can be asked
        self.dialect = cast("Literal['sqlite', 'postgresql']", connection.dialect.name)

    def rows(self, statement: Executable, /, **values: Any) -> list[Any]:
        return self._execute(statement, values, _all)

    def row(self, statement: Executable, /, **values: Any) -> Any:
        return self._execute(statement, values, _first)

    def run(self, statement: Executable, /, **values: Any) -> int:
        return self._execute(statement, values, _touched)

    def run_many(self, statement: Executable, values: Sequence[Mapping[str, Any]], /) -> int:
        return self._execute(statement, values, _touched) if values else 0

    def end(self) -> Exception | None:
        """The error of a failed statement, which the job may have swallowed; nothing works after this."""
        failed, self._over = self._over, Broke("this transaction has ended; only plain values leave a job")
        return failed

    def _execute(self, statement: Executable, values: Any, take: Callable[[Result], T]) -> T:
        if self._over is not None:
            raise self._over
        try:
            return take(prepared.execute(self._connection, statement, values))
        except Exception as error:
            self._over = error
            raise


_ALIVE = (Iterator, Awaitable, AsyncIterator, Connection, Tx)  # cursors, results and generators are iterators


@dataclass(slots=True)
class Member(Generic[T]):
    """One job: run once or more, answered once."""

    job: Callable[[Tx], T]
    future: Future[T] = field(default_factory=Future)
    context: Context = field(default_factory=copy_context)  # the caller's: its log lines carry the same fields
    result: Any = None
    error: BaseException | None = None

    def run(self, connection: Connection, monotonic: Callable[[], float]) -> None:
        """Leaves a result or an error, and never raises; a slow job is logged by its name, not by its values.

        One that is to be quiet is not logged at all.
        """
        self.result = self.error = None
        tx, began = Tx(connection), monotonic()
        try:
            self.result = self.context.run(self.job, tx)
            if isinstance(self.result, _ALIVE):
                self.error = Broke(f"a job returns plain values, not a {type(self.result).__name__}")
        except BaseException as error:  # noqa: BLE001 - an edge: what a job raises belongs to its caller, not to this thread
            self.error = _bearable(error)
        failed = tx.end()
        # A job may turn a constraint into a refusal; any other failed statement means more than the job knows.
        if failed is not None and (self.error is None or not dialect.is_constraint(failed)):
            self.error = failed
        if (took := monotonic() - began) > SLOW_SECONDS and not isinstance(self.job, Quiet):
            self.context.run(log.warning, "slow_job", ms=round(took * 1000), job=_name(self.job))

    def busy(self, cause: BaseException | None) -> None:
        self.error = Busy("the store cannot take this now, and nothing was stored: ask again")
        self.error.__cause__ = cause

    def doubt(self, cause: BaseException | None) -> None:
        self.error = InDoubt("the commit failed, so nobody can know whether this was stored: ask again")
        self.error.__cause__ = cause

    def settle(self) -> None:
        if isinstance(self.error, SQLAlchemyError) and not dialect.is_constraint(self.error):
            failed = Failed("the database could not do this, and nothing was stored")
            failed.__cause__ = self.error
            self.future.set_exception(failed)
        elif self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.result)


def answer(members: Sequence[Member[Any]], deliver: Deliver | None) -> None:
    """Settles a whole group by one call of `deliver`, such as an event loop's call_soon_threadsafe, or right here."""
    settle = partial(_settle, list(members))
    if deliver is None:
        settle()
        return
    try:
        deliver(settle)
    except RuntimeError:  # the loop has closed; whoever still waits is a thread
        settle()


def serve(work: Callable[[Member[Any]], None], member: Member[Any], deliver: Deliver | None) -> None:
    """One member on a thread of a pool; one whose caller gave up before is not run."""
    if not member.future.set_running_or_notify_cancel():
        return
    try:
        work(member)
    except BaseException as error:  # noqa: BLE001 - an edge: whatever went wrong, somebody waits for an answer
        log.error("store_broke", error=type(error).__qualname__)  # noqa: TRY400 - a traceback may hold people's words
        member.doubt(error)
    answer([member], deliver)


class Aisle:
    """Lets many through together, or one alone."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._inside = 0
        self._wanting = 0  # who wants to be alone goes before whoever comes later

    def wanted(self) -> bool:
        return self._wanting > 0

    @contextmanager
    def shared(self) -> Iterator[None]:
        with self._changed:
            self._changed.wait_for(lambda: not self.wanted())
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        with self._changed:
            self._wanting += 1
            self._changed.wait_for(lambda: not self._inside)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._wanting -= 1
                self._changed.notify_all()


def carry(
    member: Member[Any], *, engine: Engine, monotonic: Callable[[], float], keep: bool, aisle: Aisle,
    loose: bool = False,
) -> None:  # fmt: skip
    """One PostgreSQL transaction, committed if it is to be kept; run again when it lost against another.

    A `loose` one does not see at its writing what it saw at its looking: a key that somebody took in between is lost
    against them too.

    The last time it runs while this process has no other on the way: while tables are small, PostgreSQL takes two
    writers of different rows for rivals (it notes pages and whole tables as read), and one may lose every time.
    """
    for left in reversed(range(1 + RERUNS)):
        with aisle.shared() if left else aisle.alone():
            _once(member, engine, monotonic, keep=keep)
        lost = dialect.is_passing(member.error) or (loose and dialect.is_constraint(member.error))
        if not lost:
            break
    if lost or dialect.is_busy(member.error):
        member.busy(member.error)


def _once(member: Member[Any], engine: Engine, monotonic: Callable[[], float], *, keep: bool) -> None:
    try:
        connection = engine.connect()
    except SQLAlchemyError as error:
        member.busy(error)
        return
    try:
        ours = connection.begin()
        member.run(connection, monotonic)
        if keep and member.error is None:
            _commit(ours, member)
    finally:
        _give_back(connection)


def _commit(ours: RootTransaction, member: Member[Any]) -> None:
    try:
        ours.commit()
    except SQLAlchemyError as error:
        if dialect.is_undone(error):
            member.error = error
            return
        log.error("write_in_doubt", members=1, error=type(error).__qualname__)  # noqa: TRY400 - as above
        member.doubt(error)


def _give_back(connection: Connection) -> None:
    """Gives the connection back, rolling back what was not committed; one that broke leaves the pool."""
    try:
        connection.close()
    except SQLAlchemyError:
        with suppress(SQLAlchemyError):
            connection.invalidate()
            connection.close()


def _settle(members: Sequence[Member[Any]]) -> None:
    for member in members:
        member.settle()


def _all(result: Result) -> list[Any]:
    return list(result.all())


def _first(result: Result) -> Any:
    return result.first()


def _touched(result: Result) -> int:
    count = result.rowcount
    if result.returns_rows:
        result.close()
    return count


def _bearable(error: BaseException) -> BaseException:
    """What asyncio can carry: a bare StopIteration or a cancellation would leave its waiter hanging or misled."""
    if isinstance(error, Exception) and not isinstance(error, (StopIteration, StopAsyncIteration, CancelledError)):
        return error
    broke = Broke(f"the job raised {type(error).__name__}")
    broke.__cause__ = error
    return broke


def _name(job: Callable[..., Any]) -> str:
    inner = job.func if isinstance(job, partial) else job
    return f"{inner.__module__}.{getattr(inner, '__qualname__', type(inner).__qualname__)}"
