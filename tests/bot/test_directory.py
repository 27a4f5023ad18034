"""`kring people import` and `list`, as an operator types them."""

import json
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import bot.app
import bot.clock
from tests.bot.operator import Command, operator, told
from tests.journeys.town import command

NOOR, BRAM, EVA = (f"00000000-0000-4000-8000-00000000000{n}" for n in (1, 2, 3))
GOOD = f"""id;name;department;location;language;time_zone;roles;topics;queues
{NOOR};Noor van Dijk;Kwaliteit;Utrecht;nl;Europe/Amsterdam;admin;;"admin:owner"
{BRAM};Bram Jansen;ICT;Zeist;en;;key_user;Teams;"it:owner;keyuser:deputy"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where nothing but the store is, so no .env either."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def kring(folder: Path, store_url: str) -> Iterator[Command]:
    with operator(store_url) as command:
        yield partial(command, "people")


def listed(kring: Command) -> list[dict[str, Any]]:
    return list(json.loads(told(kring("list", "--json"))))


def test_a_file_is_imported_and_once_more_changes_nothing(kring: Command, folder: Path) -> None:
    (folder / "people.csv").write_text(GOOD)
    assert told(kring("import", "people.csv")) == "2 people: 2 new, 0 changed, 0 as they were.\n"
    assert told(kring("import", "people.csv")) == "2 people: 0 new, 0 changed, 2 as they were.\n"
    assert listed(kring) == [
        {
            "id": BRAM, "name": "Bram Jansen", "department": "ICT", "location": "Zeist", "language": "en",
            "time_zone": "Europe/Amsterdam", "roles": ["key_user", "handler"], "topics": ["Teams"],
            "queues": {"it": "owner", "keyuser": "deputy"},
        },
        {
            "id": NOOR, "name": "Noor van Dijk", "department": "Kwaliteit", "location": "Utrecht", "language": "nl",
            "time_zone": "Europe/Amsterdam", "roles": ["admin", "handler"], "topics": [], "queues": {"admin": "owner"},
        },
    ]  # fmt: skip


def test_what_is_listed_can_be_imported(kring: Command, folder: Path) -> None:
    (folder / "people.csv").write_text(GOOD)
    kring("import", "people.csv")
    before = listed(kring)
    (folder / "people.json").write_text(json.dumps(before))
    assert told(kring("import", "people.json")).startswith("2 people: 0 new, 1 changed"), "a zone that was only usual"
    assert listed(kring) == before


@pytest.mark.parametrize(
    ("rows", "reasons"),
    [
        (
            [f"{EVA};Eva;;;fr;;;;", "x;;;;;;;;"],
            ["line 4: unknown language fr", "line 5: no name", "line 5: the id is not"],
        ),
        ([f"{EVA};Eva;;;;;;;it:owner"], ["line 4: it has another owner already: line 3"]),
        ([f"{BRAM};Bram;;;;;;;"], ["line 4: the same id as line 3"]),
        ([f"{EVA};Eva;;;;;\x1b[2J;;"], ["line 4: unknown role ?[2J"]),
    ],
)
def test_with_one_mistake_nothing_is_imported_and_all_are_told(
    kring: Command, folder: Path, rows: Sequence[str], reasons: Sequence[str]
) -> None:
    (folder / "people.csv").write_text(GOOD + "\n".join(rows))
    said = told(kring("import", "people.csv"), code=1).splitlines()
    assert said[0] == "Error: people.csv was not imported, and nothing was changed."
    assert [line.strip().startswith(reason) for line, reason in zip(said[1:], reasons, strict=True)] == [True] * len(
        reasons
    )
    assert listed(kring) == []


def test_a_file_without_names_changes_who_has_one_and_is_refused_for_who_has_none(kring: Command, folder: Path) -> None:
    (folder / "people.csv").write_text(GOOD)
    kring("import", "people.csv")
    (folder / "topics.csv").write_text(f"id,topics\n{BRAM},Excel;Loop\n")
    assert told(kring("import", "topics.csv")) == "1 person: 0 new, 1 changed, 0 as they were.\n"
    assert [(one["name"], one["topics"]) for one in listed(kring)] == [
        ("Bram Jansen", ["Excel", "Loop"]),
        ("Noor van Dijk", []),
    ]
    (folder / "topics.csv").write_text(f"id,topics\n{BRAM},Teams\n{EVA},Excel\n")
    assert "line 3: no name, and none in the store" in told(kring("import", "topics.csv"), code=1)
    assert listed(kring)[0]["topics"] == ["Excel", "Loop"]


def test_who_the_settings_make_coordinator_stays_it(kring: Command, folder: Path) -> None:
    (folder / "people.csv").write_text(f"id,name,roles\n{EVA},Eva,\n")
    told(kring("import", "people.csv", KRING_ADMINS=EVA))
    assert [one["roles"] for one in listed(kring)] == [["admin"]]


def test_the_list_is_a_table_for_a_person(kring: Command, folder: Path) -> None:
    (folder / "people.csv").write_text(GOOD.replace("Kwaliteit", "[red]Kwaliteit[/red]"))
    kring("import", "people.csv")
    table = told(kring("list"))
    assert "[red]Kwaliteit[/red]" in table
    assert "it (owner), keyuser (deputy)" in table


@pytest.mark.parametrize(
    ("file", "content", "sentence"),
    [
        ("people.csv", b"id,name\n1,Ren\xe9\n", "people.csv is not UTF-8 (line 2)"),
        ("people.csv", b"naam\n", "there is no column id"),
        ("people.txt", b"", "people.txt is neither .csv nor .json"),
    ],
)
def test_a_file_that_cannot_be_read_is_told_in_one_sentence(
    kring: Command, folder: Path, file: str, content: bytes, sentence: str
) -> None:
    (folder / file).write_bytes(content)
    assert sentence in told(kring("import", file), code=1)
    assert kring("import", "nowhere.csv").exit_code == 2


def test_a_store_that_was_never_migrated_is_told_so(kring: Command, folder: Path) -> None:
    (folder / "people.csv").write_text(GOOD)
    for words in (("import", "people.csv"), ("list",), ("sync",)):
        assert "kring migrate" in told(kring(*words, DATABASE_URL="sqlite:///none.db"), code=1)


def test_a_wrong_setting_is_told_by_its_name(kring: Command) -> None:
    assert "KRING_LANGUAGE" in told(kring("list", KRING_LANGUAGE="fr"), code=1)


def test_beside_a_running_service_postgresql_is_written_and_sqlite_is_not(
    kring: Command, folder: Path, store_url: str
) -> None:
    (folder / "people.csv").write_text(GOOD)
    running = bot.app.hold(store_url)
    ended = kring("import", "people.csv")
    if running is None:  # PostgreSQL: any number at once
        assert "2 new" in told(ended)
        return
    assert "stop it, do this, and start it again" in told(ended, code=1)
    assert listed(kring) == [], "reading goes beside it"
    running.close()
    assert "2 new" in told(kring("import", "people.csv"))


async def test_ten_thousand_people_are_imported_within_seconds(kring: Command, folder: Path, store_url: str) -> None:
    rows = [f"{n:08x}-0000-4000-8000-000000000000,Collega {n},ICT,Zeist,nl,Teams;Excel," for n in range(10_000)]
    (folder / "people.csv").write_text("\n".join(["id,name,department,location,language,topics,queues", *rows]))
    machine = bot.clock.Machine()
    began = machine.monotonic()
    ended = await command("people", "import", "people.csv", cwd=folder, DATABASE_URL=store_url)
    assert machine.monotonic() - began < 30, "some seconds; this is a machine that does more at once"
    assert (ended.out, ended.err) == ("10000 people: 10000 new, 0 changed, 0 as they were.\n", "")
    shown = kring("list", "--json")
    assert (len(json.loads(told(shown))), shown.stderr) == (10_000, "")
