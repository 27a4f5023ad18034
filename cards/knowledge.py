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
    Status.UNHEARD: ("ArrowUndo", "Informative"),
}
OVER = (Status.WITHDRAWN, Status.UNHEARD)  # found by nobody
REVIEWS = ("article-review-day", "article-review-missed")  # told when its owner is asked to look at it again


def found(hits: Sequence[Found], say: Say, nonce: str) -> list[Part]:
    """What may answer a question: the first to be read at once, the others by title; each can be the answer.

    `nonce` is the form's number.
    """
    first = [read(one, say, nonce=nonce) for one in hits[:1]]
    others = [part for at, one in enumerate(hits[1:], start=1) for part in titled(one, f"known{at}", say, nonce)]
    return [*first, card.box(others)] if others else first


def helped(hits: Sequence[Found], say: Say) -> Part:
    """It ended with what is known; that stands here to be read again."""
    title = say("found-title")
    body = [card.heading("CheckmarkCircle", title, say("found-subtitle"), colour="Good")]
    body += [read(one, say) for one in hits]
    topic = next((one.topic for one in hits if one.topic), "")
    about = {"about": topic} if topic else {}
    again = card.press(say("act-ask-key-user"), "question.form", about, inputs=False)
    menu = card.press(say("act-menu"), "home.menu", inputs=False)
    return card.card(body, [again, menu], language=say.language, fallback=title)


def read(one: Found, say: Say, *, nonce: str = "") -> Part:
    """One of them, to be read; on a form, of this number, it can end the question."""
    title = card.text(one.wording.title, weight="Bolder")
    return card.box([card.beside(card.icon(ICONS[one.source]), [title, *_told(one, say, nonce)])])


def titled(one: Found, which: str, say: Say, nonce: str = "") -> list[Part]:
    """Its title on a line that can be pressed to read the rest, folded under this id; `nonce` as for `read`."""
    title = one.wording.title
    row = card.row(card.icon(ICONS[one.source]), title, card.unfold(say("act-known-read", title=title), which))
    return [row, card.folded(which, _told(one, say, nonce))]


def _told(one: Found, say: Say, nonce: str) -> list[Part]:
    origin = say(f"known-{one.source}", topic=one.topic) if one.topic else say("known-article-plain")
    lines = [card.subtle(origin, spacing="None")]
    if one.expired(say.today):
        lines.append(card.text(say("known-expired", day=say.full_date(one.review_by)), color="Warning", size="Small"))
    lines.append(card.text(one.wording.text, spacing="Small"))
    return [*lines, card.buttons([helps(one, say, nonce)])] if nonce else lines


def helps(one: Found, say: Say, nonce: str) -> Part:
    """The button that ends a question there."""
    return card.press(say("act-found"), "question.found", {one.source.value: one.id, "nonce": nonce}, inputs=False)


def keep(question: str, say: Say) -> Part:
    """The button that makes an article of an answer that helped; for the card of who gave it."""
    return card.press(say("act-article-draft"), "article.draft", {"question": question}, inputs=False)


def to_list(say: Say) -> Part:
    """The button to all that they wrote."""
    return card.press(say("act-articles"), "article.mine", inputs=False)


def listed(articles: Sequence[Article], say: Say) -> list[Part]:
    """Each with where it stands, and the button that shows it."""
    parts = []
    for one in articles:
        title = in_language(one.wordings, say.language).title or say("article-untitled")
        lines = [card.text(title, weight="Bolder"), card.subtle(say(f"article-state-{_standing(one)}"), spacing="None")]
        show = card.press(say("list-show"), "article.show", {"article": one.id}, inputs=False)
        parts.append(card.box([*lines, card.buttons([show])], spacing="Small"))
    return parts


def _standing(one: Article) -> str:
    """Its state; of what waits, whether who asked was asked: that comes once the answer helps."""
    return "later" if one.status is Status.ASKED and not one.asks else one.status.value


