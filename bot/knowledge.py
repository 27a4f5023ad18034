"""`kring articles`: what is known, out to a file and in from one, all of it or nothing."""

import logging
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
import structlog
import yaml

import bot.clock
import bot.directory
import bot.logs
import bot.settings
import usecases.knowledge
from domain.directory import LONGEST_TOPIC
from domain.knowledge import MAX_TEXT, MAX_TITLE, Article, ArticleId, Edition, Status, Volume, Wording
from domain.people import LANGUAGES, PersonId

EDITION = ("version", "written", *LANGUAGES)
FIELDS = ("id", "topic", "review_by", "status", "owner", "history", *EDITION)
LONGEST_ID = 40
NO_TEXT = re.compile("[\0\ud800-\udfff]")  # which no store takes: NUL, and halves of characters


class Unreadable(ValueError):
    """Not a list of articles at all; the sentence says why."""


@dataclass(slots=True)
class Shelf:
    """The articles of a file, and what is wrong with it by line."""

    volumes: list[Volume] = field(default_factory=list)
    lines: dict[str, int] = field(default_factory=dict)
    mistakes: list[tuple[int, str]] = field(default_factory=list)


@click.group()
def articles() -> None:
    """What is known: explained by key users, found by everybody."""
    bot.logs.begin(level=logging.ERROR)
    structlog.configure(cache_logger_on_first_use=False)  # it ends with this command


@articles.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(file: Path) -> None:
    """Reads FILE (.yaml), all of it or nothing; an article that is not in it is left as it is."""
    with bot.directory.sentences(), bot.directory.opened(bot.settings.given()) as store:
        now = bot.clock.Wall().now()
        shelf = _opened(file, now.date())
        owned = {one.article.id: one.article.owner for one in shelf.volumes if one.article.owner}
        strangers = store.read(lambda tx: usecases.knowledge.strangers(tx, sorted(set(owned.values())))).result()
        shelf.mistakes += [
            (shelf.lines[which], f"{which}: nobody has the id {owner}")
            for which, owner in owned.items() if owner in strangers
        ]  # fmt: skip
        if shelf.mistakes:
            told = [f"line {line}, {reason}" for line, reason in sorted(shelf.mistakes)]
            raise Unreadable("\n  ".join([f"{file.name} was not imported, and nothing was changed.", *told]))
        new, changed = store.write(lambda tx: usecases.knowledge.shelve(tx, shelf.volumes, now=now)).result()
    many = len(shelf.volumes)
    click.echo(f"{many} articles: {new} new, {changed} changed, {many - new - changed} as they were.")


@articles.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    """Writes every article to FILE (.yaml), as `kring articles import` reads it."""
    with bot.directory.sentences(), bot.directory.opened(bot.settings.given(), alone=False) as store:
        everything = store.read(usecases.knowledge.everything).result()
    file.write_text(written(everything), encoding="utf-8")
    click.echo(f"{len(everything)} articles are in {file.name}.")


def read(text: str, today: date) -> Shelf:
    """The articles of a YAML file; one that is mistaken is none. Raises Unreadable."""
    try:
        loaded = yaml.load(text, Loader=yaml.CSafeLoader)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as wrong:
        raise Unreadable(f"it is not YAML: {' '.join(str(wrong).split())}") from None
    rows = loaded.get("articles") if isinstance(loaded, dict) else None
    if not isinstance(rows, list):
        raise Unreadable("it has no list under `articles:`")
    shelf = Shelf()
    for line, row in zip(_lines(node), rows, strict=True):
        _shelve(shelf, line, row, today)
    return shelf


def written(everything: Sequence[Volume]) -> str:
    """As `read` reads it."""
    shown: str = yaml.dump(
        {"version": 1, "articles": [_row(one) for one in everything]}, Dumper=_Writer, allow_unicode=True,
        sort_keys=False, width=120,
    )  # fmt: skip
    return shown


class _Writer(yaml.SafeDumper):
    """Writes as escapes what YAML would read as the end of a line, or skip."""


_Writer.add_representer(
    str,
    lambda writer, words: writer.represent_scalar(
        "tag:yaml.org,2002:str", words, style='"' if any(one in words for one in "\x85\u2028\u2029\ufeff") else None
    ),
)


def _opened(file: Path, today: date) -> Shelf:
    try:
        return read(file.read_text(encoding="utf-8"), today)
    except UnicodeDecodeError:
        why = "it is no text in UTF-8"
    except Unreadable as wrong:
        why = str(wrong)
    raise Unreadable(f"{file.name} was not imported, and nothing was changed: {why}")


def _row(one: Volume) -> dict[str, Any]:
    article, *older, newest = one.article, *one.editions
    row = {"id": article.id, "topic": article.topic, "review_by": article.review_by.isoformat()}
    row |= {"status": article.status.value, "owner": article.owner, **_edition(newest)}
    return row | ({"history": [_edition(each) for each in older]} if older else {})


