"""With whom a report is, since when and why: the same and true on every card that says it."""

from dataclasses import replace
from datetime import timedelta

import pytest

import cards.friction
import cards.handling
import cards.worklist
from cards.card import Part
from domain.friction import Event, Loop, Page
from domain.people import PersonId
from domain.states import OPEN, Act, State
from tests.cards.samples import (
    LANGUAGES,
    actions,
    asked,
    inputs,
    late,
    loop_given,
    merged,
    said,
    say,
    texts,
    unnamed,
    walk,
)
from tests.examples import BRAM, NAMES, NOOR, NOW, RULES, SANNE, loop

S = State
NL = say("nl")
EVA = PersonId("eva")  # of no list


def item(one: Loop, viewer: PersonId = BRAM, language: str = "nl") -> Part:
    return cards.handling.item(one, viewer, say(language), RULES.taxonomy)


def status(one: Loop, receipt: str | None = None) -> list[str]:
    return texts(cards.friction.status(one, NL, receipt=receipt))


def stands_in(state: State = S.RECEIVED) -> Loop:
    """Sanne is on duty while Bram is away."""
    return replace(loop(state), handlers=(SANNE,), instead_of=NAMES[BRAM])


def facts(card: Part) -> dict[str, str]:
    return {fact["title"]: fact["value"] for part in walk(card) if part["type"] == "FactSet" for fact in part["facts"]}


def verbs(card: Part) -> list[str]:
    return [one["verb"] for one in actions(card)]


def line(one: Loop, viewer: PersonId) -> str:
    """What a list says of it below its title."""
    return next(
        text for text in texts(cards.worklist.todo(Page(loops=(one,), number=0, total=1), viewer, NL)) if "·" in text
    )


@pytest.mark.parametrize("viewer", [BRAM, EVA])
def test_the_reporter_reads_whose_list_it_is_on_and_who_has_it_now(viewer: PersonId) -> None:
    one = replace(loop(), handlers=(viewer,), names={**NAMES, EVA: "Eva Smit"})
    assert NL("step-queue-with", queue="IT", who=one.names[viewer]) in status(one)
    assert not [text for text in status(one) if "(IT)" in text], "a coordinator is not of that list"


def test_the_reporter_reads_for_whom_somebody_stands_in() -> None:
    assert "Ligt bij Sanne de Boer (vervangt Bram Jansen)" in status(stands_in())
    waits = replace(unnamed(S.WAITING), handlers=(SANNE,), instead_of=NAMES[BRAM])
    assert "Gaat naar Sanne de Boer (vervangt Bram Jansen)" in status(waits, receipt="r" * 32)


