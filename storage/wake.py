"""A hint from one process to the others on the same PostgreSQL that something may be due. The poll is the guarantee."""

import os
import select
import threading
from collections.abc import Callable
from contextlib import suppress

import psycopg
import structlog
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from storage import dialect
from storage.tx import Tx

log = structlog.get_logger()

CHANNEL = "kring"
ALIVE = 30.0  # seconds of silence after which the connection is asked whether it still is one
AGAIN = 5.0  # seconds until the next attempt to connect
_CALL = text(f"SELECT pg_notify('{CHANNEL}', :by)")


def call(tx: Tx, by: str) -> None:
    """Tells the other processes, once this is committed; `by` is who does, so that it does not hear itself."""
    tx.row(_CALL, by=by)


class Listener:
    """A thread with a connection of its own, which calls `heard` when another process than `own` calls.

    A connection that dies is made anew, and `heard` is called then: a call may have been missed.
    """

    def __init__(self, url: str, *, own: str, heard: Callable[[], object]) -> None:
        self._engine = dialect.postgres_engine(dialect.parse(url), connections=1)
        self._own, self._heard = own, heard
        self._stopping, self._stop = os.pipe()
        self._thread = threading.Thread(target=self._serve, name="kring-listen", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Ends the thread, and closes its connection."""
        os.write(self._stop, b".")
        self._thread.join()
        self._engine.dispose()
        for end in (self._stopping, self._stop):
            os.close(end)

    def _serve(self) -> None:
        while True:
            try:
                if self._listen():
                    return
            except (SQLAlchemyError, psycopg.Error, OSError) as trouble:
                log.info("wake.lost", error=type(trouble).__name__)
            if self._waits(AGAIN):
                return

    def _listen(self) -> bool:
        """Returns True when it is to stop; raises when the connection is gone."""
        raw = self._engine.raw_connection()
        try:
            connection = raw.driver_connection
            assert isinstance(connection, psycopg.Connection)
            connection.autocommit = True
            connection.add_notify_handler(self._hears)
            connection.execute(f"LISTEN {CHANNEL}")
            self._heard()
            while not self._waits(ALIVE, connection.fileno()):
                connection.execute("SELECT 1")  # takes in what came, and fails when nobody is there anymore
            return True
        finally:
            with suppress(SQLAlchemyError, psycopg.Error):
                raw.invalidate()

    def _hears(self, told: psycopg.Notify) -> None:
        if told.payload != self._own:
            self._heard()

    def _waits(self, seconds: float, *also: int) -> bool:
        """Until something is there to read, or so long; whether it is to stop."""
        watch = select.poll()
        for one in (self._stopping, *also):
            watch.register(one, select.POLLIN)
        return self._stopping in {which for which, _ in watch.poll(seconds * 1000)}
