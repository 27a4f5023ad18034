"""What somebody asks, and the presses on the way."""

from typing import Any

from dialogs import routes
from dialogs.turn import Reply, Turn
from domain.messages import Pressed
from domain.nameless import Slip, kept
from domain.people import PersonId
from domain.questions import Ask, QuestionId
from domain.search import fingerprint
from storage import views
from tests.examples import ANNA, NOW, RULES
from tests.usecases.desk import Desk
from tests.usecases.house import SEED

KNOWN, TIP = "Hoe stuur ik een chatbericht later?", "teams-schedule-message"
UNKNOWN = "Hoe verlaat ik de blokkendoos?"
OTHER = "Hoe maak ik een formule in Excel?"


def said(desk: Desk, text: str) -> Reply:
    turn = Turn(person=desk.person(ANNA), now=NOW, seed=SEED, text=text)
    return desk.do(lambda tx: routes.answer(tx, turn, RULES))


def press(desk: Desk, verb: str, who: PersonId = ANNA, **data: str) -> Reply:
    pressed = Pressed(activity="1", replaced=True)
    receipt = f"receipt of {data['nonce']}" if verb == "question.ask" else data.get("receipt", "")
    slip = Slip(receipt=receipt, kept=kept(receipt), sealed=b"sealed") if receipt else None
    turn = Turn(person=desk.person(who), now=NOW, seed=SEED, verb=verb, data=data, pressed=pressed, slip=slip)
    return desk.do(lambda tx: routes.answer(tx, turn, RULES))


def asked(desk: Desk, reply: Reply) -> Ask:
    found = desk.do(lambda tx: views.question(tx, QuestionId(reply.ids["question"])))
    assert found is not None
    return found


def saw(nonce: str, seen: str, words: str) -> dict[str, Any]:
    """What the button of a form carries on which this was found for these words, and a name was chosen."""
    return {"nonce": nonce, "naming": "named", "seen": seen, "looked": fingerprint(words)}


def shown(reply: Reply) -> list[str]:
    return reply.ids["seen"].split()
