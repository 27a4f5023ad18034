"""Notes of what somebody's help achieved, drawn from made-up data."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import cards.recognition
from cards.card import Part
from content.texts import Say
from domain import recognition as rule
from domain.knowledge import ArticleId, Wording
from domain.recognition import Because, Change, Note, Reused
from tests.cards.asking import WORDS
from tests.cards.known import WORDING
from tests.examples import NOW, ZONE

NOVEMBER = rule.whole(date(2026, 11, 1), ZONE)
SHARED = Reused(
    article=ArticleId("a"), wordings={"nl": WORDING, "en": Wording(title="Sharing your calendar", text="…")}, times=4
)
LATER = Reused(article=ArticleId("b"), wordings={"nl": Wording(title="Een bericht later sturen", text="…")}, times=1)
CHANGES = (
    Change(because=Because.REPORTED, id="f", code="ABC234", title="Outlook is traag", colleagues=6),
    Change(because=Because.REPORTED, id="f1", code="ABC235", title="De printer op de eerste hapert"),
    Change(because=Because.HANDED, id="q", code="KMP234", title=WORDS),
    Change(because=Because.SUPPORTED, id="f2", code="ABC236", title="Inloggen lukt pas na twee keer"),
)


def note(minutes: int | None = None, **achieved: Any) -> Callable[[Say], Part]:
    made = Note(**{"period": NOVEMBER} | achieved)
    return lambda say: cards.recognition.note(made, say, minutes=minutes)


DRAWINGS: dict[str, Callable[[Say], Part]] = {
    "impact": note(questions=14, helped=12, thanked=3, reused=(SHARED, LATER), changes=CHANGES),
    "impact-minutes": note(10, questions=5, helped=3, thanked=1, reused=(LATER,)),
    "impact-one": note(questions=1, helped=1),
    "impact-solved": note(changes=CHANGES[:1]),
    "impact-many": note(reused=(SHARED,) * 7, changes=CHANGES * 3),
    "impact-so-far": note(questions=2, helped=2, period=rule.so_far(NOW + timedelta(days=1), ZONE)),
}
