"""What a report is called, in which order its story is told, and what becomes of it without its reporter's word."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

import cards.friction
import cards.worklist
from cards.card import Part
from domain.friction import Event, Loop, Page
from domain.states import Act, State
from tests.cards.samples import LANGUAGES, LONG, asked, goes_with, merged, reminded, said, say, several, texts, unnamed
from tests.examples import BRAM, MIDNIGHT, NAMES, NOW, SAID, came_back, loop

S = State
NL = say("nl")
HINTS = ("werkdagen na", "Heropenen kan")


def status(one: Loop, language: str = "nl", **more: Any) -> list[str]:
    return texts(cards.friction.status(one, say(language), **more))


def closes(day: str, language: str = "nl") -> str:
    return say(language)("status-closes", working_days=3, day=day, days=60)


@pytest.mark.parametrize("state", [S.SOLVED, S.DECLINED])
def test_who_was_asked_once_more_reads_when_it_closes_and_how_long_it_can_be_reopened(state: State) -> None:
    days: dict[str, Any] = {"ask_again_wd": 3, "reopen_days": 60}
    assert closes("dinsdag 24 november") in status(reminded(loop(state)), **days)
    assert closes("Tuesday 24 November", "en") in status(reminded(loop(state)), "en", **days)
    nameless = status(reminded(unnamed(state)), receipt="r" * 32, **days)
    assert closes("dinsdag 24 november") in nameless
    ahead = reminded(merged(state))
    assert closes("dinsdag 24 november") in status(ahead, **days)


@pytest.mark.parametrize("one", [loop(S.SOLVED), loop(S.CONFIRMED), reminded(loop(S.CONFIRMED)), loop(S.TAKEN)])
def test_nobody_else_reads_that_it_closes(one: Loop) -> None:
    assert not [text for text in status(one) for hint in HINTS if hint in text]


def test_a_reminder_of_an_earlier_answer_closes_nothing() -> None:
    old = reminded(loop(S.SOLVED))
    again = Event(version=9, at=NOW + timedelta(days=8), act=Act.SOLVE, person=BRAM, words="Nu wel.")
    assert not [text for text in status(replace(old, events=(*old.events, again))) if HINTS[0] in text]


@pytest.mark.parametrize(
    ("one", "until"),
    [
        (loop(S.UNANSWERED, closed_at=NOW), "Is het er nog? Heropenen kan tot maandag 15 februari."),
        (unnamed(S.UNANSWERED, closed_at=MIDNIGHT), "Is het er nog? Heropenen kan tot maandag 15 februari."),
    ],
)
def test_what_closed_without_an_answer_says_until_when_it_can_be_reopened(one: Loop, until: str) -> None:
    assert until in status(one)
    assert until not in status(one, reopenable=False)
    assert until.replace("15 februari", "1 februari") in status(one, reopen_days=76)


def test_a_handler_is_told_without_blame_that_no_answer_came() -> None:
    page = Page(loops=(loop(S.UNANSWERED), unnamed(S.UNANSWERED)), number=0, total=2)
    shown = texts(cards.worklist.outcomes(page, NL))
    assert NL("outcome-unanswered", who="Anna de Vries") in shown
    assert NL("outcome-unanswered-nameless") in shown
    assert not [text for text in shown if "reageerde" in text or "van Een" in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_story_of_what_was_taken_before_it_went_with_it_begins_with_its_own_receipt(language: str) -> None:
    joined = Event(version=2, at=NOW + timedelta(hours=9), act=Act.MERGE, person=BRAM, words=None)
    own = loop(S.MERGED)
    own = replace(own, events=(replace(own.events[0], at=NOW + timedelta(hours=8)), joined))
    speak = say(language)
    steps = [speak("step-report"), speak("step-merge"), speak("step-take", who=NAMES[BRAM])]
    assert [text for text in status(goes_with(loop(S.TAKEN), own), language) if text in steps] == steps


def test_what_its_handler_left_moved_on_and_nobody_gave_it_away() -> None:
    moved = Event(version=3, at=NOW, act=Act.HANDOVER, person=None, words=None)
    shown = status(replace(loop(S.TAKEN), events=(*loop(S.TAKEN).events, moved)))
    assert NL("step-moved") in shown
    assert not [text for text in shown if "doorgegeven" in text]


def fallback(card: Part) -> str:
    return str(card["fallbackText"])


def test_without_a_title_news_is_called_by_the_first_words_of_who_reads_it() -> None:
    one = asked(loop(words=LONG * 3))
    told = fallback(cards.friction.news(one, NL))
    assert told.startswith("Bram Jansen heeft een vraag over je melding: Elke keer als ik een bezoekverslag")
    assert len(told) < 130
    assert "ABC234" not in told
    assert "bezoekverslag" not in fallback(cards.friction.news(one, NL, receipt="r" * 32))
    assert "bezoekverslag" not in str(cards.friction.news(loop(S.SOLVED, words=LONG, title=None), NL, own=False))


def test_a_list_of_one_s_own_shows_the_words_by_which_they_know_it() -> None:
    page = several(1, words="Het rooster klopt niet", title="ok")
    shown = texts(cards.friction.mine(page, NL))
    assert "ok" in shown
    assert any(text.startswith("Het rooster klopt niet\n\nABC230 · ") for text in shown)
    untitled = texts(cards.friction.mine(several(1, words="Het rooster klopt niet"), NL))
    assert sum("Het rooster klopt niet" in text for text in untitled) == 1


def test_of_what_came_back_the_answer_that_did_not_hold_closes_nothing() -> None:
    back = came_back()
    assert not [text for text in status(said(back, Act.REOPEN, SAID[Act.REOPEN])) if HINTS[0] in text]


def clock(one: Loop, what: Act) -> Loop:
    """The clock did something, after all else."""
    event = Event(version=one.events[-1].version + 1, at=NOW + timedelta(days=7), act=what, person=None, words=None)
    return replace(one, events=(*one.events, event))


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_was_asked_something_reads_that_it_waits_for_them_and_not_that_there_is_no_news(language: str) -> None:
    speak = say(language)
    waits, silent = clock(asked(loop(S.TAKEN)), Act.STILL), clock(loop(S.TAKEN), Act.STILL)
    assert [speak("step-still-asked") in status(one, language) for one in (waits, silent)] == [True, False]
    assert [speak("step-still") in status(one, language) for one in (waits, silent)] == [False, True]
    told = [texts(cards.friction.news(one, speak))[0] for one in (waits, silent)]
    assert told[0] == speak("ping-ask", who=NAMES[BRAM], title=waits.title)
    assert told[1] == speak("ping-still", title=silent.title)


@pytest.mark.parametrize("state", [S.SOLVED, S.DECLINED])
def test_who_is_asked_once_more_is_not_told_that_it_is_answered_just_now(state: State) -> None:
    again = reminded(loop(state))
    assert texts(cards.friction.news(again, NL))[0] == NL("ping-remind", title=again.title)
    assert texts(cards.friction.news(again, NL, own=False))[0] != NL("ping-remind", title=again.title)


def test_a_later_day_that_was_promised_stands_until_it_has_passed() -> None:
    late = clock(loop(), Act.LATE)
    busy = replace(late, friction=replace(late.friction, expect_by=NOW + timedelta(days=3), take_by=NOW))
    assert NL("expected-busy", by="vrijdag 20 november") in status(busy)
    passed = replace(busy, friction=replace(busy.friction, expect_by=NOW))
    assert NL("expected-late") in status(passed)
