"""Me too: who supports a report, who may not, and how many it bothers."""

from datetime import timedelta
from functools import partial

import pytest

from domain import errors
from domain.friction import Friction
from domain.messages import Kind, Pressed
from domain.nameless import Naming
from domain.people import PersonId, Role
from domain.states import Act, State
from storage import people, together, views
from storage.tables import support
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, SANNE
from tests.usecases.house import House, bearer

LATER = NOW + timedelta(hours=5)  # after a release
HERE = Pressed(activity="a9", replaced=True)
SEED = b"o" * 32


def another(house: House, who: PersonId = LIAM) -> Friction:
    return house.report("Outlook hapert", who, nonce="other", seed=SEED)


def bothers(house: House, which: Friction) -> int:
    found = house.do(lambda tx: views.loop(tx, which.id))
    assert found is not None
    return found.bothers


def supporters(house: House, which: Friction) -> list[PersonId]:
    return house.do(lambda tx: together.supporters(tx, which.id))


def test_a_supporter_follows_it_on_a_card_of_their_own(house: House) -> None:
    which = house.until(Act.TAKE)
    assert house.support(LIAM, which.id, pressed=HERE) == which
    [card] = house.owed(Kind.FOLLOW)
    assert (card["about"], card["receiver"], card["activity"], card["state"]) == (which.id, LIAM, "a9", "done")
    assert (supporters(house, which), bothers(house, which)) == ([LIAM], 2)
    assert len(house.story(which.id)) == which.version, "the report itself has not changed"


def test_supporting_again_changes_nothing(house: House) -> None:
    which = house.until(Act.TAKE)
    for _ in range(3):
        house.support(LIAM, which.id, pressed=HERE)
    assert (supporters(house, which), bothers(house, which), len(house.owed(Kind.FOLLOW))) == ([LIAM], 2, 1)


def test_one_s_own_report_is_not_supported(house: House) -> None:
    which = house.until(Act.TAKE)
    with pytest.raises(errors.OwnSupport):
        house.support(ANNA, which.id)


def test_who_reported_what_goes_with_it_is_one_of_those_it_bothers_already(house: House) -> None:
    which, other = house.until(Act.TAKE), another(house)
    house.merge(BRAM, other.id, which.code)
    with pytest.raises(errors.OwnSupport):
        house.support(LIAM, which.id)
    assert bothers(house, which) == 2


@pytest.mark.parametrize("acts", [[], [Act.WITHDRAW]])
def test_what_has_no_handler_s_title_is_not_there_for_colleagues(house: House, acts: list[Act]) -> None:
    which = house.until(*acts)
    with pytest.raises(errors.Unknown):
        house.support(LIAM, which.id)
    with pytest.raises(errors.Unknown):
        house.join(LIAM, another(house).id, which.id)


def test_what_was_taken_back_has_a_title_and_is_not_there_anymore(house: House) -> None:
    which = house.until(Act.TAKE, Act.WITHDRAW)
    assert which.title
    with pytest.raises(errors.Unknown):
        house.support(LIAM, which.id)
    with pytest.raises(errors.Unknown):
        house.support(LIAM, "0" * 32)


@pytest.mark.parametrize(
    ("acts", "pinged"),
    [
        ([Act.SOLVE], ["3"]), ([Act.DECLINE], ["3"]), ([Act.SOLVE, Act.CONFIRM], ["3"]),
        ([Act.SOLVE, Act.REOPEN, Act.TAKE, Act.SOLVE], ["3", "6"]), ([Act.WITHDRAW], []),
    ],
)  # fmt: skip
def test_supporters_are_pinged_for_each_outcome_and_see_all_else_in_silence(
    house: House, acts: list[Act], pinged: list[str]
) -> None:
    which = house.until(Act.TAKE)
    house.support(LIAM, which.id)
    for what in acts:
        by = BRAM if what in (Act.TAKE, Act.SOLVE, Act.DECLINE) else ANNA
        which = house.act(what, which.id, by)
        assert [row["wanted"] for row in house.owed(Kind.FOLLOW)] == [which.version]
    assert [occasion for who, occasion in house.told(Kind.PING) if who == LIAM] == pinged


