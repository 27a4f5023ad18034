"""How many stories that hypothesis makes up a test lives through on a real store."""

import pytest

from storage.store import SqliteStore, Store

short_or_long = pytest.mark.parametrize("long", [False, pytest.param(True, marks=pytest.mark.long)], ids=["", "long"])


def count(store: Store, *, long: bool) -> int:
    """Most of them on SQLite, which lives three in the time of one: the rules are the same, only their SQL is not."""
    if long:
        return 100
    return 40 if isinstance(store, SqliteStore) else 10
