"""What holds on both stores."""

import contextvars
import threading
from collections.abc import Callable
from concurrent.futures import CancelledError
from queue import SimpleQueue
from typing import Any

import pytest
import structlog.testing
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

import domain.errors
import storage.tx
from storage.store import Broke, Closed, Failed, Store, Tx, open_store
from tests.storage.conftest import IDS, INSERT, RESIZE, ids, put

WHO = contextvars.ContextVar[str]("WHO")
BAD = text("SELECT no_such_column FROM note")


def read_it(tx: storage.tx.Tx) -> list[str]:
    return [row.id for row in tx.rows(IDS)]


def test_what_was_answered_is_stored(notes: Store) -> None:
    assert notes.write(put("a")).result() == "a"
    assert notes.read(read_it).result() == ["a"]


def test_a_job_sees_what_it_wrote_itself(notes: Store) -> None:
    def job(tx: Tx) -> list[str]:
        put("a")(tx)
        return read_it(tx)

    assert notes.write(job).result() == ["a"]


def test_statements_tell_what_they_touched(notes: Store) -> None:
    def job(tx: Tx) -> tuple[int, int, int, Any]:
        many = tx.run_many(INSERT, [{"id": "a", "size": 1}, {"id": "b", "size": 2}])
        return many, tx.run_many(INSERT, []), tx.run(RESIZE, by=1, id="a"), tx.row(IDS).id

    assert notes.write(job).result() == (2, 0, 1, "a")


@pytest.mark.parametrize("error", [domain.errors.Unknown(), ValueError("odd"), MemoryError()])
def test_a_job_that_raises_stores_nothing_and_its_caller_gets_the_error(notes: Store, error: Exception) -> None:
    def job(tx: Tx) -> None:
        put("a")(tx)
        raise error

    assert notes.write(job).exception() is error
    assert ids(notes) == []


def test_a_constraint_stores_nothing_of_the_job(notes: Store) -> None:
    def job(tx: Tx) -> None:
        put("a")(tx)
        put("b", size=-1)(tx)

    assert isinstance(notes.write(job).exception(), IntegrityError)
    assert ids(notes) == []


def test_after_a_failed_statement_nothing_more_can_be_asked(notes: Store) -> None:
    def job(tx: Tx) -> None:
        with pytest.raises(DBAPIError):
            tx.rows(BAD)
        put("a")(tx)

    assert isinstance(notes.write(job).exception(), Failed)
    assert ids(notes) == []


def test_a_job_that_swallows_a_failed_statement_is_not_stored(notes: Store) -> None:
    def job(tx: Tx) -> str:
        put("a")(tx)
        with pytest.raises(DBAPIError):
            tx.rows(BAD)
        return "fine"

    assert isinstance(notes.write(job).exception(), Failed)
    assert ids(notes) == []


def test_a_job_may_turn_a_constraint_into_a_refusal(notes: Store) -> None:
    def job(tx: Tx) -> None:
        try:
            put("a", size=-1)(tx)
        except IntegrityError as error:
            raise domain.errors.TooLate from error

    assert isinstance(notes.write(job).exception(), domain.errors.TooLate)


@pytest.mark.parametrize("error", [StopIteration, StopAsyncIteration, CancelledError, SystemExit, KeyboardInterrupt])
def test_what_a_future_cannot_carry_is_wrapped(notes: Store, error: type[BaseException]) -> None:
    def job(tx: Tx) -> None:
        put("a")(tx)
        raise error

    def look(tx: Tx) -> None:
        raise error

    assert isinstance(notes.write(job).exception(), Broke)
    assert isinstance(notes.read(look).exception(), Broke)
    assert notes.write(put("b")).result() == "b"
    assert ids(notes) == ["b"]


async def later() -> None: ...


@pytest.mark.parametrize(
    "alive", [lambda tx: tx, lambda _: (n for n in "a"), lambda _: iter([]), lambda _: map(str, [])]
)
def test_what_is_alive_does_not_leave_a_job(notes: Store, alive: Callable[[Tx], Any]) -> None:
    def job(tx: Tx) -> Any:
        put("a")(tx)
        return alive(tx)

    assert isinstance(notes.write(job).exception(), Broke)
    assert ids(notes) == []


def test_a_coroutine_does_not_leave_a_job(notes: Store) -> None:
    coroutine = later()
    assert isinstance(notes.write(lambda _: coroutine).exception(), Broke)
    coroutine.close()


