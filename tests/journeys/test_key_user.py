"""A key user reports for a number of colleagues, whose names nobody asks for."""

import pytest

from domain.people import PersonId, Role
from storage import people
from tests import examples
from tests.fakes.client import Colleague, parts
from tests.journeys.kring import Kring
from tests.journeys.steps import LIKE_IT, SENTENCE, TITLE

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


@pytest.fixture
async def key_user(kring: Kring) -> Colleague:
    await kring.write(lambda tx: people.appoint(tx, Role.KEY_USER, [examples.ANNA]))
    return kring.colleague(examples.ANNA)


def asks_for_a_number(who: Colleague) -> bool:
    return any(part.get("id") == "colleagues" for part in parts(who.card()))


@each_store
async def test_who_speaks_for_six_is_seven_to_everybody(
    kring: Kring, key_user: Colleague, bram: Colleague, eva: Colleague
) -> None:
    await key_user.says("meld")
    await key_user.presses("friction.report", naming="named", text=SENTENCE, colleagues="6")
    assert key_user.sees("bothers", count=7)
    assert bram.told("colleagues", count=6) in bram.reads()
    assert bram.sees("colleagues", count=7)
    await bram.presses("friction.take", title=TITLE)
    await eva.says("meld")
    await eva.presses("friction.similar", naming="named", text=LIKE_IT)
    assert eva.sees("bothers", count=7)


async def test_a_few_are_told_to_the_handler_and_to_nobody_else(
    kring: Kring, key_user: Colleague, bram: Colleague, eva: Colleague
) -> None:
    await key_user.says("meld")
    await key_user.presses("friction.report", naming="named", text=SENTENCE, colleagues="3")
    assert bram.told("colleagues", count=3) in bram.reads()
    await bram.presses("friction.take", title=TITLE)
    await eva.says("meld")
    await eva.presses("friction.similar", naming="named", text=LIKE_IT)
    assert TITLE in eva.reads()
    assert not [count for count in (3, 4) if f"{count} collega" in eva.reads()]


async def test_nobody_else_is_asked_or_believed(kring: Kring, liam: Colleague, bram: Colleague) -> None:
    await liam.says("report")
    assert not asks_for_a_number(liam)
    answer = await liam.sends(liam.forging("friction.report", naming="named", text="Mail is slow", colleagues="6"))
    assert answer.value == liam.told("refused-choice")
    assert bram.chat == {}


@pytest.mark.parametrize("number", ["veel", "-1", "1000", "1.5", "²", "6 collega's"])
async def test_what_is_no_number_of_people_is_refused_kindly(key_user: Colleague, bram: Colleague, number: str) -> None:
    await key_user.says("meld")
    press = key_user.pressing("friction.report", naming="named", text=SENTENCE, colleagues=number)
    assert (await key_user.sends(press)).value == key_user.told("refused-colleagues", most=999)
    assert bram.chat == {}
    await key_user.presses("friction.report", naming="named", text=SENTENCE, colleagues=" 2 ")
    assert key_user.sees("status-received")


@pytest.mark.parametrize("naming", ["told", "pull"])
async def test_without_a_name_it_comes_back_until_the_number_is_gone(
    key_user: Colleague, bram: Colleague, naming: str
) -> None:
    await key_user.says("meld")
    await key_user.presses("friction.report", naming=naming, text=SENTENCE, colleagues="6")
    assert key_user.sees("form-colleagues-named")
    assert bram.chat == {}
    await key_user.presses("friction.report", colleagues="")
    assert key_user.sees("status-waiting")
    assert "6" not in str([part for part in key_user.reads().split() if part == "6"])


async def test_who_is_no_key_user_anymore_when_it_is_sent_is_not_believed(
    kring: Kring, key_user: Colleague, bram: Colleague
) -> None:
    await key_user.says("meld")
    press = key_user.pressing("friction.report", naming="named", text=SENTENCE, colleagues="6")
    await kring.write(lambda tx: people.appoint(tx, Role.KEY_USER, [PersonId(examples.LIAM)]))
    assert (await key_user.sends(press)).value == key_user.told("refused-choice")
    assert bram.chat == {}
