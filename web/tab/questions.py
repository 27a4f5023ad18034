"""One question as its card shows it to who asked it, with their own word on the answer."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from aiohttp.web import StreamResponse

import cards.questions
import usecases.questions
from domain import errors
from domain.questions import Ask, Question, QuestionId
from storage import views
from storage.views import Tx
from web.access import Visitor
from web.page import Visit

REOPEN = "question.reopen"
WORDLESS: Mapping[str, Callable[..., Question]] = {
    "question.accept": usecases.questions.accept, "question.thank": usecases.questions.thank,
    "question.withdraw": usecases.questions.withdraw,
}  # fmt: skip
VERBS = frozenset((*WORDLESS, REOPEN))


def own(tx: Tx, visitor: Visitor, names: Mapping[str, str]) -> bool:
    """Whether they asked it under their name."""
    found = views.question(tx, QuestionId(names["question"]))
    return found is not None and found.question.asker == visitor.person.id


async def show(visit: Visit) -> StreamResponse:
    return _page(visit, await visit.read(lambda tx: _read(tx, visit)))


async def do(visit: Visit) -> StreamResponse:
    """What they pressed; words that did not get there come back."""
    form = await visit.form()
    verb, text = form.get("verb", ""), form.get("text", "")
    if verb not in VERBS:
        raise errors.Choice
    if verb == REOPEN and not text.strip():
        raise errors.NoStill

    def job(tx: Tx) -> tuple[Ask, bool]:
        told: dict[str, Any] = {"pressed": None, "now": visit.site.clock.now(), "rules": visit.site.rules}
        if verb == REOPEN:
            usecases.questions.reopen(tx, visit.who.id, _which(visit), text, **told)
        else:
            WORDLESS[verb](tx, visit.who.id, _which(visit), **told)
        after = _read(tx, visit)
        return after, verb != REOPEN or text.strip() in {one.words for one in after.events}

    after, sent = await visit.write(job)
    return visit.see(f"/tab/questions/{_which(visit)}") if sent else _page(visit, after, told="moved-on", text=text)


def _page(visit: Visit, ask: Ask, *, told: str = "", text: str = "") -> StreamResponse:
    closed, say = ask.question.closed_at, visit.say
    until = closed + timedelta(days=visit.site.rules.loop.reopen_days) if closed else None
    made = cards.questions.status(ask, say, reopenable=until is None or say.now <= until, told=told, text=text)
    return visit.page("tab/item.html", card=made, verbs=VERBS, path=f"/tab/questions/{_which(visit)}")


def _read(tx: Tx, visit: Visit) -> Ask:
    found = views.question(tx, _which(visit), visit.language)
    if found is None:
        raise errors.Unknown
    return found


def _which(visit: Visit) -> QuestionId:
    return QuestionId(visit.request.match_info["question"])
