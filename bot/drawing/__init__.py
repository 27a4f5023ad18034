"""A card as Teams gets it, drawn after COMMIT from what was read: one function for each kind."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import cards.alongside
import cards.asked
import cards.asking
import cards.form
import cards.friction
import cards.handling
import cards.home
import cards.keyusers
import cards.knowledge
import cards.preferences
import cards.questions
import cards.recognition
import cards.worklist
import dialogs.keyusers
import usecases.keyusers
import usecases.knowledge
import usecases.preferences
import usecases.tips
from bot.drawing import nudges as changing
from bot.drawing import tips
from bot.drawing.sheet import Sheet, Way, sheet_of, variables
from cards.card import Part
from content.texts import Say
from dialogs.turn import Card
from domain import preferences, privacy, questions
from domain.friction import Loop
from domain.knowledge import Article, Found, Source, Wording
from domain.people import LANGUAGES, Person
from domain.privacy import Trace
from domain.rules import Rules

__all__ = ["DRAWN", "Person", "Sheet", "draw", "sheet_of", "variables"]


def draw(sheet: Sheet, rules: Rules, now: datetime) -> Part:
    """The card, not yet sealed for its viewer."""
    speak = Say(language=sheet.viewer.language, zone=sheet.viewer.time_zone, now=now)
    return DRAWN[sheet.card](sheet, speak, rules)


def _status(sheet: Sheet, say: Say, rules: Rules) -> Part:
    return cards.friction.status(
        sheet.data, say, desk_url=rules.desk_url, reopenable=_reopenable(sheet.data, rules, say.now),
        receipt=sheet.ids.get("receipt"), crowd=rules.loop.crowd, ask_again_wd=rules.loop.ask_again_wd,
        reopen_days=rules.loop.reopen_days, told=sheet.ids.get("told", ""), text=sheet.words.get("text", ""),
        tip=tips.beside(sheet.data, say, rules),
    )  # fmt: skip


def _item(sheet: Sheet, say: Say, rules: Rules) -> Part:
    return cards.handling.item(
        sheet.data, sheet.viewer.id, say, rules.taxonomy, crowd=rules.loop.crowd, told=sheet.ids.get("told", ""),
        written=sheet.words, answer=sheet.ids.get("answer", ""),
    )  # fmt: skip


def _preferences(sheet: Sheet, say: Say, rules: Rules) -> Part:
    viewer, (handles, asked, wishes) = sheet.viewer, sheet.data
    kept = preferences.wished(usecases.preferences.teaching(wishes, rules), (), viewer.time_zone)
    filled, now = (
        preferences.shown(viewer, rules.week, ids, rhythm=kept.rhythm, at=kept.time) for ids in (sheet.ids, {})
    )
    return cards.preferences.form(
        filled, say, kept=now, away_until=viewer.away_until, listed=viewer.listed, handles=handles,
        outlook=rules.outlook and asked, told=sheet.ids.get("told", ""),
    )  # fmt: skip


def _contact(sheet: Sheet, say: Say, _rules: Rules) -> Part:
    if "unknown" in sheet.ids:
        return cards.keyusers.unknown(sheet.words["about"], say)
    return cards.keyusers.contact(dialogs.keyusers.contact(sheet.ids), sheet.data, say)


def _key_user(sheet: Sheet, say: Say, rules: Rules) -> Part:
    return cards.keyusers.form(
        sheet.data, say, written=sheet.words, limits=rules.limits, apps=usecases.keyusers.apps(rules),
        away_until=sheet.viewer.away_until, told=sheet.ids.get("told", ""),
    )  # fmt: skip


def _menu(sheet: Sheet, say: Say, _rules: Rules) -> Part:
    handles, along, coordinates, must = sheet.data
    said = say(sheet.ids["text"]) if "text" in sheet.ids else ""
    return cards.home.menu(say, handles=handles, along=along, coordinates=coordinates, must=must, said=said)


def _ask(sheet: Sheet, say: Say, rules: Rules) -> Part:
    ids, data = sheet.ids, sheet.data
    return cards.asking.ask(
        cards.asking.Written(
            nonce=data.nonce, say=ids.get("say", ""), variables=variables(ids), typed="typed" in ids,
            checked="checked" in ids, quoted="quoted" in ids, cut="cut" in ids, naming=ids.get("naming", ""),
            text=sheet.words.get("text", ""), topic=ids.get("topic", ""),
            suggested=ids.get("suggested", ""),
            topics=usecases.keyusers.offered(data.topics, rules),
            found=_known(sheet, data.articles, rules) if "seen" in ids else None, traces=_traces(sheet, "say", rules),
            **tips.attached(sheet, say, rules),
        ), say
    )  # fmt: skip


def _known(sheet: Sheet, articles: Any, rules: Rules) -> tuple[Found, ...]:
    """What was found, as it is now; a tip is never read from the store."""
    seen = questions.shown(sheet.ids["seen"])
    return usecases.knowledge.listed(seen, articles, sheet.viewer.language, rules=rules)


def _question(sheet: Sheet, say: Say, rules: Rules) -> Part:
    closed, traces, proposed = sheet.data.question.closed_at, _traces(sheet, "told", rules), sheet.data.proposed
    return cards.questions.status(
        sheet.data, say, reopenable=closed is None or say.now <= closed + timedelta(days=rules.loop.reopen_days),
        receipt=sheet.ids.get("receipt"), named=bool(proposed) and _is_named(sheet, proposed, rules),
        told=sheet.ids.get("told", ""), text=sheet.words.get("text", ""), traces=traces,
    )  # fmt: skip


def _traces(sheet: Sheet, why: str, rules: Rules) -> tuple[Trace, ...]:
    """What seems to be of a person in what they wrote, where it came back for that."""
    return privacy.traces(sheet.words.get("text", ""), rules.clues) if sheet.ids.get(why) == "ask-trace" else ()


def _asked(sheet: Sheet, say: Say, rules: Rules) -> Part:
    """With the tips among what did not help, which the store does not know."""
    ask, to = sheet.data
    tips = [one for one in ask.seen if one[0] is Source.TIP]
    known = (*ask.found, *usecases.knowledge.listed(tips, {}, sheet.viewer.language, rules=rules))
    return cards.asked.item(
        replace(ask, found=known), sheet.viewer.id, say, to=to, told=sheet.ids.get("told", ""), written=sheet.words
    )


def _waiting(sheet: Sheet, say: Say, _rules: Rules) -> Part:
    reports, asks, along = sheet.data
    return cards.worklist.todo(reports, sheet.viewer.id, say, asks=asks, along=along, tips="tips" in sheet.ids)


def _heading(sheet: Sheet, say: Say, rules: Rules) -> Part:
    return cards.alongside.one(
        sheet.data, say, crowd=rules.loop.crowd, told=sheet.ids.get("told", ""), text=sheet.words.get("text", "")
    )


def _help(sheet: Sheet, say: Say, _rules: Rules) -> Part:
    handles, along, coordinates = sheet.data
    return cards.home.help_(say, handles=handles, along=along, coordinates=coordinates)


def _article(sheet: Sheet, say: Say, _rules: Rules) -> Part:
    """With what was typed still in it, where that was not kept."""
    article: Article = sheet.data
    typed, own = sheet.words, say.language
    other = next(one for one in LANGUAGES if one != own)
    written = {
        language: Wording(title=typed.get(f"title{end}", ""), text=typed.get(f"text{end}", ""))
        for language, end in ((own, ""), (other, "_other"))
    }
    return cards.knowledge.article(
        article, say, told=sheet.ids.get("told", ""), written=written if typed else None,
        seen=[Trace(one) for one in sheet.ids.get("seen", "").split()],
    )  # fmt: skip


def _consent(sheet: Sheet, say: Say, rules: Rules) -> Part:
    named = _is_named(sheet, sheet.data, rules)
    return cards.knowledge.consent(sheet.data, say, named=named, told=sheet.ids.get("told", ""))


def _is_named(sheet: Sheet, article: Article, rules: Rules) -> bool:
    """Whether a word in it is also in its reader's name: compared here and kept nowhere."""
    return privacy.is_named(usecases.knowledge.said(article.wordings), sheet.viewer.name, rules.clues)


