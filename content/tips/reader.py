"""One tip of a file, field by field."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import yaml

from content.tips.plain import line
from content.tips.remarks import Remark, Wrong

LONGEST = 300  # characters of one text
LONGEST_ID = 60
ID = re.compile("[a-z0-9]+(-[a-z0-9]+)*")
NO_TEXT = re.compile("[\0\ud800-\udfff]")  # which no store takes: NUL, and halves of characters
NUMBER = re.compile("-?[0-9]{1,4}")
YES_NO = {"true": True, "yes": True, "false": False, "no": False}
NOTHING = "tag:yaml.org,2002:null"
USUAL: Mapping[str, Any] = {  # of a tip that does not say so
    "roles": ["all"], "locations": ["home", "office", "customer"], "platforms": ["desktop", "web", "mobile"],
    "priority": "nice", "frictions": [], "policy_dependent": False,
}  # fmt: skip
MUST = ("id", "app", "minutes", "level", "scenarios", "correct", "review_by")
Reads = Callable[[yaml.Node, str], Any]


class Reader:
    """Reads one tip, field by field, and notes what is mistaken; a text is what stands there, also `no` or 12."""

    def __init__(self) -> None:
        self.id = ""
        self.lines: dict[str, int] = {}  # by field
        self.remarks: list[Remark] = []

    def tip(self, node: yaml.Node, before: Mapping[str, int]) -> dict[str, Any]:
        """What stands there; `before` are the lines of the tips above it."""
        known: dict[str, Reads] = {
            "id": self.text, "app": self.text, "minutes": self.number, "level": self.text, "roles": self.texts,
            "locations": self.texts, "scenarios": self.texts, "platforms": self.texts, "priority": self.text,
            "frictions": self.texts, "policy_dependent": self.yes_no, "correct": self.number, "nl": self.lesson,
            "en": self.lesson, "review_by": self.day, "status": self.text,
        }  # fmt: skip
        self._name(node)
        self.lines[""] = line(node)
        row = self.fields(node, "", known, MUST)
        if "id" in row and not (len(row["id"]) <= LONGEST_ID and ID.fullmatch(row["id"])):
            self.note(node, "id", Wrong.ID, most=LONGEST_ID)
        if self.id in before:
            self.note(node, "id", Wrong.SAME, line=before[self.id])
        return {**USUAL, **row}

    def lesson(self, node: yaml.Node, path: str) -> dict[str, Any]:
        must: dict[str, Reads] = {"title": self.text, "why": self.text, "how": self.texts, "quiz": self.quiz}
        return self.fields(node, path, {**must, "why_keyuser": self.text}, must)

    def quiz(self, node: yaml.Node, path: str) -> dict[str, Any]:
        known: dict[str, Reads] = {"question": self.text, "options": self.texts, "explanation": self.text}
        return self.fields(node, path, known, known)

    def fields(self, node: yaml.Node, path: str, known: Mapping[str, Reads], must: Iterable[str]) -> dict[str, Any]:
        found = self.pairs(node, path)
        read = {}
        for name, value in found.items():
            inner = f"{path}.{name}" if path else name
            self.lines[inner] = line(value)
            if name in known:
                read[name] = known[name](value, inner)
            else:
                self.note(value, path, Wrong.FIELD, word=name[:LONGEST_ID])
        for name in must:
            if found and name not in found:
                self.note(node, path, Wrong.MISSING, word=name)
        return read

    def pairs(self, node: yaml.Node, path: str) -> dict[str, yaml.Node]:
        """By name, of which each may stand there once; none where there are no names."""
        if not isinstance(node, yaml.MappingNode) or not node.value:
            self.note(node, path, Wrong.FIELDS)
            return {}
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = self.text(key, path)
            if name in found:
                self.note(key, path, Wrong.TWICE, word=name)
            found.setdefault(name, value)
        return found

    def text(self, node: yaml.Node, path: str) -> str:
        if not isinstance(node, yaml.ScalarNode) or NO_TEXT.search(node.value):
            self.note(node, path, Wrong.TEXT)
            return ""
        if len(node.value) > LONGEST:
            self.note(node, path, Wrong.LONG, found=len(node.value), most=LONGEST)
        return "" if node.tag == NOTHING else str(node.value)

    def texts(self, node: yaml.Node, path: str) -> list[str]:
        if not isinstance(node, yaml.SequenceNode):
            self.note(node, path, Wrong.LIST)
            return []
        return [self.text(one, path) for one in node.value]

    def number(self, node: yaml.Node, path: str) -> int:
        if NUMBER.fullmatch(told := self.text(node, path)):
            return int(told)
        self.note(node, path, Wrong.NUMBER)
        return 0

    def yes_no(self, node: yaml.Node, path: str) -> bool:
        told = self.text(node, path).lower()
        if told not in YES_NO:
            self.note(node, path, Wrong.YES_NO)
        return YES_NO.get(told, True)

    def day(self, node: yaml.Node, path: str) -> str:
        told = self.text(node, path)
        try:
            return date.fromisoformat(told).isoformat()
        except ValueError:
            self.note(node, path, Wrong.DAY)
            return told

    def note(self, node: yaml.Node, path: str, wrong: Wrong, **variables: str | int) -> None:
        self.remarks.append(Remark(line=line(node), tip=self.id, path=path, wrong=wrong, variables=variables))

    def _name(self, node: yaml.Node) -> None:
        """Under which name this is told: its id, where it seems to have one."""
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        ids = [value.value for key, value in pairs if key.value == "id" and isinstance(value, yaml.ScalarNode)]
        self.id = str(ids[0])[:LONGEST_ID] if ids else ""
