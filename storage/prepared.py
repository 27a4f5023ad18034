"""Statements as SQLite's driver takes them, worked out once for each: at every call that takes Core longer than the
statement itself. PostgreSQL's are left to Core: beside the way over a network it counts for less.
"""

import sqlite3
from collections import namedtuple
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, TypeAlias, cast

from sqlalchemy import ClauseElement, Connection, CursorResult, Executable
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

from storage import dialect

Process: TypeAlias = Callable[[Any], Any] | None  # a value to what the driver takes, or back; None where it is the same
KEPT = 4096  # statements, each for as many values as its lists had
_DIALECT: Any = sqlite.dialect()


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    sql: str
    places: Sequence[tuple[str, Process]]  # the names of its values, in the driver's order
    own: Mapping[str, Any]  # the values that nobody gives, as the driver takes them
    lists: Mapping[str, Sequence[str]]  # the names of a list's values, one by one
    columns: Sequence[tuple[int, Callable[[Any], Any]]]  # of its rows, those that the driver has in another form

    def given(self, values: Mapping[str, Any]) -> list[Any]:
        every = {**self.own, **values}
        for name, each in self.lists.items():
            every |= zip(each, values[name], strict=True)
        return [every[name] if process is None else process(every[name]) for name, process in self.places]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of it, as far as Core's own result is used here; its rows are named tuples, read to the end."""

    rows: list[Any]
    rowcount: int  # how many it touched
    returns_rows = False  # none that are still to be read

    def all(self) -> list[Any]:
        return self.rows

    def first(self) -> Any:
        return self.rows[0] if self.rows else None

    def close(self) -> None: ...


def execute(connection: Connection, statement: Executable, values: Any) -> Answer | CursorResult[Any]:
    """`values` by name, or a list of such; what goes wrong is raised as Core raises it."""
    if connection.dialect.name != "sqlite":
        return connection.execute(statement, values)
    first = values if isinstance(values, dict) else values[0]
    names = tuple(first)
    what = prepared(statement, names, tuple(len(first[name]) for name in _lists(statement, names)))
    raw = dialect.driver(connection)
    try:
        if isinstance(values, dict):
            return _answer(raw.execute(what.sql, what.given(values)), what)
        return _answer(raw.executemany(what.sql, map(what.given, values)), what)
    except sqlite3.Error as error:  # with no value in its text: those are people's words
        raise DBAPIError.instance(what.sql, None, error, sqlite3.Error, hide_parameters=True) from error


@lru_cache(maxsize=KEPT)
def prepared(statement: Executable, names: tuple[str, ...], lengths: tuple[int, ...] = ()) -> Prepared:
    """Given values by these names, of which the lists have these lengths."""
    compiled = _compiled(statement, names)
    lists = _lists(statement, names)
    given = dict.fromkeys(names) | {name: [None] * most for name, most in zip(lists, lengths, strict=True)}
    whole = compiled.construct_expanded_state(given)  # with the lists that the statement has itself
    each = {name: whole.parameter_expansion.get(name, ()) for name in lists}
    process = {name: _process(bound.type, "bind_processor") for name, bound in compiled.binds.items()}
    process |= whole.processors  # of the values in those lists
    theirs = {*names, *(one for some in each.values() for one in some)}
    own = ((name, value, process.get(name)) for name, value in whole.parameters.items() if name not in theirs)
    columns = enumerate(getattr(statement, "exported_columns", ()))
    back = ((at, _process(column.type, "result_processor", None)) for at, column in columns)
    return Prepared(
        sql=whole.statement,
        places=tuple((name, process.get(name) if name in theirs else None) for name in whole.positiontup),
        own={name: way(value) if way else value for name, value, way in own},
        lists=each,
        columns=tuple((at, way) for at, way in back if way),
    )


@cache
def _compiled(statement: Executable, names: tuple[str, ...]) -> Any:
    return cast("ClauseElement", statement).compile(dialect=_DIALECT, column_keys=list(names))


@cache
def _lists(statement: Executable, names: tuple[str, ...]) -> tuple[str, ...]:
    """Which of the values are as many as there are at the call."""
    binds = _compiled(statement, names).binds
    return tuple(name for name in names if name in binds and binds[name].expanding)


def _answer(cursor: sqlite3.Cursor, what: Prepared) -> Answer:
    rows = cursor.fetchall()
    if rows and what.columns:
        rows = [list(row) for row in rows]
        for row in rows:
            for at, process in what.columns:
                row[at] = process(row[at])
    named = _named(tuple(one[0] for one in cursor.description)) if rows else tuple
    return Answer(rows=[named(row) for row in rows], rowcount=cursor.rowcount)


def _process(kind: TypeEngine[Any], way: str, *more: Any) -> Process:
    return cast("Process", getattr(kind.dialect_impl(_DIALECT), way)(_DIALECT, *more))


@cache
def _named(names: tuple[str, ...]) -> Callable[[Sequence[Any]], Any]:
    made: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]  # noqa: PYI024 - its names are the statement's
    return cast("Callable[[Sequence[Any]], Any]", made._make)
