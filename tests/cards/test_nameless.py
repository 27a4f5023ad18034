"""Cards of a report without a name: nothing on them, and nothing in their buttons, leads to whoever reported."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

import cards.friction
import cards.handling
import cards.worklist
from cards.card import Part
from domain.friction import Loop, Page
from domain.nameless import Naming
from domain.states import Act, State
from tests.cards.drawings import samples
from tests.cards.samples import HEADINGS, LANGUAGES, LEADS, actions, asked, merged, said, say, texts, unnamed
from tests.examples import ANNA, BRAM, LIAM, NAMES, NOW, RULES

S = State
NL = say("nl")
RECEIPT, OWN, ASKED = "r" * 32, "f" * 32, "a" * 32
HOLDERS = ("status-nameless", "news-nameless", "question-nameless", "question-news-nameless")
CARDS = samples()
HELD = [one for one in sorted(CARDS) if one.startswith(HOLDERS)]
OTHERS = [one for one in sorted(CARDS) if one.startswith(("item-nameless", "todo-nameless", "asked-nameless"))]
ALONE = [state for state in S if state is not S.MERGED]
SEEN = [state for state in ALONE if state is not S.WAITING]
ODD = timedelta(hours=1, minutes=23, seconds=7)  # after NOW: 10:53 in Amsterdam, which no card may tell
HOUR = re.compile(r"\b\d{1,2}:\d\d\b")


def to_the_minute(one: Loop) -> Loop:
    """As if a moment of the reporter had been kept after all."""
    late = NOW + ODD
    which = replace(one.friction, received_at=late, take_by=late, decide_by=late)
    events = tuple(event if event.person else replace(event, at=late) for event in one.events)
    return replace(one, friction=which, events=events)


def status(one: Loop, language: str = "nl", **more: Any) -> Part:
    return cards.friction.status(one, say(language), receipt=RECEIPT, **more)


def item(one: Loop, language: str = "nl") -> Part:
    return cards.handling.item(one, BRAM, say(language), RULES.taxonomy)


@pytest.mark.parametrize("name", HELD)
def test_every_button_proves_itself_by_the_receipt_and_none_names_the_report_or_question(name: str) -> None:
    card = CARDS[name]
    assert not [one for one in (OWN, ASKED) if one in json.dumps(card)]
    for one in actions(card):
        about = {"friction.support": {"friction"}, "article.consent": {"article", "answer"}}.get(one["verb"], set())
        assert set(one["data"]) - {"checked"} == {"receipt"} | about
        assert one["data"]["receipt"] == RECEIPT


@pytest.mark.parametrize("name", OTHERS)
def test_the_receipt_stands_on_nobody_elses_card(name: str) -> None:
    assert RECEIPT not in json.dumps(CARDS[name])
    assert "receipt" not in json.dumps(CARDS[name])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", SEEN)
def test_who_handles_it_reads_no_hour_and_nobodys_name(state: State, language: str) -> None:
    one = to_the_minute(said(unnamed(state), Act.REPLY, "Op de oude."))
    shown = " | ".join(texts(item(one, language)))
    assert not HOUR.search(shown)
    assert say(language)("nameless") in shown
    assert not [who for who in (ANNA, LIAM) if NAMES[who] in shown]


@pytest.mark.parametrize("draw", ["todo", "outcomes", "mine"])
def test_a_list_tells_of_it_no_hour_and_nobodys_name(draw: str) -> None:
    loops = (to_the_minute(unnamed(S.CONFIRMED)), to_the_minute(unnamed(S.WITHDRAWN)))
    if draw == "todo":
        loops = (to_the_minute(unnamed()), to_the_minute(unnamed(S.TAKEN)))
    page = Page(loops=() if draw == "mine" else loops, number=0, total=2)
    drawn = {
        "todo": lambda: cards.worklist.todo(page, BRAM, NL),
        "outcomes": lambda: cards.worklist.outcomes(page, NL),
        "mine": lambda: cards.friction.mine(page, NL),
    }
    shown = texts(drawn[draw]())
    assert not HOUR.search(" | ".join(shown))
    assert sum(NL("nameless")[1:] in text for text in shown) == (0 if draw == "mine" else 2)
    assert (NL("mine-nameless") in shown) is (draw == "mine")


@pytest.mark.parametrize("state", [S.RECEIVED, S.CONFIRMED, S.UNDERSTOOD, S.WITHDRAWN])
def test_its_own_card_tells_of_the_reporter_the_day_and_of_the_handler_the_moment(state: State) -> None:
    shown = " | ".join(texts(status(to_the_minute(unnamed(state)))))
    assert "10:53" not in shown
    assert "di 17 nov" in shown
    assert bool(HOUR.search(shown)) is (state in (S.CONFIRMED, S.UNDERSTOOD)), "of what the handler did"


@pytest.mark.parametrize("state", ALONE)
def test_its_own_card_holds_no_name_but_the_handlers(state: State) -> None:
    shown = json.dumps(status(unnamed(state)))
    assert not [who for who in (ANNA, LIAM) if NAMES[who] in shown or f'"{who}"' in shown]


@pytest.mark.parametrize("state", ALONE)
@pytest.mark.parametrize("naming", [Naming.TOLD, Naming.PULL])
def test_it_says_that_it_is_found_here_alone_and_whether_they_will_be_told(state: State, naming: Naming) -> None:
    shown = texts(status(unnamed(state, naming=naming)))
    assert NL("status-keep-card") in shown
    coming = state in (S.WAITING, S.RECEIVED, S.TAKEN)
    assert (NL("status-told") in shown) is (coming and naming is Naming.TOLD)
    assert (NL("status-pull") in shown) is (coming and naming is Naming.PULL)


def test_who_is_told_no_longer_reads_that_they_look_themselves() -> None:
    shown = texts(status(unnamed(S.TAKEN, mailbox=None)))
    assert (NL("status-told") in shown, NL("status-pull") in shown) == (False, True)


def test_one_that_waits_says_when_it_goes_to_whom() -> None:
    shown = texts(status(unnamed(S.WAITING)))
    assert NL("expected-release", at="di 17 nov, 13:00") in shown
    assert NL("step-goes-to-with", who="Bram Jansen", queue="IT") in shown
    nobody = texts(status(replace(unnamed(S.WAITING), handlers=())))
    assert NL("step-goes-to", queue="IT") in nobody


@pytest.mark.parametrize("state", ALONE)
def test_how_it_stands_can_be_asked_in_every_state(state: State) -> None:
    looks = [one for one in actions(status(unnamed(state))) if one["verb"] == "friction.status"]
    assert [(one["title"], one["associatedInputs"]) for one in looks] == [(NL("act-status"), "none")]


@pytest.mark.parametrize("state", LEADS)
def test_one_that_waits_and_goes_with_another_waits_for_its_own_release(state: State) -> None:
    joined = merged(state, unnamed(S.WAITING))
    shown = texts(status(joined))
    assert NL("status-waiting") in shown
    assert NL("goes-with", title="Outlook is traag op kantoor") in shown
    assert NL("expected-release", at=NL.moment(joined.friction.received_at)) in " ".join(shown)
    assert not {"friction.confirm", "friction.understood"} & {one["verb"] for one in actions(status(joined))}


@pytest.mark.parametrize("one", [unnamed(S.SOLVED), asked(unnamed(S.TAKEN)), merged(S.DECLINED, unnamed())])
def test_the_chat_message_in_a_ping_s_place_names_no_subject(one: Loop) -> None:
    card = cards.friction.news(one, NL, receipt=RECEIPT)
    assert texts(card) == [NL("ping-nameless")] == [card["fallbackText"]]
    assert [(each["verb"], each["data"]) for each in actions(card)] == [("friction.status", {"receipt": RECEIPT})]


def test_me_too_on_its_own_card_goes_by_the_receipt() -> None:
    card = status(replace(unnamed(S.WAITING), alike=HEADINGS))
    too = [one["data"] for one in actions(card) if one["verb"] == "friction.support"]
    assert too == [{"friction": one.id, "receipt": RECEIPT} for one in HEADINGS]
