"""What somebody has on their own pages: reports in several states, a question, what they support, tips they saw."""

from datetime import timedelta

import usecases.friction
import usecases.learning
import usecases.questions
import usecases.together
from domain.friction import Friction, FrictionId
from domain.learning import Outcome
from domain.people import Person, PersonId
from domain.questions import QuestionId
from storage import friction, people
from storage.tx import Tx
from tests.examples import ANNA, BRAM, LIAM, NOW, REASON, RULES, USUAL
from usecases.friction import derive

KIM = PersonId("kim")  # a key user
REPORT, SOLVED, DECLINED, THEIRS, HIDDEN = (  # three of Anna, one of Liam that she supports, and one that she does not
    FrictionId(derive(name.encode(), "friction").hex()[:32])
    for name in ("open", "solved", "declined", "theirs", "hidden")
)
ASKED, OTHER = (QuestionId(derive(name.encode(), "question").hex()[:32]) for name in ("asked", "other"))
TIPS = tuple(RULES.tips)[:3]


def fill(tx: Tx) -> None:
    for name, who, words in (
        ("open", ANNA, "Outlook is al de hele week traag"), ("solved", ANNA, "De printer op de gang doet het niet"),
        ("declined", ANNA, "Ik typ elk bezoekverslag twee keer over"), ("theirs", LIAM, "=1+1 is what Excel shows"),
        ("hidden", LIAM, "Nobody else knows of this"),
    ):  # fmt: skip
        report(tx, name, who, words)
    take(tx, SOLVED, "Printer op de gang")
    usecases.friction.solve(tx, one(tx, BRAM), SOLVED, "De printer is vervangen.", now=NOW, rules=RULES)
    take(tx, DECLINED, "Bezoekverslag dubbel typen")
    usecases.friction.decline(tx, one(tx, BRAM), DECLINED, REASON, now=NOW, rules=RULES)
    take(tx, THEIRS, "Excel telt verkeerd")
    usecases.together.support(tx, one(tx, ANNA), THEIRS, pressed=None, now=NOW)
    for name, who, words in (
        ("asked", ANNA, "Hoe deel ik mijn agenda?"),
        ("other", LIAM, "How do I share a file?"),
    ):
        form = usecases.questions.Form(nonce=f"{name:0<32}", text=words)
        usecases.questions.ask(tx, one(tx, who), form, pressed=None, seed=name.encode(), now=NOW, rules=RULES)
    usecases.questions.take(tx, one(tx, KIM), ASKED, now=NOW, rules=RULES)
    usecases.questions.answer(tx, one(tx, KIM), ASKED, "Rechtsklik op je agenda en kies Delen.", now=NOW, rules=RULES)
    for at, outcome in zip(TIPS, (Outcome.TRIED, Outcome.KNOWN, Outcome.LATER), strict=True):
        usecases.learning.said(tx, one(tx, ANNA), at, outcome, now=NOW, rules=RULES)
    day = (NOW + timedelta(days=1)).date()
    usecases.learning.answer(tx, one(tx, ANNA), TIPS[0], day, 0, now=NOW + timedelta(days=1), rules=RULES)


def report(tx: Tx, name: str, who: PersonId, words: str) -> None:
    form = usecases.friction.Form(nonce=f"{name:0<32}", text=words)
    usecases.friction.report(tx, one(tx, who), form, pressed=None, seed=name.encode(), now=NOW, rules=RULES)


def keep(tx: Tx, bare: Friction) -> None:
    """A report as it stands."""
    assert friction.add(tx, bare)


def take(tx: Tx, which: FrictionId, title: str) -> None:
    usecases.friction.take(tx, one(tx, BRAM), which, title, now=NOW, rules=RULES)


def one(tx: Tx, who: PersonId) -> Person:
    found = people.find(tx, who, USUAL)
    assert found
    return found
