"""What screens read of colleagues' reports for who thinks along: their titles, and never what colleagues wrote."""

from dataclasses import replace

from domain.alongside import Along, Headings
from domain.friction import FrictionId, Heading
from domain.people import PersonId
from domain.states import ALONGSIDE, CLOSED, OPEN, State
from storage import alongside, friction, together
from storage.tx import Tx

SHOWN = OPEN | CLOSED | {State.SOLVED, State.DECLINED}  # not what was taken back, waits or goes with another


def headings(tx: Tx, who: PersonId, number: int = 0) -> Headings:
    """What gets in colleagues' way, as far as its handlers gave it a title."""
    found, total = alongside.headings(tx, who, number)
    return Headings(headings=tuple(_counted(tx, one) for one in found), number=number, total=total)


def along(tx: Tx, which: FrictionId, who: PersonId) -> Along | None:
    """One of those; once it is not open anymore only for who thought along."""
    found = friction.find(tx, which)
    if found is None or found.title is None or found.state not in SHOWN:
        return None
    own = tuple(one for one in friction.story(tx, which)[0] if one.act in ALONGSIDE and one.person == who)
    if found.state not in OPEN and not own:
        return None
    seen = Heading(
        id=found.id, code=found.code, title=found.title, state=found.state, queue=found.queue,
        bothers=found.colleagues,
    )  # fmt: skip
    return Along(heading=_counted(tx, seen), own=own, mine=who in (found.reporter, found.handler))


def _counted(tx: Tx, one: Heading) -> Heading:
    return replace(one, bothers=together.bothers(tx, one.id, one.bothers))
