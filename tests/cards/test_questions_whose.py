"""With whom a question is and what happens next and by when, as who asked and who answers read it: only what is so."""

from dataclasses import replace
from datetime import timedelta

import pytest

import cards.asked
import cards.questions
from domain.questions import Act, Ask, Asked, Circle, Due, State
from tests.cards.asking import again, asked, let_lie, offered, passed_on, unnamed
from tests.cards.samples import LANGUAGES, say, texts, walk
from tests.examples import BRAM, NAMES, NOOR, NOW, SANNE

NL = say("nl")
LATE = NOW + timedelta(days=7, hours=8)
C, A = Circle.COORDINATORS, (Act.NEXT, Act.COORDINATORS)


def status(ask: Ask) -> list[str]:
    return texts(cards.questions.status(ask, NL))


def due(ask: Ask, **changes: object) -> Ask:
    return replace(ask, question=replace(ask.question, **changes))  # type: ignore[arg-type]


SOUGHT = replace(asked(due=Due.COORDINATORS), seekers=(NOOR,))
WAITS = passed_on(C, Due.COORDINATORS, *A)
NOBODY = passed_on(C, Due.COORDINATORS, *A, seekers=0)


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (asked(), "Komt je collega er niet aan toe, dan zoek ik uiterlijk dinsdagmiddag 17 november een ander."),
        (SOUGHT, "Lukt dat niet, dan vraag ik het uiterlijk dinsdagmiddag 17 november aan een coördinator."),
        (replace(SOUGHT, seekers=()), "Lukt dat niet, dan zoek ik uiterlijk dinsdagmiddag 17 november verder."),
        (due(WAITS, due_at=LATE), "Pakt niemand hem op, dan vraag ik het ze na dinsdag 24 november opnieuw."),
        (asked(State.TAKEN), NL("question-due-word", by="dinsdagmiddag 17 november")),
        (asked(State.TAKEN, due=Due.MOVE), "Hoor je dinsdagmiddag 17 november nog niets, dan zoek ik een ander."),
        (due(unnamed(State.TAKEN), due=Due.MOVE), "Hoor je dinsdag 17 november nog niets, dan zoek ik een ander."),
    ],
)  # fmt: skip
def test_who_asked_reads_what_happens_next_and_by_when(ask: Ask, told: str) -> None:
    assert told in status(ask)
    assert told not in status(due(ask, due_at=NOW)), "not once it has passed"


def test_where_no_coordinator_looks_nobody_is_said_to() -> None:
    shown = status(due(NOBODY, due_at=LATE))
    assert NL("question-with-nobody") in shown
    assert not [one for one in shown if "oördinator" in one and "evraagd" not in one]
    assert not [one for one in shown if "dinsdag 24" in one]


def test_a_pool_of_one_is_that_colleague() -> None:
    pool = passed_on(Circle.POOL, Due.COORDINATORS, Act.PASS)
    assert NL("question-with", who=NAMES[SANNE]) in status(pool)
    both = passed_on(Circle.POOL, Due.COORDINATORS, Act.POOL)
    assert NL("question-with-pool", count=2) in status(both)
    assert NL("question-with", who=NAMES[BRAM]) in status(replace(both, away=frozenset({SANNE})))


def test_the_second_time_coordinators_are_asked_it_says_once_more() -> None:
    shown = status(passed_on(C, Due.COORDINATORS, *A, Act.COORDINATORS))
    assert [shown.count(NL(f"question-step-{one}")) for one in ("coordinators", "again")] == [1, 1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_when_it_moved_on_from_who_took_it_both_read_so(language: str) -> None:
    said = say(language)
    assert said("question-step-move") in texts(cards.questions.status(let_lie(), said))
    assert said("asked-moved") in texts(cards.asked.item(let_lie(), BRAM, said))
    assert said("asked-moved") not in texts(cards.asked.item(let_lie(), SANNE, said))
    back = Asked(person=BRAM, version=5, circle=Circle.ONE, why=("given",))
    assert said("asked-moved") not in texts(cards.asked.item(replace(let_lie(), asked=(back,)), BRAM, said))
    assert said("asked-moved") not in texts(cards.asked.item(again(), BRAM, said))


def test_who_took_it_reads_by_when_and_after_the_word_that_another_is_looked_for() -> None:
    taken, late = asked(State.TAKEN), asked(State.TAKEN, due=Due.MOVE)
    moves = NL("asked-moves", by="dinsdagmiddag 17 november")
    for ask, told in ((taken, False), (late, True)):
        shown = texts(cards.asked.item(ask, BRAM, NL))
        facts = [one for part in walk(cards.asked.item(ask, BRAM, NL)) for one in part.get("facts", ())]
        assert {"title": NL("asked-by"), "value": "dinsdagmiddag 17 november"} in facts
        assert (moves in shown) is told
    assert moves not in texts(cards.asked.item(late, SANNE, NL))


def test_who_is_full_reads_that_it_is_only_if_it_suits_them() -> None:
    made = cards.asked.item(offered(), SANNE, NL)
    assert NL("asked-why-full") in texts(made)
    assert NL("asked-by") not in [one["title"] for part in walk(made) for one in part.get("facts", ())]


def test_who_passed_it_on_is_not_told_that_coordinators_have_it_where_none_does() -> None:
    passed = passed_on(C, Due.COORDINATORS, Act.PASS, seekers=0)
    assert NL("asked-given-nobody") in texts(cards.asked.item(passed, BRAM, NL))
