"""What colleagues see of each other's reports: a title and where it stands, never words, who or when."""

import json
import re
from dataclasses import replace

import pytest

import cards.friction
import cards.handling
from cards.card import Part
from domain.friction import Event, Loop
from domain.states import CLOSED, OPEN, Act, State
from tests.cards.samples import (
    HEADINGS,
    LANGUAGES,
    LEADS,
    actions,
    asked,
    goes_with,
    inputs,
    merged,
    said,
    say,
    texts,
    unnamed,
)
from tests.examples import ANNA, BRAM, NAMES, NOW, RULES, SAID, came_back, loop

S = State
NL = say("nl")
TITLE = "Outlook is traag op kantoor"
HELD = [state for state in S if state not in (S.WAITING, S.MERGED)]
STANDING = {  # of a report that goes with one in that state: how it reads, and what its own reporter can do
    S.RECEIVED: ("received", ["friction.reply", "question.form", "friction.withdraw"]),
    S.TAKEN: ("taken", ["friction.reply", "question.form", "friction.withdraw"]),
    S.SOLVED: ("solved", ["friction.confirm", "friction.reopen"]),
    S.DECLINED: ("declined", ["friction.understood", "friction.object", "question.form"]),
    S.CONFIRMED: ("solved", ["friction.confirm", "friction.reopen"]),
    S.UNDERSTOOD: ("declined", ["friction.understood", "friction.object", "question.form"]),
}
WHEN = re.compile(r"\d{1,2}:\d\d|\bnov\b|\bNov\b|20\d\d")


def status(one: Loop, language: str = "nl") -> Part:
    return cards.friction.status(one, say(language))


