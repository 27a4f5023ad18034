"""A list of people in a file, CSV or JSON: read whole, and every mistake in it told with its line and reason."""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from domain.directory import DUTIES, LONGEST, LONGEST_TOPIC, Entry, spoken
from domain.people import PersonId, Role

COLUMNS = ("id", "name", "department", "location", "language", "time_zone", "roles", "topics", "queues")
LISTS = frozenset({"roles", "topics", "queues"})
SEPARATORS = ";,\t"  # Excel writes what the country writes
HANDLER = "handler"  # a role that follows from the queues, as `kring people list` shows it
_SEP = re.compile(r"sep=.\r?\n")
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    line: int  # where the row begins, as an editor counts; of a JSON file, which person
    reason: str


class Unreadable(ValueError):
    """Not a list of people at all; the sentence says why."""


@dataclass(slots=True)
class Roster:
    unit: str  # what is counted: line | person
    entries: list[Entry] = field(default_factory=list)
    lines: dict[PersonId, int] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def unnamed(self) -> list[PersonId]:
        """Who has no name here, and must have one in the store."""
        return [one.id for one in self.entries if "name" not in one.known]


def read(path: Path, queues: Collection[str]) -> Roster:
    """The people of a file by its extension; raises Unreadable, or OSError. Whoever is mistaken is no entry."""
    kinds: dict[str, Callable[[str], Sequence[tuple[int, Any]]]] = {".csv": _csv, ".json": _json}
    if path.suffix.lower() not in kinds:
        raise Unreadable(f"{path.name} is neither .csv nor .json")
    rows = kinds[path.suffix.lower()](_text(path))
    roster = Roster(unit="person" if path.suffix.lower() == ".json" else "line")
    for line, row in rows:
        _enter(roster, line, row, queues)
    roster.mistakes += _rivals(roster)
    roster.mistakes.sort()
    return roster


def _text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        line = content[: wrong.start].count(b"\n") + 1
        raise Unreadable(
            f"{path.name} is not UTF-8 (line {line}); in Excel, save it as CSV UTF-8, which is called so in Dutch too"
        ) from None


def _csv(text: str) -> list[tuple[int, Any]]:
    if sep := _SEP.match(text):  # Excel's own first line, for itself
        text = "\n" + text[sep.end() :]
    header = next((line for line in io.StringIO(text, newline="") if line.strip()), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(SEPARATORS, key=header.count), strict=True)
    rows: list[tuple[int, Any]] = []
    try:
        columns = [one.strip().lower() for one in next(filter(None, reader), [])]
        _check_columns(columns)
        line = reader.line_num + 1  # a cell may hold a line break: where the row begins
        for cells in reader:
            if any(one.strip() for one in cells):
                rows.append((line, _cells(columns, cells)))
            line = reader.line_num + 1
    except csv.Error as wrong:
        raise Unreadable(f"line {reader.line_num} is not CSV: {wrong}") from None
    return rows


def _cells(columns: Sequence[str], cells: Sequence[str]) -> Any:
    """Excel leaves empty cells out at the end of a line; more cells than columns are a mistake."""
    if len(cells) > len(columns):
        return None
    given = dict.fromkeys(columns, "") | dict(zip(columns, cells, strict=False))
    return {name: value.split(";") if name in LISTS else value for name, value in given.items()}


def _check_columns(columns: Sequence[str]) -> None:
    if "id" not in columns:
        raise Unreadable(f"there is no column id; the first line names the columns: {', '.join(COLUMNS)}")
    for name, many in Counter(columns).items():
        if name not in COLUMNS:
            raise Unreadable(f"unknown column {name or '(empty)'}; the columns are {', '.join(COLUMNS)}")
        if many > 1:
            raise Unreadable(f"the column {name} is there twice")


def _json(text: str) -> list[tuple[int, Any]]:
    try:
        people = json.loads(text)
    except (ValueError, RecursionError) as wrong:
        raise Unreadable(f"this is not JSON: {wrong}") from None
    if not isinstance(people, list):
        raise Unreadable("a JSON list of people is an array of objects")
    return list(enumerate(people, start=1))


def _enter(roster: Roster, line: int, row: Any, queues: Collection[str]) -> None:
    if not isinstance(row, dict):
        roster.mistakes.append(
            Mistake(line, "more cells than columns" if row is None and roster.unit == "line" else "not an object")
        )
        return
    reading = _Reading(row, queues)
    entry = reading.entry()
    if entry.id in roster.lines:
        reading.wrong.append(f"the same id as {roster.unit} {roster.lines[entry.id]}")
    elif entry.id:
        roster.lines[entry.id] = line
    roster.mistakes += [Mistake(line, reason) for reason in reading.wrong]
    if not reading.wrong:
        roster.entries.append(entry)


