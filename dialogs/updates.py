"""What the vendor announces, in the chat: a coordinator decides what becomes of each (NU1)."""

import usecases.updates
from dialogs.turn import Card, Reply, Turn, page_of
from domain import errors
from domain.rules import Rules
from domain.updates import Suggestion, UpdateId
from storage.views import Tx

KEEP = "keep"  # as it was decided before its dates moved
DECIDED = {  # in the chat; a change is decided by writing of it
    Suggestion.INFORM.value: "update-decided-inform", Suggestion.IGNORE.value: "update-decided-ignore",
    KEEP: "update-decided-keep",
}  # fmt: skip


def listed(tx: Tx, turn: Turn, rules: Rules) -> Reply:  # noqa: ARG001 - every dialog is asked the same way
    """A page of what waits."""
    usecases.updates.may_decide(tx, turn.person)
    return Reply(card=Card.UPDATES, ids={"page": page_of(turn)})


def decide(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """It waits no longer; and the list as it is then."""
    usecases.updates.may_decide(tx, turn.person)
    which, choice = turn.data.get("update", ""), turn.data.get("choice", "")
    if choice not in DECIDED:
        raise errors.Choice
    if choice == KEEP:
        usecases.updates.keep(tx, turn.person.id, UpdateId(which), now=turn.now)
    else:
        usecases.updates.decide(tx, turn.person.id, UpdateId(which), Suggestion(choice), now=turn.now)
    told = listed(tx, turn, rules)
    return Reply(card=told.card, ids={**told.ids, "told": DECIDED[choice]})
