"""A store of the first revision that holds rows, brought to this one: everything people said is still there."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import IntegrityError

import storage.migrations
from domain.friction import FrictionId
from domain.nameless import Naming
from domain.states import Act, State
from storage import dialect, friction, store, together, views
from tests.examples import ANNA, BRAM, LIAM, NAMES, NOW

MICROS = dialect.Moment().process_bind_param(NOW, None)  # type: ignore[arg-type]  # the same for every dialect
OPEN, CLOSED = FrictionId("a" * 32), FrictionId("b" * 32)
_PERSON = "INSERT INTO person (id, name, reachable, welcomed) VALUES (:id, :name, true, true)"
_FRICTION = """
INSERT INTO friction (id, code, nonce, state, queue, topic, leaf, pace, impact, words, would_help, reporter, handler,
  title, version, received_at, take_by, decide_by, closed_at)
VALUES (:id, :code, :nonce, :state, 'it', 'base', 'base.slow', 'fast', 'time', :words, 'meer', :reporter, :handler,
  :title, :version, :at, :at, :at, :closed)
"""
_EVENT = """
INSERT INTO event (friction, version, at, act, person, words)
VALUES (:friction, :version, :at, :act, :person, :words)
"""
_MESSAGE = """
INSERT INTO message (id, kind, about, receiver, occasion, state, priority, due_at, attempts, wanted, sent, data, chat)
VALUES ('m1', 'friction.work', :about, 'bram', '1', 'ready', 3, :at, 0, 0, 0, :data, false)
"""
REPORTS: Sequence[dict[str, Any]] = [
    {"id": OPEN, "code": "AAAAAA", "nonce": "n1", "state": "received", "words": "é traag", "reporter": ANNA,
     "handler": None, "title": None, "version": 1, "at": MICROS, "closed": None},
    {"id": CLOSED, "code": "BBBBBB", "nonce": "n2", "state": "confirmed", "words": "Wachtwoord", "reporter": LIAM,
     "handler": BRAM, "title": "Wachtwoord", "version": 4, "at": MICROS, "closed": MICROS},
]  # fmt: skip
EVENTS: Sequence[dict[str, Any]] = [
    {"friction": one["id"], "version": 1, "at": MICROS, "act": "report", "person": one["reporter"], "words": None}
    for one in REPORTS
] + [{"friction": CLOSED, "version": 3, "at": MICROS, "act": "solve", "person": BRAM, "words": "Nieuw"}]  # fmt: skip


def first_revision(url: str) -> None:
    """As the first version of Kring left it, with two reports in it."""
    parsed = dialect.parse(url)
    if parsed.get_backend_name() == "sqlite":
        dialect.create_file(parsed)
    configuration = Config()
    configuration.set_main_option("script_location", str(Path(storage.migrations.__file__).parent))
    engine = create_engine(parsed)
    with engine.begin() as connection:
        configuration.attributes["connection"] = connection
        command.upgrade(configuration, "0001")
        _fill(connection)
    engine.dispose()


def _fill(connection: Connection) -> None:
    for who in (ANNA, LIAM, BRAM):
        connection.execute(text(_PERSON), {"id": who, "name": NAMES[who]})
    connection.execute(text("INSERT INTO queue (name, owner) VALUES ('it', :owner)"), {"owner": BRAM})
    for statement, rows in ((_FRICTION, REPORTS), (_EVENT, EVENTS)):
        connection.execute(text(statement), list(rows))
    connection.execute(text(_MESSAGE), {"about": OPEN, "at": MICROS, "data": json.dumps({"a": 1})})


@pytest.fixture
def migrated(empty_url: str) -> Iterator[store.Store]:
    first_revision(empty_url)
    with pytest.raises(store.Unmigrated, match=r"0001.*kring migrate"):
        store.open_store(empty_url)
    storage.migrations.upgrade(empty_url)
    opened = store.open_store(empty_url)
    yield opened
    opened.close()


def test_every_report_is_still_there_under_its_reporter_s_name(migrated: store.Store) -> None:
    before, closed = migrated.read(lambda tx: [friction.find(tx, one) for one in (OPEN, CLOSED)]).result()
    assert before is not None
    assert (before.naming, before.reporter, before.nonce, before.words) == (Naming.NAMED, ANNA, "n1", "é traag")
    assert (before.receipt, before.mailbox, before.lead, before.colleagues) == (None, None, None, 0)
    assert (before.state, before.version, before.received_at, before.closed_at) == (State.RECEIVED, 1, NOW, None)
    assert closed is not None
    assert (closed.state, closed.handler, closed.title, closed.closed_at) == (State.CONFIRMED, BRAM, "Wachtwoord", NOW)


def test_its_story_goes_on_where_it_was(migrated: store.Store) -> None:
    events, names = migrated.read(lambda tx: friction.story(tx, CLOSED)).result()
    assert [(one.act, one.person, one.words, one.at) for one in events] == [
        (Act.REPORT, LIAM, None, NOW), (Act.SOLVE, BRAM, "Nieuw", NOW),
    ]  # fmt: skip
    assert names == {LIAM: NAMES[LIAM], BRAM: NAMES[BRAM]}


def test_what_was_owed_is_owed_and_lists_are_as_they_were(migrated: store.Store) -> None:
    owed = migrated.read(lambda tx: tx.rows(text("SELECT about, data FROM message"))).result()
    assert [(row.about, json.loads(row.data)) for row in owed] == [(OPEN, {"a": 1})]
    page = migrated.read(lambda tx: views.todo(tx, BRAM)).result()
    assert [loop.friction.id for loop in page.loops] == [OPEN]
    assert migrated.read(views.orphans).result() == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE friction SET reporter = 'nobody'",
        "UPDATE friction SET handler = 'nobody'",
        "UPDATE friction SET lead = 'nothing'",
        "UPDATE event SET person = 'nobody'",
        "UPDATE event SET friction = 'nothing'",
        "INSERT INTO support (friction, person) VALUES ('nothing', 'anna')",
        "UPDATE friction SET code = 'AAAAAA'",
        "UPDATE friction SET nonce = 'n1'",
        "UPDATE friction SET receipt = 'r'",
        "UPDATE friction SET naming = NULL",
    ],
)
def test_rows_still_point_at_what_is_there_and_share_nothing(migrated: store.Store, statement: str) -> None:
    with pytest.raises(IntegrityError):
        migrated.write(lambda tx: tx.run(text(statement))).result()


def test_old_reports_can_do_what_new_ones_can(migrated: store.Store) -> None:
    migrated.write(lambda tx: together.support(tx, CLOSED, ANNA)).result()
    migrated.write(lambda tx: together.lead(tx, OPEN, CLOSED)).result()
    assert migrated.read(lambda tx: together.bothers(tx, CLOSED, 0)).result() == 3
    gone = text("UPDATE friction SET reporter = NULL, nonce = NULL, receipt = 'r' WHERE id = :id")
    assert migrated.write(lambda tx: tx.run(gone, id=OPEN)).result() == 1
    nameless = text("UPDATE event SET person = NULL, alternative = 'x' WHERE friction = :id")
    assert migrated.write(lambda tx: tx.run(nameless, id=OPEN)).result() == 1


def test_a_row_that_points_at_nothing_stops_the_migration_and_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kring.db'}"
    first_revision(url)
    engine = create_engine(dialect.parse(url))  # without foreign keys switched on
    with engine.begin() as connection:
        connection.execute(text("UPDATE friction SET handler = 'nobody' WHERE title IS NOT NULL"))
    with pytest.raises(RuntimeError, match="point at nothing"):
        storage.migrations.upgrade(url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == "0001"
        assert connection.execute(text("SELECT count(*) FROM friction")).scalar() == 2
    engine.dispose()