def _rivals(roster: Roster) -> Iterator[Mistake]:
    """One queue has one owner and one deputy."""
    first: dict[tuple[str, str], PersonId] = {}
    for one in roster.entries:
        for queue, what in (one.queues or {}).items():
            before = first.setdefault((queue, what), one.id)
            if before != one.id:
                there = f"{roster.unit} {roster.lines[before]}"
                yield Mistake(roster.lines[one.id], f"{queue} has another {what} already: {there}")


class _Reading:
    """One row, and what is wrong with it."""

    def __init__(self, row: Mapping[str, Any], queues: Collection[str]) -> None:
        self._row = row
        self._queues = queues
        self.wrong: list[str] = [f"unknown column {str(name)[:40]}" for name in row if name not in COLUMNS]

    def entry(self) -> Entry:
        who = self._id()
        known = {name: self._short(name) for name in LONGEST if name in self._row}
        if "name" in known and not known["name"]:
            self.wrong.append("no name")
        if "language" in self._row:
            known["language"] = self._language()
        self._check_zone(known.get("time_zone"))
        return Entry(
            id=who, known=known, roles=self._roles(), topics=self._topics(), queues=self._duties(),
        )  # fmt: skip

    def _id(self) -> PersonId:
        told = self._words("id").lower()
        if not told:
            self.wrong.append("no id")
        elif not _GUID.fullmatch(told):
            self.wrong.append("the id is not an Entra object id, such as 00000000-0000-4000-8000-000000000001")
        return PersonId(told)

    def _words(self, name: str) -> str:
        value = self._row.get(name)
        if value is None or isinstance(value, str):
            return (value or "").strip()
        self.wrong.append(f"{name} is not a text")
        return ""

    def _short(self, name: str) -> str | None:
        return self._fits(name, self._words(name), LONGEST[name]) or None

    def _fits(self, name: str, words: str, longest: int) -> str:
        if len(words) > longest:
            self.wrong.append(f"{name} is longer than {longest} characters")
        elif not words.isprintable():
            self.wrong.append(f"{name} holds a character that cannot be read, such as a line break")
        return words

    def _language(self) -> str | None:
        told = self._words("language")
        found = spoken(told)
        if told and not found:
            self.wrong.append(f"unknown language {told[:20]}; Kring speaks nl and en")
        return found

    def _check_zone(self, zone: str | None) -> None:
        try:
            if zone:
                ZoneInfo(zone)
        except (KeyError, ValueError, OSError):
            self.wrong.append(f"unknown time zone {zone}; it is an IANA name, such as Europe/Amsterdam")

    def _list(self, name: str) -> list[str] | None:
        """The parts of a list, None where nothing is said of it."""
        value = self._row.get(name)
        if name == "queues" and isinstance(value, dict):  # as `kring people list --json` gives them
            value = [f"{queue}:{what}" for queue, what in value.items()]
        if name not in self._row or value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.wrong.append(f"{name} is not a list of texts")
            return None
        return [one.strip() for one in value if one.strip()]

    def _roles(self) -> frozenset[Role] | None:
        told = self._list("roles")
        if told is None:
            return None
        for one in sorted(set(told) - {*Role, HANDLER}):
            self.wrong.append(f"unknown role {one[:20]}; the roles are {', '.join(Role)}")
        return frozenset(role for role in Role if role in told)

    def _topics(self) -> frozenset[str] | None:
        told = self._list("topics")
        return None if told is None else frozenset(self._fits("a topic", one, LONGEST_TOPIC) for one in told)

    def _duties(self) -> dict[str, str] | None:
        told = self._list("queues")
        if told is None:
            return None
        duties: dict[str, str] = {}
        for one in told:
            queue, _, what = (part.strip() for part in one.partition(":"))
            if queue not in self._queues:
                self.wrong.append(f"unknown queue {queue[:20]}; the queues are {', '.join(sorted(self._queues))}")
            elif what not in DUTIES:
                self.wrong.append(f"{queue} is to be {queue}:owner or {queue}:deputy")
            elif queue in duties:
                self.wrong.append(f"{queue} is there twice")
            duties[queue] = what
        return duties
