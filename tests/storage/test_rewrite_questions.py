"""What is left of the order of writing of questions, once a store was written anew."""

from dataclasses import replace
from datetime import date

from sqlalchemy import text

from domain.knowledge import Source
from domain.messages import Kind
from domain.questions import Act, Asked, Circle, QuestionId
from domain.questions import Event as Told
from storage import outbox, questions, recognition, rewrite
from storage.store import Tx, open_store
from tests.domain.test_questions import question
from tests.examples import BRAM, MIDNIGHT, NOW, settle_in
from tests.storage.test_rewrite import LONG

DAY = date(2026, 11, 1)
NAMELESS = question(asker=None, nonce=None, asked_at=MIDNIGHT)


def test_what_is_around_a_question_without_a_name_tells_no_time_either(postgres_url: str) -> None:
    store, tables = open_store(postgres_url), ("question", "question_event", "asked", "message")
    store.write(settle_in).result(10)
    for n in range(3):
        store.write(lambda tx, n=n: wonder(tx, n)).result(10)  # type: ignore[misc]
    for table in tables:
        born = text(f"SELECT DISTINCT xmin::text FROM {table}")
        assert len(store.read(lambda tx, born=born: tx.rows(born)).result(10)) == 3, table  # type: ignore[misc]
    rewrite.rewrite(postgres_url, patience=LONG)
    found = set()
    for table in tables:
        born = text(f"SELECT DISTINCT xmin::text AS born FROM {table}")
        found |= {row.born for row in store.read(lambda tx, born=born: tx.rows(born)).result(10)}  # type: ignore[misc]
    assert len(found) == 1
    store.close()


def test_how_often_something_helped_tells_no_order_either(postgres_url: str) -> None:
    store, born = open_store(postgres_url), text("SELECT DISTINCT xmin::text FROM reuse")
    for which in ("b", "a", "c"):
        store.write(lambda tx, which=which: recognition.reused(tx, Source.TIP, which, DAY, by=BRAM)).result(10)  # type: ignore[misc]
    assert len(store.read(lambda tx: tx.rows(born)).result(10)) == 3
    rewrite.rewrite(postgres_url, patience=LONG)
    assert len(store.read(lambda tx: tx.rows(born)).result(10)) == 1
    store.close()


def wonder(tx: Tx, n: int) -> None:
    """A question without a name, brought to Bram, who was told of it."""
    which = replace(NAMELESS, id=QuestionId(f"{n:032x}"), code=f"CODE{n}", receipt=f"{n:064x}")
    assert questions.add(tx, which)
    questions.tell(tx, which.id, Told(version=1, at=MIDNIGHT, act=Act.ASK, person=None, words=None))
    questions.bring(tx, which.id, [Asked(person=BRAM, version=1, circle=Circle.ONE, why=())])
    outbox.owe(tx, Kind.ASKED, about=which.id, receiver=BRAM, occasion="1", due=MIDNIGHT, now=NOW)
