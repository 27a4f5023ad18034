"""What somebody's help achieved: a note that they alone read, without anybody else's numbers."""

from collections.abc import Sequence

from cards import card
from cards.card import Part
from content.texts import Say
from domain.knowledge import in_language
from domain.recognition import Because, Change, Note, Reused

SHOWN = 5  # of a list
VERBS = {Because.HANDED: ("question.show", "question")}  # what shows it, and the id that says which
REPORT = ("friction.status", "friction")


def note(one: Note, say: Say, *, minutes: int | None = None) -> Part:
    """`minutes` is what one answered question saves, where the organisation says so."""
    title = say("impact-title" if one.period.over else "impact-title-so-far", month=say.month(one.period.first))
    badge = card.badge(say("impact-private"), "LockClosed", "Informative")
    body = [
        card.heading("Heart", title, say("impact-thanks"), badge=badge),
        *_counted("People", "impact-helped", one.helped, say),
        *_counted("Heart", "impact-thanked", one.thanked, say),
        *_counted("BookOpen", "impact-reused", one.times, say),
        *_listed([_article(each, say) for each in one.reused], say),
        *_counted("Clock", "impact-minutes", one.minutes(minutes), say),
    ]
    if one.changes:
        body.append(card.text(say("impact-changes"), weight="Bolder", spacing="Medium"))
        body += _listed([_change(each, say) for each in one.changes], say)
    actions = [
        card.press(say("act-impact-settings"), "keyuser.form", inputs=False),
        card.press(say("act-menu"), "home.menu", inputs=False),
    ]
    return card.card(body, actions, language=say.language, fallback=title)


def _counted(icon: str, text: str, count: int, say: Say) -> list[Part]:
    """A line of it; none where there is nothing to tell."""
    return [card.beside(card.icon(icon), [card.text(say(text, count=count))])] if count else []


def _listed(parts: Sequence[Part], say: Say) -> list[Part]:
    more = [card.subtle(say("gaps-more", count=len(parts) - SHOWN))] if len(parts) > SHOWN else []
    return [*parts[:SHOWN], *more]


def _article(one: Reused, say: Say) -> Part:
    title = in_language(one.wordings, say.language).title
    return _entry(title, say("impact-times", count=one.times), ("article.show", "article"), one.article, say)


def _change(one: Change, say: Say) -> Part:
    told = say(f"impact-{one.because}", count=one.colleagues)
    return _entry(card.short(one.title), f"{one.code} · {told}", VERBS.get(one.because, REPORT), one.id, say)


def _entry(title: str, about: str, shows: tuple[str, str], which: str, say: Say) -> Part:
    verb, name = shows
    show = card.press(say("list-show"), verb, {name: which}, inputs=False)
    lines = [card.text(title, weight="Bolder"), card.subtle(about, spacing="None"), card.buttons([show])]
    return card.box(lines, spacing="Small")
