"""What is known, as people read it: what was found for a question, and an article with its owner."""

from collections.abc import Sequence

from cards import card
from cards.card import Part
from content.texts import Say
from domain.knowledge import Found, Source

ICONS = {Source.ARTICLE: "BookOpen", Source.TIP: "Lightbulb"}


def found(hits: Sequence[Found], say: Say) -> list[Part]:
    """What may answer a question, all of it readable at once; each can be the answer with one press."""
    return [_hit(one, say) for one in hits]


def _hit(one: Found, say: Say) -> Part:
    title = card.text(one.wording.title, weight="Bolder")
    lines = [title, card.subtle(say(f"known-{one.source}", topic=one.topic or ""), spacing="None")]
    if one.expired(say.today):
        lines.append(card.badge(say("known-expired", day=say.full_date(one.review_by)), "Warning", "Warning"))
    lines.append(card.text(one.wording.text, spacing="Small"))
    lines.append(card.buttons([helps(one, say)]))
    return card.box([card.beside(card.icon(ICONS[one.source]), lines)])


def helps(one: Found, say: Say) -> Part:
    """The button that ends a question there."""
    return card.press(say("act-found"), "question.found", {one.source.value: one.id}, inputs=False)
