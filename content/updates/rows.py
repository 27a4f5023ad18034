"""Updates as Graph tells them, and as a file has them: the same fields in JSON and in YAML."""

import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

import yaml

from content.tips.plain import composed
from content.tips.remarks import NotRead, Wrong
from content.updates import words
from domain.updates import LONGEST_ID, Category, Severity, Update, UpdateId

MOST_BYTES, MOST_YAML = 50_000_000, 10_000_000
LONGEST_TITLE, LONGEST_NAME, MOST_NAMES = 300, 100, 50  # a name is a service, a tag, or part of a detail
LONGEST_DETAIL = 500
ID = re.compile(rf"[A-Za-z0-9][A-Za-z0-9._-]{{0,{LONGEST_ID - 1}}}")
YES_NO = {"true": True, "yes": True, "false": False, "no": False}
FIELDS = frozenset({
    "id", "title", "body", "content", "services", "category", "severity", "startDateTime", "endDateTime",
    "lastModifiedDateTime", "actionRequiredByDateTime", "isMajorChange", "tags", "details",
})  # fmt: skip
BESIDES = frozenset({"viewPoint", "hasAttachments", "attachments", "attachmentsArchive"})  # Graph's, of no use here
_NOTHING = "tag:yaml.org,2002:null"
_WRONG = {
    Wrong.UTF8: "it is no text in UTF-8", Wrong.YAML: "it is not YAML ({found})",
    Wrong.ALIAS: "{word} refers to something else; write it out", Wrong.TAG: "{word} is a tag; leave it out",
    Wrong.DEEP: "it goes deeper than an update does",
}  # fmt: skip
E = TypeVar("E", bound=StrEnum)


class Unreadable(ValueError):
    """No list of updates at all; the sentence says why."""


class Mistaken(ValueError):
    """Not an update."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = tuple(reasons)


@dataclass(slots=True, kw_only=True)
class File:
    updates: list[Update] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)  # each with its item
    unknown: set[str] = field(default_factory=set)  # fields that are no part of an update


def read(raw: bytes, name: str) -> File:
    """The updates of a file by this name; one that is mistaken is none. Raises Unreadable."""
    rows = _rows(raw, name)
    file, seen = File(), dict[str, int]()
    for number, row in enumerate(rows, start=1):
        which = called(row)
        try:
            file.updates.append(update(row))
        except Mistaken as wrong:
            reasons = wrong.reasons
        else:
            reasons = (f"the same id as item {seen[which]}",) if which in seen else ()
        if which:
            seen.setdefault(which, number)
        file.mistakes += [f"item {number}{f' ({which})' if which else ''}: {one}" for one in reasons]
        if isinstance(row, Mapping):
            file.unknown |= {str(one)[:40] for one in row if one not in FIELDS | BESIDES and not _odata(one)}
    return file


def update(row: Any) -> Update:
    """Raises Mistaken with everything that is wrong with it."""
    if not isinstance(row, Mapping):
        raise Mistaken(["not an update"])
    wrong: list[str] = []
    which, title = _text(row, "id", wrong), words.line(_text(row, "title", wrong), LONGEST_TITLE)
    if not ID.fullmatch(which):
        wrong.append(f"its id is not 1 to {LONGEST_ID} letters and digits" if which else "no id")
    if not title:
        wrong.append("no title")
    changed_at = _moment(row, "lastModifiedDateTime", wrong)
    if changed_at is None and row.get("lastModifiedDateTime") in (None, ""):
        wrong.append("no lastModifiedDateTime: by it a newer one is told from an older one")
    made = Update(
        id=UpdateId(which), title=title, text=_body(row, wrong), services=_names(row, "services", wrong),
        category=_one_of(row, "category", Category, Category.STAY, wrong),
        severity=_one_of(row, "severity", Severity, Severity.NORMAL, wrong),
        starts=_moment(row, "startDateTime", wrong), ends=_moment(row, "endDateTime", wrong),
        act_by=_moment(row, "actionRequiredByDateTime", wrong), changed_at=changed_at or datetime.min,  # noqa: DTZ901
        major=_yes_no(row, "isMajorChange", wrong), tags=_names(row, "tags", wrong), details=_details(row, wrong),
    )  # fmt: skip
    if wrong:
        raise Mistaken(wrong)
    return made


def called(row: Any) -> str:
    """Under which name something that may be no update is told of; empty where it has none."""
    which = row.get("id") if isinstance(row, Mapping) else None
    return which.strip()[:LONGEST_ID] if isinstance(which, str) else ""


def _rows(raw: bytes, name: str) -> Sequence[Any]:
    kind = name.rpartition(".")[2].lower()
    if kind not in ("json", "yaml", "yml"):
        raise Unreadable("it is no .json or .yaml file")
    most = MOST_BYTES if kind == "json" else MOST_YAML
    if len(raw) > most:
        raise Unreadable(f"it is larger than {most // 1_000_000} MB; make several files of it")
    loaded = _json(raw) if kind == "json" else _yaml(raw)
    rows = loaded.get("value") if isinstance(loaded, dict) else loaded
    if not isinstance(rows, list):
        raise Unreadable("it is no list of updates, and has none under `value`")
    return rows


def _json(raw: bytes) -> Any:
    try:
        return json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Unreadable("it is no text in UTF-8") from None
    except RecursionError:
        raise Unreadable("it goes deeper than an update does") from None
    except ValueError as wrong:
        raise Unreadable(f"it is not JSON ({wrong})") from None


def _yaml(raw: bytes) -> Any:
    try:
        root = composed(raw, most=MOST_YAML)
    except NotRead as told:
        one = told.remark
        raise Unreadable(f"line {one.line}, {_WRONG[Wrong(one.wrong)].format(**one.variables)}") from None
    return _tree(root) if root else None


def _tree(node: yaml.Node) -> Any:
    """Each scalar as it is written, but for nothing."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _tree(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_tree(one) for one in node.value]
    return None if node.tag == _NOTHING else node.value


