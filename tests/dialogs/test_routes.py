import pytest

import dialogs.turn
from dialogs import routes
from domain import errors
from domain.states import MOVES, Act
from tests.cards.samples import actions, samples
from tests.examples import ANNA, NOW, RULES, person
from tests.usecases.house import SEED, House


@pytest.mark.parametrize("verb", ["friction.handover", "tip.today", "nonsense", "friction", "FRICTION.FORM"])
def test_a_verb_we_do_not_know_is_refused_kindly(house: House, verb: str) -> None:
    turn = dialogs.turn.Turn(person=person(ANNA), now=NOW, seed=SEED, verb=verb)
    with pytest.raises(errors.UnknownVerb):
        house.do(lambda tx: routes.answer(tx, turn, RULES))


def test_every_button_on_every_card_has_a_dialog_that_answers_it() -> None:
    pressed = {action["verb"] for card in samples().values() for action in actions(card)}
    assert pressed <= set(routes.VERBS)
    assert set(routes.VERBS) - pressed == {"home.help"}, "a verb that no card carries"


def test_every_act_of_a_loop_has_its_verb() -> None:
    assert {f"friction.{act}" for act in set(MOVES) - {Act.RELEASE}} <= set(routes.VERBS)
