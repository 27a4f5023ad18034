"""A report with its story: what was said last, whether an answer is waited for, what counts of what it goes with."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.friction import Event, Loop
from domain.states import ALONGSIDE, Act, State
from tests.examples import ANNA, BRAM, NOW, loop

ANSWERED = loop(State.SOLVED)


def told(acts: Sequence[Act], *, late: int = 0) -> Loop:
    """Received, and then these words, an hour after each other; those of another report `late` hours later."""
    plain = loop(State.TAKEN)
    words = tuple(
        Event(
            version=3 + at, at=NOW + timedelta(hours=at + late), act=act, person=ANNA if act is Act.REPLY else BRAM,
            words=f"woorden {at}",
        )
        for at, act in enumerate(acts)
    )  # fmt: skip
    return replace(plain, events=(*plain.events, *words))


@pytest.mark.parametrize(
    ("acts", "asked"),
    [
        ([], False),
        ([Act.NOTE], False),
        ([Act.ASK], True),
        ([Act.ASK, Act.REPLY], False),
        ([Act.REPLY, Act.ASK], True),
        ([Act.ASK, Act.REPLY, Act.ASK], True),
        ([Act.ASK, Act.NOTE], False),  # the last word stands
        ([Act.ASK, Act.CONTEXT], True),  # a key user answers for nobody
        ([Act.PROPOSE], False),
    ],
)
def test_a_question_waits_until_somebody_says_more(acts: list[Act], asked: bool) -> None:
    assert told(acts).asked is asked


@pytest.mark.parametrize(
    ("ahead", "own", "late", "asked"),
    [
        ([Act.ASK], [], 0, True),
        ([Act.ASK], [Act.REPLY], 1, False),
        ([Act.NOTE, Act.ASK], [Act.REPLY], 0, True),  # said before it was asked
        ([Act.ASK, Act.REPLY], [], 0, False),  # the other answered for both
    ],
)
def test_a_question_to_several_is_answered_by_each_or_by_who_leads(
    ahead: list[Act], own: list[Act], late: int, asked: bool
) -> None:
    mine = replace(told(own, late=late), lead=told(ahead))
    assert mine.asked is asked


@pytest.mark.parametrize(
    ("ahead", "replies", "asked"),
    [
        ([Act.ASK], [0], False),
        ([Act.ASK, Act.ASK], [0], True),  # the second question may not have been read
        ([Act.ASK, Act.ASK], [0, 0], False),
        ([Act.ASK], [-1], True),  # said the day before
        ([Act.ASK, Act.ASK], [1], False),
    ],
)
def test_a_reply_that_is_kept_as_its_day_answers_one_question_of_that_day(
    ahead: list[Act], replies: list[int], asked: bool
) -> None:
    midnight = NOW.replace(hour=0, minute=0)
    own = tuple(
        Event(version=9, at=midnight + timedelta(days=day), act=Act.REPLY, person=None, words="ja") for day in replies
    )
    mine = loop(State.TAKEN)
    assert replace(mine, events=(*mine.events, *own), lead=told(ahead)).asked is asked


def test_the_last_words_are_the_handler_s_and_never_the_reporter_s() -> None:
    assert told([]).said is None
    said = told([Act.NOTE, Act.ASK, Act.REPLY]).said
    assert said is not None
    assert (said.act, said.words) == (Act.ASK, "woorden 1")


@pytest.mark.parametrize("what", sorted(ALONGSIDE))
def test_what_a_key_user_says_is_no_news_of_the_handler_and_takes_nothing_back_that_the_clock_said(what: Act) -> None:
    still = Event(version=3, at=NOW, act=Act.STILL, person=None, words=None)
    quiet = loop(State.TAKEN)
    quiet = replace(quiet, events=(*quiet.events, still))
    along = Event(version=4, at=NOW, act=what, person=BRAM, words="Zo gaat het bij ons.")
    then = replace(quiet, events=(*quiet.events, along))
    assert (then.clocked, then.said, then.asked) == (quiet.clocked, None, False) == (Act.STILL, None, False)


def test_what_goes_with_another_has_its_title_its_words_and_its_state() -> None:
    mine = replace(loop(State.MERGED, lead=ANSWERED.friction.id), lead=ANSWERED)
    assert (mine.title, mine.standing) == (ANSWERED.friction.title, State.SOLVED)
    assert mine.said == ANSWERED.said
    assert mine.on_duty == BRAM
    assert replace(mine, handlers=()).on_duty is None


def test_who_is_told_is_the_reporter_else_the_mailbox_else_nobody() -> None:
    named, boxed = loop().friction, loop(reporter=None, mailbox="mailbox:1").friction
    assert (named.told, boxed.told, replace(boxed, mailbox=None).told) == (ANNA, "mailbox:1", None)
    assert (named.nameless, boxed.nameless) == (False, True)
