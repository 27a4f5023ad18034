"""Thinking along: who may, what it changes, and who hears of it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

import usecases.alongside
from domain import errors
from domain.friction import Friction, FrictionId
from domain.messages import Kind
from domain.people import PersonId, Role
from domain.states import Act, State
from storage import friction, keyusers, people, timers, views
from tests.examples import ANNA, BRAM, LIAM, NAMES, NOOR, NOW, RULES, SANNE, USUAL, ZONE
from tests.usecases.house import House, bearer

OTHER, STOPPED, LISTED, COLLEAGUE = (PersonId(one) for one in ("other", "stopped", "listed", "colleague"))
WORDS = "Zet de cachemodus aan. Bij ons is het dan snel."
EVERYBODY = {ANNA, BRAM, SANNE, NOOR, LIAM, OTHER, STOPPED, LISTED, COLLEAGUE}


@pytest.fixture
def office(house: House) -> House:
    """Liam is the key user of Outlook, another one of Excel; two stopped, of whom a list calls one a key user again."""
    for who in (OTHER, STOPPED, LISTED, COLLEAGUE):
        house.do(lambda tx, who=who: people.add(tx, who, name=who.title(), time_zone=ZONE, locale="nl-NL"))  # type: ignore[misc]
    house.do(lambda tx: people.appoint(tx, Role.KEY_USER, [ANNA, LIAM, OTHER, BRAM, LISTED]))
    for who, topic in ((LIAM, "Outlook"), (OTHER, "Excel")):
        house.do(lambda tx, who=who, topic=topic: keyusers.save(tx, who, (topic,), None))  # type: ignore[misc]
    for who in (STOPPED, LISTED):
        house.do(lambda tx, who=who: keyusers.stop(tx, who))  # type: ignore[misc]
    house.do(lambda tx: keyusers.appoint(tx, LISTED))
    return house


def says(house: House, who: PersonId, which: str, what: Act = Act.PROPOSE, words: str = WORDS) -> Friction:
    use: Callable[..., Friction] = getattr(usecases.alongside, what.value)
    someone = house.do(lambda tx: people.find(tx, who, USUAL))
    return house.do(lambda tx: use(tx, someone, FrictionId(which), words, now=NOW, rules=RULES))


def adopts(house: House, who: PersonId, which: str, version: int) -> Friction:
    someone = house.do(lambda tx: people.find(tx, who, USUAL))
    assert someone
    said = house.do(lambda tx: usecases.alongside.proposal(tx, FrictionId(which), str(version)))
    return house.do(
        lambda tx: usecases.alongside.adopt(tx, someone, FrictionId(which), said, now=NOW, rules=RULES)
    )  # fmt: skip


MAY: dict[PersonId, dict[str, type[errors.Refused] | None]] = {  # role: act: how it is refused
    COLLEAGUE: {"say": errors.NotKeyUser, "adopt": errors.NotHandler},
    LIAM: {"say": None, "adopt": errors.NotHandler},  # key user of it
    OTHER: {"say": None, "adopt": errors.NotHandler},  # of something else
    STOPPED: {"say": errors.NotKeyUser, "adopt": errors.NotHandler},
    LISTED: {"say": errors.NotKeyUser, "adopt": errors.NotHandler},  # stopped, and a list says otherwise
    BRAM: {"say": errors.OwnWork, "adopt": None},  # has it, and is a key user besides
    SANNE: {"say": errors.NotKeyUser, "adopt": errors.NotHandler},  # of the same list
    NOOR: {"say": errors.NotKeyUser, "adopt": errors.NotHandler},  # coordinator
    ANNA: {"say": errors.OwnReport, "adopt": errors.NotHandler},  # reported it, and is a key user besides
}


@pytest.mark.parametrize("who", MAY, ids=str)
def test_who_may_say_and_close_what(office: House, who: PersonId) -> None:
    which = says(office, OTHER, office.until(Act.TAKE).id)
    for what in (Act.CONTEXT, Act.PROPOSE):
        if refused := MAY[who]["say"]:
            with pytest.raises(refused):
                says(office, who, which.id, what, f"Van {who}.")
        else:
            assert says(office, who, which.id, what, f"Van {who}.").state is State.TAKEN
    before = office.find(which.id)
    if refused := MAY[who]["adopt"]:
        with pytest.raises(refused):
            adopts(office, who, which.id, which.version)
        assert office.find(which.id) == before
    else:
        assert adopts(office, who, which.id, which.version).state is State.SOLVED


def test_the_table_of_roles_is_whole() -> None:
    assert set(MAY) == EVERYBODY


@pytest.mark.parametrize("who", sorted(EVERYBODY), ids=str)
def test_only_key_users_who_did_not_stop_see_the_list(office: House, who: PersonId) -> None:
    assert office.do(lambda tx: views.thinks_along(tx, who)) is (who in {ANNA, BRAM, LIAM, OTHER})


def test_what_nobody_gave_a_title_cannot_be_spoken_of(office: House) -> None:
    which = office.report()
    for missing in (which.id, "f" * 32):
        with pytest.raises(errors.Unknown):
            says(office, LIAM, missing)
    assert [one.act for one in office.story(which.id)] == [Act.REPORT]


def test_it_changes_the_version_and_nothing_else(office: House) -> None:
    before = office.until(Act.TAKE)
    wound = office.do(lambda tx: timers.wound(tx, before.id))
    after = says(office, LIAM, before.id, Act.CONTEXT)
    assert after == replace(before, version=before.version + 1)
    assert office.do(lambda tx: timers.wound(tx, before.id)) == wound
    assert says(office, LIAM, before.id, Act.CONTEXT) == after, "a repeated press"
    assert [one.act for one in office.story(before.id)] == [Act.REPORT, Act.TAKE, Act.CONTEXT]


def test_its_handler_hears_of_it_and_its_reporter_in_silence_and_a_supporter_not_at_all(office: House) -> None:
    which = office.until(Act.TAKE)
    office.support(SANNE, which.id)
    follows = office.owed(Kind.FOLLOW)
    said = says(office, LIAM, which.id)
    assert (BRAM, str(said.version)) in office.told(Kind.WORK)
    assert office.owed(Kind.PING) == []
    assert [row["wanted"] for row in office.owed(Kind.STATUS)] == [said.version]
    assert office.owed(Kind.FOLLOW) == follows


@pytest.mark.parametrize("closing", [(Act.SOLVE,), (Act.DECLINE,), (Act.SOLVE, Act.CONFIRM)])
def test_what_is_answered_is_not_spoken_of_anymore(office: House, closing: tuple[Act, ...]) -> None:
    closed = office.until(Act.TAKE, *closing)
    assert says(office, LIAM, closed.id) == closed


def test_a_solution_taken_over_is_the_handler_s_in_the_key_user_s_words_and_with_their_name(office: House) -> None:
    proposed = says(office, LIAM, office.until(Act.TAKE).id)
    adopts(office, BRAM, proposed.id, proposed.version)
    solved = office.story(proposed.id)[-1]
    assert (solved.act, solved.person, solved.words, solved.helper) == (Act.SOLVE, BRAM, WORDS, LIAM)
    assert office.owed(Kind.HELPED) == [], "its reporter did not say yet that it works"
    assert office.find(proposed.id) == adopts(office, BRAM, proposed.id, proposed.version), "a second press"


@pytest.mark.parametrize("what", [Act.CONTEXT, None])
def test_only_a_proposal_can_be_taken_over(office: House, what: Act | None) -> None:
    which = office.until(Act.TAKE)
    version = says(office, LIAM, which.id, what).version if what else 9
    with pytest.raises(errors.Unknown):
        adopts(office, BRAM, which.id, version)


def test_who_proposed_hears_that_it_works_once_its_reporter_says_so(office: House) -> None:
    proposed = says(office, LIAM, office.until(Act.TAKE).id)
    adopts(office, BRAM, proposed.id, proposed.version)
    again = office.act(Act.REOPEN, proposed.id, ANNA)
    assert office.told(Kind.HELPED) == []
    office.act(Act.TAKE, again.id, BRAM, "Outlook")
    adopts(office, BRAM, again.id, proposed.version)
    confirmed = office.act(Act.CONFIRM, again.id, ANNA)
    assert office.told(Kind.HELPED) == [(LIAM, str(confirmed.version))]


def test_a_solution_of_the_handler_s_own_thanks_nobody(office: House) -> None:
    proposed = says(office, LIAM, office.until(Act.TAKE).id)
    office.act(Act.SOLVE, proposed.id, BRAM)
    office.act(Act.CONFIRM, proposed.id, ANNA)
    assert office.owed(Kind.HELPED) == []


def test_who_got_the_report_they_had_proposed_something_for_helps_nobody_but_themselves(office: House) -> None:
    proposed = says(office, LIAM, office.until(Act.TAKE).id)
    office.do(lambda tx: people.entrust(tx, "it", owner=LIAM, deputy=SANNE))
    office.act(Act.HANDOVER, proposed.id, BRAM, queue=LIAM)
    office.act(Act.TAKE, proposed.id, LIAM, "Outlook")
    adopts(office, LIAM, proposed.id, proposed.version)
    assert office.story(proposed.id)[-1].helper is None


def test_with_a_nameless_report_the_last_word_is_heard_with_the_next_release(office: House) -> None:
    sent = office.send()
    office.release(NOW + timedelta(hours=3.5))
    office.act(Act.TAKE, sent.id, BRAM, "Outlook")
    proposed = says(office, LIAM, sent.id)
    adopts(office, BRAM, sent.id, proposed.version)
    office.act(Act.CONFIRM, sent.id, ANNA, by=bearer(), now=NOW + timedelta(hours=4))
    [owed] = office.owed(Kind.HELPED)
    assert owed["due_at"] == NOW + timedelta(hours=7.5), "five o'clock"
    assert office.do(lambda tx: friction.story(tx, sent.id)[1]) == {BRAM: NAMES[BRAM], LIAM: NAMES[LIAM]}
