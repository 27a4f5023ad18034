"""The line that a ping becomes in somebody's activity feed."""

import json
from collections.abc import Callable
from typing import TypeAlias
from urllib.parse import quote, urlencode

from bot.feed import Ping
from bot.letters.letter import Letter
from bot.settings import Settings
from cards import card
from content.texts import say
from domain import questions
from domain.friction import Loop
from domain.people import Person, PersonId
from domain.questions import Ask
from domain.states import Act, State

FEED = {State.SOLVED: "loopSolved", State.DECLINED: "loopDeclined"}
NEWS_TYPE = "loopNews"  # says all of it in one parameter
ANSWER_TYPE = "questionAnswered"
NOBODY = PersonId("")
TEAMS = "https://teams.microsoft.com"
TAB = "overview"  # as the manifest calls it
Link: TypeAlias = Callable[[str], str]  # "reports/ID", "questions/ID" or "" -> an address in Teams


def link(settings: Settings) -> Link:
    """To the item on the personal tab, or for "" and where Teams cannot show that tab to the chat with the bot.

    https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
    """
    chat = f"{TEAMS}/l/chat/0/0?users=28:{settings.app_id or 'kring'}"
    if not (settings.public_url and settings.teams_app_id):
        return lambda _item: chat
    tab, site = f"{TEAMS}/l/entity/{settings.teams_app_id}/{TAB}", settings.public_url.rstrip("/")

    def leads(item: str) -> str:
        told = {"webUrl": f"{site}/tab/{item}", "context": json.dumps({"subEntityId": item}, separators=(",", ":"))}
        return f"{tab}?{urlencode(told, quote_via=quote)}" if item else chat

    return leads


def ping(letter: Letter, *, link: Link, chain: int | None = None) -> Ping:
    """The line in a person's activity feed; every ping of one loop has the same chain, so that one line moves.

    Without a name the line names no subject and leads to the chat, and `chain` is a number that leads to no report.
    """
    if letter.ask:
        return _answer(letter, letter.ask, link=link, chain=chain)
    loop, viewer = letter.loop, letter.sheet.viewer
    assert loop is not None, "only a ping becomes a line in the feed"
    which = loop.friction
    if letter.sealed:
        news, topic, preview = say(viewer.language, "feed-news-plain"), "Kring", say(viewer.language, "feed-look")
        kind, parameters = NEWS_TYPE, {"news": news}
    else:
        own = viewer.id == which.reporter
        said = None if own and loop.clocked else loop.said
        told = said.person if said else which.handler
        topic = loop.title or (card.short(which.words, 60) if own else which.code)  # nobody else reads the words
        who = _with_help(loop, told, viewer.language)
        preview = " ".join(((said.words if said else "") or which.code).split())
        kind, parameters = _line(loop, viewer, title=topic, who=who)
    return Ping(
        person=viewer.id, activity_type=kind, preview=preview, parameters=parameters,
        chain=chain or int(which.id[:15], 16) or 1, topic=topic,
        web_url=link("" if letter.sealed else f"reports/{which.id}"),
    )  # fmt: skip


def _with_help(loop: Loop, told: PersonId | None, language: str) -> str:
    """Who says it, and with whose help."""
    who, helper = loop.names.get(told or NOBODY, "Kring"), loop.said.helper if loop.said else None
    return say(language, "with-help", who=who, helper=loop.names[helper]) if helper in loop.names else who


def _answer(letter: Letter, ask: Ask, *, link: Link, chain: int | None) -> Ping:
    """The same of a question: who answered, or that a word on it is still wanted."""
    viewer, which, said = letter.sheet.viewer, ask.question, ask.said
    about = card.short(which.words, 60)
    if letter.sealed:
        kind, parameters = NEWS_TYPE, {"news": say(viewer.language, "feed-news-plain")}
        about, preview = "Kring", say(viewer.language, "feed-look")
    else:
        preview = " ".join((said.words if said and said.words else which.code).split())
        who = ask.names.get(said.person or NOBODY, "Kring") if said else "Kring"
        kind, parameters = ANSWER_TYPE, {"title": about, "who": who}
        if ask.events[-1].act is questions.Act.REMIND:
            kind, parameters = NEWS_TYPE, {"news": say(viewer.language, "feed-news-asked", title=about)}
    return Ping(
        person=viewer.id, activity_type=kind, preview=preview, parameters=parameters,
        chain=chain or int(which.id[:15], 16) or 1, topic=about,
        web_url=link("" if letter.sealed else f"questions/{which.id}"),
    )  # fmt: skip


def _line(loop: Loop, viewer: Person, *, title: str, who: str) -> tuple[str, dict[str, str]]:
    said, own = loop.said, viewer.id == loop.friction.reporter
    if own and loop.clocked:
        return NEWS_TYPE, {"news": say(viewer.language, f"feed-news-{loop.clocked}", title=title)}
    if own and said and said.act in (Act.SOLVE, Act.DECLINE) and loop.standing in FEED:
        return FEED[loop.standing], {"title": title, "who": who}
    about = f"feed-news-{said.act}" if said else "feed-news-plain"
    return NEWS_TYPE, {"news": say(viewer.language, about, title=title, who=who)}