def _edition(one: Edition) -> dict[str, Any]:
    words = {language: {"title": said.title, "text": said.text} for language, said in sorted(one.wordings.items())}
    return {"version": one.version, "written": one.at.isoformat() if one.at else None, **words}


def _lines(node: Any) -> list[int]:
    """Where each article begins, as an editor counts."""
    *_, rows = [value for key, value in node.value if key.value == "articles"]
    return [row.start_mark.line + 1 for row in rows.value]


def _shelve(shelf: Shelf, line: int, row: Any, today: date) -> None:
    if not isinstance(row, dict):
        shelf.mistakes.append((line, "not an article"))
        return
    wrong = [f"unknown field {str(name)[:40]}" for name in row if name not in FIELDS]
    which, topic, owner = (_text(row, name, wrong) for name in ("id", "topic", "owner"))
    if not which or len(which) > LONGEST_ID:
        wrong.append("no id" if not which else f"id is longer than {LONGEST_ID} characters")
    elif which in shelf.lines:
        wrong.append(f"the same id as line {shelf.lines[which]}")
    if len(topic) > LONGEST_TOPIC:
        wrong.append(f"topic is longer than {LONGEST_TOPIC} characters")
    status, day = _status(row, wrong), _day(row, wrong)
    editions = _editions(row, status, wrong)
    shelf.lines.setdefault(which, line)
    shelf.mistakes += [(line, f"{which[:LONGEST_ID]}: {one}" if which else one) for one in wrong]
    if not wrong:
        made = Article(
            id=ArticleId(which), status=status, topic=topic or None, owner=PersonId(owner) if owner else None,
            question=None, wordings=editions[-1].wordings, version=editions[-1].version, review_by=day,
            ask_on=day if day > today else None,
        )  # fmt: skip
        shelf.volumes.append(Volume(article=made, editions=editions))


def _editions(row: Mapping[str, Any], status: Status, wrong: list[str]) -> tuple[Edition, ...]:
    """Oldest first; what the article says now is the last one."""
    history = [] if row.get("history") is None else row["history"]
    if not isinstance(history, list) or not all(isinstance(one, dict) for one in history):
        wrong.append("history is not a list of what it said before")
        history = []
    more = {str(name)[:40] for one in history for name in one if name not in EDITION}
    wrong += [f"unknown field {name} in its history" for name in sorted(more)]
    told = tuple(_read(one, at, wrong, titled=False) for at, one in enumerate(history, start=1))
    titled = status not in (Status.DRAFT, Status.WITHDRAWN)
    told = (*told, _read(row, len(history) + 1, wrong, titled=titled))
    numbers = [one.version for one in told]
    if numbers != sorted(set(numbers)) or numbers[0] < 1:
        wrong.append("its versions are not 1 or more, each higher than the one before")
    return told


def _read(row: Mapping[str, Any], at: int, wrong: list[str], *, titled: bool) -> Edition:
    words = {one: _wording(one, row[one], wrong, titled=titled) for one in LANGUAGES if row.get(one) is not None}
    if not words:
        wrong.append("neither nl nor en")
    version = row.get("version", at)
    if not isinstance(version, int):
        wrong.append("version is not a number")
    return Edition(version=version if isinstance(version, int) else at, at=_moment(row, wrong), wordings=words)


def _text(row: Mapping[str, Any], name: str, wrong: list[str]) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str) or NO_TEXT.search(value):
        wrong.append(f"{name} is not a text")
        return ""
    return value.strip()


def _status(row: Mapping[str, Any], wrong: list[str]) -> Status:
    told = str(row.get("status", Status.PUBLISHED))
    if told not in set(Status):
        wrong.append(f"unknown status {told[:20]}; it is one of {', '.join(Status)}")
        return Status.DRAFT
    return Status(told)


def _day(row: Mapping[str, Any], wrong: list[str]) -> date:
    try:
        return date.fromisoformat(str(row.get("review_by")))
    except ValueError:
        wrong.append("review_by is not a day, such as 2027-05-17")
        return date.max


def _moment(row: Mapping[str, Any], wrong: list[str]) -> datetime | None:
    value = row.get("written")
    if value is None:
        return None
    with suppress(ValueError):
        told = datetime.fromisoformat(str(value))
        if told.tzinfo:
            return told
    wrong.append("written is not a moment, such as 2027-05-17T09:30:00+00:00")
    return None


def _wording(language: str, value: Any, wrong: list[str], *, titled: bool) -> Wording:
    """What was never shared may still be without a title."""
    said = value if isinstance(value, dict) else {}
    title, text = (" ".join(_text(said, "title", wrong).split()), _text(said, "text", wrong))
    for name, words, longest in (("title", title, MAX_TITLE), ("text", text, MAX_TEXT)):
        if not words and (titled or name == "text"):
            wrong.append(f"no {language} {name}")
        elif len(words) > longest:
            wrong.append(f"{language} {name} is longer than {longest} characters")
    return Wording(title=title, text=text)