def article(
    one: Article, say: Say, *, told: str = "", seen: Sequence[Trace] = (), written: Mapping[str, Wording] | None = None
) -> Part:
    """An article for who may change it: what it says, in fields, and what its state asks of them.

    `told` is a text to say first, `seen` what seems to be a name or number, `written` what was typed and not kept.
    """
    told = told or _told_of(one)
    notices = [card.box([card.text(say(told))])] if told else []
    if seen:
        notices = [card.box([card.text(say("article-seen", what=kinds(seen, say)), color="Warning")])]
    name, style = LOOK[one.status]
    heading = card.heading(
        name, say(f"article-{one.status}"), say("article-topic", topic=one.topic) if one.topic else "",
        badge=card.badge(say(f"article-state-{_standing(one)}"), name, style),
    )  # fmt: skip
    known = card.facts([
        (say("article-review"), "" if one.status in OVER else say.full_date(one.review_by)),
        (say("article-helped"), say("article-times", count=one.helped) if one.helped else ""),
    ])  # fmt: skip
    shown = written or one.wordings
    other = next(language for language in LANGUAGES if language != say.language)
    body = [heading, *notices, *([known] if known["facts"] else [])]
    if one.status not in (Status.DRAFT, Status.PUBLISHED):
        anew = card.press(say("act-article-anew"), "article.draft", {"article": one.id}, positive=True)
        actions = [anew] if one.status is Status.UNHEARD else []
        actions += [to_list(say), card.press(say("act-todo"), "friction.todo", inputs=False)]
        return card.card(
            [*body, *_read(one, say)], actions, language=say.language, fallback=say(f"article-{one.status}")
        )
    if one.status is Status.DRAFT and one.question:
        body.append(card.subtle(say("article-asks-first")))
    fields = [
        *_fields(shown.get(say.language), "", say),
        card.folded("other", _fields(shown.get(other), "_other", say)),
    ]
    actions = [
        *_article_actions(one, say, told, seen=seen), card.unfold(say(f"act-article-other-{other}"), "other"),
        to_list(say),
    ]  # fmt: skip
    return card.card([*body, *fields], actions, language=say.language, fallback=say(f"article-{one.status}"))


def _told_of(one: Article) -> str:
    """What became of it, where nothing else is to be said of it; nobody withdraws one but who asked."""
    if one.status is Status.WITHDRAWN:
        return "article-refused" if one.question else ""
    if one.status is Status.UNHEARD:
        return "article-alone"
    return "article-later" if _standing(one) == "later" else ""


def _article_actions(one: Article, say: Say, told: str, *, seen: Sequence[Trace]) -> list[Part]:
    """Whether it is still right is asked only when it is time for that; what seems personal goes at a second word."""
    ids = {"article": one.id}
    asks = one.status is Status.DRAFT or told in REVIEWS or one.review_by <= say.today
    edit = card.press(say(f"act-article-edit-{one.status}"), "article.edit", ids, positive=not asks)
    publish = card.press(say(f"act-article-publish-{one.status}"), "article.publish", ids, positive=True)
    verb = "article.publish" if asks else "article.edit"
    anyway = card.press(say("act-article-anyway"), verb, ids | {"checked": "1"})
    return [*([publish] if asks else []), *([anyway] if seen else []), edit]


def consent(one: Article, say: Say, *, named: bool = False, told: str = "") -> Part:
    """To who asked: may everybody read the answer they got; all of it stands here; they may be `named` in it.

    `told` is a text to say first.
    """
    subtitle = say("consent-subtitle-named" if named else "consent-subtitle")
    topic = [card.subtle(say("article-topic", topic=one.topic))] if one.topic else []
    notice = [card.box([card.text(say(told))])] if told else []
    body = [card.heading("BookOpen", say("consent-title"), subtitle), *notice, *topic, *_read(one, say)]
    if one.status is not Status.ASKED:
        body.append(card.box([card.text(say(f"consent-{one.status}"))]))
        return card.card(body, language=say.language, fallback=say("consent-title"))
    body.append(card.subtle(say("consent-silence")))
    return card.card(body, _yes_or_no(one, {}, say), language=say.language, fallback=say("consent-title"))


def agree(one: Article, ids: Mapping[str, str], say: Say, *, named: bool = False) -> list[Part]:
    """The same below the title of the card of who asked without a name; `ids` is what proves it theirs."""
    subtitle = say("consent-subtitle-named" if named else "consent-subtitle")
    told = [card.subtle(subtitle), *_read(one, say), card.subtle(say("consent-silence"))]
    return [*told, card.buttons(_yes_or_no(one, ids, say))]


def kinds(traces: Sequence[Trace], say: Say) -> str:
    """What seems to be of a person, in words."""
    return ", ".join(say(f"trace-{one}") for one in traces)


def _yes_or_no(one: Article, ids: Mapping[str, str], say: Say) -> list[Part]:
    about = {**ids, "article": one.id, "version": str(one.version)}
    return [
        card.press(
            say(f"act-consent-{answer}"), "article.consent", about | {"answer": answer}, positive=yes, inputs=False
        )
        for answer, yes in (("yes", True), ("no", False))
    ]


def _read(one: Article, say: Say) -> list[Part]:
    """All that it says, in every language, the reader's own first."""
    own_first = sorted(one.wordings, key=lambda language: language != say.language)
    words = [one.wordings[language] for language in own_first]
    return [card.box([card.text(it.title, weight="Bolder"), card.text(it.text, spacing="Small")]) for it in words]


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