def follow(one: Loop, language: str = "nl") -> Part:
    return cards.friction.follow(one, say(language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", HELD)
def test_a_supporter_reads_neither_the_words_nor_who_nor_when(state: State, language: str) -> None:
    one = said(loop(state, title=TITLE, would_help="Een server"), Act.REPLY, "Bij mij op zaal 3.")
    card = follow(one, language)
    shown = " | ".join([*texts(card), card["fallbackText"]])
    assert TITLE in shown
    for hidden in (NAMES[ANNA], one.friction.words, "Een server", "zaal 3", one.friction.code, "Kost tijd"):
        assert hidden not in shown
    assert not WHEN.search(shown)
    assert one.friction.id not in json.dumps(card)


@pytest.mark.parametrize("state", HELD)
def test_a_supporter_can_go_on_and_when_it_is_over_report_it_themselves(state: State) -> None:
    [button] = actions(follow(loop(state, title=TITLE)))
    over = state not in OPEN
    assert (button["verb"], button["title"]) == (
        ("friction.form", NL("act-form-again")) if over else ("home.menu", NL("act-menu"))
    )
    assert (button["data"], inputs(follow(loop(state)))) == ({}, [])


@pytest.mark.parametrize("state", HELD)
def test_a_supporter_reads_where_it_stands_and_the_answer_once_there_is_one(state: State) -> None:
    shown = texts(follow(loop(state, title=TITLE)))
    assert NL(f"follow-{state}") in shown
    assert NL(f"follow-{state}-more", who=NAMES[BRAM] if state not in (S.RECEIVED, S.WITHDRAWN) else "") in shown
    answer = {S.SOLVED: Act.SOLVE, S.CONFIRMED: Act.SOLVE, S.DECLINED: Act.DECLINE, S.UNDERSTOOD: Act.DECLINE,
              S.UNANSWERED: Act.SOLVE}  # fmt: skip
    assert [text for text in shown if text in SAID.values()] == ([SAID[answer[state]]] if state in answer else [])


@pytest.mark.parametrize("act", [Act.ASK, Act.NOTE])
def test_words_between_handler_and_reporter_are_no_supporters(act: Act) -> None:
    for state in (S.TAKEN, S.WITHDRAWN):
        one = loop(state, title=TITLE)
        word = Event(version=9, at=NOW, act=act, person=BRAM, words="Op welke laptop?")
        assert "Op welke laptop?" not in texts(follow(replace(one, events=(*one.events, word))))


@pytest.mark.parametrize("state", [S.RECEIVED, S.TAKEN])
def test_an_answer_that_did_not_hold_is_not_a_supporters_anymore(state: State) -> None:
    back = came_back()
    one = replace(back, friction=replace(back.friction, state=state))
    shown = texts(follow(one))
    assert SAID[Act.SOLVE] not in shown
    assert SAID[Act.REOPEN] not in shown


@pytest.mark.parametrize("state", LEADS)
def test_a_report_that_goes_with_another_reads_as_that_one_stands(state: State) -> None:
    mood, verbs = STANDING[state]
    card = status(merged(state))
    shown = texts(card)
    assert NL(f"status-{mood}") in shown
    assert NL(f"state-{mood}") in shown
    assert NL("goes-with", title=TITLE) in shown
    assert [one["verb"] for one in actions(card)] == verbs
    assert {one["data"]["friction"] for one in actions(card)} == {"f" * 32}, "its own, not the other's"


@pytest.mark.parametrize("state", LEADS)
def test_it_reads_what_the_handler_said_there_and_nothing_of_its_reporter(state: State) -> None:
    other = said(loop(state, title=TITLE, words="Anders gezegd."), Act.REPLY, "Bij ons op zaal 3.")
    other = replace(other, friction=replace(other.friction, state=state))
    shown = " | ".join(texts(status(goes_with(other, loop(S.MERGED, words="Mijn eigen woorden.")))))
    assert "Mijn eigen woorden." in shown
    assert "Anders gezegd." not in shown
    assert "zaal 3" not in shown
    heard = [words for act, words in SAID.items() if act in (Act.SOLVE, Act.DECLINE) and words in shown]
    assert len(heard) == (state in (S.SOLVED, S.DECLINED) or state in CLOSED)


def test_why_the_other_came_back_is_between_its_own_reporter_and_the_handler() -> None:
    shown = texts(status(goes_with(came_back(), loop(S.MERGED))))
    assert SAID[Act.REOPEN] not in shown
    assert NL("status-received") in shown
    assert NL("status-again") not in shown


def test_one_that_came_back_and_then_joined_another_reads_as_that_one_stands() -> None:
    shown = texts(status(goes_with(loop(S.RECEIVED, title=TITLE), came_back())))
    assert NL("status-received") in shown
    assert NL("coming-take") in shown
    assert NL("coming-again", who=NAMES[BRAM]) not in shown
    assert SAID[Act.REOPEN] in shown, "their own words"


def test_a_question_in_the_other_is_a_question_to_everyone_who_goes_with_it_until_they_answer() -> None:
    one = goes_with(asked(loop(S.TAKEN, title=TITLE)), loop(S.MERGED))
    for state, mine in ((True, one), (False, said(replace(one, events=one.events), Act.REPLY, "Op de oude."))):
        later = tuple(replace(each, at=NOW.replace(hour=20)) if each.act is Act.REPLY else each for each in mine.events)
        card = status(replace(mine, events=later))
        assert (NL("status-asked") in texts(card)) is state
        assert (NL("act-answer") in [each["title"] for each in actions(card)]) is state


def test_the_story_of_what_goes_with_another_goes_on_there() -> None:
    shown = texts(status(merged(S.SOLVED)))
    steps = [NL("step-report"), NL("step-merge"), NL("step-take", who=NAMES[BRAM]), NL("step-solve", who=NAMES[BRAM])]
    assert [text for text in shown if text in steps] == steps
    assert NL("coming-confirm") in shown


def test_one_s_own_last_word_ends_the_story_of_what_went_with_another() -> None:
    one = merged(S.SOLVED)
    word = Event(version=9, at=NOW, act=Act.CONFIRM, person=ANNA, words=None)
    one = replace(one, events=(*one.events, word), friction=replace(one.friction, state=S.CONFIRMED))
    shown = texts(status(one))
    steps = [NL("step-solve", who=NAMES[BRAM]), NL("step-confirm")]
    assert [text for text in shown if text in steps] == steps
    assert NL("status-confirmed") in shown


def test_one_that_stands_alone_again_no_longer_tells_that_it_went_with_another() -> None:
    assert NL("step-merge") in texts(status(merged(S.TAKEN)))
    alone = replace(merged(S.TAKEN), lead=None)
    alone = replace(alone, friction=replace(alone.friction, lead=None, state=S.RECEIVED))
    assert NL("step-merge") not in texts(status(alone))


def test_without_a_name_an_answer_of_today_comes_after_the_question_of_today() -> None:
    one = said(goes_with(asked(loop(S.TAKEN, title=TITLE)), unnamed(S.TAKEN)), Act.REPLY, "Op de oude.")
    shown = texts(cards.friction.status(one, NL, receipt="r"))
    assert [text for text in shown if text in ("Op welke laptop gebeurt het?", "Op de oude.")] == [
        "Op welke laptop gebeurt het?", "Op de oude.",
    ]  # fmt: skip


def test_a_report_that_goes_with_another_is_called_by_its_title_and_its_own_code() -> None:
    for card in (status(merged(S.TAKEN)), cards.handling.item(merged(S.TAKEN), BRAM, NL, RULES.taxonomy)):
        assert f"ABC234 · {TITLE}" in texts(card)
        assert "LEAD22" not in json.dumps(card["body"][0])


def test_me_too_on_one_s_own_card_says_which_report_is_meant() -> None:
    card = status(replace(loop(), alike=HEADINGS))
    too = [one["data"] for one in actions(card) if one["verb"] == "friction.support"]
    assert too == [{"friction": one.id, "own": "f" * 32} for one in HEADINGS]


def test_what_a_supporter_is_told_in_chat_is_not_called_their_report() -> None:
    for state in (S.SOLVED, S.DECLINED):
        one = loop(state, title=TITLE)
        act = "solve" if state is S.SOLVED else "decline"
        for own, text in ((True, f"ping-{act}"), (False, f"ping-{act}-support")):
            card = cards.friction.news(one, NL, own=own)
            assert card["fallbackText"] == NL(text, who=NAMES[BRAM], title=TITLE)
            assert one.friction.words not in texts(card)


@pytest.mark.parametrize(("act", "text"), [(Act.ASK, "ping-ask"), (Act.NOTE, "ping-note")])
def test_a_word_of_the_handler_is_told_as_what_it_is(act: Act, text: str) -> None:
    taken = loop(S.TAKEN, title=TITLE)
    word = Event(version=3, at=NOW, act=act, person=BRAM, words="Op welke laptop?")
    card = cards.friction.news(replace(taken, events=(*taken.events, word)), NL)
    assert card["fallbackText"] == NL(text, who=NAMES[BRAM], title=TITLE)
    assert "Op welke laptop?" in texts(card)


def test_somebody_whose_name_is_not_known_is_a_colleague() -> None:
    one = replace(loop(S.SOLVED, title=TITLE), names={})
    assert NL("follow-solved-more", who=NL("someone")) in texts(follow(one))
    assert NL("step-take", who=NL("someone")) in texts(status(one))


@pytest.mark.parametrize(
    ("one", "mood"),
    [
        (loop(S.RECEIVED), "received"), (asked(loop(S.RECEIVED)), "asked"), (asked(loop(S.TAKEN)), "asked"),
        (said(asked(loop(S.TAKEN)), Act.REPLY, "Op de oude."), "taken"), (came_back(), "again"),
        (said(loop(S.DECLINED), Act.OBJECT, "Nee."), "again"), (asked(came_back()), "asked"),
        (asked(loop(S.SOLVED)), "solved"),
    ],
)  # fmt: skip
def test_asked_and_come_back_are_moods_of_their_own(one: Loop, mood: str) -> None:
    shown = texts(status(one))
    assert NL(f"status-{mood}") in shown
    assert NL(f"state-{mood}") in shown
