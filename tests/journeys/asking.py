"""Key users of a made-up app that no tip or article is about, and how far a question has come when a test begins."""

from domain.people import PersonId, Role
from storage import keyusers, people
from storage.tx import Tx
from tests import examples
from tests.fakes.client import Colleague, parts
from tests.journeys.kring import Kring

APP = "Zonnewijzer"
QUESTION = f"Hoe verlaat ik de blokkendoos van {APP}?"
ANSWER = "Klik onderaan op het zonnetje en kies vertrekken."
MISSING = "Bij mij staat dat er niet bij."
WHY = "Dit weet jij beter, want jij hebt hem ingericht."
KNOWN = "Hoe stuur ik een chatbericht later?"  # a tip tells
KEY_USERS = ("daan", "elif", "fatima", "rishi", "karin")


async def key_users(kring: Kring, many: int = len(KEY_USERS)) -> dict[str, Colleague]:
    """The first of them; each has the app, and knows about it."""
    names = KEY_USERS[:many]

    def settle(tx: Tx) -> None:
        for who in names:
            people.add(tx, PersonId(who), name=who.title(), time_zone=examples.ZONE, locale="nl-NL")
            keyusers.save(tx, PersonId(who), (APP,), None)
        people.appoint(tx, Role.KEY_USER, [PersonId(who) for who in names])

    await kring.write(settle)
    found = {who: kring.colleague(who) for who in names}
    for one in found.values():
        await one.installs()
    return found


def with_work(found: dict[str, Colleague]) -> list[Colleague]:
    """Those who were brought a question: more than their welcome stands in their chat."""
    return [one for one in found.values() if len(one.chat) > 1]


async def asked(asker: Colleague, found: dict[str, Colleague], question: str = QUESTION) -> tuple[str, Colleague]:
    """The message in which the asker's card lives, and whom it was brought to."""
    await asker.says(question)
    await asker.presses("question.ask", naming="named")
    [first] = with_work(found)
    return list(asker.chat)[-1], first


async def answered(asker: Colleague, found: dict[str, Colleague]) -> tuple[str, Colleague]:
    card, first = await asked(asker, found)
    await first.presses("question.take")
    await first.presses("question.answer", text=ANSWER)
    return card, first


async def asks_nameless(who: Colleague, naming: str, by: str = "presses") -> str:
    """From an empty form; the message in which their card lives."""
    await who.says("vraag" if who.language == "nl" else "ask")
    await getattr(who, by)("question.ask", naming=naming, text=QUESTION)
    return list(who.chat)[-1]


async def asked_nameless(
    kring: Kring, asker: Colleague, naming: str, *, by: str = "presses"
) -> tuple[str, Colleague, dict[str, Colleague]]:  # fmt: skip
    found = await key_users(kring)
    card = await asks_nameless(asker, naming, by)
    [first] = with_work(found)
    return card, first, found


async def looks(who: Colleague, naming: str, card: str, by: str = "presses") -> None:
    """Only who looks for themselves has to."""
    if naming == "pull":
        await getattr(who, by)("question.status", card)


async def presses_titled(who: Colleague, title: str) -> None:
    """Of several buttons with one verb the one that says this, on the newest card; it takes no fields along."""
    message = list(who.chat)[-1]
    button = next(one for one in parts(who.card(message)) if one.get("title") == title)
    assert button["associatedInputs"] == "none"
    value = {"action": {"type": "Action.Execute", "verb": button["verb"], "data": button["data"]}}
    await who.sends(who.activity(type="invoke", name="adaptiveCard/action", value=value, replyToId=message))