def _odata(name: Any) -> bool:
    return "@odata." in str(name)


def _text(row: Mapping[str, Any], name: str, wrong: list[str]) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        wrong.append(f"{name} is not a text")
        return ""
    return value.strip()


def _body(row: Mapping[str, Any], wrong: list[str]) -> str:
    """HTML, unless it says that it is plain text."""
    body = row.get("body", row.get("content"))
    told = body if isinstance(body, Mapping) else {"content": body}
    content = _text(told, "content", wrong)
    if str(told.get("contentType", "html")).lower() == "text":
        content = "<br>".join(html.escape(one) for one in content.splitlines())
    return words.text(content)


def _names(row: Mapping[str, Any], name: str, wrong: list[str]) -> tuple[str, ...]:
    value = row.get(name)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        wrong.append(f"{name} is not a list of texts")
        return ()
    return tuple(said for one in value[:MOST_NAMES] if (said := words.line(one, LONGEST_NAME)))


def _details(row: Mapping[str, Any], wrong: list[str]) -> Mapping[str, str]:
    """As Graph has them, each with `name` and `value`, or simply by name."""
    value = row.get("details") or {}
    pairs = [*value.items()] if isinstance(value, Mapping) else []
    if isinstance(value, list) and all(isinstance(one, Mapping) for one in value):
        pairs = [(one.get("name"), one.get("value")) for one in value]
    elif not isinstance(value, Mapping):
        wrong.append("details are no names with values")
    return {
        words.line(str(name), LONGEST_NAME): words.line(str(told), LONGEST_DETAIL)
        for name, told in pairs[:MOST_NAMES] if name and told is not None
    }  # fmt: skip


def _one_of(row: Mapping[str, Any], name: str, kind: type[E], usual: E, wrong: list[str]) -> E:
    told = _text(row, name, wrong)
    found = next((one for one in kind if one.lower() == told.lower()), None)
    if told and found is None:
        wrong.append(f"unknown {name} {told[:30]}; it is one of {', '.join(kind)}")
    return found or usual


def _moment(row: Mapping[str, Any], name: str, wrong: list[str]) -> datetime | None:
    """Without a zone it is UTC, as the vendor's are."""
    value = row.get(name)
    if value in (None, ""):
        return None
    try:
        told = datetime.fromisoformat(str(value).strip())
        return told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        wrong.append(f"{name} is not a moment, such as 2027-05-17T09:30:00Z")
        return None


def _yes_no(row: Mapping[str, Any], name: str, wrong: list[str]) -> bool:
    value = row.get(name)
    told = "no" if value is None else str(value).lower()
    if told not in YES_NO:
        wrong.append(f"{name} is neither true nor false")
    return YES_NO.get(told, False)
