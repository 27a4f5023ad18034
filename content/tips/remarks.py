"""What may be said of a file of tips, each with its line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Wrong(StrEnum):
    """What is wrong with how a file is written, as the text that says it; of what it teaches, see domain/tips.py."""

    LARGE = "lint-file-large"
    UTF8 = "lint-file-utf8"
    YAML = "lint-file-yaml"
    ALIAS = "lint-file-alias"
    TAG = "lint-file-tag"
    DEEP = "lint-file-deep"
    NO_TIPS = "lint-file-tips"
    HEAD = "lint-head"
    FIELD = "lint-field"
    TWICE = "lint-twice"
    MISSING = "lint-missing"
    FIELDS = "lint-fields"
    TEXT = "lint-text"
    LONG = "lint-long"
    LIST = "lint-list"
    NUMBER = "lint-number"
    YES_NO = "lint-yes-no"
    DAY = "lint-day"
    ID = "lint-id"
    SAME = "lint-same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something about a file: a mistake, or worth a look."""

    line: int  # as an editor counts
    tip: str  # its id; empty where it has none, or it is about all of them
    path: str  # of the field, as it is written: nl.quiz.options
    wrong: StrEnum  # the text that says it
    variables: Mapping[str, str | int] = field(default_factory=dict)
    warns: bool = False


class NotRead(Exception):
    """There is no file of tips in it at all."""

    def __init__(self, line: int, wrong: Wrong, **variables: str | int) -> None:
        self.remark = Remark(line=line, tip="", path="", wrong=wrong, variables=variables)
