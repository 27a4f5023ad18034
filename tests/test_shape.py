"""The shape of the code: where a file may stand, how long it may be, who may ask for time and randomness."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
CAPABILITIES = {
    "absence",
    "alongside",
    "directory",
    "friction",
    "handling",
    "home",
    "insights",
    "keyusers",
    "knowledge",
    "learning",
    "nameless",
    "nudges",
    "people",
    "preferences",
    "privacy",
    "questions",
    "recognition",
    "tips",
    "together",
    "updates",
}  # the same stem in every layer
STEMS = {  # besides the capabilities; adding a name is a decision
    "appmanifest": {"check", "icons"},
    "bot": {
        "__main__", "accounts", "acts", "adapter", "app", "auth", "chats", "checks", "clock", "connector", "delivery",
        "demo", "doctor", "doors", "drawing", "extension", "feed", "graph", "hop", "hosts", "http", "identify",
        "incoming", "letters", "logs", "mailbox", "meaning", "messages", "metrics", "others", "pacer", "package",
        "pages", "post", "roster", "seal", "settings", "stage", "story", "sweep", "ticks", "token", "turns", "untraced",
        "window",
    },
    "cards": {"asked", "asking", "card", "form", "loop", "sending", "story", "worklist", "writing"},
    "content": {"loader", "texts"},
    "dialogs": {"asking", "routes", "turn"},
    "domain": {
        "audience", "budget", "classifier", "errors", "messages", "reach", "routing", "rules", "schedule", "search",
        "share", "states", "timers",
    },
    "storage": {
        "audience", "budget", "dialect", "keep", "migrations", "once", "outbox", "prepared", "pump", "reach", "rewrite",
        "share", "sought", "store", "tables", "timers", "transaction", "tx", "vectors", "views", "wake",
    },
    "usecases": {"acts", "budget", "circles", "deadlines", "leaving", "messages", "news"},
    "web": {"access", "app", "assets", "chart", "demo", "page", "tab"},
}  # fmt: skip
FOLDERS = {*STEMS, "benchmarks", "docs", "tests"}
LONGEST = 300
CLOCKS = {"now", "utcnow", "today"}


def sources() -> list[Path]:
    """Every source file of ours, migrations and tests included."""
    return sorted(
        path
        for folder in (*STEMS, "tests", "benchmarks")
        for path in (ROOT / folder).rglob("*.py")
        if not {".venv", "node_modules"} & set(path.parts)
    )


def our_names(path: Path) -> Iterator[tuple[str, str]]:
    """(module or object, attribute) for every attribute read in the file."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute):
            base = node.value
            name = base.id if isinstance(base, ast.Name) else base.attr if isinstance(base, ast.Attribute) else ""
            yield name, node.attr


@pytest.mark.parametrize("folder", sorted(STEMS))
def test_a_layer_holds_only_the_names_we_agreed_on(folder: str) -> None:
    found = {path.stem for path in (ROOT / folder).glob("*.py")} - {"__init__"}
    found |= {path.parent.name for path in (ROOT / folder).glob("*/__init__.py")}  # where one file would be too long
    assert found <= STEMS[folder] | CAPABILITIES
    assert STEMS[folder] <= found, "a name that nothing uses anymore"


def test_no_folder_stands_outside_the_layers() -> None:
    found = {path.parent.name for path in ROOT.glob("*/*.py")} | {
        path.parent.name for path in ROOT.glob("*/__init__.py")
    }
    assert found <= FOLDERS


def test_no_file_is_longer_than_a_person_reads() -> None:
    long = {str(path.relative_to(ROOT)): n for path in sources() if (n := len(path.read_text().splitlines())) > LONGEST}
    assert long == {}


def test_only_one_file_asks_the_machine_what_time_it_is() -> None:
    asked = {
        str(path.relative_to(ROOT))
        for path in sources()
        for base, name in our_names(path)
        if (base in ("datetime", "date") and name in CLOCKS)
        or (base == "time" and name in ("time", "monotonic", "sleep"))
    }
    assert asked <= {"bot/clock.py", "storage/store.py"}, "storage/store.py measures how long its own jobs take"


def contracts() -> dict[str, dict[str, Any]]:
    loaded = tomllib.loads((ROOT / "pyproject.toml").read_text())
    return {one["name"]: one for one in loaded["tool"]["importlinter"]["contracts"]}


def test_every_layer_has_its_place_in_the_import_contract() -> None:
    layers = contracts()["Folders are layers: imports only go down"]["layers"]
    assert {one for line in layers for one in line.split(" | ")} == set(STEMS)


def test_dialogs_and_pages_may_know_nothing_of_storage_but_its_views() -> None:
    contract = contracts()["Dialogs and pages read through storage.views"]
    assert set(contract["source_modules"]) == {"dialogs", "web"}
    forbidden = set(contract["forbidden_modules"])
    modules = {f"storage.{path.stem}" for path in (ROOT / "storage").glob("*.py")}
    modules |= {f"storage.{path.parent.name}" for path in (ROOT / "storage").glob("*/__init__.py")}
    assert modules - {"storage.__init__", "storage.views", "storage.tx"} == forbidden


def test_nothing_is_mocked() -> None:
    assert [str(path) for path in sources() if "unittest.mock" in path.read_text() and path != Path(__file__)] == []
