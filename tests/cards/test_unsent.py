"""What was written and not sent stands on the card: in its field where there is one, else as a quote."""

from collections.abc import Mapping

import pytest

import cards.friction
import cards.handling
from cards.card import Part
from domain.states import CLOSED, State
from tests.cards.samples import inputs, say, texts, unnamed
from tests.examples import BRAM, RULES, SANNE, loop

S = State
NL = say("nl")
WRITTEN = "Na de lunch weer traag"
NO_FIELD = (*sorted(CLOSED), S.WITHDRAWN, S.WAITING)


def stands(card: Part, words: str = WRITTEN) -> tuple[bool, bool]:
    """Whether it stands in a field, and whether as a quote."""
    return words in [one.get("value") for one in inputs(card)], {NL("not-sent"), words} <= set(texts(card))


def item(state: State, written: Mapping[str, str], *, told: str = "moved-on", leaf: str | None = None) -> Part:
    one = loop(state, leaf=leaf, title="Outlook is traag")
    return cards.handling.item(one, BRAM, NL, RULES.taxonomy, told=told, written=written)


@pytest.mark.parametrize("state", [one for one in S if one is not S.MERGED])
def test_a_reporter_finds_it_in_the_field_or_else_as_a_quote(state: State) -> None:
    card = cards.friction.status(unnamed(state), NL, receipt="r" * 32, told="moved-on", text=WRITTEN)
    assert stands(card) == (state not in NO_FIELD, state in NO_FIELD)


@pytest.mark.parametrize("state", [S.RECEIVED, S.CONFIRMED])
def test_what_was_changed_on_a_form_is_no_answer_to_its_report(state: State) -> None:
    card = cards.friction.status(loop(state), NL, told="form-sent", text=WRITTEN)
    assert stands(card) == (False, True)


def test_where_only_a_choice_was_changed_nothing_is_quoted() -> None:
    card = cards.friction.status(loop(), NL, told="form-sent")
    assert NL("form-sent") in texts(card)
    assert NL("not-sent") not in texts(card)


@pytest.mark.parametrize("state", [one for one in S if one not in (S.WAITING, S.MERGED)])
def test_a_handler_finds_it_in_the_field_or_else_as_a_quote(state: State) -> None:
    works = state in (S.RECEIVED, S.TAKEN)
    assert stands(item(state, {"text": WRITTEN})) == (works, not works)


@pytest.mark.parametrize(("leaf", "field"), [("rules.ai", True), (None, False)])
def test_what_is_allowed_instead_comes_back_too(leaf: str | None, *, field: bool) -> None:
    card = item(S.TAKEN, {"text": WRITTEN, "alternative": "Copilot mag"}, leaf=leaf)
    assert stands(card) == (True, False)
    assert stands(card, "Copilot mag") == (field, not field)


def test_a_title_comes_back_and_the_one_it_has_is_not_quoted() -> None:
    assert stands(item(S.RECEIVED, {"title": "Traag"}), "Traag") == (True, False)
    assert stands(item(S.SOLVED, {"title": "Traag"}), "Traag") == (False, True)
    assert NL("not-sent") not in texts(item(S.SOLVED, {"title": "Outlook is traag"}))


def test_what_a_colleague_wrote_on_what_somebody_else_took_is_quoted() -> None:
    card = cards.handling.item(
        loop(S.TAKEN), SANNE, NL, RULES.taxonomy, told="moved-on", written={"text": WRITTEN}
    )  # fmt: skip
    assert any(stands(card))


def test_without_a_notice_nothing_is_quoted() -> None:
    assert stands(item(S.SOLVED, {"text": WRITTEN}, told="")) == (False, False)
    assert stands(cards.friction.status(loop(S.CONFIRMED), NL, text=WRITTEN)) == (False, False)
