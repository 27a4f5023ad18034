"""Who told something, or is somewhere, before messages could be for some: they are found by it afterwards."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text

import storage.migrations
from domain.audience import parse
from domain.people import PersonId
from storage import audience, dialect, store

MANY = 2100  # more than are filled in at once
_PERSON = """
INSERT INTO person (id, name, department, location, reachable, welcomed)
VALUES (:id, 'Somebody', :department, :location, true, true)
"""
_LEARNER = "INSERT INTO learner (person, told, unanswered) VALUES (:person, :told, 0)"


def fill(connection: Connection) -> None:
    people = [
        {"id": f"p{n:04}", "department": " Straße" if n % 2 else None, "location": "Zwolle" if n % 3 == 0 else " "}
        for n in range(MANY)
    ]
    connection.execute(text(_PERSON), people)
    told = {"scenarios": ["meet"], "levels": {"teams": "plus", "excel": "starter"}, "put_away": ["word"]}
    connection.execute(text(_LEARNER), [{"person": one["id"], "told": json.dumps(told)} for one in people[::4]])
    connection.execute(text(_LEARNER), {"person": "p0001", "told": "{}"})


@pytest.fixture
def migrated(empty_url: str) -> Iterator[store.Store]:
    """A store of the version before."""
    parsed = dialect.parse(empty_url)
    if parsed.get_backend_name() == "sqlite":
        dialect.create_file(parsed)
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(storage.migrations.__file__).parent))
    engine = create_engine(parsed)
    with engine.begin() as connection:
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "0016")
        fill(connection)
    engine.dispose()
    storage.migrations.upgrade(empty_url)
    opened = store.open_store(empty_url)
    yield opened
    opened.close()


def test_everybody_is_found_by_what_they_are_known_by(migrated: store.Store) -> None:
    def found(tokens: str) -> list[PersonId]:
        return migrated.read(lambda tx: audience.members(tx, parse(tokens), after=None, most=MANY)).result()

    every = [f"p{n:04}" for n in range(MANY)]
    assert found("") == every
    assert found("department=STRASSE") == every[1::2]
    assert found("location=zwolle") == every[::3]
    assert found("moment=meet") == found("level=teams:plus") == every[::4]
    assert found("level=excel:starter") == found("ring=majority") == every
