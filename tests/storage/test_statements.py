"""Building a statement costs five times as much as running it, so each is built once, when its file is imported."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

STORAGE = Path(__file__).parent.parent.parent / "storage"
BUILDERS = {"select", "insert", "update", "delete", "text"}
BESIDES = {"dialect.py", "store.py"}  # they make engines and the tables' own inserts, once per store or at import
FILES = sorted(
    str(path.relative_to(STORAGE))
    for path in STORAGE.rglob("*.py")
    if path.name not in BESIDES and "migrations" not in path.parts
)


def built_in_functions(source: str) -> Iterator[str]:
    """The name and line of every statement that a call of a function would build anew."""
    for function in ast.walk(ast.parse(source)):
        if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Call):
                called = node.func
                name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
                if name in BUILDERS or name == "insert_once":
                    yield f"{name} in line {node.lineno}"


@pytest.mark.parametrize("name", FILES)
def test_statements_are_built_once(name: str) -> None:
    assert list(built_in_functions((STORAGE / name).read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "source",
    [
        "def find(tx):\n    return tx.row(select(person))",
        "def find(tx):\n    return tx.row(sqlalchemy.text('SELECT 1'))",
        "find = lambda tx: tx.run(update(person).values(name=''))",
    ],
)
def test_one_that_is_built_at_every_call_would_be_found(source: str) -> None:
    assert list(built_in_functions(source))
