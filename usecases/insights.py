"""Counts each day once it and two more are over, and tells every month what was solved (ME6, LC6)."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain import insights as rule
from domain import privacy
from domain.insights import Digest
from domain.recognition import begins, following
from domain.rules import Rules
from storage import insights
from storage.insights import Of, Place
from storage.tx import Tx
from storage.views import insights as views

LATER = {Of.REPORTS: Of.QUESTIONS}


def tick(tx: Tx, *, now: datetime, rules: Rules) -> bool:
    """Counts a page of the next day that is settled; whether more waits.

    It begins with the first day on which anything happened. Of two processes at once one counts a page.
    """
    zone = rules.usual.time_zone
    here = insights.place(tx)
    if here is None:
        since = insights.first(tx) or now
        insights.begin(tx, since.astimezone(ZoneInfo(zone)).date())
        return True
    if rule.settled(here.day, zone) > now:
        return False
    between = begins(here.day, zone), begins(here.day + rule.DAY, zone)
    if here.of is Of.REPORTS:
        found, there = insights.steps(tx, here, *between)
        counted = [what for one in found for what in rule.of_report(one, zone)]
    else:
        asked, there = insights.said(tx, here, *between)
        counted = [what for one in asked for what in rule.of_question(one, zone)]
    there = there or _after(here)
    if not insights.move(tx, here, there):  # before anything is added: another process was first
        return False
    insights.add(tx, here.day, counted)
    return rule.settled(there.day, zone) <= now


def next_due(tx: Tx, rules: Rules) -> datetime | None:
    """When, in people's time, the next day is settled."""
    here = insights.place(tx)
    return rule.settled(here.day, rules.usual.time_zone) if here else None


def digest(tx: Tx, month: date, *, rules: Rules) -> Digest | None:
    """What reporters said works, in the month of that day; None until all of it is counted (LC6).

    Of what bothered five colleagues or more the title of its handler, the most first, as long as it is not open again
    and holds nothing that seems to be a name or number; of all else how many, from five on.
    """
    first = month.replace(day=1)
    here = insights.place(tx)
    if here is None or here.day < following(first):
        return None
    found = views.solved(tx, first, following(first))
    titles = tuple(one for one in found.titles if not privacy.traces(one, rules.clues))
    return Digest(titles=titles, smaller=found.smaller)


def _after(here: Place) -> Place:
    """The questions of its day, or else the day after."""
    if here.of is Of.REPORTS:
        return Place(day=here.day, of=Of.QUESTIONS)
    return Place(day=here.day + rule.DAY)
