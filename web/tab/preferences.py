"""How often somebody hears something that they did not ask for, and when: as it is, and as they wish it."""

from collections.abc import Mapping
from datetime import date, timedelta

from aiohttp.web import StreamResponse

import usecases.preferences
from domain import errors
from domain.audience import Ring
from domain.budget import Rhythm
from domain.preferences import Mistake, Wished
from storage import views
from storage.views import Tx
from web.page import Visit

FIELDS = ("rhythm", "time", "paused", "ring")  # of all that the chat's card on tips asks
WHERE = {  # which field a mistake is about
    Mistake.NO_MOMENT: "time",
    Mistake.PAST: "paused",
    Mistake.FAR: "paused",
}


async def show(visit: Visit) -> StreamResponse:
    wished = await visit.read(lambda tx: usecases.preferences.wished(tx, visit.who, visit.site.rules))
    return await _page(visit, wished)


async def save(visit: Visit) -> StreamResponse:
    """Keeps it, or nothing and says what to put right; what was not asked here stays as it is."""
    if visit.visitor.newcomer:
        raise errors.Unknown
    form, rules, now = await visit.form(), visit.site.rules, visit.site.clock.now()
    sent = {one: form[one] for one in FIELDS if one in form}

    def job(tx: Tx) -> tuple[Wished, Mistake | None, bool]:
        kept = usecases.preferences.wished(tx, visit.who, rules)
        filled = Wished.of({**kept.fields(), **sent})
        wrong = usecases.preferences.teach(tx, visit.who, filled, now=now, rules=rules)
        return filled, wrong, usecases.preferences.outside(tx, visit.who.id, rules)

    filled, wrong, outside = await visit.write(job)
    if wrong:
        return await _page(visit, filled, wrong)
    return visit.see("/tab/messages", kept="outside" if outside else "1")


async def _page(visit: Visit, wished: Wished, wrong: Mistake | None = None) -> StreamResponse:
    lessons = await visit.read(lambda tx: views.learned(tx, visit.who.id))
    days = [one.contact.day for one in lessons.spoken]
    kept = usecases.preferences.teaching(lessons.wishes, visit.site.rules)
    return visit.page(
        "tab/messages.html", wished=wished, kept=kept, rhythms=tuple(Rhythm), rings=tuple(Ring),
        most=visit.site.rules.contact.per_week[kept.rhythm], week=_since(days, visit), days=days,
        errors=_told(visit, wrong), saved=visit.request.query.get("kept", ""),
    )  # fmt: skip


def _told(visit: Visit, wrong: Mistake | None) -> Mapping[str, str]:
    """What to put right, by field."""
    return {WHERE[wrong]: visit.say(wrong.value)} if wrong else {}


def _since(days: list[date], visit: Visit) -> int:
    """How many of these days are of this week, where they are."""
    monday = visit.say.today - timedelta(days=visit.say.today.weekday())
    return sum(one >= monday for one in days)
