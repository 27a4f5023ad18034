"""What colleagues say, and how far a loop has come when a test begins."""

from domain.search import asks
from tests.fakes.client import Colleague

SENTENCE = "Outlook is al de hele week traag"  # about technology, so for the queue `it`
TITLE = "Outlook is traag op kantoor"
SOLUTION = "De mailserver stond verkeerd ingesteld."
REASON = "Dat kan pas na de verhuizing in maart."
STILL = "Na de lunch is het weer traag"
LIKE_IT = "Outlook is weer zo traag op kantoor"  # as the title above, so the same friction
AT_ONE, AT_FIVE, NEXT_DAY = "2026-11-17T13:00", "2026-11-17T17:00", "2026-11-18T09:00"  # nameless ones are released


async def reported(reporter: Colleague, sentence: str = SENTENCE) -> str:
    """The message in which the reporter's card lives."""
    await reporter.says(sentence)
    if asks(sentence):
        await reporter.presses("friction.form")  # it is no question, they say
    await reporter.presses("friction.report", naming="named")
    return list(reporter.chat)[-1]


async def nameless(reporter: Colleague, naming: str = "told", sentence: str = SENTENCE) -> str:
    """The same from an empty form, without a name."""
    await reporter.says("meld" if reporter.language == "nl" else "report")
    await reporter.presses("friction.report", naming=naming, text=sentence)
    return list(reporter.chat)[-1]


async def taken(reporter: Colleague, handler: Colleague, sentence: str = SENTENCE) -> str:
    status = await reported(reporter, sentence)
    await handler.presses("friction.take", title=TITLE)
    return status


async def taken_from_the_list(reporter: Colleague, handler: Colleague) -> str:
    """By somebody who was not told of it."""
    status = await reported(reporter)
    await handler.says("te doen")
    await handler.presses("friction.show")
    await handler.presses("friction.take", title=TITLE)
    return status


async def solved(reporter: Colleague, handler: Colleague) -> str:
    status = await taken(reporter, handler)
    await handler.presses("friction.solve", text=SOLUTION)
    return status


async def declined(reporter: Colleague, handler: Colleague) -> str:
    status = await taken(reporter, handler)
    await handler.presses("friction.decline", text=REASON)
    return status


async def confirmed(reporter: Colleague, handler: Colleague) -> str:
    status = await solved(reporter, handler)
    await reporter.presses("friction.confirm")
    return status


def code(who: Colleague, message: str | None = None) -> str:
    """What the report on this card is called."""
    line = next(one for one in who.reads(message).split("\n") if len(one.split(" · ")[0]) == 6 and one[:6].isupper())
    return line[:6]


async def shows(handler: Colleague) -> None:
    """The first report that waits for the handler."""
    await handler.says("te doen")
    await handler.presses("friction.show")


async def looks(who: Colleague, naming: str, card: str) -> None:
    """Only who looks for themselves has to."""
    if naming == "pull":
        await who.presses("friction.status", card)


async def supports(who: Colleague) -> str:
    """The message in which lives what they follow."""
    await who.says("meld")
    await who.presses("friction.similar", naming="named", text=LIKE_IT)
    await who.presses("friction.support")
    return list(who.chat)[-1]
