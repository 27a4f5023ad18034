"""`kring articles`: what is known, out to a file and in from one, all of it or nothing."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
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
from domain.knowledge import MAX_TEXT, MAX_TITLE, Article, ArticleId, Status, Wording
from domain.people import LANGUAGES, PersonId
from storage import knowledge
from storage.tx import Tx

FIELDS = ("id", "topic", "review_by", "status", "owner", "version", *LANGUAGES)
LONGEST_ID = 40


class Unreadable(ValueError):
    """Not a list of articles at all; the sentence says why."""


@dataclass(slots=True)
class Shelf:
    """The articles of a file, and what is wrong with it by line."""

    articles: list[Article] = field(default_factory=list)
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
        shelf = read(file.read_text(encoding="utf-8"), now.date())
        owners = sorted({one.owner for one in shelf.articles if one.owner})
        strangers = store.read(lambda tx: usecases.knowledge.strangers(tx, owners)).result()
        shelf.mistakes += [
            (shelf.lines[one.id], f"nobody has the id {one.owner}") for one in shelf.articles if one.owner in strangers
        ]
        if shelf.mistakes:
            told = [f"line {line}: {reason}" for line, reason in sorted(shelf.mistakes)]
            raise Unreadable("\n  ".join([f"{file.name} was not imported, and nothing was changed.", *told]))
        new, changed = store.write(lambda tx: usecases.knowledge.shelve(tx, shelf.articles, now=now)).result()
    many = len(shelf.articles)
    click.echo(f"{many} articles: {new} new, {changed} changed, {many - new - changed} as they were.")


@articles.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    """Writes every article to FILE (.yaml), as `kring articles import` reads it."""
    with bot.directory.sentences(), bot.directory.opened(bot.settings.given(), alone=False) as store:
        everything = store.read(_everything).result()
    file.write_text(written(everything), encoding="utf-8")
    click.echo(f"{len(everything)} articles are in {file.name}.")


def read(text: str, today: date) -> Shelf:
    """The articles of a YAML file; one that is mistaken is none. Raises Unreadable."""
    try:
        loaded = yaml.load(text, Loader=yaml.CSafeLoader)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as wrong:
        raise Unreadable(f"this is not YAML: {' '.join(str(wrong).split())}") from None
    rows = loaded.get("articles") if isinstance(loaded, dict) else None
    if not isinstance(rows, list):
        raise Unreadable("the file has no list under `articles:`")
    shelf = Shelf()
    for line, row in zip(_lines(node), rows, strict=True):
        _shelve(shelf, line, row, today)
    return shelf


def written(everything: Sequence[Article]) -> str:
    rows = [
        {"id": one.id, "topic": one.topic, "review_by": one.review_by.isoformat(), "status": one.status.value}
        | {"owner": one.owner, "version": one.version}
        | {language: {"title": said.title, "text": said.text} for language, said in sorted(one.wordings.items())}
        for one in everything
    ]
    shown: str = yaml.safe_dump({"version": 1, "articles": rows}, allow_unicode=True, sort_keys=False, width=120)
    return shown


def _everything(tx: Tx) -> list[Article]:
    found: list[Article] = []
    while page := knowledge.all_after(tx, found[-1].id if found else ""):
        found += page
    return found


def _lines(node: Any) -> list[int]:
    """Where each article begins, as an editor counts."""
    [rows] = [value for key, value in node.value if key.value == "articles"]
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
    wordings = {one: _wording(one, row[one], wrong) for one in LANGUAGES if row.get(one) is not None}
    if not wordings:
        wrong.append("neither nl nor en")
    shelf.lines.setdefault(which, line)
    shelf.mistakes += [(line, one) for one in wrong]
    if not wrong:
        shelf.articles.append(Article(
            id=ArticleId(which), status=status, topic=topic or None, owner=PersonId(owner) if owner else None,
            question=None, wordings=wordings, version=1, review_by=day, ask_on=day if day > today else None,
        ))  # fmt: skip


def _text(row: Mapping[str, Any], name: str, wrong: list[str]) -> str:
    value = row.get(name)
    if value is not None and not isinstance(value, str):
        wrong.append(f"{name} is not a text")
    return value.strip() if isinstance(value, str) else ""


def _status(row: Mapping[str, Any], wrong: list[str]) -> Status:
    told = row.get("status", Status.PUBLISHED)
    if told not in set(Status):
        wrong.append(f"unknown status {str(told)[:20]}; it is one of {', '.join(Status)}")
        return Status.DRAFT
    return Status(told)


def _day(row: Mapping[str, Any], wrong: list[str]) -> date:
    try:
        return date.fromisoformat(str(row.get("review_by")))
    except ValueError:
        wrong.append("review_by is not a day, such as 2027-05-17")
        return date.max


def _wording(language: str, value: Any, wrong: list[str]) -> Wording:
    said = value if isinstance(value, dict) else {}
    title, text = (" ".join(_text(said, "title", wrong).split()), _text(said, "text", wrong))
    for name, words, longest in (("title", title, MAX_TITLE), ("text", text, MAX_TEXT)):
        if not words:
            wrong.append(f"no {language} {name}")
        elif len(words) > longest:
            wrong.append(f"{language} {name} is longer than {longest} characters")
    return Wording(title=title, text=text)
