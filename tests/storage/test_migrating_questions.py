"""What a store keeps of questions when a newer version of Kring migrates it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text

import storage.migrations
from domain.questions import QuestionId
from storage import dialect, questions, store
from tests.examples import ANNA, BRAM, NAMES, NOW, SANNE

WHICH = QuestionId("q" * 32)
_PERSON = "INSERT INTO person (id, name, reachable, welcomed) VALUES (:id, :name, true, true)"
_QUESTION = """
INSERT INTO question (id, code, naming, nonce, state, circle, words, asker, version, asked_at)
VALUES (:id, 'AAAAAA', 'named', 'n', 'asked', 'next', 'Hoe?', 'anna', 3, :at)
"""
_EVENT = "INSERT INTO question_event (question, version, at, act, person) VALUES (:question, :version, :at, :act, :who)"
_ASKED = "INSERT INTO asked (question, person, at, circle, why) VALUES (:question, :who, :at, :circle, '[]')"


def micros(hours: int) -> int:
    return round((NOW + timedelta(hours=hours)).timestamp() * 1_000_000)


def fill(connection: Connection) -> None:
    """Brought to Sanne, who passed it on; at that moment to Bram."""
    for who in (ANNA, BRAM, SANNE):
        connection.execute(text(_PERSON), {"id": who, "name": NAMES[who]})
    connection.execute(text(_QUESTION), {"id": WHICH, "at": micros(0)})
    for version, act, who in ((1, "ask", ANNA), (3, "pass", SANNE)):
        row = {"question": WHICH, "version": version, "at": micros(version), "act": act, "who": who}
        connection.execute(text(_EVENT), row)
    for who, at, circle in ((SANNE, 1, "one"), (BRAM, 3, "next")):
        connection.execute(text(_ASKED), {"question": WHICH, "who": who, "at": micros(at), "circle": circle})


@pytest.fixture
def migrated(empty_url: str) -> Iterator[store.Store]:
    """A store of the version that kept when each was asked."""
    parsed = dialect.parse(empty_url)
    if parsed.get_backend_name() == "sqlite":
        dialect.create_file(parsed)
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(storage.migrations.__file__).parent))
    engine = create_engine(parsed)
    with engine.begin() as connection:
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "0005")
        fill(connection)
    engine.dispose()
    storage.migrations.upgrade(empty_url)
    opened = store.open_store(empty_url)
    yield opened
    opened.close()


def test_to_whom_it_was_brought_is_known_by_the_act_that_did(migrated: store.Store) -> None:
    _, asked = migrated.read(lambda tx: questions.story(tx, WHICH)).result()
    assert [(one.person, one.version, one.circle.value) for one in asked] == [(SANNE, 1, "one"), (BRAM, 3, "next")]
