"""How a store would find what it is asked for: every statement that a job runs is explained first."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from sqlalchemy import Executable, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import ClauseElement

from storage.store import Store
from storage.tx import Tx

_NO_SCANS = text("SET LOCAL enable_seqscan = off")  # of tables that are empty, PostgreSQL would read all


class _Explained(Executable, ClauseElement):
    inherit_cache = False

    def __init__(self, statement: Executable) -> None:
        self.statement = statement


@compiles(_Explained, "sqlite")
def _sqlite(one: _Explained, compiler: Any, **how: Any) -> str:
    return f"EXPLAIN QUERY PLAN {compiler.process(one.statement, **how)}"


@compiles(_Explained, "postgresql")
def _postgresql(one: _Explained, compiler: Any, **how: Any) -> str:
    said = f"EXPLAIN {compiler.process(one.statement, **how)}"
    compiler._result_columns.clear()  # noqa: SLF001 - what comes is text, whatever the statement itself gives
    return said


class Watched:
    """A transaction that keeps the plan of all that is asked of it."""

    def __init__(self, tx: Tx) -> None:
        self.plans: list[str] = []
        self._tx = tx

    @property
    def dialect(self) -> Literal["sqlite", "postgresql"]:
        return self._tx.dialect

    def rows(self, statement: Executable, /, **values: Any) -> list[Any]:
        self._explain(statement, values)
        return self._tx.rows(statement, **values)

    def row(self, statement: Executable, /, **values: Any) -> Any:
        self._explain(statement, values)
        return self._tx.row(statement, **values)

    def run(self, statement: Executable, /, **values: Any) -> int:
        return self._tx.run(statement, **values)

    def run_many(self, statement: Executable, values: Sequence[Mapping[str, Any]], /) -> int:
        return self._tx.run_many(statement, values)

    def _explain(self, statement: Executable, values: Mapping[str, Any]) -> None:
        found = self._tx.rows(_Explained(statement), **values)
        self.plans.append("\n".join(str(row[-1]).strip() for row in found))


def plans(store: Store, job: Callable[[Tx], object]) -> list[str]:
    """Of each statement that a reading job runs, in the store's own words."""

    def watched(tx: Tx) -> list[str]:
        if tx.dialect == "postgresql":
            tx.run(_NO_SCANS)
        watching = Watched(tx)
        job(watching)
        return watching.plans

    return store.read(watched).result()


def read_whole(plan: str) -> list[str]:
    """Steps that go through a table from beginning to end, without any key or index."""
    return [
        one for one in plan.splitlines()
        if "Seq Scan" in one or (one.startswith("SCAN ") and "INDEX" not in one and "anon_" not in one)
    ]  # fmt: skip
