"""Tips, learners and what was seen, for tests of teaching."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from content import loader
from domain.knowledge import Said
from domain.learning import Answer, Choice, Kind, Learner, Memory, Outcome, Seen, choose, memory
from domain.tips import Lesson, Quiz, Tip
from tests.examples import ZONE

NOW = datetime(2026, 11, 17, 9, tzinfo=UTC)  # a Tuesday, 10:00 in Amsterdam
TODAY = date(2026, 11, 17)
NUMBERS, WEEK = loader.remembering(), loader.working_week()
DAY = timedelta(days=1)
ANYBODY = Learner(a_week=3)

LESSON = Lesson(
    title="Later laten versturen",
    why="Je collega wordt niet gestoord.",
    how=("Houd de knop ingedrukt.", "Kies een tijd."),
    quiz=Quiz(question="Wat doe je?", options=("Nu sturen", "Later sturen", "Wachten"), explanation="Dat kan vanzelf."),
)


def tip(name: str, **changed: Any) -> Tip:
    """One that fits everybody and has nothing wrong with it, but for what is changed."""
    usual = Tip(
        id=name, app="teams", topic="Teams", minutes=1, level="starter", roles=frozenset({"all"}),
        locations=frozenset({"home", "office", "customer"}), scenarios=("meet",), platforms=frozenset({"desktop"}),
        priority="nice", frictions=frozenset(), policy_dependent=False, correct=0,
        lessons={"nl": LESSON, "en": LESSON}, review_by=TODAY, said=Said(title="", text=""),
    )  # fmt: skip
    return replace(usual, **changed)


def deck(*tips: Tip) -> dict[str, Tip]:
    return {one.id: one for one in tips}


def remembered(shown: datetime, *answers: tuple[int, bool]) -> Memory:
    """Of a tip shown then, asked so many days after it."""
    given = [Answer(at=shown + days * DAY, right=right) for days, right in answers]
    return memory(shown, given, NUMBERS, WEEK, ZONE)


def seen(days_ago: int, *answers: tuple[int, bool], outcome: Outcome | None = None) -> Seen:
    later = NOW if outcome is Outcome.LATER else None
    return Seen(memory=remembered(NOW - days_ago * DAY, *answers), outcome=outcome, later_until=later)


def next_for(
    tips: Iterable[Tip], before: dict[str, Seen] | None = None, *, learner: Learner = ANYBODY,
    last_was: Kind | None = None, now: datetime = NOW,
) -> tuple[str, str] | None:  # fmt: skip
    """(what kind, which tip) would be chosen."""
    chosen: Choice | None = choose(
        learner, before or {}, deck(*tips), NUMBERS, now, last_was=last_was, today=now.date()
    )
    return (chosen.kind, chosen.tip.id) if chosen else None
