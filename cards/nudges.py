"""Messages about a change as colleagues read them, and key users before the others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cards import card, updates
from cards.card import Part
from content.texts import Say
from domain.audience import By, parse
from domain.nudges import EVERYBODY, MAX_TEXT, Nudge, State, Words, expected
from domain.people import Role
from domain.reach import LEAST
from domain.updates import Update


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads one, and what came of it."""

    roles: frozenset[str] = frozenset()
    author: str = ""
    told: str = ""  # what they did, or asked
    corrected: bool = False  # they had it before with other words
    goes: datetime | None = None  # when colleagues have it, after the key users
    held: bool | None = None  # while key users judge it: whether one says that it is not right
    done: int = 0  # how many say that it worked,
    reached: int = 0  # of so many


def read(one: Nudge, say: Say, reader: Reader) -> Part:
    """What somebody gets: what it brings, why, what it means for them, and what they can do."""
    words = words_in(one, say.language)
    if one.state is State.WITHDRAWN:
        line = say("nudge-withdrawn", title=words.title)
        return card.card([card.beside(card.icon("ArrowUndo"), [card.text(line)])], [], language=say.language,
                         fallback=line)  # fmt: skip
    body = [
        card.heading("Megaphone", words.title, say("nudge-kicker")),
        *(_note(say("nudge-corrected")) if reader.corrected else []),
        *(_note(_told(one, say, reader)) if reader.told else []),
        *body_of(one, say, reader, say.language),
    ]
    ids = {"nudge": one.id}
    early = one.when is not None and one.when > say.today and reader.told not in ("clear", "done")
    actions = [
        *([card.press(say("act-nudge-clear"), "nudge.clear", ids, positive=True, inputs=False)] if early else []),
        *([] if reader.told == "done" or early else [
            card.press(say("act-nudge-done"), "nudge.done", ids, positive=True, inputs=False)]),
        card.press(say("act-nudge-harder"), "nudge.harder", ids, inputs=False),
        card.press(say("act-ask-key-user"), "nudge.ask", ids, inputs=False),
        card.press(say("act-nudge-why"), "nudge.why", ids, inputs=False),
        *([] if reader.told == "notforme" else [
            card.press(say("act-nudge-notforme"), "nudge.notforme", ids, inputs=False)]),
    ]  # fmt: skip
    return card.card(body, actions, language=say.language, fallback=words.title)


def ahead(one: Nudge, say: Say, reader: Reader) -> Part:
    """The same for a key user, before the others: with how to show it and what to expect; is it right?"""
    words = words_in(one, say.language)
    if one.state is State.WITHDRAWN:
        return read(one, say, reader)
    waits = one.state is State.PREVIEW and one.preview_until is not None
    until = _until(say, reader) if waits else ""
    own = words.for_roles.get(Role.KEY_USER, "")
    lines = [part for asked, answer in expected(words.expected)
             for part in (card.text(asked, weight="Bolder"), card.text(answer, spacing="None"))]  # fmt: skip
    body = [
        card.heading("Megaphone", words.title, say("nudge-ahead-kicker")),
        *(_note(say("nudge-ahead-corrected")) if reader.corrected and waits and not reader.told else []),
        *(_note(say(f"nudge-judged-{reader.told}")) if reader.told else []),
        *([card.subtle(until)] if until else []),
        *body_of(one, say, replace(reader, roles=reader.roles - {Role.KEY_USER}), say.language),
        *([card.text(say("nudge-ahead-yours"), weight="Bolder", spacing="Medium"), card.text(own, spacing="None")]
          if own else []),
        card.row(card.icon("Lightbulb"), say("nudge-toolkit"), card.unfold(say("act-nudge-toolkit"), "kit")),
        card.folded("kit", [card.text(words.script), *lines, card.subtle(say("nudge-share")), card.box([
            card.text(words.title, weight="Bolder"), card.text(reader_text(words, reader)),
        ])]),
    ]  # fmt: skip
    ids = {"nudge": one.id}
    actions: list[Part] = []
    if waits:
        body.append(card.text(say("nudge-ahead-check")))
        field = card.text_input("text", say("nudge-notready"), longest=MAX_TEXT)
        no = card.press(say("act-judge-notready"), "update.notready", ids)
        body.append(card.folded("no", [field, card.buttons([no])]))
        actions = [
            card.press(say("act-judge-ready"), "update.ready", ids, positive=True, inputs=False),
            card.unfold(say("act-nudge-notready"), "no"),
        ]
    actions += [
        card.press(say("act-nudge-harder"), "nudge.harder", ids, inputs=False),
        card.press(say("act-menu"), "home.menu", inputs=False),
    ]
    return card.card(body, actions, language=say.language, fallback=words.title)


