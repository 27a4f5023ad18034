"""What a question's card says of what was done, and that it is said no longer once it is not true anymore."""

from dataclasses import replace

import pytest

import cards.questions
from domain.knowledge import Status
from domain.privacy import Trace
from domain.questions import Act, Ask, Asked, Circle, Due, State
from tests.cards import asking
from tests.cards.asking import asked, passed_on, unnamed
from tests.cards.samples import LANGUAGES, actions, say, texts, walk
from tests.examples import BRAM, NAMES, NOOR

NL = say("nl")
POOL = passed_on(Circle.POOL, Due.COORDINATORS, Act.PASS)
LEAD = passed_on(Circle.COORDINATORS, None, Act.NEXT, Act.POOL, Act.COORDINATORS, Act.PASS)


def status(ask: Ask, language: str = "nl") -> list[str]:
    return texts(cards.questions.status(ask, say(language), receipt="r" * 32 if ask.question.nameless else None))


def brought(ask: Ask, circle: Circle) -> Ask:
    """To the coordinators, or others, by its last act."""
    last = Asked(person=NOOR, version=ask.events[-1].version, circle=circle, why=())
    return replace(ask, asked=(*ask.asked, last))


@pytest.mark.parametrize("ask", [asked(State.ACCEPTED), unnamed(State.ACCEPTED)])
@pytest.mark.parametrize("became", [None, *(one for one in Status if one is not Status.DRAFT)])
def test_that_they_will_be_asked_is_said_until_they_are(ask: Ask, became: Status | None) -> None:
    shown = status(replace(ask, article=became))
    keep = NL("question-keep-here" if ask.question.nameless else "question-keep")
    assert (keep in shown) is (became is None)
    assert (NL("question-agreed") in shown) is (became is Status.PUBLISHED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_yes_or_no_that_is_waited_for_stands_above_all_that_is_done(language: str) -> None:
    said = say(language)
    drawn = cards.questions.status(asking.proposed(), said, receipt="r" * 32)
    shown = texts(drawn)
    assert (shown[0], drawn["fallbackText"]) == (
        said("consent-title"),
        said("question-fallback", code="KMP234", title=shown[0]),
    )
    [badge] = [one for one in walk(drawn) if one.get("type") == "Badge"]
    assert (badge["text"], badge["style"]) == (said("question-state-answered"), "Warning")
    order = ("consent-subtitle", "consent-silence", "question-your-words", "question-step-ask", "question-card")
    places = [shown.index(said(one)) for one in order]
    assert places == sorted(places)
    assert [one["verb"] for one in actions(drawn)][:2] == ["article.consent"] * 2
    assert said("question-accepted") not in shown


@pytest.mark.parametrize(
    ("ask", "step"),
    [
        (passed_on(Circle.NEXT, Due.POOL, Act.PASS), "next"), (POOL, "pool"), (asking.let_go(), None), (LEAD, None),
        (brought(asked(State.ASKED, Act.PASS), Circle.COORDINATORS), "coordinators"),
    ],
)  # fmt: skip
def test_who_says_that_it_is_not_theirs_is_not_named_to_who_asked(ask: Ask, step: str | None) -> None:
    shown = status(ask)
    before = len([one for one in ask.events if one.act is not Act.PASS])
    steps = [
        one
        for one in shown
        if one in {NL(f"question-step-{each}") for each in ("ask", "next", "pool", "coordinators", "again")}
    ]
    assert len(steps) == before + (step is not None)
    assert not step or steps[-1] == NL(f"question-step-{step}")
    passer = next(one.person for one in ask.events if one.act is Act.PASS)
    assert NAMES[passer or BRAM] not in " ".join(shown)


def test_coordinators_who_are_asked_after_that_are_asked_once_more() -> None:
    twice = asked(State.ASKED, Act.COORDINATORS, Act.PASS)
    assert NL("question-step-again") in status(brought(twice, Circle.COORDINATORS))


def test_a_name_in_what_is_still_asked_is_told_by_its_kind_and_can_go_all_the_same() -> None:
    drawn = cards.questions.status(
        unnamed(State.ANSWERED), NL, receipt="r" * 32, told="ask-trace", text="Bel Jan", traces=(Trace.NAME,)
    )
    assert NL("ask-trace", what="een naam") in texts(drawn)
    on = [one for one in actions(drawn) if one["verb"] == "question.reopen"]
    assert [(one["title"], one["data"].get("checked")) for one in on] == [
        (NL("act-question-ask-on"), None), (NL("act-ask-anyway"), "1"),
    ]  # fmt: skip
