"""That people are away by their own mailbox: what it tells, and what becomes of what waited for them."""

from collections.abc import Mapping
from datetime import datetime

from domain.absence import Absence, counts, heard
from domain.people import PersonId
from domain.rules import Rules
from storage import absence, budget
from storage.tx import Tx
from usecases import circles, messages


def hear(tx: Tx, told: Mapping[PersonId, Absence | None], *, now: datetime, rules: Rules) -> int:
    """Keeps what the mailboxes of those who matter say, passes on what waits for who is away since; how many are away.

    Who is not told of stays as they were; who does not matter anymore is not known to be away.
    """
    whom = absence.whom(tx)
    absence.forget(tx, but=whom)
    before = absence.listed(tx)
    after = {who: heard(before.get(who), told[who]) for who in whom if who in told}
    for who, one in after.items():
        if one != before.get(who):
            absence.keep(tx, who, one)
            budget.again(tx, who)  # their next moment may be sooner than it was
    for who, one in after.items():
        if counts(one) and not counts(before.get(who)):
            messages.pass_on(tx, who, now=now, rules=rules)
            circles.pass_on(tx, who, now=now, rules=rules)
    return sum(map(counts, absence.listed(tx).values()))
