"""What is on the cards of who thinks along, of the handler and of the reporter, and what never is."""

from dataclasses import replace

import pytest

import cards.alongside
import cards.friction
import cards.handling
from cards.card import Part
from domain.alongside import Along, Headings
from domain.friction import Loop, Page
from domain.people import PersonId
from domain.states import Act, State
from tests.cards.alongside import CONTEXT, PROPOSAL, helped, thought
from tests.cards.samples import HEADINGS, LANGUAGES, actions, goes_with, inputs, said, say, texts, unnamed
from tests.examples import BRAM, LIAM, NAMES, RULES, SANNE, loop

NL = say("nl")
both = pytest.mark.parametrize("language", LANGUAGES)


def item(one: Loop, viewer: PersonId = BRAM) -> Part:
    return cards.handling.item(one, viewer, NL, RULES.taxonomy)


def adopting(card: Part) -> list[dict[str, str]]:
    return [one["data"] for one in actions(card) if one["verb"] == "friction.adopt"]


@both
def test_the_list_says_no_code_and_a_number_from_a_crowd_on(language: str) -> None:
    speak = say(language)
    shown = texts(cards.alongside.listed(Headings(headings=HEADINGS, number=0, total=3), speak, crowd=5))
    counted = [line for line in shown if line in {speak("bothers", count=count) for count in range(1, 99)}]
    assert counted == [speak("bothers", count=7), speak("bothers", count=5)]
    assert not [line for line in shown if "ABC23" in line]


@pytest.mark.parametrize(
    ("number", "total", "pages"), [(0, 3, []), (0, 12, ["1"]), (1, 12, ["0", "2"]), (2, 13, ["1"])]
)
def test_the_list_turns_to_where_there_is_more(number: int, total: int, pages: list[str]) -> None:
    card = cards.alongside.listed(Headings(headings=HEADINGS, number=number, total=total), NL, crowd=5)
    assert [one["data"]["page"] for one in actions(card) if one["verb"] == "friction.headings"] == pages


@pytest.mark.parametrize(
    ("state", "mine", "fields"),
    [
        (State.RECEIVED, False, ["text"]), (State.TAKEN, False, ["text"]), (State.TAKEN, True, []),
        (State.SOLVED, False, []),
    ],
)  # fmt: skip
def test_one_says_something_while_it_is_open_and_somebody_else_s(
    state: State, fields: list[str], *, mine: bool
) -> None:
    seen = Along(heading=replace(HEADINGS[0], state=state), own=(), mine=mine)
    card = cards.alongside.one(seen, NL, crowd=5)
    assert [one["id"] for one in inputs(card)] == fields
    assert ("friction.propose" in [one["verb"] for one in actions(card)]) is bool(fields)


@pytest.mark.parametrize("state", [State.TAKEN, State.SOLVED])
def test_what_was_not_sent_stands_on_the_card(state: State) -> None:
    seen = Along(heading=replace(HEADINGS[0], state=state), own=(), mine=False)
    card = cards.alongside.one(seen, NL, crowd=5, told="moved-on", text=CONTEXT)
    assert NL("moved-on") in texts(card)
    assert CONTEXT in [*texts(card), *(one.get("value") for one in inputs(card))]


@pytest.mark.parametrize(
    ("one", "viewer", "count"),
    [
        (loop(State.TAKEN), BRAM, 1),
        (loop(State.TAKEN), SANNE, 0),  # of the same list
        (loop(title="Outlook"), BRAM, 0),  # to be taken first
        (loop(State.SOLVED), BRAM, 0),
    ],
)
def test_only_who_took_it_can_take_a_solution_over(one: Loop, viewer: PersonId, count: int) -> None:
    card = item(thought(thought(one, Act.CONTEXT, CONTEXT)), viewer)
    assert len(adopting(card)) == count
    assert {CONTEXT, PROPOSAL} <= set(texts(card))
    if count:
        assert adopting(card)[0]["answer"] == str(one.events[-1].version + 2)


def test_words_of_key_users_crowd_out_nobody_s_and_what_did_not_work_is_gone() -> None:
    asked = said(loop(State.TAKEN), Act.REPLY, "Op de oude laptop.")
    shown = texts(
        item(thought(thought(thought(thought(asked, words="een"), words="twee"), words="drie"), words="vier"))
    )
    assert "Op de oude laptop." in shown
    assert [one for one in shown if one in ("een", "twee", "drie", "vier")] == ["twee", "drie", "vier"]
    assert PROPOSAL not in texts(item(said(thought(loop(State.SOLVED)), Act.REOPEN, "Nog traag.")))


@both
@pytest.mark.parametrize("one", [loop(State.TAKEN), unnamed(State.TAKEN), loop(State.SOLVED)])
def test_a_reporter_reads_that_a_key_user_thinks_along_and_not_what_they_say(one: Loop, language: str) -> None:
    speak, receipt = say(language), "r" * 32 if one.friction.nameless else None
    for what in (Act.CONTEXT, Act.PROPOSE):
        shown = texts(cards.friction.status(thought(one, what), speak, receipt=receipt))
        assert speak(f"step-{what}", who=NAMES[LIAM]) in shown
        assert PROPOSAL not in "\n".join(shown)


@both
def test_whoever_reads_a_solution_reads_with_whose_help_it_came(language: str) -> None:
    speak, one = say(language), helped(loop(State.SOLVED))
    who = speak("with-help", who=NAMES[BRAM], helper=NAMES[LIAM])
    cards_ = (
        cards.friction.status(one, speak), cards.friction.follow(one, speak), cards.friction.news(one, speak),
        cards.friction.status(goes_with(one, loop(State.MERGED)), speak), item(one) if language == "nl" else None,
    )  # fmt: skip
    for card in filter(None, cards_):
        assert who in "\n".join(texts(card))


@both
def test_who_helped_never_reads_who_reported_it_or_their_words(language: str) -> None:
    one = helped(loop(State.CONFIRMED))
    shown = "\n".join(texts(cards.alongside.helped(Page(loops=(one,), number=0, total=1), say(language))))
    assert one.title
    assert one.title in shown
    assert not [hidden for hidden in ("Anna", one.friction.words, one.friction.code) if hidden in shown]
