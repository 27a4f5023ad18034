"""A tip on request, what they say of it, and the question on it."""

from datetime import timedelta

import pytest

from dialogs import routes
from dialogs.turn import Card, Reply, Turn
from domain import errors
from domain.learning import Outcome
from domain.people import PersonId, Role
from storage import learning, people, tips, views
from tests.dialogs.acting import press, pressed
from tests.examples import ANNA, LIAM, NOOR, NOW, RULES, person
from tests.usecases.house import SEED, House

TIP = "teams-schedule-message"
DAY = "2026-11-19"


def said(house: House, text: str, who: PersonId = ANNA) -> Reply:
    turn = Turn(person=person(who), now=NOW, seed=SEED, text=text)
    return house.do(lambda tx: routes.answer(tx, turn, RULES))


def outcome(house: House, tip: str) -> Outcome | None:
    return house.do(lambda tx: learning.seen(tx, [ANNA]))[ANNA][tip].outcome


def wrong(tip: str) -> str:
    return str((RULES.tips[tip].correct + 1) % 3)


@pytest.mark.parametrize(
    ("text", "scenario"),
    [
        ("tip overleg", "meet"), ("tip over overleggen", "meet"), ("Tips about meetings", "meet"),
        ("tip thuiswerken", "road"), ("geef me een tip over plannen", "plan"), ("tip over cijfers", "data"),
        ("tip over een fout herstellen", "repair"),
    ],
)  # fmt: skip
def test_a_tip_about_a_work_moment_is_for_that_moment(house: House, text: str, scenario: str) -> None:
    assert scenario in RULES.tips[said(house, text).ids["tip"]].scenarios


@pytest.mark.parametrize("scenario", sorted(RULES.moments))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_work_moment_has_a_tip_under_its_own_name(house: House, scenario: str, language: str) -> None:
    reply = said(house, f"tip over {RULES.moments[scenario][language]}")
    assert scenario in RULES.tips[reply.ids["tip"]].scenarios


@pytest.mark.parametrize(("text", "app"), [("tip over Excel", "excel"), ("tip about to do", "todo")])
def test_a_tip_about_an_app_is_about_that_app(house: House, text: str, app: str) -> None:
    assert RULES.tips[said(house, text).ids["tip"]].app == app


def test_a_tip_about_anything_else_is_found_by_its_words(house: House) -> None:
    assert "agenda" in str(RULES.tips[said(house, "tip over agenda").ids["tip"]].lessons).lower()
    assert said(house, "tip over koffie") == Reply(card=Card.NO_TIP, ids={"why": "about"})


@pytest.mark.parametrize("text", ["tip over printers", "tip over rooster", "tip over medicatie", "tips about catering"])
def test_what_only_looks_like_a_word_of_a_tip_finds_none(house: House, text: str) -> None:
    assert said(house, text) == Reply(card=Card.NO_TIP, ids={"why": "about"})


def test_of_what_is_found_the_tip_that_says_most_of_it_comes_first(house: House) -> None:
    assert said(house, "tip over vakantie").ids["tip"] == "outlook-automatic-replies"
    assert said(house, "heb je een tip over meldingen?").ids["tip"] == "teams-channel-notifications"


def test_who_asks_again_about_what_was_shown_gets_it_once_more(house: House) -> None:
    first = said(house, "tip over telefoon").ids["tip"]
    assert said(house, "tip over telefoon") == Reply(card=Card.TIP, ids={"tip": first, "told": "again"})


def test_what_was_put_away_is_said_and_not_denied_and_one_press_brings_all_but_this_tip_back(house: House) -> None:
    tip = said(house, "tip over Excel").ids["tip"]
    press(house, ANNA, "tip.notforme", tip=tip)
    assert said(house, "tip over Excel") == Reply(card=Card.NO_TIP, ids={"why": "away", "topic": "Excel"})
    assert press(house, ANNA, "tip.notforme", tip=tip, only="1").ids == {"tip": tip, "told": "only"}
    again = said(house, "tip over Excel").ids["tip"]
    assert RULES.tips[again].app == "excel"
    assert again != tip


def test_a_sentence_that_begins_with_the_word_stays_a_sentence(house: House) -> None:
    sentence = "tip voor de directie: schaf de oude printers eens af"
    assert said(house, sentence).words == {"text": sentence}


def test_a_tip_is_not_given_twice_until_all_were_and_then_it_says_so(house: House) -> None:
    given = [said(house, "tip") for _ in range(len(RULES.tips) + 1)]
    shown = [one.ids["tip"] for one in given if one.card is Card.TIP]
    assert len(shown) == len(set(shown)) > 40
    assert given[-1] == Reply(card=Card.NO_TIP, ids={"why": "seen"})


@pytest.mark.parametrize("which", [Outcome.TRIED, Outcome.KNOWN, Outcome.NOTFORME])
def test_one_press_says_what_came_of_it(house: House, which: Outcome) -> None:
    reply = press(house, ANNA, f"tip.{which}", tip=TIP)
    assert reply == Reply(card=Card.TIP, ids={"tip": TIP, "told": which.value})
    assert outcome(house, TIP) is which


@pytest.mark.parametrize(("when", "hours"), [("tomorrow", 14.5), ("days", 38.5), ("week", 158.5)])
def test_later_is_the_day_they_choose(house: House, when: str, hours: float) -> None:
    press(house, ANNA, "tip.later", tip=TIP, when=when)
    kept = house.do(lambda tx: learning.seen(tx, [ANNA]))[ANNA][TIP]
    assert kept.later_until == NOW + timedelta(hours=hours)


