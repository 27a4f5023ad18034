import pytest

import dialogs.turn
from dialogs import routes
from domain import errors
from domain.search import fingerprint
from domain.states import MOVES, Side
from tests.cards.drawings import samples
from tests.cards.samples import actions
from tests.examples import ANNA, NOW, RULES, person
from tests.usecases.house import SEED, House

LOOKED = fingerprint("")  # of the words that were looked up: here none


@pytest.mark.parametrize("verb", ["tip.never", "nonsense", "friction", "FRICTION.FORM"])
def test_a_verb_we_do_not_know_is_refused_kindly(house: House, verb: str) -> None:
    turn = dialogs.turn.Turn(person=person(ANNA), now=NOW, seed=SEED, verb=verb)
    with pytest.raises(errors.UnknownVerb):
        house.do(lambda tx: routes.answer(tx, turn, RULES))


@pytest.mark.parametrize(
    ("text", "untraced"),
    [
        ("meld", True), ("Report!", True), ("anoniem", True), ("Without my name", True), ("zonder naam", True),
        ("mled", True), ("Outlook is traag", True), ("meld: de printer hapert", True), ("waar staat die knop?", True),
        ("vraag", True), ("Ask!", True), ("ik heb een vraag", True), ("vraag: hoe deel ik een agenda?", True),
        ("mijn vragen", False),
        ("hulp", False), ("hoi", False), ("te doen", False), ("wat heb ik gemeld", False), ("tip", False),
        ("hepl", False), ("annuleer", False), ("", False), ("  … ", False),
    ],
)  # fmt: skip
def test_words_that_lead_to_a_form_leave_no_trace_of_who_typed_them(text: str, *, untraced: bool) -> None:
    assert routes.leaves_no_trace("", text, {}, RULES) is untraced


@pytest.mark.parametrize(
    ("verb", "data", "untraced"),
    [
        ("friction.form", {}, True),
        ("friction.similar", {"nonce": "n"}, True),
        ("friction.report", {"nonce": "n", "naming": "told"}, True),
        ("friction.report", {"nonce": "n", "naming": "pull"}, True),
        ("friction.report", {"nonce": "n", "naming": ""}, True),  # they may still choose
        ("friction.report", {"nonce": "n"}, True),
        ("friction.report", {"nonce": "n", "naming": "nonsense"}, True),
        ("friction.report", {"nonce": "n", "naming": "named"}, False),
        ("friction.report", {"nonce": "n", "naming": "named", "text": "Vraag het aan Fatima"}, True),  # it comes back
        ("friction.report", {"nonce": "n", "naming": "named", "text": "Vraag het aan Fatima", "checked": "1"}, False),
        ("question.form", {}, True),
        ("question.ask", {"nonce": "n", "seen": "-", "naming": "told"}, True),
        ("question.ask", {"nonce": "n", "seen": "-", "naming": "pull"}, True),
        ("question.ask", {"nonce": "n", "seen": "-"}, True),
        (
            "question.ask",
            {"nonce": "n", "naming": "named"},
            True,
        ),  # what is known comes first
        ("question.ask", {"nonce": "n", "seen": "-", "looked": LOOKED, "naming": "named"}, False),
        ("question.ask", {"nonce": "n", "tip": "t", "naming": "named"}, False),  # nothing is looked for
        ("question.ask", {"nonce": "n", "seen": "-", "looked": "x", "naming": "named"}, True),
        ("question.ask", {"nonce": "n", "seen": "-", "naming": "named", "text": "Vraag het aan Fatima"}, True),
        ("question.found", {"tip": "t"}, True),  # the form may have been sent without a name on another device
        ("question.mine", {}, False),
        ("article.consent", {"article": "a", "answer": "yes", "receipt": "r"}, True),
        ("article.consent", {"article": "a", "answer": "yes"}, False),
        ("friction.support", {"friction": "f", "receipt": "r"}, True),
        ("friction.support", {"friction": "f", "own": "o"}, False),
        ("friction.support", {"friction": "f"}, False),
        ("nudge.harder", {"nudge": "n"}, True),
        ("nudge.done", {"nudge": "n"}, False),
        ("friction.mine", {}, False),
        ("friction.take", {"friction": "f"}, False),
        ("home.menu", {}, False),
    ],
)
def test_a_press_on_the_way_to_a_nameless_report_leaves_no_trace(
    verb: str, data: dict[str, str], *, untraced: bool
) -> None:
    assert routes.leaves_no_trace(verb, "", data, RULES) is untraced


@pytest.mark.parametrize("act", ["status", "reply", "confirm", "understood", "object", "reopen", "withdraw", "support"])
def test_a_press_on_the_way_back_leaves_a_trace_only_with_a_name(act: str) -> None:
    assert routes.leaves_no_trace(f"friction.{act}", "", {"receipt": "r"}, RULES)
    assert not routes.leaves_no_trace(f"friction.{act}", "", {"friction": "f"}, RULES)


@pytest.mark.parametrize("act", ["status", "accept", "reopen", "thank", "withdraw"])
def test_so_does_a_press_on_the_card_of_a_question(act: str) -> None:
    assert routes.leaves_no_trace(f"question.{act}", "", {"receipt": "r"}, RULES)
    assert not routes.leaves_no_trace(f"question.{act}", "", {"question": "q"}, RULES)


def test_every_button_on_every_card_has_a_dialog_that_answers_it() -> None:
    pressed = {action["verb"] for card in samples().values() for action in actions(card)}
    assert pressed <= set(routes.VERBS)
    assert set(routes.VERBS) - pressed == {"home.help"}, "a verb that no card carries"


def test_every_act_of_a_loop_has_its_verb() -> None:
    assert {f"friction.{act}" for act, move in MOVES.items() if move.side is not Side.CLOCK} <= set(routes.VERBS)
