"""What owed messages say of thinking along, and what it does not keep from being said."""

import pytest

import bot.letters
import usecases.alongside
from content.texts import say
from domain.messages import Kind
from domain.people import PersonId, Role
from domain.states import ALONGSIDE, Act, State
from storage import outbox, people
from tests.bot.test_letters import house, letter, of, owe, to, work
from tests.cards.alongside import helped
from tests.examples import ANNA, BRAM, LIAM, NAMES, NOW, RULES, loop, person
from tests.usecases.house import House

__all__ = ["house"]


def says(house: House, which: str, what: Act = Act.PROPOSE) -> int:
    """Liam, a key user; the version that it made."""
    house.do(lambda tx: people.appoint(tx, Role.KEY_USER, [LIAM]))
    use = {Act.CONTEXT: usecases.alongside.context, Act.PROPOSE: usecases.alongside.propose}[what]
    found = house.find(which)
    assert found
    return house.do(lambda tx: use(tx, person(LIAM), found.id, "Zo gaat het hier.", now=NOW, rules=RULES)).version


def adopted(house: House) -> str:
    which = house.until(Act.TAKE).id
    version = says(house, which)
    said = house.do(lambda tx: usecases.alongside.proposal(tx, which, str(version)))
    house.do(lambda tx: usecases.alongside.adopt(tx, person(BRAM), which, said, "Zo.", now=NOW, rules=RULES))
    return which


def thanks(house: House, which: str, who: PersonId = LIAM) -> bot.letters.Letter | None:
    found = house.find(which)
    assert found
    owe(house, Kind.HELPED, found, who)
    return letter(house, Kind.HELPED, which, who, id=outbox.key(Kind.HELPED, which, who, "x"))


@pytest.mark.parametrize("what", sorted(ALONGSIDE))
def test_work_matters_when_a_key_user_wrote_last(house: House, what: Act) -> None:
    which = house.until(Act.TAKE)
    assert work(house, which, BRAM) is None
    says(house, which.id, what)
    assert work(house, which, BRAM)


@pytest.mark.parametrize("what", sorted(ALONGSIDE))
def test_a_ping_that_waits_for_the_morning_comes_though_a_key_user_wrote_since(house: House, what: Act) -> None:
    noted = house.until(Act.TAKE, Act.NOTE)
    says(house, noted.id, what)
    assert letter(house, Kind.PING, noted.id, ANNA, occasion=str(noted.version))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_line_in_the_feed_says_with_whose_help(language: str) -> None:
    told = bot.letters.ping(of(helped(loop(State.SOLVED)), person(ANNA, language=language)), link=to)
    assert told.parameters["who"] == say(language, "with-help", who=NAMES[BRAM], helper=NAMES[LIAM])
    alone = bot.letters.ping(of(loop(State.SOLVED), person(ANNA, language=language)), link=to)
    assert alone.parameters["who"] == NAMES[BRAM]


def test_who_helped_hears_it_while_it_is_confirmed_and_nobody_else_does(house: House) -> None:
    which = adopted(house)
    assert thanks(house, which) is None, "its reporter did not say so yet"
    house.act(Act.CONFIRM, which, ANNA)
    found = thanks(house, which)
    assert found
    assert found.sheet.card == bot.letters.friction.HELPED
    assert thanks(house, which, BRAM) is None
    house.act(Act.REOPEN, which, ANNA)
    assert thanks(house, which) is None


def test_who_proposed_what_another_solution_did_hears_nothing(house: House) -> None:
    which = adopted(house)
    house.act(Act.REOPEN, which, ANNA)
    house.act(Act.TAKE, which, BRAM, "Outlook")
    house.act(Act.SOLVE, which, BRAM)
    house.act(Act.CONFIRM, which, ANNA)
    assert thanks(house, which) is None