def _told(one: Nudge, say: Say, reader: Reader) -> str:
    """What became of what they pressed."""
    if reader.told == "clear":
        return say("nudge-told-clear", day=say.full_date(one.when) if one.when else "")
    if reader.told == "why":
        return say("nudge-told-why", author=reader.author, whom=_whom(one, say))
    return say(f"nudge-told-{reader.told}")


def _whom(one: Nudge, say: Say) -> str:
    """As far as it tells nothing that somebody said of themselves: everybody, a department, a place."""
    if one.audience == EVERYBODY:
        return say("nudge-whom-everybody")
    whom = parse(one.audience)
    if whom.exclude or whom.include.keys() - {By.DEPARTMENT, By.LOCATION}:
        return say("nudge-whom-group")
    return ", ".join(name for names in whom.include.values() for name in sorted(names))


def _until(say: Say, reader: Reader) -> str:
    """What happens next, by what key users said of it so far."""
    day = say.day_of(reader.goes) if reader.goes else ""
    if reader.held:
        return say("nudge-ahead-waits")
    return say("nudge-ahead-goes", day=day) if reader.held is False else say("nudge-ahead-until", day=day)


def changes(many: Sequence[Nudge], say: Say, *, also: Sequence[Update] = ()) -> Part:
    """What changes for somebody, each with its own card, and what `also` is new."""
    title = say("changes-title")
    body = [card.heading("Megaphone", title, "" if many else say("changes-none"))]
    for one in many:
        show = card.press(say("list-show"), "nudge.show", {"nudge": one.id}, inputs=False)
        body.append(card.box([card.text(words_in(one, say.language).title, weight="Bolder"), *_day(one, say),
                              card.buttons([show])], spacing="Small"))  # fmt: skip
    body += updates.also(also, say)
    menu = card.press(say("act-menu"), "home.menu", inputs=False)
    return card.card(body, [menu], language=say.language, fallback=title)


def reader_text(words: Words, reader: Reader) -> str:
    return words.means(reader.roles - {Role.KEY_USER})


def _note(words: str) -> list[Part]:
    return [card.box([card.beside(card.icon("Info"), [card.text(words)])])]


def words_in(one: Nudge, language: str) -> Words:
    """In this language, or the one there is."""
    return one.words.get(language) or next(iter(one.words.values()))


def _of(one: Nudge) -> str:
    """The language that it has, for who reads another."""
    return next(iter(one.words))


def body_of(one: Nudge, say: Say, reader: Reader, language: str) -> list[Part]:
    """What it says, under a heading for each part, in this language."""
    words = words_in(one, language)
    lines = [("nudge-read-you", words.means(reader.roles)), ("nudge-read-why", words.why),
             ("nudge-read-what", words.what), ("nudge-read-worse", words.worse),
             ("nudge-read-unknown", words.unknown), ("nudge-read-help", words.help)]  # fmt: skip
    parts = [
        part for label, text in lines if text
        for part in (card.text(say(label), weight="Bolder", spacing="Medium"), card.text(text, spacing="None"))
    ]  # fmt: skip
    missing = [] if language in one.words else [card.subtle(say("nudge-only-in", which=say(f"nudge-in-{_of(one)}")))]
    if one.state is State.WATCH and reader.done >= LEAST:
        heard = [card.subtle(say("nudge-heard", done=reader.done, reached=reader.reached))]
    else:
        heard = []
    return [*missing, *parts, *_day(one, say), *heard]


def _day(one: Nudge, say: Say) -> list[Part]:
    return [card.subtle(say("nudge-read-when", day=say.full_date(one.when)))] if one.when else []