def test_later_late_in_the_evening_is_still_twelve_hours_away(house: House) -> None:
    late = NOW + timedelta(hours=13)
    press(house, ANNA, "tip.later", now=late, tip=TIP, when="tomorrow")
    assert house.do(lambda tx: learning.seen(tx, [ANNA]))[ANNA][TIP].later_until == late + timedelta(hours=12)


def test_another_moment_than_the_card_offers_is_refused(house: House) -> None:
    with pytest.raises(errors.Choice):
        press(house, ANNA, "tip.later", tip=TIP, when="never")


def test_not_yet_goes_to_a_key_user_with_the_tip_whatever_they_make_of_the_words(house: House) -> None:
    form = press(house, ANNA, "tip.stuck", tip=TIP)
    assert (form.card, form.ids["tip"], form.ids["topic"]) == (Card.ASK, TIP, "Teams")
    text = "Bij mij staat die knop er niet."
    sent = pressed(house, ANNA, "question.ask", {"text": text, "naming": "told", **form.ids})  # that is no choice here
    made = house.do(lambda tx: views.question(tx, sent.ids["question"]))  # type: ignore[arg-type]
    assert made is not None
    assert (made.question.words, made.question.asker, [one[1] for one in made.seen]) == (text, ANNA, [TIP])


def test_words_about_a_tip_that_seem_to_name_somebody_are_shown_once_more(house: House) -> None:
    form = press(house, ANNA, "tip.stuck", tip=TIP)
    again = pressed(house, ANNA, "question.ask", {"text": "Vraag het aan Bram", **form.ids})
    assert again.ids == {**form.ids, "say": "ask-trace"}
    ids = {one: value for one, value in again.ids.items() if one != "say"} | {"checked": "1"}  # "ask it anyway"
    assert pressed(house, ANNA, "question.ask", {"text": "Vraag het aan Bram", **ids}).card is Card.QUESTION


@pytest.mark.parametrize("right", [True, False])
def test_an_answer_is_one_press_and_the_first_one_counts(house: House, *, right: bool) -> None:
    press(house, ANNA, "tip.tried", tip=TIP)
    choice = str(RULES.tips[TIP].correct) if right else wrong(TIP)
    for one in (choice, wrong(TIP)):
        reply = press(house, ANNA, "quiz.answer", tip=TIP, day=DAY, choice=one)
        assert reply == Reply(card=Card.RECALL, ids={"tip": TIP, "day": DAY, "choice": one})
    [kept] = house.do(lambda tx: learning.answers(tx, ANNA, TIP)).values()
    assert kept.right is right


@pytest.mark.parametrize(
    ("data", "refused"),
    [
        ({"tip": TIP, "day": DAY, "choice": "7"}, errors.Choice),
        ({"tip": TIP, "day": DAY, "choice": "x"}, errors.Choice),
        ({"tip": TIP, "choice": "1"}, errors.Changed), ({"day": DAY, "choice": "1"}, errors.Changed),
        ({"tip": "none", "day": DAY, "choice": "1"}, errors.Unknown),
    ],
)  # fmt: skip
def test_an_answer_to_no_question_of_ours_is_refused(
    house: House, data: dict[str, str], refused: type[errors.Refused]
) -> None:
    press(house, ANNA, "tip.tried", tip=TIP)
    with pytest.raises(refused):
        pressed(house, ANNA, "quiz.answer", data)


def test_progress_is_one_s_own_and_erased_in_two_presses(house: House) -> None:
    press(house, ANNA, "tip.tried", tip=TIP)
    assert said(house, "mijn voortgang").ids["seen"] == "1"
    assert said(house, "my progress", LIAM).ids["seen"] == "0"
    assert press(house, ANNA, "tip.erase").card is Card.ERASE
    assert said(house, "mijn voortgang").ids["seen"] == "1", "they were only asked"
    reply = press(house, ANNA, "tip.erase", sure="1")
    assert (reply.ids["told"], reply.ids["seen"]) == ("progress-erased", "0")


def test_who_knows_an_app_says_which_of_its_tips_are_right_and_sees_the_next(house: House) -> None:
    house.do(lambda tx: people.appoint(tx, Role.ADMIN, [NOOR]))
    first = said(house, "tips nakijken", NOOR)
    assert first.ids["left"] == str(len(RULES.tips))
    second = press(house, NOOR, "tip.ready", tip=first.ids["tip"])
    third = press(house, NOOR, "tip.notready", tip=second.ids["tip"])
    assert third.ids["left"] == str(len(RULES.tips) - 2)
    assert {one for one, how in house.do(tips.looks).items() if how.ready} == {first.ids["tip"]}


def test_who_knows_no_app_has_none_to_look_at_and_cannot_say(house: House) -> None:
    assert said(house, "tips nakijken").ids == {"left": "0"}
    with pytest.raises(errors.NotKeyUser):
        press(house, ANNA, "tip.ready", tip=TIP)


def test_who_has_tips_to_look_at_finds_them_under_what_is_to_do(house: House) -> None:
    assert said(house, "te doen", NOOR).ids == {"page": "0", "tips": "1"}
    assert said(house, "te doen").ids == {"page": "0"}
