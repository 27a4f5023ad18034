"""What somebody learned, for themselves alone: how far they are, every tip they were shown, and that it can be gone."""

from dataclasses import asdict

from aiohttp.web import StreamResponse

import cards.learning
import usecases.learning
from cards.learning import Learned
from domain.rules import Rules
from storage import views
from storage.views import Lessons, Tx
from web.page import Visit
from web.tab.home import number_of

PAGE = 10  # tips on one page


async def show(visit: Visit) -> StreamResponse:
    rules, now, say = visit.site.rules, visit.site.clock.now(), visit.say

    def job(tx: Tx) -> tuple[usecases.learning.Progress, Lessons]:
        return usecases.learning.progress(tx, visit.who, now=now, rules=rules), views.learned(tx, visit.who.id)

    progress, lessons = await visit.read(job)
    every = learned(lessons, rules)
    last = max(0, (len(every) - 1) // PAGE)
    number = min(number_of(visit, "page"), last)
    tips = [
        (cards.learning.title_of(one, say), cards.learning.line(one, say), cards.learning.mark(one))
        for one in every[number * PAGE : (number + 1) * PAGE]
    ]
    return visit.page(
        "tab/learning.html", counts=asdict(progress), tips=tips, total=len(every), number=number, last=last,
        sure="sure" in visit.request.query, erased="erased" in visit.request.query,
    )  # fmt: skip


async def erase(visit: Visit) -> StreamResponse:
    """All they were shown and answered is gone; what they said of how to be taught stays."""
    now, rules = visit.site.clock.now(), visit.site.rules
    await visit.write(lambda tx: usecases.learning.erase(tx, visit.who, now=now, rules=rules))
    return visit.see("/tab/learning", erased="1")


def learned(lessons: Lessons, rules: Rules) -> list[Learned]:
    """Every tip they were shown, the newest first."""
    return [
        Learned(which=which, tip=rules.tips.get(which), shown_at=it.shown_at, how=it.how, answers=it.answers)
        for which, it in lessons.learned.items()
    ]
