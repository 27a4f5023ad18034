"""What is known, as people read it: what was found for a question, and an article with its owner."""

from collections.abc import Mapping, Sequence

from cards import card
from cards.card import Part
from content.texts import Say
from domain.knowledge import MAX_TEXT, MAX_TITLE, Article, Found, Source, Status, Wording, in_language
from domain.people import LANGUAGES
from domain.privacy import Trace

ICONS = {Source.ARTICLE: "BookOpen", Source.TIP: "Lightbulb"}
LOOK = {
    Status.DRAFT: ("Edit", "Accent"),
    Status.ASKED: ("Clock", "Accent"),
    Status.PUBLISHED: ("CheckmarkCircle", "Good"),
    Status.WITHDRAWN: ("ArrowUndo", "Informative"),
}
REVIEWS = ("article-review-day", "article-review-missed")  # told when its owner is asked to look at it again


def found(hits: Sequence[Found], say: Say) -> list[Part]:
    """What may answer a question: the first to be read at once, the others by title; each can be the answer."""
    return [read(one, say, helps_=True, folded=f"known{at}" if at else "") for at, one in enumerate(hits)]


def helped(hits: Sequence[Found], say: Say) -> Part:
    """It ended with what is known; that stands here to be read again."""
    title = say("found-title")
    body = [card.heading("CheckmarkCircle", title, say("found-subtitle"), colour="Good")]
    body += [read(one, say) for one in hits]
    again = card.press(say("act-ask-form"), "question.form", inputs=False)
    menu = card.press(say("act-menu"), "home.menu", inputs=False)
    return card.card(body, [again, menu], language=say.language, fallback=title)


def read(one: Found, say: Say, *, helps_: bool = False, folded: str = "") -> Part:
    """One of them, to be read; with `helps_` it can end the question, `folded` under that id its text is asked for."""
    title = card.text(one.wording.title, weight="Bolder")
    origin = say(f"known-{one.source}", topic=one.topic) if one.topic else say("known-article-plain")
    lines = [title, card.subtle(origin, spacing="None")]
    if one.expired(say.today):
        lines.append(card.text(say("known-expired", day=say.full_date(one.review_by)), color="Warning", size="Small"))
    text = [card.text(one.wording.text, spacing="Small")]
    if helps_:
        text.append(card.buttons([helps(one, say)]))
    if folded:
        text = [card.buttons([card.unfold(say("act-known-read"), folded)]), card.folded(folded, text)]
    lines += text
    return card.box([card.beside(card.icon(ICONS[one.source]), lines)])


def helps(one: Found, say: Say) -> Part:
    """The button that ends a question there."""
    return card.press(say("act-found"), "question.found", {one.source.value: one.id}, inputs=False)


def keep(question: str, say: Say) -> Part:
    """The button that makes an article of an answer that helped; for the card of who gave it."""
    return card.press(say("act-article-draft"), "article.draft", {"question": question}, inputs=False)


def article(
    one: Article, say: Say, *, told: str = "", seen: Sequence[Trace] = (), written: Mapping[str, Wording] | None = None
) -> Part:
    """An article for who may change it: what it says, in fields, and what its state asks of them.

    `told` is a text to say first, `seen` what seems to be a name or number, `written` what was typed and not kept.
    """
    notices = [card.box([card.text(say(told))])] if told else []
    if seen:
        what = ", ".join(say(f"trace-{trace}") for trace in seen)
        notices = [card.box([card.text(say("article-seen", what=what), color="Warning")])]
    name, style = LOOK[one.status]
    heading = card.heading(
        name, say(f"article-{one.status}"), say("article-topic", topic=one.topic) if one.topic else "",
        badge=card.badge(say(f"article-state-{one.status}"), name, style),
    )  # fmt: skip
    known = card.facts([
        (say("article-review"), say.full_date(one.review_by)),
        (say("article-helped"), say("article-times", count=one.helped) if one.helped else ""),
    ])  # fmt: skip
    shown = written or one.wordings
    other = next(language for language in LANGUAGES if language != say.language)
    body = [heading, *notices, known]
    if one.status in (Status.ASKED, Status.WITHDRAWN):
        return card.card([*body, *_read(one, say)], language=say.language, fallback=say(f"article-{one.status}"))
    fields = [
        *_fields(shown.get(say.language), "", say),
        card.folded("other", _fields(shown.get(other), "_other", say)),
    ]
    actions = [*_article_actions(one, say, told, seen=seen), card.unfold(say(f"act-article-other-{other}"), "other")]
    return card.card([*body, *fields], actions, language=say.language, fallback=say(f"article-{one.status}"))


def _article_actions(one: Article, say: Say, told: str, *, seen: Sequence[Trace]) -> list[Part]:
    """Whether it is still right is asked only when it is time for that; what seems personal goes at a second word."""
    ids = {"article": one.id}
    asks = one.status is Status.DRAFT or told in REVIEWS or one.review_by <= say.today
    edit = card.press(say("act-article-edit"), "article.edit", ids, positive=not asks)
    publish = card.press(say(f"act-article-publish-{one.status}"), "article.publish", ids, positive=True)
    verb = "article.publish" if asks else "article.edit"
    anyway = card.press(say("act-article-anyway"), verb, ids | {"checked": "1"})
    return [*([publish] if asks else []), *([anyway] if seen else []), edit]


def consent(one: Article, say: Say) -> Part:
    """To who asked: may everybody read the answer they got; it says what will be read, and that no name is in it."""
    body = [card.heading("BookOpen", say("consent-title"), say("consent-subtitle")), *_read(one, say)]
    if one.status is not Status.ASKED:
        body.append(card.box([card.text(say(f"consent-{one.status}"))]))
        return card.card(body, language=say.language, fallback=say("consent-title"))
    return card.card(body, _yes_or_no(one, {}, say), language=say.language, fallback=say("consent-title"))


def agree(one: Article, ids: Mapping[str, str], say: Say) -> list[Part]:
    """The same on the card of who asked without a name; `ids` is what proves it theirs."""
    return [
        card.text(say("consent-title"), weight="Bolder", spacing="Large"), card.subtle(say("consent-subtitle")),
        *_read(one, say), card.buttons(_yes_or_no(one, ids, say)),
    ]  # fmt: skip


def _yes_or_no(one: Article, ids: Mapping[str, str], say: Say) -> list[Part]:
    about = {**ids, "article": one.id}
    return [
        card.press(
            say(f"act-consent-{answer}"), "article.consent", about | {"answer": answer}, positive=yes, inputs=False
        )
        for answer, yes in (("yes", True), ("no", False))
    ]


def _read(one: Article, say: Say) -> list[Part]:
    wording = in_language(one.wordings, say.language)
    return [card.box([card.text(wording.title, weight="Bolder"), card.text(wording.text, spacing="Small")])]


def _fields(wording: Wording | None, which: str, say: Say) -> list[Part]:
    """A title and a text in one language; that of the other may stay empty."""
    labels = (say("article-title"), say("article-text"))
    if which:
        labels = (say("article-title-other"), say("article-text-other"))
    missing = "" if which else say("article-missing")
    title, text = (wording.title, wording.text) if wording else ("", "")
    return [
        card.text_input(f"title{which}", labels[0], longest=MAX_TITLE, value=title, missing=missing),
        card.text_input(f"text{which}", labels[1], longest=MAX_TEXT, value=text, missing=missing, tall=True),
    ]