def _news(sheet: Sheet, say: Say, _rules: Rules) -> Part:
    own = sheet.viewer.id == sheet.data.friction.reporter
    return cards.friction.news(sheet.data, say, own=own, receipt=sheet.ids.get("receipt"))


def _todo(title: str) -> Way:
    return lambda sheet, say, _rules: cards.worklist.todo(sheet.data, sheet.viewer.id, say, title=title)


def _reopenable(loop: Loop, rules: Rules, now: datetime) -> bool:
    closed = loop.friction.closed_at
    return closed is None or now <= closed + timedelta(days=rules.loop.reopen_days)


DRAWN: dict[str, Way] = {
    Card.FORM: lambda sheet, say, rules: cards.form.form(sheet.data, say, rules.taxonomy, crowd=rules.loop.crowd),
    Card.STATUS: _status,
    Card.FOLLOW: lambda sheet, say, rules: cards.friction.follow(sheet.data, say, crowd=rules.loop.crowd),
    Card.ITEM: _item,
    Card.TODO: _waiting,
    Card.MINE: lambda sheet, say, _rules: cards.friction.mine(sheet.data, say),
    Card.HEADINGS: lambda sheet, say, rules: cards.alongside.listed(sheet.data, say, crowd=rules.loop.crowd),
    Card.HEADING: _heading,
    Card.CONTACT: _contact,
    Card.KEY_USER: _key_user,
    Card.STOP: lambda sheet, say, _rules: cards.keyusers.stop(say, sheet.ids.get("nonce", "")),
    Card.WISH: lambda sheet, say, rules: cards.keyusers.wish(sheet.data, sheet.ids["person"], say, limits=rules.limits),
    Card.IMPACT: lambda sheet, say, rules: cards.recognition.note(sheet.data, say, minutes=rules.minutes_saved),
    Card.GAPS: lambda sheet, say, _rules: cards.keyusers.gaps(sheet.data, say),
    Card.PREFERENCES: _preferences,
    Card.ASK: _ask,
    Card.FOUND: lambda sheet, say, rules: cards.knowledge.helped(_known(sheet, sheet.data, rules), say),
    Card.QUESTION: _question,
    Card.ASKED: _asked,
    Card.QUESTIONS: lambda sheet, say, _rules: cards.questions.mine(sheet.data, say),
    Card.ARTICLE: _article,
    Card.ARTICLES: lambda sheet, say, _rules: cards.asked.shelf(sheet.data, say),
    Card.CONSENT: _consent,
    **tips.DRAWN,
    **changing.DRAWN,
    Card.MENU: _menu,
    Card.STANDING: lambda sheet, say, _rules: cards.home.standing(sheet.data[0], sheet.data[1], say),
    Card.HELP: _help,
    Card.PRIVACY: lambda _sheet, say, rules: cards.home.privacy(say, days=rules.loop.erase_days, url=rules.privacy_url),
    Card.NOTICE: lambda sheet, say, _rules: cards.home.notice(say(sheet.ids["text"], **variables(sheet.ids)), say),
    "friction.news": _news,
    "friction.work": _todo("todo-fresh"),
    "friction.soon": _todo(cards.worklist.SOON),
    "friction.late": lambda sheet, say, _rules: cards.worklist.late(sheet.data, say),
    "friction.crowded": lambda sheet, say, rules: cards.worklist.crowded(
        sheet.ids["queue"], sheet.data, rules.loop.capacity, say
    ),
    "friction.outcomes": lambda sheet, say, _rules: cards.worklist.outcomes(sheet.data, say),
    "friction.helped": lambda sheet, say, _rules: cards.alongside.helped(sheet.data, say),
    "question.news": lambda sheet, say, _rules: cards.questions.news(sheet.data, say, receipt=sheet.ids.get("receipt")),
    "question.work": lambda sheet, say, _rules: cards.asked.fresh(sheet.data, sheet.viewer.id, say),
    "question.thanks": lambda sheet, say, _rules: cards.asked.thanks(sheet.data, say),
    "home.welcome": lambda sheet, say, rules: cards.home.welcome(
        say,
        name=sheet.viewer.name,
        organisation=rules.organisation,
        handles=sheet.data[0],
        tips=bool(usecases.tips.allowed(sheet.data[1], rules)),
    ),
}
