"""Whatever people do, the numbers of a note are those of the stories that are kept: recounted here, act by act."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest

from domain import errors
from domain import recognition as rule
from domain.people import PersonId
from domain.questions import Act, Ask, Circle, Question, State
from storage import recognition
from tests.examples import ANNA, BRAM, LIAM, NOW, SANNE, ZONE
from tests.usecases.desk import DAAN, ELIF, KNOWS, Desk
from tests.usecases.house import bearer
from tests.usecases.test_no_question_ends_in_silence import Chance

ACTS = (Act.TAKE, Act.ANSWER, Act.ANSWER, Act.PASS, Act.HANDOVER, Act.ACCEPT, Act.ACCEPT, Act.REOPEN, Act.THANK)
PLACES = ("it", "it", "Excel", DAAN, ELIF)
ASKERS = (ANNA, LIAM, None)
WORDS = "Dit hoort erbij."
MONTHS = [rule.whole(date(2026, month, 1), ZONE) for month in (11, 12)]
ANSWERERS = (*KNOWS, BRAM, SANNE)


def asks(desk: Desk, chance: Chance) -> list[tuple[Question, PersonId | None]]:
    made: list[tuple[Question, PersonId | None]] = []
    for n in range(6):
        who = chance.choice(ASKERS)
        which = desk.ask(who=who, nonce=f"n{n}", seed=bytes([n + 1]) * 32) if who else desk.ask_nameless(n=n)
        made.append((which, who))
    return made


def happens(desk: Desk, at: int, which: Question, who: PersonId | None, chance: Chance, now: datetime) -> None:
    """Anything, by anybody; what is not theirs to do is refused."""
    what = chance.choice(ACTS)
    words = {Act.HANDOVER: (chance.choice(PLACES), WORDS), Act.REOPEN: (WORDS,)}.get(what, ())
    asker = what in (Act.ACCEPT, Act.REOPEN, Act.THANK)
    seen = desk.see(which)
    by = (who or ANNA) if asker else seen.question.key_user or chance.choice(seen.may_take)
    try:
        desk.act(what, which, by, *words, now=now, by=None if who or not asker else bearer(at))
    except errors.Refused:
        return


def month_of(moment: datetime) -> str:
    return f"{rule.month_of(moment, ZONE):%Y-%m}"


def accepted(stories: Iterable[Ask], month: str) -> list[Ask]:
    """Those whose last word is, in that month, that it helps."""
    found = []
    for one in stories:
        words = [event for event in one.events if event.act in (Act.ACCEPT, Act.REOPEN)]
        if words and words[-1].act is Act.ACCEPT and month_of(words[-1].at) == month:
            found.append(one)
    return found


def by_whom(ask: Ask) -> PersonId | None:
    return ask.said.person if ask.said else None


def thanks(stories: Iterable[Ask], who: PersonId, month: str) -> int:
    count = 0
    for one in stories:
        answerer = None
        for event in one.events:
            answerer = event.person if event.act is Act.ANSWER else answerer
            count += event.act is Act.THANK and answerer == who and month_of(event.at) == month
    return count


def given_to_it(stories: Iterable[Ask], who: PersonId, month: str) -> set[str]:
    return {
        one.question.id
        for one in accepted(stories, month)
        if one.question.circle is Circle.IT and by_whom(one) != who
        and [event.person for event in one.events if event.act is Act.HANDOVER][-1] == who
    }  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_every_number_is_that_of_the_stories(desk: Desk, seed: int) -> None:
    chance, now = Chance(seed), NOW
    asked = asks(desk, chance)
    for _ in range(90):
        at = chance.choice(tuple(range(len(asked))))
        happens(desk, at, *asked[at], chance, now)
        now += timedelta(hours=chance.choice((1, 5, 30)))
    stories = [desk.see(which) for which, _ in asked]
    assert any(one.question.state is State.ACCEPTED for one in stories), "something helped"
    for month in MONTHS:
        for who in ANSWERERS:
            made = desk.do(lambda tx, who=who, month=month: recognition.note(tx, who, month))  # type: ignore[misc]
            own = [one for one in accepted(stories, month.month) if by_whom(one) == who]
            assert made.questions == len(own)
            assert made.helped == len({one.question.asker or one.question.id for one in own})
            assert made.thanked == thanks(stories, who, month.month)
            assert {one.id for one in made.changes} == given_to_it(stories, who, month.month)
