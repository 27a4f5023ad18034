"""What a handler is told and when, what waits for them, and who may do what."""

import json

import pytest

from domain.people import Role
from storage import people
from storage.tx import Tx
from tests import examples
from tests.fakes.client import Colleague
from tests.journeys.kring import Kring
from tests.journeys.steps import SENTENCE, SOLUTION, TITLE, confirmed, reported, taken, taken_from_the_list

CARD = 28 * 1024  # characters; Teams shows no bigger card

each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


async def test_the_one_on_duty_is_told_once_and_can_take_it_at_once(
    anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await taken(anna, bram)
    assert (len(bram.chat), sanne.chat) == (1, {})
    assert bram.sees("item-yours")


@each_store
async def test_what_came_in_at_night_is_one_card_at_half_past_eight(
    kring: Kring, anna: Colleague, liam: Colleague, bram: Colleague
) -> None:
    await kring.at("2026-11-17T20:00")
    for someone in (anna, liam, anna):
        await reported(someone)
        assert someone.sees("status-received")
    await kring.at("2026-11-18T08:29")
    assert bram.chat == {}
    await kring.at("2026-11-18T08:30")
    assert len(bram.chat) == 1
    assert bram.sees("todo-fresh", count=3)


async def test_a_long_night_is_a_short_card_that_leads_to_the_rest(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await kring.at("2026-11-17T20:00")
    for number in range(10):
        await reported(anna, f"De printer hapert, keer {number}. " + "En ook dat nog. " * 100)
    await kring.at("2026-11-18T08:30")
    assert bram.sees("todo-fresh", count=10)
    assert len(json.dumps(bram.card())) < CARD
    first = bram.reads()
    await bram.presses("friction.todo")
    assert [bram.reads().count("keer "), first.count("keer "), len(bram.chat)] == [5, 5, 1]
    assert [number for number in range(10) if f"keer {number}." not in first + bram.reads()] == []


async def test_much_news_comes_in_cards_that_teams_takes(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    for _ in range(25):
        await reported(anna)
    await kring.at("2026-11-17T20:00")
    before = len(bram.chat)
    for _ in range(25):
        await anna.presses("friction.withdraw")
    await kring.at("2026-11-18T08:30")
    news = list(bram.chat)[before:]
    assert max(len(json.dumps(bram.card(message))) for message in news) < CARD
    assert [bram.sees("outcome-title", message, count=count) for message, count in zip(news, (20, 5), strict=True)]
    assert sum(bram.reads(message).count(bram.told("outcome-withdrawn", who=anna.name)) for message in news) == 25


async def test_what_came_in_on_friday_evening_waits_until_monday(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await kring.at("2026-11-20T18:00")
    await reported(anna)
    await kring.at("2026-11-22T12:00")
    assert bram.chat == {}
    await kring.at("2026-11-23T08:30")
    assert SENTENCE in bram.reads()


async def test_what_was_taken_meanwhile_is_not_told_in_the_morning(
    kring: Kring, anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await kring.at("2026-11-17T20:00")
    await taken_from_the_list(anna, sanne)
    await kring.at("2026-11-18T08:30")
    assert bram.chat == {}


@each_store
async def test_at_night_the_card_changes_and_the_ping_waits(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram)
    await kring.at("2026-11-17T20:00")
    await bram.presses("friction.solve", text=SOLUTION)
    assert anna.sees("status-solved")
    assert kring.shown == []
    await kring.at("2026-11-18T08:30")
    assert [line["to"] for line in kring.shown] == [anna.id]


async def test_who_answered_before_the_ping_is_not_pinged(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await taken(anna, bram)
    await kring.at("2026-11-17T20:00")
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.confirm")
    before = len(bram.chat)
    await kring.at("2026-11-18T08:30")
    assert kring.shown == []
    assert len(bram.chat) == before + 1
    assert bram.sees("outcome-confirmed", who=anna.name)


async def test_two_answers_in_one_night_ping_once(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await kring.at("2026-11-17T20:00")
    await taken_from_the_list(anna, bram)
    await bram.presses("friction.solve", text=SOLUTION)
    await anna.presses("friction.reopen")
    await bram.says("te doen")
    await bram.presses("friction.show")
    await bram.presses("friction.take", title=TITLE)
    await bram.presses("friction.solve", text="En nu ook de tweede server.")
    await kring.at("2026-11-18T08:30")
    assert len(kring.shown) == 1


@pytest.mark.parametrize("word", ["te doen", "to do", "wachtrij"])
async def test_a_word_lists_what_waits_and_leads_to_it(anna: Colleague, sanne: Colleague, word: str) -> None:
    await reported(anna)
    await sanne.says(word)
    assert sanne.sees("todo-title", count=1)
    assert SENTENCE in sanne.reads()
    await sanne.presses("friction.show")
    await sanne.presses("friction.take", title=TITLE)
    assert sanne.sees("item-yours")
    assert anna.sees("status-taken")


async def test_a_list_says_with_whom_a_report_is_to_whoever_it_is_not_with(
    anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await reported(anna)
    for who, told in ((sanne, True), (bram, False)):
        await who.says("te doen")
        assert who.sees("todo-received", who=anna.name)
        assert who.sees("todo-with", holder=bram.name) is told


async def test_a_list_shows_five_and_goes_on(kring: Kring, anna: Colleague, sanne: Colleague) -> None:
    for number in range(7):
        await kring.at(f"2026-11-17T10:0{number}")
        await reported(anna, f"De printer hapert, keer {number}")
    await sanne.says("to do")
    assert sanne.sees("todo-title", count=7)
    assert [f"keer {number}" in sanne.reads() for number in range(7)] == [True] * 5 + [False] * 2
    await sanne.presses("friction.todo")
    assert [f"keer {number}" in sanne.reads() for number in range(7)] == [False] * 5 + [True] * 2
    assert sanne.sees("list-back")
    assert not sanne.sees("list-on")


async def test_my_reports_lists_the_open_ones_first(kring: Kring, anna: Colleague, bram: Colleague) -> None:
    await confirmed(anna, bram)
    await reported(anna, "De printer hapert")
    await anna.says("wat heb ik gemeld")
    assert anna.sees("mine-title", count=2)
    assert anna.reads().index("De printer hapert") < anna.reads().index(TITLE)
    await anna.presses("friction.status")
    await anna.presses("friction.withdraw")
    assert anna.sees("status-withdrawn")


async def test_lists_of_somebody_without_reports_lead_on(kring: Kring) -> None:
    newcomer = kring.colleague("eva", locale="en-GB")
    for word, text in (("to do", "todo-empty"), ("my reports", "mine-empty")):
        await newcomer.says(word)
        assert newcomer.sees(text)
        assert newcomer.sees("act-menu")


@pytest.mark.parametrize(
    ("title", "text", "variables"),
    [(" ", "refused-no-title", {}), ("x" * 81, "refused-too-long", {"length": 81, "longest": 80})],
)
async def test_taking_needs_a_title_of_eighty_characters_at_most(
    anna: Colleague, bram: Colleague, title: str, text: str, variables: dict[str, int]
) -> None:
    await reported(anna)
    answer = await bram.sends(bram.forging("friction.take", title=title))
    assert answer.value == bram.told(text, **variables)
    assert anna.sees("status-received")


@pytest.mark.parametrize(
    ("verb", "filled", "text"),
    [
        ("friction.handover", {"text": "Jij kent deze printer."}, "refused-no-place"),
        ("friction.handover", {"queue": "it", "text": " "}, "refused-no-why"),
        ("friction.merge", {"into": " "}, "refused-no-code"),
    ],
)
async def test_what_is_missing_is_named(
    anna: Colleague, bram: Colleague, verb: str, filled: dict[str, str], text: str
) -> None:
    await taken(anna, bram)
    assert await bram.presses(verb, **filled) == bram.told(text)
    assert anna.sees("status-taken")


async def test_a_queue_without_people_falls_to_the_coordinators(kring: Kring, anna: Colleague) -> None:
    await kring.write(lambda tx: people.entrust(tx, "it", owner=None, deputy=None))
    noor = kring.colleague(examples.NOOR)
    await taken(anna, noor)
    assert noor.sees("item-yours")


async def test_a_report_by_its_own_handler_goes_to_the_deputy(bram: Colleague, sanne: Colleague) -> None:
    await taken(bram, sanne)
    assert bram.sees("status-taken")
    assert sanne.name in bram.reads()


async def test_nobody_takes_their_own_report_while_somebody_else_can(kring: Kring, bram: Colleague) -> None:
    def alone(tx: Tx) -> None:
        people.appoint(tx, Role.ADMIN, [])
        people.entrust(tx, "it", owner=examples.BRAM, deputy=None)

    await kring.write(alone)
    await reported(bram)
    await kring.write(lambda tx: people.entrust(tx, "it", owner=examples.BRAM, deputy=examples.SANNE))
    assert await bram.presses("friction.take", title=TITLE) == bram.told("refused-own-report")


async def test_who_looks_after_the_list_no_more_is_told_so(
    kring: Kring, anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await reported(anna)
    await kring.write(lambda tx: people.entrust(tx, "it", owner=examples.SANNE, deputy=None))
    assert await bram.presses("friction.take", title=TITLE) == bram.told("refused-not-handler")
    assert anna.sees("status-received")


async def test_an_answer_to_what_was_withdrawn_changes_nothing(
    anna: Colleague, bram: Colleague, sanne: Colleague
) -> None:
    await taken_from_the_list(anna, sanne)
    solution = sanne.pressing("friction.solve", text=SOLUTION)
    await anna.presses("friction.withdraw")
    await sanne.sends(solution)
    assert anna.sees("status-withdrawn")
    assert sanne.sees("outcome-withdrawn", who=anna.name)


async def test_a_handler_without_the_app_is_reached_through_a_new_conversation(
    kring: Kring, anna: Colleague, bram: Colleague
) -> None:
    await reported(anna)
    made = [call.body for call in kring.teams.calls if call.path == ()]
    assert [(one["members"], one["bot"], one["tenantId"]) for one in made] == [
        ([{"id": bram.id}], {"id": "28:kring"}, kring.wire.tenant)
    ]
    await reported(anna, "De printer hapert")
    assert len([call for call in kring.teams.calls if call.path == ()]) == 1
    assert len(bram.chat) == 2
