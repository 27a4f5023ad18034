"""The tips of a file, and what is wrong with them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import yaml

from content import loader
from content.tips.plain import composed, line, words
from content.tips.reader import Reader
from content.tips.remarks import NotRead, Remark, Wrong
from domain import tips
from domain.tips import Tip


@dataclass(slots=True, kw_only=True)
class Book:
    """The tips of a file; one that is mistaken is none."""

    written: dict[str, dict[str, Any]] = field(default_factory=dict)  # by id, as content/tips.yaml has one
    tips: dict[str, Tip] = field(default_factory=dict)
    instead: bool = False  # of those that Kring comes with
    remarks: list[Remark] = field(default_factory=list)  # in the order of the lines

    @property
    def mistakes(self) -> list[Remark]:
        return [one for one in self.remarks if not one.warns]


def read(raw: bytes, today: date) -> Book:
    """What a file teaches, held to the standard of the tips that Kring comes with, and together with them."""
    book = Book()
    try:
        rows = _head(book, composed(raw))
    except NotRead as told:
        book.remarks.append(told.remark)
        return book
    lines = {"": {"": line(rows)}}
    for node in rows.value:
        reader = Reader()
        row = reader.tip(node, {one: at[""] for one, at in lines.items() if one})
        book.remarks += reader.remarks
        if not reader.remarks:
            book.written[reader.id], book.tips[reader.id] = row, loader.tip(row)
        lines.setdefault(reader.id, reader.lines)
    book.remarks += _judged(book, lines, today)
    book.remarks.sort(key=lambda one: one.line)
    return book


def _head(book: Book, root: yaml.Node | None) -> yaml.SequenceNode:
    """The list of tips; of what else stands above it is noted what is no concern of a file of tips."""
    if not isinstance(root, yaml.MappingNode):
        raise NotRead(1, Wrong.NO_TIPS)
    reader, ours = Reader(), yaml.load(loader.source("tips.yaml"), Loader=yaml.CBaseLoader)  # each scalar as written
    found = reader.pairs(root, "")
    rows = found.pop("tips", None)
    if not isinstance(rows, yaml.SequenceNode):
        raise NotRead(line(rows or root), Wrong.NO_TIPS)
    if "shipped" in found:
        book.instead = not reader.yes_no(found.pop("shipped"), "shipped")
    for name, node in found.items():  # a file that began as a copy of Kring's own may have what stands above those
        if ours.get(name) != words(node):
            reader.note(node, name, Wrong.HEAD, word=name)
    book.remarks += reader.remarks
    return rows


def _judged(book: Book, lines: Mapping[str, Mapping[str, int]], today: date) -> Iterator[Remark]:
    """By the standard of every tip; unless they are instead of them, together with those that Kring comes with."""
    others = {} if book.instead else loader.tips()
    for one in tips.lint({**others, **book.tips}.values(), loader.standard(), today):
        if one.tip in book.tips or not one.tip:
            line = _nearest(lines[one.tip], one.field)
            yield Remark(
                line=line, tip=one.tip, path=one.field, wrong=one.wrong, variables=one.variables, warns=one.warns
            )


def _nearest(lines: Mapping[str, int], path: str) -> int:
    """The line of a field, or of what it would be part of where it is not there."""
    while path not in lines:
        path = path.rpartition(".")[0]
    return lines[path]