def test_everybody_it_bothers_is_counted_once(house: House) -> None:
    house.do(lambda tx: people.appoint(tx, Role.KEY_USER, [ANNA, LIAM]))
    which = house.report(colleagues=" 6 ")
    house.act(Act.TAKE, which.id, BRAM)
    for who in (NOOR, SANNE):
        house.support(who, which.id)
    assert bothers(house, which) == 1 + 6 + 2
    other = house.report("Outlook hapert", LIAM, nonce="other", seed=SEED, colleagues="3")
    house.support(LIAM, which.id)
    house.merge(BRAM, other.id, which.code)
    assert bothers(house, which) == 1 + 6 + 2 + 1 + 3, "a supporter who reports it counts as a reporter"
    assert LIAM not in supporters(house, which)


@pytest.mark.parametrize("naming", [Naming.TOLD, Naming.PULL])
def test_one_without_a_name_counts_from_its_release(house: House, naming: Naming) -> None:
    lead, which = house.until(Act.TAKE), house.send(naming=naming)
    house.join(bearer(), which.id, lead.id)
    assert bothers(house, lead) == 1
    house.release(LATER)
    assert bothers(house, lead) == 2


def test_who_goes_along_reads_how_many_it_bothers(house: House) -> None:
    lead, which = house.until(Act.TAKE), another(house)
    house.support(SANNE, lead.id)
    house.merge(BRAM, which.id, lead.code)
    found = house.do(lambda tx: views.loop(tx, which.id))
    assert found is not None
    assert found.lead is not None
    assert (found.lead.bothers, bothers(house, lead)) == (3, 3)


@pytest.mark.parametrize(("end", "back"), [(Act.SOLVE, Act.REOPEN), (Act.DECLINE, Act.OBJECT)])
def test_who_stands_alone_again_or_takes_theirs_back_counts_no_longer(house: House, end: Act, back: Act) -> None:
    lead, which = house.until(Act.TAKE), another(house)
    house.merge(BRAM, which.id, lead.code)
    gone = house.report("Outlook hapert", SANNE, nonce="third", seed=b"t" * 32)
    house.merge(BRAM, gone.id, lead.code)
    assert bothers(house, lead) == 3
    house.act(Act.WITHDRAW, gone.id, SANNE)
    assert bothers(house, lead) == 2
    house.act(end, lead.id, BRAM)
    house.act(back, which.id, LIAM)
    assert (bothers(house, lead), bothers(house, which)) == (1, 1)


def test_who_had_their_last_word_still_counts(house: House) -> None:
    lead, which = house.until(Act.TAKE), another(house)
    house.merge(BRAM, which.id, lead.code)
    house.act(Act.SOLVE, lead.id, BRAM)
    house.act(Act.CONFIRM, which.id, LIAM)
    assert bothers(house, lead) == 2


@pytest.mark.parametrize(("said", "spoken_for"), [("", 0), ("0", 0), (" 12 ", 12), ("999", 999)])
def test_a_key_user_speaks_for_a_number_of_colleagues(house: House, said: str, spoken_for: int) -> None:
    house.do(lambda tx: people.appoint(tx, Role.KEY_USER, [ANNA]))
    which = house.report(colleagues=said)
    assert (which.colleagues, bothers(house, which)) == (spoken_for, 1 + spoken_for)


@pytest.mark.parametrize("said", ["veel", "-1", "1.5", "1000", "٣", "1 2", "6e1"])
def test_what_is_no_number_of_people_is_refused(house: House, said: str) -> None:
    house.do(lambda tx: people.appoint(tx, Role.KEY_USER, [ANNA]))
    with pytest.raises(errors.Colleagues) as refused:
        house.report(colleagues=said)
    assert refused.value.variables == {"most": 999}


@pytest.mark.parametrize("role", [None, Role.ADMIN])
def test_nobody_else_speaks_for_others_though_anybody_may_say_none(house: House, role: Role | None) -> None:
    house.do(partial(people.appoint, what=role or Role.KEY_USER, who=[ANNA] if role else []))
    with pytest.raises(errors.Choice):
        house.report(colleagues="1")
    assert house.report(colleagues="0").colleagues == 0


def test_support_of_a_nameless_report_is_open_to_whoever_reported_it_and_tells_nothing(house: House) -> None:
    which = house.send()
    house.release(LATER)
    house.act(Act.TAKE, which.id, BRAM, now=LATER)
    for who in (ANNA, LIAM):
        house.support(who, which.id, now=LATER)
    assert house.rows(support) == [{"friction": which.id, "person": who} for who in (ANNA, LIAM)]
    found = house.find(which.id)
    assert found is not None
    assert (found.state, found.reporter) == (State.TAKEN, None)
