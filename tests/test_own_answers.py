"""What somebody answered and was taught is read for them alone: no other part of Kring can get at it (ML4)."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = [path for folder in ("bot", "dialogs", "usecases", "storage", "cards") for path in (ROOT / folder).rglob("*.py")]
KEEPERS = {"storage/learning.py", "storage/views/learning.py", "storage/tables/__init__.py", "storage/budget.py"}
READERS = {  # who asks what somebody was shown or answered, and for whom
    "usecases/learning.py",  # for who presses, about themselves
    "usecases/budget.py",  # to choose what they are taught next
    "bot/messages.py",  # which tips somebody wants none of, on their own card; and what is kept of them, for them
}
PRIVATE = {"seen", "answers", "answered", "shown_at", "learned", "unwanted"}


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imported(tree: ast.Module, module: str) -> set[str]:
    return {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(module)
        for alias in node.names
    }


def test_the_tables_of_answers_and_of_what_was_shown_are_read_in_one_place() -> None:
    readers = {
        named(path) for path in CODE if imported(ast.parse(path.read_text()), "storage.tables") & {"review", "lesson"}
    }
    assert readers <= KEEPERS
    assert "storage/learning.py" in readers


def test_what_reads_them_is_called_for_whoever_acts_and_for_nobody_else() -> None:
    """`lessons.seen(tx, …)` and the like: in the files that are listed here, with what they are for."""
    callers = set()
    for path in CODE:
        tree = ast.parse(path.read_text())
        names = {
            alias.asname or alias.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module in ("storage", "storage.views")
            for alias in node.names
            if alias.name in ("learning", "views")
        }
        calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
        private = {
            one.attr for one in calls
            if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id in names
        }  # fmt: skip
        if private & PRIVATE and not named(path).startswith("storage/"):
            callers.add(named(path))
    assert callers == READERS


def test_cards_with_it_are_drawn_for_their_own_reader() -> None:
    """Whoever looks is who is read about: neither the button nor its data names a person."""
    source = (ROOT / "bot/messages.py").read_text()
    assert "views.learned(tx, viewer.id)" in source
    assert source.count("views.learned(") == 1
    assert source.count("learning.unwanted(tx, viewer.id)") == source.count("learning.unwanted(")
