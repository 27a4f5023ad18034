"""What a file of people may look like, and what is said of one that cannot be read."""

import json
from pathlib import Path
from typing import Any

import pytest

import bot.roster
from bot.roster import Mistake, Roster, Unreadable
from domain.directory import Entry
from domain.people import PersonId, Role
from tests.examples import QUEUES

HEADER = "id,name,department,location,language,time_zone,roles,topics,queues\n"
ONE, TWO = (PersonId(f"00000000-0000-4000-8000-00000000000{n}") for n in (1, 2))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def read(folder: Path, content: str | bytes, name: str = "people.csv") -> Roster:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return bot.roster.read(path, QUEUES)


def reasons(roster: Roster) -> list[tuple[int, str]]:
    assert all(isinstance(one, Mistake) for one in roster.mistakes)
    return [(one.line, one.reason) for one in roster.mistakes]


WHOLE = Entry(
    id=ONE,
    known={
        "name": "Anna, de Vries", "department": "Thuiszorg", "location": None, "language": "nl",
        "time_zone": "Europe/Amsterdam",
    },
    roles=frozenset({Role.KEY_USER, Role.ADMIN}), topics=frozenset({"Teams", "Excel"}),
    queues={"it": "owner", "keyuser": "deputy"},
)  # fmt: skip


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "BOM"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_file_is_read_as_excel_writes_it_in_any_country(folder: Path, separator: str, mark: str, end: str) -> None:
    cells = [
        ONE.upper(), '"Anna, de Vries"', "Thuiszorg", "", "NL-nl", "Europe/Amsterdam", '"key_user;admin;handler"',
        '" Teams; Excel ;"', '"it:owner;keyuser: deputy"',
    ]  # fmt: skip
    lines = [separator.join(bot.roster.COLUMNS).upper(), separator.join(cells), "", separator * 8]
    roster = read(folder, mark + end.join(lines))
    assert (roster.mistakes, roster.entries) == ([], [WHOLE])


def test_the_same_in_json(folder: Path) -> None:
    person: dict[str, Any] = {
        "id": ONE, "name": "Anna, de Vries", "department": "Thuiszorg", "location": None, "language": "nl",
        "time_zone": "Europe/Amsterdam", "roles": ["key_user", "admin"], "topics": ["Excel", "Teams"],
    }  # fmt: skip
    for duties in (["it:owner", "keyuser:deputy"], {"it": "owner", "keyuser": "deputy"}):
        roster = read(folder, json.dumps([person | {"queues": duties}]), "people.JSON")
        assert (roster.mistakes, roster.entries) == ([], [WHOLE])


def test_a_column_that_is_absent_says_nothing(folder: Path) -> None:
    (only,) = read(folder, f"name;id\nAnna;{ONE}\n").entries
    assert only == Entry(id=ONE, known={"name": "Anna"})
    (one,) = read(folder, json.dumps([{"id": ONE, "location": "Zeist", "roles": None}]), "p.json").entries
    assert one == Entry(id=ONE, known={"location": "Zeist"})


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_line_that_excel_writes_for_itself_is_no_header_and_its_lines_keep_their_numbers(
    folder: Path, end: str
) -> None:
    roster = read(folder, end.join(["sep=;", "id;name", f"{ONE};Anna", f"{ONE};Anna", ""]))
    assert [one.id for one in roster.entries] == [ONE]
    assert [(one.line, one.reason) for one in roster.mistakes] == [(4, "the same id as line 3")]


