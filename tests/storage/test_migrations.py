from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, create_engine, text

import storage.migrations
import storage.store
from storage import dialect, tables
from storage.tables.questions import KEPT_BESIDES


@pytest.fixture
def connection(store_url: str) -> Iterator[Connection]:
    engine = create_engine(dialect.parse(store_url))
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def ours(name: str | None, _kind: str, _parents: object) -> bool:
    """Whether the code's own tables know it; a store's index of words they do not."""
    return name not in KEPT_BESIDES


def test_a_migrated_store_has_exactly_the_tables_the_code_knows(connection: Connection) -> None:
    context = MigrationContext.configure(
        connection, opts={"compare_type": True, "compare_server_default": True, "include_name": ours}
    )
    assert compare_metadata(context, tables.metadata) == []


def test_partial_indexes_have_the_same_condition_as_in_the_code(connection: Connection) -> None:
    catalogue = {"sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'index'"}
    found = connection.execute(
        text(catalogue.get(connection.dialect.name, "SELECT indexname, indexdef FROM pg_indexes"))
    ).all()
    partial = {name for name, sql in found if sql and " where " in sql.lower()}
    option = f"{connection.dialect.name}_where"
    known = {
        str(index.name)
        for table in tables.metadata.tables.values()
        for index in table.indexes
        if index.kwargs.get(option) is not None
    }
    assert partial == known


def test_no_table_on_sqlite_keeps_the_order_of_insertion(sqlite_url: str) -> None:
    store = storage.store.open_store(sqlite_url)
    listed = store.read(
        lambda tx: tx.rows(text("SELECT name, wr FROM pragma_table_list WHERE schema = 'main'"))
    ).result()
    store.close()
    without = {name for name, without_rowid in listed if without_rowid}
    assert without - KEPT_BESIDES == {table.name for table in tables.metadata.tables.values()}


def test_the_constant_names_the_newest_revision() -> None:
    scripts = ScriptDirectory(str(Path(storage.migrations.__file__).parent))
    assert scripts.get_heads() == [storage.migrations.REVISION]


def test_migrating_twice_changes_nothing(store_url: str) -> None:
    storage.migrations.upgrade(store_url)
    storage.store.open_store(store_url).close()


def test_several_that_migrate_at_once_do_no_harm(empty_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(storage.migrations.upgrade, [empty_url] * 4))
    storage.store.open_store(empty_url).close()


def test_a_store_that_was_never_migrated_is_refused_with_the_command_to_run(empty_url: str) -> None:
    with pytest.raises(storage.store.Unmigrated, match="kring migrate"):
        storage.store.open_store(empty_url)


def test_asking_for_a_store_that_is_not_there_does_not_make_it(tmp_path: Path) -> None:
    with pytest.raises(storage.store.Unmigrated):
        storage.store.open_store(f"sqlite:///{tmp_path / 'none.db'}")
    assert list(tmp_path.iterdir()) == []


def test_a_store_of_another_version_is_refused_with_the_command_to_run(store_url: str) -> None:
    store = storage.store.open_store(store_url)
    store.write(lambda tx: tx.run(text("UPDATE alembic_version SET version_num = '0000'"))).result()
    try:
        with pytest.raises(storage.store.Unmigrated, match=r"0000.*kring migrate"):
            storage.store.open_store(store_url)
    finally:
        back = text("UPDATE alembic_version SET version_num = :version")
        store.write(lambda tx: tx.run(back, version=storage.migrations.REVISION)).result()
        store.close()


def test_a_migration_that_fails_leaves_the_store_as_it_was(empty_url: str) -> None:
    engine = create_engine(dialect.parse(empty_url))
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE person (id INTEGER)"))
    with pytest.raises(Exception, match="already exists"):
        storage.migrations.upgrade(empty_url)
    with engine.connect() as connection:
        assert not engine.dialect.has_table(connection, "keep")
        assert not engine.dialect.has_table(connection, "alembic_version")
    engine.dispose()


def test_a_new_sqlite_file_is_readable_by_its_owner_alone_and_in_wal_mode(tmp_path: Path) -> None:
    path = tmp_path / "100% new" / "kring.db"
    path.parent.mkdir()
    storage.migrations.upgrade(f"sqlite:///{path}")
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes()[18:20] == b"\x02\x02"  # the header's way of saying WAL
