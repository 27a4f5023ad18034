"""Cards of tips, the question on one, and one's own progress, drawn from the tips there are."""

from collections.abc import Callable
from typing import Any

import cards.preferences
import cards.tips
from cards.card import Part
from content.texts import Say
from domain.learning import LATER
from domain.preferences import Wished
from domain.tips import Tip
from tests.examples import RULES
from usecases.preferences import apps

TIP = RULES.tips["teams-schedule-message"]
LONGEST = max(RULES.tips.values(), key=lambda one: len(str(one.lessons)))
APPS = apps(RULES)
COUNTS = {"seen": 14, "remembered": 9, "retired": 2, "known": 3, "left": 32}


def asked(one: Tip, choice: int | None = None) -> cards.tips.Asked:
    return cards.tips.Asked(tip=one, day="2026-11-19", order=(2, 0, 1), choice=choice)


def tip(one: Tip = TIP, **more: Any) -> Callable[[Say], Part]:
    return lambda say: cards.tips.tip(one, say, **more)


def teach(told: str = "", **filled: Any) -> Callable[[Say], Part]:
    given = {"rhythm": "three", "time": "10:00", "moments": "", "paused": "", "apps": dict.fromkeys(APPS, "starter")}
    given["ring"] = "majority"
    wished = Wished(**given | filled)
    return lambda say: cards.preferences.tips(wished, say, kept=wished, moments=RULES.moments, apps=APPS, told=told)


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
    "quiz-wrong": lambda say: cards.tips.answered(asked(TIP, 0), say),
    "tip-paused": cards.tips.paused,
    "progress": lambda say: cards.tips.progress(COUNTS, say),
    "progress-none": lambda say: cards.tips.progress(dict.fromkeys(COUNTS, 0), say),
    "progress-erased": lambda say: cards.tips.progress(dict.fromkeys(COUNTS, 0), say, told="progress-erased"),
    "progress-sure": cards.tips.sure,
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
    "tip-expired-none": lambda say: cards.tips.expired([], say),
    "judge": lambda say: cards.tips.judge(TIP, 46, say, examples=False),
    "judge-example": lambda say: cards.tips.judge(TIP, 46, say, examples=True),
    "judge-none": lambda say: cards.tips.judge(None, 0, say, examples=False),
}
