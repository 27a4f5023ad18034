import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

import usecases.friction
from domain import errors
from domain.messages import Kind, Pressed
from domain.people import PersonId, Role
from domain.routing import FALLBACK
from domain.states import Act, State
from storage import friction, people
from storage.tx import Tx
from tests.examples import ANNA, BRAM, LIAM, NOOR, NOW, QUEUES, RULES, SANNE, USUAL
from tests.examples import friction as sample
from tests.usecases.house import House
from usecases.friction import Form

EVENING = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)  # a Friday
MONDAY = datetime(2026, 11, 23, 7, 30, tzinfo=UTC)  # 08:30 in Amsterdam


def test_a_report_waits_in_the_queue_of_its_words_with_a_date_that_can_be_kept(house: House) -> None:
    made = house.report("Outlook is al de hele week traag", impact="time", would_help=" een snellere server ")
    assert (made.state, made.version, made.reporter, made.handler) == (State.RECEIVED, 1, ANNA, None)
    assert (made.queue, made.topic, made.leaf, made.pace) == ("it", "base", "base.slow", "fast")
    assert (made.impact, made.would_help) == ("time", "een snellere server")
    assert made.take_by == NOW + timedelta(hours=8)
    assert made.decide_by == datetime(2026, 11, 19, 16, 30, tzinfo=UTC)  # two working days on, at the end of the day
    assert house.find(made.id) == made
    assert [(event.act, event.person, event.version) for event in house.story(made.id)] == [(Act.REPORT, ANNA, 1)]


def test_what_a_person_leaves_open_stays_open(house: House) -> None:
    made = house.report("Iets heel anders")
    assert (made.queue, made.topic, made.leaf, made.impact, made.would_help) == (FALLBACK, None, None, None, None)


def test_a_group_the_person_chose_decides_the_queue(house: House) -> None:
    assert house.report("Outlook is traag", group="why").queue == "changeowner"


def test_the_one_on_duty_is_told_and_nobody_else(house: House) -> None:
    house.report()
    assert house.told(Kind.WORK) == [(BRAM, "1")]
    assert [row["due_at"] for row in house.owed(Kind.WORK)] == [NOW]


def test_nobody_is_told_of_work_in_their_quiet_hours(house: House) -> None:
    made = house.report(now=EVENING)
    assert [(row["state"], row["due_at"]) for row in house.owed(Kind.WORK)] == [("later", MONDAY)]
    assert made.take_by == MONDAY + timedelta(hours=8)


def test_deadlines_and_quiet_hours_are_those_of_who_has_to_act(house: House) -> None:
    house.do(lambda tx: people.add(tx, PersonId("ny"), name="Grace", time_zone="America/New_York"))
    house.do(lambda tx: people.entrust(tx, "it", owner=PersonId("ny"), deputy=SANNE))
    made = house.report()
    morning = datetime(2026, 11, 17, 13, 30, tzinfo=UTC)  # 08:30 in New York
    assert made.take_by == morning + timedelta(hours=8)
    assert [row["due_at"] for row in house.owed(Kind.WORK)] == [morning]


def test_an_owner_s_own_report_goes_to_the_deputy(house: House) -> None:
    house.report(who=BRAM)
    assert house.told(Kind.WORK) == [(SANNE, "1")]


def test_a_queue_without_people_goes_to_a_coordinator(house: House) -> None:
    house.do(lambda tx: people.entrust(tx, "it", owner=None, deputy=None))
    house.report()
    assert house.told(Kind.WORK) == [(NOOR, "1")]


def test_a_report_that_reaches_nobody_yet_is_kept_with_the_organisation_s_hours(house: House) -> None:
    def nobody(tx: Tx) -> None:
        people.appoint(tx, Role.ADMIN, [])
        for name in QUEUES:
            people.entrust(tx, name, owner=None, deputy=None)

    house.do(nobody)
    made = house.report(rules=replace(RULES, usual=replace(USUAL, time_zone="America/New_York")))
    assert made.take_by == datetime(2026, 11, 17, 21, 30, tzinfo=UTC)
    assert house.owed(Kind.WORK) == []


def test_the_receipt_is_the_answer_itself_and_lives_on_in_the_pressed_form(house: House) -> None:
    house.report(pressed=Pressed(activity="a1", replaced=True))
    [status] = house.owed(Kind.STATUS)
    assert (status["receiver"], status["state"], status["sent"], status["activity"]) == (ANNA, "done", 1, "a1")


def test_a_receipt_that_no_answer_showed_is_owed(house: House) -> None:
    house.report()
    assert [(row["state"], row["wanted"]) for row in house.owed(Kind.STATUS)] == [("ready", 1)]


def test_the_same_form_again_is_the_same_report_and_nobody_hears_twice(house: House) -> None:
    first = house.report()
    again = house.report("andere woorden", seed=b"1" * 32, now=NOW + timedelta(hours=1))
    assert again == first
    assert house.told(Kind.WORK) == [(BRAM, "1")]
    assert len(house.story(first.id)) == 1


def test_a_form_is_its_owner_s_alone(house: House) -> None:
    first = house.report()
    with pytest.raises(errors.OtherCard):
        house.report(who=LIAM)
    assert house.find(first.id) == first


@pytest.mark.parametrize(
    ("form", "refusal"),
    [
        ({"text": "  "}, errors.Empty),
        ({"text": "Goedemorgen!"}, errors.OnlyGreeting),
        ({"text": "x" * 2001}, errors.TooLong),
        ({"would_help": "x" * 501}, errors.TooLong),
        ({"colleagues": "veel"}, errors.Colleagues),
        ({"colleagues": "6"}, errors.Choice),  # only a key user speaks for others
        ({"group": "nonsense"}, errors.Choice),
        ({"impact": "money"}, errors.Choice),
    ],
)
def test_what_cannot_be_used_stores_nothing(house: House, form: dict[str, str], refusal: type[errors.Refused]) -> None:
    with pytest.raises(errors.Refused) as refused:
        house.submit(Form(nonce="n1", **{"text": "Outlook is traag"} | form))
    assert type(refused.value) is refusal
    assert [house.owed(kind) for kind in Kind] == [[] for _ in Kind]
    assert house.do(lambda tx: friction.of_form(tx, "n1")) is None


def test_a_turn_that_runs_twice_gives_the_same_report(house: House) -> None:
    first = house.report()
    house.begin()
    assert house.report() == first


def test_a_code_says_nothing_and_is_drawn_again_when_it_is_taken(house: House) -> None:
    first = house.report()
    assert re.fullmatch(f"[{usecases.friction.CODE_LETTERS}]{{6}}", first.code)
    house.begin()
    house.do(lambda tx: friction.add(tx, sample(code=first.code)))
    again = house.report()
    assert again.id == first.id
    assert again.code != first.code
    assert re.fullmatch(f"[{usecases.friction.CODE_LETTERS}]{{6}}", again.code)


def test_codes_use_every_letter_that_is_not_misread(house: House) -> None:
    assert usecases.friction.CODE_LETTERS == "23456789ABCDEFGHJKMNPQRSTVWXYZ"
    codes = [house.report(nonce=f"n{n}", seed=bytes([n]) * 32).code for n in range(60)]
    assert len(set(codes)) == 60
    assert len(set("".join(codes))) > 25
