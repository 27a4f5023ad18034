"""Cards of what is known, drawn from made-up data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import cards.knowledge
from cards import card
from cards.card import Part
from content.texts import Say
from domain.knowledge import Article, ArticleId, Found, Source, Status, Wording, in_language
from domain.privacy import Trace
from tests.examples import BRAM, RULES

WORDING = Wording(
    title="Je agenda delen met een collega",
    text="1. Open je agenda in Outlook.\n2. Kies delen en machtigingen.\n3. Zoek je collega op.",
)
ENGLISH = Wording(
    title="Share your calendar with a colleague",
    text="1. Open your calendar in Outlook.\n2. Choose sharing and permissions.\n3. Look up your colleague.",
)
DAY = date(2027, 5, 17)
ARTICLE = Article(
    id=ArticleId("a"), status=Status.DRAFT, topic="Outlook", owner=BRAM, question="q", wordings={"nl": WORDING},
    version=1, review_by=DAY, ask_on=None,
)  # fmt: skip


def hits(language: str) -> list[Found]:
    """A tip, an article, and one that should have been looked at again."""
    tip = next(iter(RULES.tips.values()))
    article = Found(source=Source.ARTICLE, id="a", topic="Outlook", wording=WORDING, review_by=DAY)
    lesson = in_language(tip.wordings, language)
    first = Found(source=Source.TIP, id=tip.id, topic=tip.topic, wording=lesson, review_by=tip.review_by)
    return [first, article, replace(article, id="b", review_by=date(2026, 10, 1), topic=None)]


def found(say: Say) -> Part:
    return card.card(cards.knowledge.found(hits(say.language), say, "n" * 32), language=say.language, fallback="Kring")


def explained(
    status: Status, *, told: str = "", helped: int = 0, both: bool = False, seen: Sequence[Trace] = (),
    written: Mapping[str, Wording] | None = None, question: str | None = "q", asks: int = 1,
) -> Callable[[Say], Part]:  # fmt: skip
    wordings = {"nl": WORDING, "en": WORDING} if both else ARTICLE.wordings
    made = replace(ARTICLE, status=status, helped=helped, wordings=wordings, question=question, asks=asks)
    return lambda say: cards.knowledge.article(made, say, told=told, seen=seen, written=written)


def agree(status: Status, *, named: bool = False) -> Callable[[Say], Part]:
    """To who asked, of an article in both languages."""
    made = replace(ARTICLE, status=status, wordings={"nl": WORDING, "en": ENGLISH})
    return lambda say: cards.knowledge.consent(made, say, named=named)


def answered(say: Say) -> Part:
    """Where a key user's answer helped, their card has the button that makes an article of it."""
    return card.card([card.buttons([cards.knowledge.keep("q", say)])], language=say.language, fallback="Kring")


DRAWINGS: dict[str, Callable[[Say], Part]] = {
    "article-draft": explained(Status.DRAFT),
    "article-draft-seen": explained(Status.DRAFT, seen=(Trace.NAME, Trace.PHONE), written={"nl": WORDING}),
    "article-asked": explained(Status.ASKED),
    "article-published": explained(Status.PUBLISHED, both=True, helped=3, told="article-kept"),
    "article-published-seen": explained(Status.PUBLISHED, seen=(Trace.NAME,), written={"nl": WORDING}),
    "article-review": explained(Status.PUBLISHED, helped=1, told="article-review-day"),
    "article-missed": explained(Status.PUBLISHED, told="article-review-missed"),
    "article-withdrawn": explained(Status.WITHDRAWN, told="article-refused"),
    "article-silent": explained(Status.UNHEARD, told="article-silent"),
    "article-gone": explained(Status.UNHEARD, told="article-gone"),
    "article-alone": explained(Status.UNHEARD),
    "article-anew": explained(Status.DRAFT, told="article-anew", question=None),
    "article-later": explained(Status.ASKED, asks=0),
    "article-other": explained(Status.UNHEARD, told="article-other", question=None),
    "article-kept-draft": explained(Status.DRAFT, told="article-kept-draft"),
    "article-keep": answered,
    "consent": agree(Status.ASKED),
    "consent-named": agree(Status.ASKED, named=True),
    "consent-unheard": agree(Status.UNHEARD),
    "consent-yes": agree(Status.PUBLISHED),
    "consent-no": agree(Status.WITHDRAWN),
}
