"""What somebody does with a message about a change, and where it stands for them."""

from domain import errors
from domain.nudges import Nudge, NudgeId, Said
from domain.people import Person
from domain.reach import Reach
from storage import nudges, reach
from storage.reach import Stand
from storage.tx import Tx
from usecases import budget
from usecases.nudges import reaching


def said(tx: Tx, who: Person, which: NudgeId, what: Said) -> Nudge:
    """What they did with it, in their own word; the last one counts. Raises Unknown for who it is not for."""
    one, before = told(tx, who, which), reach.stand(tx, which, who.id)
    if before is None:  # they asked what changes before their turn, and have it now
        before = Stand(person=who.id, state=Reach.DELIVERED)
        reach.place(tx, which, [before])
    if before.said is not what:
        reach.say(tx, which, before, what)
    budget.react(tx, who)
    return one


def asked(tx: Tx, who: Person, which: NudgeId) -> None:
    """They want to ask a key user about it; whatever else they did with it stays."""
    if reach.stand(tx, which, who.id):
        reach.ask(tx, which, who.id)
        budget.react(tx, who)


def told(tx: Tx, who: Person, which: NudgeId) -> Nudge:
    """One that is theirs to read. Raises Unknown."""
    one = nudges.find(tx, which)
    if one is None or not reaching.concerns(tx, one, who.id):
        raise errors.Unknown
    return one


def clear(tx: Tx, who: Person, which: NudgeId) -> Nudge:
    """They read it, before there was anything to try; that is not kept."""
    one = told(tx, who, which)
    budget.react(tx, who)
    return one


def mine(tx: Tx, who: Person) -> list[Nudge]:
    """What changes for them: also what they wished not to hear of unasked, or not yet; not what is not for them."""
    there = nudges.told(tx, who.id)
    known = {one.id for one in there}
    coming = (one for one in nudges.moving(tx) if one.id not in known and not nudges.declined(tx, one.id, who.id))
    return [*(one for one in coming if reaching.concerns(tx, one, who.id)), *there]
