"""What is told of a message about a change outside of the chat."""

from collections.abc import Iterator
from datetime import datetime

from domain.nudges import Deed, NudgeId
from domain.people import Person
from domain.reach import Reach, by_fives, told
from storage import nudges, people, reach
from storage.tx import Tx
from usecases.nudges.writing import own


def exported(tx: Tx, who: Person, which: NudgeId, *, now: datetime) -> Iterator[tuple[str, str]]:
    """(where, how many or who): what people chose is told as a number, from five on; that this was asked is kept."""
    one = own(tx, who, which)
    known = told(reach.counts(tx, which))
    yield from ((state.value, str(many)) for state, many in known.exact.items())
    if known.delivered is not None:
        yield f"{Reach.DELIVERED.value}: at least", str(known.delivered)
    if known.chosen != 0:
        yield "by their own choice", "" if known.chosen is None else str(known.chosen)
    yield from ((f"said {what.value}: at least", str(told_acts)) for what, many in reach.said(tx, which).items()
                if (told_acts := by_fives(many)))  # fmt: skip
    failed = reach.named(tx, which, [Reach.FAILED, Reach.UNKNOWN])
    names = people.named(tx, [person for person, _ in failed])
    yield from ((f"{state.value}: who", names.get(person, "")) for person, state in failed)
    nudges.note(tx, one.id, Deed.EXPORTED, by=who.id, at=now)
