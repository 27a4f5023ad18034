"""Cards of tips, the question on one, and one's own progress, drawn from the tips there are."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import cards.learning
import cards.preferences
import cards.tips
from cards.card import Part
from cards.learning import Learned
from content.texts import Say
from domain.learning import DUNNO, LATER, Answer, Memory, Outcome, Seen
from domain.preferences import Wished
from domain.tips import Tip
from tests.examples import RULES
from usecases.preferences import apps

TIP = RULES.tips["teams-schedule-message"]
LONGEST = max(RULES.tips.values(), key=lambda one: len(str(one.lessons)))
APPS = apps(RULES)
COUNTS = {"seen": 14, "remembered": 9, "retired": 2, "known": 3, "left": 32}


def asked(one: Tip, choice: int | str | None = None) -> cards.tips.Asked:
    return cards.tips.Asked(tip=one, day="2026-11-19", order=(2, 0, 1), choice=choice)


def tip(one: Tip = TIP, **more: Any) -> Callable[[Say], Part]:
    return lambda say: cards.tips.tip(one, say, **more)


def wished(**filled: Any) -> Wished:
    given = {"rhythm": "three", "time": "10:00", "moments": "", "paused": "", "apps": dict.fromkeys(APPS, "starter")}
    given["ring"] = "majority"
    return Wished(**given | filled)


def teach(told: str = "", **filled: Any) -> Callable[[Say], Part]:
    wish = wished(**filled)
    return lambda say: cards.preferences.tips(wish, say, kept=wish, moments=RULES.moments, apps=APPS, told=told)


def learned(which: str, outcome: Outcome | None, *, retired: bool = False, **answers: bool) -> Learned:
    """Shown on the second of November; `answers` by the day of that month, as in `d6`."""
    at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    kept = Memory(stability=20, since=at, due=datetime(2026, 12, 3, tzinfo=UTC), retired=retired)
    given = {date(2026, 11, int(day[1:])): Answer(at=at, right=right) for day, right in answers.items()}
    tip = RULES.tips.get(which)
    return Learned(which=which, tip=tip, shown_at=at, how=Seen(memory=kept, outcome=outcome), answers=given)


LEARNED = [
    learned(TIP.id, Outcome.TRIED, d6=False, d12=True),
    learned("files-version-history", None, retired=True, d6=True, d13=True),
    *[learned(which, outcome) for which, outcome in zip(RULES.tips, Outcome, strict=False)],
    learned("gone-by-now", None),
]


DRAWINGS: dict[str, Callable[[Say], Part]] = {
    "tip": tip(),
    "tip-keyuser": tip(RULES.tips["files-version-history"], key_user=True),
    "tip-example": tip(example=True),
    "tip-longest": tip(LONGEST, example=True),
    **{f"tip-{told}": tip(told=told) for told in ("tried", "known", "notforme", "only", "again")},
    **{f"tip-later-{when}": tip(told="later", when=when) for when in LATER},
    "tip-none": lambda say: cards.tips.none(say, "seen"),
    "tip-none-about": lambda say: cards.tips.none(say, "about"),
    "tip-none-away": lambda say: cards.tips.none(say, "away", "Teams"),
    "tip-none-yet": lambda say: cards.tips.none(say, "yet"),
    "quiz": lambda say: cards.tips.question(asked(TIP), say),
    "quiz-longest": lambda say: cards.tips.question(asked(LONGEST), say),
    "quiz-right": lambda say: cards.tips.answered(asked(TIP, TIP.correct), say),
    "quiz-dunno": lambda say: cards.tips.answered(asked(TIP, DUNNO), say),
    "quiz-wrong": lambda say: cards.tips.answered(asked(TIP, 0), say),
    "tip-paused": cards.tips.paused,
    "progress": lambda say: cards.learning.progress(COUNTS, say),
    "progress-none": lambda say: cards.learning.progress(dict.fromkeys(COUNTS, 0), say),
    "progress-erased": lambda say: cards.learning.progress(dict.fromkeys(COUNTS, 0), say, told="progress-erased"),
    "learned": lambda say: cards.learning.mine(LEARNED[:1], 0, say),
    "learned-many": lambda say: cards.learning.mine(LEARNED, 0, say),
    "learned-last": lambda say: cards.learning.mine(LEARNED, 1, say),
    "learned-all": lambda say: cards.learning.export(
        cards.preferences.chosen(wished(moments="focus", places="home"), say, moments=RULES.moments, apps=APPS),
        LEARNED,
        [date(2026, 11, 4), date(2026, 11, 11)],
        say,
    ),
    "progress-sure": cards.learning.sure,
    "teach": teach(),
    "teach-filled": teach(
        rhythm="one",
        moments="focus,meet",
        ring="later",
        apps=dict.fromkeys(APPS, "starter") | {"teams": "pro", "excel": "away"},
    ),
    "teach-past": teach(paused="2026-10-01", told="preferences-past"),
    "teach-stopped": teach(rhythm="off", told="teach-stopped"),
    "tip-expired": lambda say: cards.tips.expired(list(RULES.tips.values())[:3], say),
    "tip-expired-many": lambda say: cards.tips.expired(list(RULES.tips.values()), say),
    "tip-expired-unseen": lambda say: cards.tips.expired(list(RULES.tips.values())[:3], say, unseen=46),
    "tip-unseen": lambda say: cards.tips.expired([], say, unseen=46),
    "tip-expired-none": lambda say: cards.tips.expired([], say),
    "judge": lambda say: cards.tips.judge(TIP, 46, say, examples=False),
    "judge-example": lambda say: cards.tips.judge(TIP, 46, say, examples=True),
    "judge-none": lambda say: cards.tips.judge(None, 0, say, examples=False),
}