def test_excel_leaves_out_empty_cells_at_the_end(folder: Path) -> None:
    (one,) = read(folder, f"{HEADER}{ONE},Anna\n").entries
    assert (one.known["department"], one.roles, one.queues) == (None, frozenset(), {})


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (",Anna", "no id"),
        ("anna@delinde.example,Anna", "the id is not an Entra object id, such as 0"),
        (f"{ONE}-,Anna", "the id is not an Entra object id"),
        (f"{ONE},", "no name"),
        (f"{ONE},{'a' * 201}", "name is longer than 200 characters"),
        (f"{ONE},Anna,{'a' * 201}", "department is longer than 200 characters"),
        (f"{ONE},Anna,,{'a' * 201}", "location is longer than 200 characters"),
        (f'{ONE},"An\nna"', "name holds a character that cannot be read"),
        (f"{ONE},An\0na", "name holds a character that cannot be read"),
        (f"{ONE},Anna,,,fr", "unknown language fr; Kring speaks nl and en"),
        (f"{ONE},Anna,,,,Europe/Utrecht", "unknown time zone Europe/Utrecht"),
        (f"{ONE},Anna,,,,../../etc/passwd", "unknown time zone"),
        (f"{ONE},Anna,,,,,manager", "unknown role manager; the roles are admin, key_user"),
        (f"{ONE},Anna,,,,,,{'a' * 61}", "a topic is longer than 60 characters"),
        (f"{ONE},Anna,,,,,,,hr:owner", "unknown queue hr; the queues are admin, changeowner,"),
        (f"{ONE},Anna,,,,,,,it", "it is to be it:owner or it:deputy"),
        (f"{ONE},Anna,,,,,,,it:owner;it:deputy", "it is there twice"),
        (f"{ONE},Anna,,,,,,,,more", "more cells than columns"),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_used_is_told_with_its_line_and_reason(folder: Path, cells: str, reason: str) -> None:
    roster = read(folder, f"{HEADER}{TWO},Bram\n{cells}\n")
    ((line, told),) = reasons(roster)
    assert (line, told.startswith(reason), [one.id for one in roster.entries]) == (3, True, [TWO]), told


def test_every_mistake_is_told_and_lines_are_those_of_an_editor(folder: Path) -> None:
    roster = read(folder, f'{HEADER}{ONE},Anna,"Thuis\nzorg"\n\n,,,,fr\n{ONE},Anna again\n')
    assert [line for line, _ in reasons(roster)] == [2, 5, 5, 5, 6]
    assert reasons(roster)[-1] == (6, "the same id as line 2")


def test_one_queue_has_one_owner_and_one_deputy(folder: Path) -> None:
    for what in ("owner", "deputy"):
        roster = read(folder, f"{HEADER}{ONE},Anna,,,,,,,it:{what}\n{TWO},Bram,,,,,,,it:{what}\n")
        assert reasons(roster) == [(3, f"it has another {what} already: line 2")]
    assert read(folder, f"{HEADER}{ONE},Anna,,,,,,,it:owner\n{TWO},Bram,,,,,,,it:deputy\n").mistakes == []


@pytest.mark.parametrize(
    ("content", "name", "told"),
    [
        ("", "p.csv", "no column id"),
        ("naam,afdeling\n", "p.csv", "no column id"),
        ("id,name,manager\n", "p.csv", "unknown column manager"),
        ("id,name,name\n", "p.csv", "the column name is there twice"),
        ("id,name,\n", "p.csv", "unknown column (empty)"),
        (f'id,name\n{ONE},"Anna', "p.csv", "line 2 is not CSV"),
        ("id,name\n1,Ren\xe9\n".encode("cp1252"), "p.csv", "not UTF-8 (line 2); in Excel, save it as CSV UTF-8"),
        (HEADER.encode("utf-16"), "p.csv", "not UTF-8"),
        ("{", "p.json", "not JSON"),
        ("[" * 100_000, "p.json", "not JSON"),
        ('{"id": 1}', "p.json", "array of objects"),
        ("", "p.xlsx", "neither .csv nor .json"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else "",
)
def test_what_is_no_list_of_people_is_told_so(folder: Path, content: str | bytes, name: str, told: str) -> None:
    with pytest.raises(Unreadable) as wrong:
        read(folder, content, name)
    assert told in str(wrong.value)


def test_json_of_another_shape_is_told_by_which_person(folder: Path) -> None:
    people = [
        7,
        {"id": 7, "name": ["Anna"], "topics": "Teams", "roles": [7]},
        {"id": ONE, "\ud800": 1, "name": "\ud800"},
    ]
    roster = read(folder, json.dumps(people), "p.json")
    assert (roster.unit, [line for line, _ in reasons(roster)]) == ("person", [1, 2, 2, 2, 2, 2, 2, 3, 3])
