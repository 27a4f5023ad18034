"""One report as its card shows it: for who reported it with their own words on it, and for who supports it."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from aiohttp.web import StreamResponse

import cards.friction
import usecases.friction
from cards.card import Part
from domain import errors
from domain.friction import Friction, FrictionId, Loop
from storage import views
from storage.views import Tx
from web.access import Visitor
from web.page import Visit

WORDLESS: Mapping[str, Callable[..., Friction]] = {
    "friction.confirm": usecases.friction.confirm, "friction.understood": usecases.friction.understood,
    "friction.withdraw": usecases.friction.withdraw,
}  # fmt: skip
WORDED: Mapping[str, Callable[..., Friction]] = {
    "friction.reply": usecases.friction.reply, "friction.object": usecases.friction.object_to,
    "friction.reopen": usecases.friction.reopen,
}  # fmt: skip
VERBS = frozenset((*WORDLESS, *WORDED))  # what can be done on the page


def own(tx: Tx, visitor: Visitor, names: Mapping[str, str]) -> bool:
    """Whether they reported it under their name, or support it."""
    which, who = FrictionId(names["friction"]), visitor.person.id
    return _reported(tx, which, visitor) is not None or views.following(tx, which, who) is not None


async def show(visit: Visit) -> StreamResponse:
    return _page(visit, await visit.read(lambda tx: _read(tx, visit)))


async def do(visit: Visit) -> StreamResponse:
    """What they pressed; words that did not get there come back."""
    form = await visit.form()
    verb, text = form.get("verb", ""), form.get("text", "")
    if verb not in VERBS:
        raise errors.Choice

    def job(tx: Tx) -> tuple[Loop, bool]:
        which, now, rules = _which(visit), visit.site.clock.now(), visit.site.rules
        told: dict[str, Any] = {"pressed": None, "now": now, "rules": rules}
        if verb in WORDLESS:
            WORDLESS[verb](tx, visit.who.id, which, **told)
        else:
            WORDED[verb](tx, visit.who.id, which, text, **told)
        after, _ = _read(tx, visit)
        said = {(one.words or "").strip() for one in after.events}
        return after, verb in WORDLESS or not text.strip() or text.strip() in said

    after, sent = await visit.write(job)
    if sent:
        return visit.see(f"/tab/reports/{_which(visit)}")
    return _page(visit, (after, True), told="moved-on", text=text)


def _page(visit: Visit, read: tuple[Loop, bool], *, told: str = "", text: str = "") -> StreamResponse:
    what, theirs = read
    rules, say = visit.site.rules.loop, visit.say
    if theirs:
        closed = what.friction.closed_at
        made = cards.friction.status(
            what, say, reopenable=closed is None or say.now <= closed + timedelta(days=rules.reopen_days),
            crowd=rules.crowd, ask_again_wd=rules.ask_again_wd, reopen_days=rules.reopen_days, told=told, text=text,
        )  # fmt: skip
    else:
        made = cards.friction.follow(what, say, crowd=rules.crowd)
    return _shown(visit, made)


def _shown(visit: Visit, made: Part) -> StreamResponse:
    return visit.page("tab/item.html", card=made, verbs=VERBS, path=f"/tab/reports/{_which(visit)}")


def _read(tx: Tx, visit: Visit) -> tuple[Loop, bool]:
    """The report, and whether it is their own; raises Unknown for what is neither theirs nor supported by them."""
    theirs = _reported(tx, _which(visit), visit.visitor)
    found = theirs or views.following(tx, _which(visit), visit.who.id)
    if found is None:
        raise errors.Unknown
    return found, theirs is not None


def _reported(tx: Tx, which: FrictionId, visitor: Visitor) -> Loop | None:
    found = views.loop(tx, which)
    return found if found and found.friction.reporter == visitor.person.id else None


def _which(visit: Visit) -> FrictionId:
    return FrictionId(visit.request.match_info["friction"])
