"""Presses as they come in from a client, with what the edge adds to them."""

from collections.abc import Mapping
from datetime import datetime, timedelta

import usecases.nameless
from dialogs import routes
from dialogs.turn import Reply, Turn
from domain.nameless import Slip, kept
from domain.people import PersonId
from storage import friction
from tests.examples import ANNA, NOW, RULES, person
from tests.usecases.house import SEED, House

AT_ONE = NOW + timedelta(hours=3.5)  # 13:00 in Amsterdam, when nameless reports enter their queues
SENTENCE = "Outlook is traag"


def press(house: House, who: PersonId, verb: str, *, now: datetime = NOW, **data: str) -> Reply:
    return pressed(house, who, verb, data, now=now)


def pressed(house: House, who: PersonId, verb: str, data: Mapping[str, str], *, now: datetime = NOW) -> Reply:
    """A form that is sent, and a card with a receipt, come with a slip."""
    nonce = data.get("nonce") if verb in routes.SENDS else None
    receipt = data.get("receipt") or (f"receipt of {nonce}" if nonce else "")
    slip = Slip(receipt=receipt, kept=kept(receipt), sealed=b"sealed") if receipt else None
    seed = f"{verb} {nonce}".encode().ljust(32)[:32] if nonce else SEED
    turn = Turn(person=person(who), now=now, seed=seed, verb=verb, data=data, slip=slip)
    return house.do(lambda tx: routes.answer(tx, turn, RULES))


def unnamed(
    house: House, naming: str = "told", *, nonce: str = "n1", text: str = SENTENCE, who: PersonId = ANNA
) -> str:
    """Reports without a name; the receipt."""
    return press(house, who, "friction.report", nonce=nonce, naming=naming, text=text).ids["receipt"]


def released(house: House) -> None:
    assert house.do(lambda tx: usecases.nameless.release(tx, now=AT_ONE, rules=RULES))


def of_receipt(house: House, receipt: str) -> str:
    """The id in the store, which no card of its reporter knows."""
    found = house.do(lambda tx: friction.of_receipt(tx, kept(receipt)))
    assert found
    return found.id