def test_what_goes_with_another_and_waits_for_its_release_goes_to_a_list_and_to_nobody_yet() -> None:
    shown = status(merged(S.TAKEN, unnamed(S.WAITING)), receipt="r" * 32)
    assert NL("step-goes-to", queue="IT") in shown
    assert not [text for text in shown if text.startswith("Gaat naar") and NAMES[BRAM] in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_stands_in_reads_why_it_comes_to_them(language: str) -> None:
    why = say(language)("item-instead", owner=NAMES[BRAM])
    assert why in texts(item(stands_in(), SANNE, language))
    assert why not in texts(item(stands_in(), BRAM, language))
    assert why not in texts(item(replace(stands_in(), instead_of=None), SANNE, language))


def test_what_was_handed_over_says_by_whom() -> None:
    given = loop_given()
    assert NL("item-given-by", who=NAMES[BRAM]) in texts(item(given, SANNE))
    elsewhere = replace(given, friction=replace(given.friction, handler=None, queue="processowner"))
    assert NL("item-given-by", who=NAMES[BRAM]) in texts(item(elsewhere, SANNE))
    nobody = replace(given, names={SANNE: NAMES[SANNE]})
    assert NL("item-given") in texts(item(nobody, SANNE))
    assert NL("item-given") not in texts(item(late(nobody), NOOR)), "it was not given to her"
    assert "Bram Jansen heeft dit doorgegeven" in status(given)


def test_who_gave_it_away_reads_with_whom_it_is_and_can_do_nothing_more() -> None:
    card = item(loop_given(), BRAM)
    assert "Ligt nu bij Sanne de Boer" in texts(card)
    assert (verbs(card), inputs(card)) == (["friction.todo"], [])
    assert not [part for part in walk(card) if part["type"] == "Action.ToggleVisibility"]


def test_who_still_looks_after_the_list_that_it_waits_in_can_take_it_back() -> None:
    given = loop_given()
    card = item(replace(given, handlers=(SANNE, BRAM)), BRAM)
    assert "Ligt nu bij Sanne de Boer" in texts(card)
    assert "friction.take" in verbs(card)


@pytest.mark.parametrize("state", sorted(OPEN))
def test_nobody_works_on_what_is_on_another_s_list(state: State) -> None:
    assert verbs(item(loop(state), EVA)) == ["friction.todo"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_button_that_unfolds_is_called_otherwise_than_the_one_that_sends(language: str) -> None:
    shown = [part for part in walk(item(loop(S.TAKEN), BRAM, language)) if part["type"].startswith("Action.")]
    unfolds = {part["title"] for part in shown if part["type"] == "Action.ToggleVisibility"}
    assert len(unfolds) == 2
    assert not unfolds & {part["title"] for part in shown if part["type"] == "Action.Execute"}


@pytest.mark.parametrize(
    ("one", "viewer"), [(loop(S.RECEIVED), BRAM), (loop(S.TAKEN), BRAM), (late(loop(S.TAKEN)), NOOR)]
)
def test_whoever_can_hand_over_reads_once_that_the_reporter_reads_along(one: Loop, viewer: PersonId) -> None:
    shown = " | ".join(texts(item(one, viewer)))
    assert shown.count(NL("item-why-read")) == 1


def test_a_coordinator_reads_of_what_is_late_who_has_it_and_since_when() -> None:
    shown = facts(item(late(loop()), NOOR))
    assert shown[NL("fact-queue")] == "IT"
    assert shown[NL("fact-with")] == NAMES[BRAM]
    assert shown[NL("fact-since")] == "dinsdag 17 november"
    assert shown[NL("fact-by")] == NL("fact-late", by="maandagochtend 16 november")
    assert {NL("item-late"), NL("item-received")} <= set(texts(item(late(loop()), NOOR)))
    assert NL("fact-with") not in facts(item(late(loop()), BRAM)), "they know"
    own = item(replace(late(loop()), handlers=(NOOR,)), NOOR)
    assert (NL("fact-with") in facts(own), NL("item-title") in texts(own)) == (False, True), "it is with her"
    assert facts(item(late(stands_in()), NOOR))[NL("fact-with")] == "Sanne de Boer (vervangt Bram Jansen)"


def test_since_when_is_of_who_has_it_now() -> None:
    given = replace(late(loop_given()), minders=(NOOR,))
    assert facts(item(given, NOOR))[NL("fact-since")] == "vrijdag 20 november"
    taken = late(replace(given, friction=replace(loop(S.TAKEN).friction, handler=SANNE)))
    take = Event(version=12, at=NOW + timedelta(days=6), act=Act.TAKE, person=SANNE, words=None)
    assert facts(item(replace(taken, events=(*taken.events, take)), NOOR))[NL("fact-since")] == "maandag 23 november"


def test_of_who_has_no_name_since_when_is_the_day_it_came_in() -> None:
    shown = facts(item(late(unnamed()), NOOR))
    assert shown[NL("fact-since")] == "dinsdag 17 november"
    west = replace(NL, zone="America/New_York")
    there = cards.handling.item(late(unnamed()), NOOR, west, RULES.taxonomy)
    assert facts(there)[NL("fact-since")] == "dinsdag 17 november"
    evening = replace(loop(), events=(replace(loop().events[0], at=NOW + timedelta(hours=8)),))
    assert facts(item(late(evening), NOOR))[NL("fact-since")] == "dinsdag 17 november"


@pytest.mark.parametrize("passed", [True, False])
def test_only_a_deadline_that_passed_is_said_to_be_over(*, passed: bool) -> None:
    one = late(loop(S.TAKEN))
    by = NOW - timedelta(days=1) if passed else NOW + timedelta(days=9)
    told = facts(item(replace(one, friction=replace(one.friction, decide_by=by)), BRAM))[NL("fact-by")]
    assert ("over tijd" in told) is passed


def test_a_list_says_with_whom_something_is_that_is_not_the_reader_s() -> None:
    due = NL("todo-by", by="vandaag (di 17 nov)")
    assert line(loop(), BRAM) == f"ABC234 · Anna de Vries · nog niet opgepakt · {due}"
    assert "· nog niet opgepakt · ligt bij Bram Jansen ·" in line(loop(), SANNE)
    assert "· ligt bij Sanne de Boer (vervangt Bram Jansen) ·" in line(stands_in(), BRAM)
    again = said(loop(S.DECLINED), Act.OBJECT, "Nee")
    assert "· weer open · ligt bij Bram Jansen ·" in line(again, SANNE)


def test_a_list_never_says_that_one_took_what_another_did() -> None:
    away = replace(loop(S.TAKEN), handlers=(SANNE,))  # asked for it, while he is away
    assert "· opgepakt door Bram Jansen ·" in line(away, SANNE)
    assert "· door jou opgepakt ·" in line(loop(S.TAKEN), BRAM)


@pytest.mark.parametrize(
    ("one", "viewer", "heading"),
    [
        (loop(), BRAM, "item-title"),
        (loop(S.TAKEN), BRAM, "item-title"),
        (asked(loop(S.TAKEN)), BRAM, "item-title"),
        (late(loop()), NOOR, "item-late"),
        (late(loop()), BRAM, "item-title"),
        (loop(S.SOLVED), BRAM, "item-answered"),
        (loop(S.DECLINED), BRAM, "item-answered"),
        (loop(S.CONFIRMED), BRAM, "item-done"),
        (loop(S.WITHDRAWN), BRAM, "item-done"),
    ],
)
def test_the_heading_is_what_is_new_for_who_reads_it(one: Loop, viewer: PersonId, heading: str) -> None:
    assert texts(item(one, viewer))[0] == NL(heading)


def test_a_deputy_reads_with_whom_it_is() -> None:
    assert "Ligt nu bij Bram Jansen" in texts(item(loop(), SANNE))


def test_a_late_report_says_so_once_and_whom_it_was_told_only_where_that_is_news() -> None:
    shown = status(late(loop(S.TAKEN)))
    assert shown.count(NL("expected-late")) == 1
    assert [text for text in shown if "langer dan we wilden" in text] == [NL("expected-late")]
    assert NL("step-late") in shown
    here = status(replace(late(loop()), handlers=(NOOR,)))
    assert NL("expected-late-here") in here
    assert not [text for text in here if "coördinator" in text], "it is with her"


@pytest.mark.parametrize("state", sorted(OPEN))
def test_a_day_that_passed_is_promised_to_nobody(state: State) -> None:
    past = NOW - timedelta(days=1)
    shown = status(loop(state, take_by=past, decide_by=past))
    assert not [text for text in shown if "maandag" in text]
