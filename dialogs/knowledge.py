"""An article, from the answer that helped to what everybody finds; each press gives the card as it is now."""

import usecases.knowledge
from dialogs.turn import Card, Reply, Turn
from domain import errors
from domain.knowledge import Article, ArticleId, Status, Wording
from domain.nameless import Actor, Bearer, kept
from domain.people import LANGUAGES
from domain.rules import Rules
from storage.views import Tx

FIELDS = ("title", "text", "title_other", "text_other")


def draft(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Of an answer; or of an article that stays unheard, without the question."""
    if "article" in turn.data:
        own = usecases.knowledge.anew(tx, turn.person, _which(turn), now=turn.now, rules=rules)
        return _card(own, told="article-anew" if own.status is Status.DRAFT else "")
    question = turn.data.get("question", "")
    return _card(usecases.knowledge.draft(tx, turn.person, question, seed=turn.seed, now=turn.now, rules=rules))


def show(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001 - every dialog is asked the same way
    """As it is now, for who may change it."""
    return _card(usecases.knowledge.own(tx, turn.person, _which(turn)))


def edit(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Kept as it was typed; of one that everybody finds, names are looked for first."""
    which, wordings = _which(turn), _wordings(turn)
    if again := _seen(tx, turn, which, wordings, rules):
        return again
    return _card(usecases.knowledge.edit(tx, turn.person, which, wordings, now=turn.now), told="article-kept")


def publish(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    which, wordings = _which(turn), _wordings(turn)
    if again := _seen(tx, turn, which, wordings, rules):
        return again
    checked = turn.data.get("checked") == "1"
    return _card(
        usecases.knowledge.publish(tx, turn.person, which, wordings, checked=checked, now=turn.now, rules=rules)
    )


def consent(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Who asked says yes or no, under their name or by the receipt of their question."""
    answer = turn.data.get("answer", "")
    if answer not in ("yes", "no"):
        raise errors.Changed
    receipt = turn.data.get("receipt")
    by: Actor = Bearer(kept=kept(receipt)) if receipt else turn.person.id
    article = usecases.knowledge.consent(tx, by, _which(turn), yes=answer == "yes", now=turn.now, rules=rules)
    if receipt:
        return Reply(card=Card.QUESTION, ids={"receipt": receipt, "told": f"consent-{article.status}"})
    return Reply(card=Card.CONSENT, ids={"article": article.id})


def _card(article: Article, told: str = "") -> Reply:
    shown = told if article.status in (Status.DRAFT, Status.PUBLISHED) else ""
    return Reply(card=Card.ARTICLE, ids={"article": article.id} | ({"told": shown} if shown else {}))


def _seen(tx: Tx, turn: Turn, which: ArticleId, wordings: dict[str, Wording], rules: Rules) -> Reply | None:
    """The card with what was typed still in it, while something in it seems to be of a person."""
    if turn.data.get("checked") == "1":
        return None
    seen = usecases.knowledge.traces(tx, which, wordings, rules)
    typed = {one: turn.data.get(one, "") for one in FIELDS}
    return Reply(card=Card.ARTICLE, ids={"article": which, "seen": " ".join(seen)}, words=typed) if seen else None


def _which(turn: Turn) -> ArticleId:
    which = turn.data.get("article", "")
    if not which:
        raise errors.Changed
    return ArticleId(which)


def _wordings(turn: Turn) -> dict[str, Wording]:
    """What stands in the fields: first the language of who writes."""
    own = turn.person.language
    other = next(one for one in LANGUAGES if one != own)
    said = {own: ("title", "text"), other: ("title_other", "text_other")}
    return {
        language: Wording(title=turn.data.get(title, ""), text=turn.data.get(text, ""))
        for language, (title, text) in said.items()
        if turn.data.get(title, "").strip() or turn.data.get(text, "").strip()
    }