def test_a_transaction_is_dead_after_its_job(notes: Store) -> None:
    kept: list[Tx] = []
    notes.write(kept.append).result()
    with pytest.raises(Broke):
        kept[0].rows(IDS)


def test_a_job_cannot_ask_for_another_transaction(notes: Store) -> None:
    assert isinstance(notes.write(lambda _: notes.write(put("a"))).exception(), Broke)
    assert isinstance(notes.read(lambda _: notes.read(read_it)).exception(), Broke)


def test_a_job_runs_in_the_context_of_its_caller(notes: Store) -> None:
    token = WHO.set("turn 7")
    futures = [notes.write(lambda _: WHO.get()), notes.read(lambda _: WHO.get())]
    WHO.reset(token)
    assert [future.result() for future in futures] == ["turn 7", "turn 7"]


def test_a_read_cannot_write(notes: Store) -> None:
    assert isinstance(notes.read(put("a")).exception(), Failed)
    assert ids(notes) == []


def test_a_read_stays_on_its_snapshot(notes: Store) -> None:
    seen, written = threading.Event(), threading.Event()

    def job(tx: Tx) -> tuple[list[str], list[str]]:
        before = read_it(tx)
        seen.set()
        written.wait(10)
        return before, read_it(tx)

    looking = notes.read(job)
    seen.wait(10)
    notes.write(put("a")).result()
    written.set()
    assert looking.result() == ([], [])
    assert ids(notes) == ["a"]


def test_an_error_does_not_tell_the_words_it_was_about(notes: Store) -> None:
    error = notes.write(put("the printer is on fire", size=-1)).exception()
    assert "printer" not in str(error).split("DETAIL")[0]


def test_who_gave_up_before_their_turn_stores_nothing(notes: Store) -> None:
    free = threading.Event()
    holding = [notes.write(lambda _: free.wait(10)) for _ in range(4)]
    given_up = notes.write(put("a"))
    assert given_up.cancel()
    free.set()
    assert all(future.result() for future in holding)
    assert ids(notes) == []


def test_closing_finishes_what_was_asked_and_refuses_the_rest(notes: Store, store_url: str) -> None:
    second = open_store(store_url)
    asked = [second.write(put(f"{n:02}")) for n in range(20)]
    second.close()
    assert [future.result(0) for future in asked] == ids(notes)
    with pytest.raises(Closed):
        second.write(put("x"))
    with pytest.raises(Closed):
        second.read(read_it)
    second.close()


def test_everybody_is_answered_or_refused_when_it_closes_meanwhile(notes: Store, store_url: str) -> None:
    second, answered = open_store(store_url), list[str]()

    def write(name: str) -> None:
        for n in range(1000):
            try:
                asked = second.write(put(f"{name}{n}"))
            except Closed:
                return
            answered.append(asked.result(10))

    threads = [threading.Thread(target=write, args=[name]) for name in "abc"]
    for thread in threads:
        thread.start()
    while len(answered) < 10:
        threads[0].join(0.01)
    second.close()
    for thread in threads:
        thread.join()
    assert sorted(answered) == ids(notes)


def test_a_slow_job_is_logged_by_its_name_and_not_by_its_values(store_url: str) -> None:
    seconds = iter(range(100))
    store = open_store(store_url, monotonic=lambda: float(next(seconds)))
    with structlog.testing.capture_logs() as lines:
        store.write(later_on).result()
    store.close()
    slow = [line for line in lines if line["event"] == "slow_job"]
    assert slow == [{"event": "slow_job", "log_level": "warning", "ms": 1000, "job": f"{__name__}.later_on"}]


def later_on(tx: Tx) -> str:
    return "words somebody typed"


def test_answers_are_delivered_where_the_caller_wants_them(store_url: str) -> None:
    calls: SimpleQueue[Callable[[], None]] = SimpleQueue()
    store = open_store(store_url, deliver=calls.put)
    future = store.write(later_on)
    call = calls.get(timeout=10)
    assert not future.done()
    call()
    assert future.result(0) == "words somebody typed"
    store.close()


def test_answers_arrive_all_the_same_when_the_loop_is_gone(store_url: str) -> None:
    def gone(_: Callable[[], None]) -> None:
        raise RuntimeError("Event loop is closed")

    store = open_store(store_url, deliver=gone)
    assert store.write(later_on).result(10) == "words somebody typed"
    store.close()
