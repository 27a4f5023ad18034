"""What a handler sees of a report, and what nobody but its reporter ever may."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

import cards.friction
import cards.handling
import cards.worklist
from cards.card import Part
from domain.friction import NEEDS_ALTERNATIVE, Event, Loop, Page
from domain.people import PersonId
from domain.states import Act, State
from tests.cards.samples import (
    HEADINGS,
    LANGUAGES,
    LEADS,
    actions,
    allowed,
    asked,
    goes_with,
    inputs,
    merged,
    said,
    say,
    several,
    texts,
    titles,
    unnamed,
    walk,
)  # fmt: skip
from tests.examples import BRAM, NOOR, NOW, RULES, SANNE, loop, nameless

S = State
NL = say("nl")
SEEN = [state for state in S if state not in (S.WAITING, S.MERGED)]


def item(one: Loop, language: str = "nl") -> Part:
    return cards.handling.item(one, BRAM, say(language), RULES.taxonomy)


def others(one: Loop, language: str) -> Iterator[Part]:
    """Every card of this report that somebody else than its reporter can get."""
    speak, page = say(language), Page(loops=(one,), number=0, total=1)
    for viewer in (BRAM, SANNE):
        yield cards.handling.item(one, viewer, speak, RULES.taxonomy)
    yield cards.handling.item(replace(loop(S.TAKEN), merged=(one.friction,)), BRAM, speak, RULES.taxonomy)
    yield cards.handling.item(goes_with(one, loop(S.MERGED)), BRAM, speak, RULES.taxonomy)
    yield cards.friction.status(goes_with(one, loop(S.MERGED)), speak)
    if one.friction.state in (S.RECEIVED, S.TAKEN):
        yield cards.worklist.todo(page, BRAM, speak, title="todo-fresh")
    if one.friction.state in (S.CONFIRMED, S.UNDERSTOOD, S.WITHDRAWN):
        yield cards.worklist.outcomes(page, speak)
    yield cards.friction.follow(one, speak)
    if one.said:
        yield cards.friction.news(one, speak, own=False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", SEEN)
def test_with_a_name_a_workaround_is_told_to_nobody(state: State, language: str) -> None:
    word = RULES.taxonomy.impacts["workaround"][language]
    for card in others(loop(state, impact="workaround", title="Outlook is traag"), language):
        assert word not in json.dumps(card, ensure_ascii=False)
        assert "workaround" not in json.dumps(card)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_other_effect_is_told_and_without_a_name_a_workaround_too(language: str) -> None:
    for impact, names in RULES.taxonomy.impacts.items():
        assert names[language] in texts(item(unnamed(impact=impact), language))
        assert (names[language] in texts(item(loop(impact=impact), language))) is (impact != "workaround")


@pytest.mark.parametrize("count", [1, 4, 5, 12])
def test_how_many_it_bothers_is_told_from_five_on(count: int) -> None:
    told = NL("bothers", count=count)
    one = replace(loop(S.TAKEN, title="Outlook is traag"), bothers=count)
    ahead = replace(merged(S.TAKEN), lead=one)
    assert (NL("colleagues", count=count) in texts(item(one))) is (count >= 5)
    cards_ = [
        cards.friction.status(one, NL),
        cards.friction.follow(one, NL),
        cards.friction.status(ahead, NL),
    ]
    assert {told in texts(card) for card in cards_} == {count >= 5}
    later = texts(cards.handling.item(one, BRAM, NL, RULES.taxonomy, crowd=8))
    assert (NL("colleagues", count=count) in later) is (count >= 8)
    eight = [cards.friction.status(one, NL, crowd=8), cards.friction.follow(one, NL, crowd=8)]
    assert {told in texts(card) for card in eight} == {count >= 8}


@pytest.mark.parametrize("bothers", [4, 5])
def test_what_it_is_like_tells_how_many_from_five_on(bothers: int) -> None:
    one = replace(loop(), alike=(replace(HEADINGS[0], bothers=bothers),))
    assert (NL("bothers", count=bothers) in texts(cards.friction.status(one, NL))) is (bothers >= 5)


@pytest.mark.parametrize("leaf", ["rules.ai", "rules.alternative", "rules.unclear", "base.slow"])
@pytest.mark.parametrize("state", SEEN)
def test_what_is_allowed_is_asked_only_where_something_is_forbidden(state: State, leaf: str) -> None:
    fields = [one["id"] for one in inputs(item(loop(state, leaf=leaf, topic="rules")))]
    assert ("alternative" in fields) is (state is S.TAKEN and leaf in NEEDS_ALTERNATIVE)


@pytest.mark.parametrize("state", [S.SOLVED, S.DECLINED])
def test_what_is_allowed_instead_is_read_beside_the_answer_by_all_whom_it_concerns(state: State) -> None:
    one = allowed(state)
    words = one.events[-1].alternative
    for card in (
        item(one),
        cards.friction.status(one, NL),
        cards.friction.follow(one, NL),
        cards.friction.news(one, NL),
    ):
        shown = texts(card)
        assert words in shown
        assert NL("said-alternative") in shown


@pytest.mark.parametrize("state", LEADS)
def test_what_goes_with_another_is_answered_there(state: State) -> None:
    card = item(merged(state))
    assert NL("item-goes-with", code="LEAD22", title="Outlook is traag op kantoor") in texts(card)
    assert (inputs(card), [one["verb"] for one in actions(card)]) == ([], ["friction.todo"])


def test_what_goes_with_it_is_shown_by_code_and_words() -> None:
    crowd = tuple(nameless(S.MERGED, code=f"ABC23{n}", words=f"Melding {n}") for n in range(3))
    shown = texts(item(replace(loop(S.TAKEN), merged=crowd)))
    for one in crowd:
        assert NL("item-also", code=one.code) in shown
        assert one.words in shown


def test_only_where_others_read_along_is_it_said_that_they_do() -> None:
    told = NL("item-all-read")
    assert told in texts(item(replace(loop(S.TAKEN), merged=(nameless(S.MERGED),))))
    assert told not in texts(item(loop(S.TAKEN)))


def test_what_is_allowed_is_asked_when_it_is_forbidden_in_what_goes_with_it() -> None:
    crowd = (nameless(S.MERGED), nameless(S.MERGED, leaf="rules.ai"))
    assert "alternative" in [one["id"] for one in inputs(item(replace(loop(S.TAKEN), merged=crowd)))]
    assert "alternative" not in [one["id"] for one in inputs(item(replace(loop(S.TAKEN), merged=crowd[:1])))]


@pytest.mark.parametrize("state", [S.RECEIVED, S.TAKEN])
def test_merging_is_folded_away_with_what_it_may_be_the_same_as(state: State) -> None:
    card = item(replace(loop(state), alike=HEADINGS))
    [handing, folded] = [part for part in walk(card) if part.get("isVisible") is False]
    assert [part["targetElements"] for part in walk(card) if part["type"] == "Action.ToggleVisibility"] == [
        [handing["id"]], [folded["id"]],
    ]  # fmt: skip
    assert texts(folded) == [NL("item-alike", code=one.code, title=one.title) for one in HEADINGS]
    assert [one["id"] for one in inputs(folded)] == ["into"]
    assert [(one["verb"], one["data"]) for one in actions(folded)] == [("friction.merge", {"friction": "f" * 32})]


def test_the_last_three_words_are_shown_and_whose_they_are() -> None:
    one = said(asked(said(loop(S.TAKEN), Act.REPLY, "Eerste.")), Act.REPLY, "Tweede.")
    shown = texts(item(said(one, Act.REPLY, "Derde.")))
    assert "Eerste." not in shown
    assert [text for text in shown if text in ("Op welke laptop gebeurt het?", "Tweede.", "Derde.")] == [
        "Op welke laptop gebeurt het?", "Tweede.", "Derde.",
    ]  # fmt: skip
    assert shown.count("Anna de Vries") == 3
    assert NL("said-ask", who="Bram Jansen") in shown


@pytest.mark.parametrize(
    ("act", "text"), [(Act.REPLY, "said-reply"), (Act.OBJECT, "said-object"), (Act.REOPEN, "said-reopen")]
)
def test_words_of_who_has_no_name_are_a_colleagues(act: Act, text: str) -> None:
    one = said(unnamed(S.DECLINED), act, "Het kan wel eerder.")
    shown = texts(item(one))
    assert NL(text, who=NL("nameless")) in shown
    assert "Het kan wel eerder." in shown


@pytest.mark.parametrize(("count", "told"), [(0, []), (1, ["1 collega"]), (6, ["6 collega's"])])
def test_for_how_many_a_key_user_spoke_is_told_as_a_number(count: int, told: list[str]) -> None:
    shown = texts(item(loop(colleagues=count)))
    assert [text for text in shown if text.endswith(("collega", "collega's"))] == told


def test_news_of_the_last_word_names_each_report_by_its_title() -> None:
    page = Page(loops=(loop(S.CONFIRMED), merged(S.TAKEN), unnamed(S.WITHDRAWN)), number=0, total=3)
    shown = texts(cards.worklist.outcomes(page, NL))
    assert NL("outcome-confirmed", who="Anna de Vries") in shown
    assert NL("outcome-merged", who="Anna de Vries") in shown
    assert NL("outcome-withdrawn", who=NL("nameless")) in shown
    assert shown.count("ABC234 · Outlook is traag op kantoor") == 1


def test_who_is_asked_is_told_by_the_badge_whose_it_is() -> None:
    at = Event(version=9, at=NOW, act=Act.OBJECT, person=None, words="Nee")
    back = replace(loop(S.DECLINED), events=(*loop(S.DECLINED).events, at))
    back = replace(back, friction=replace(back.friction, state=S.RECEIVED))
    assert NL("item-back") in texts(item(back))
    assert NL("item-again-object") in texts(item(back))
    elsewhere = replace(back, friction=replace(back.friction, handler=None))  # as after a second objection
    assert NL("item-received") in texts(item(elsewhere))


@pytest.mark.parametrize(("state", "asked"), [(S.TAKEN, True), (S.RECEIVED, False)])
def test_who_has_what_is_nearly_late_is_asked_for_a_word_to_its_reporter(state: State, asked: bool) -> None:
    note = NL("todo-soon-note")
    assert (note in texts(cards.worklist.todo(several(2, state), BRAM, NL, title=cards.worklist.SOON))) is asked
    assert note not in texts(cards.worklist.todo(several(2, state), BRAM, NL))


def test_what_closed_before_it_was_answered_says_that_its_reporter_left() -> None:
    closed = Event(version=3, at=NOW, act=Act.CLOSE, person=None, words=None)
    open_ = loop(S.TAKEN)
    left = replace(open_, friction=replace(open_.friction, state=S.UNANSWERED), events=(*open_.events, closed))
    for one, told in ((left, True), (loop(S.UNANSWERED), False)):
        read = texts(cards.worklist.outcomes(Page(loops=(one,), number=0, total=1), NL))
        assert (NL("outcome-left") in read) is told


def test_who_stands_in_can_take_over_and_nobody_else() -> None:
    def takes(one: Loop, viewer: PersonId) -> bool:
        card = cards.handling.item(one, viewer, NL, RULES.taxonomy)
        assert (NL("act-take-over") in titles(card)) is ("friction.take" in [one["verb"] for one in actions(card)])
        return NL("act-take-over") in titles(card)

    away = replace(loop(S.TAKEN), handlers=(SANNE, BRAM))
    assert takes(away, SANNE)
    for one, who in ((away, NOOR), (away, BRAM), (loop(S.TAKEN), SANNE), (loop(S.TAKEN), BRAM)):
        assert not takes(one, who)
