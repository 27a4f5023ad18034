"""That somebody is away, as the automatic replies of their own mailbox say it; their own word to Kring goes before."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

BELIEVED = timedelta(days=3)  # for how long replies without an end are, after they were last read
FARTHEST = timedelta(days=366)  # an end after that is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    until: datetime  # when it ends; where it has no end, until when it is believed
    endless: bool = False  # no end was told
    over: bool = False  # they said to Kring that they are back from it


def scheduled(start: datetime, end: datetime, *, now: datetime) -> Absence | None:
    """What replies from one moment to another say now; None before and after it."""
    if not start <= now < end:
        return None
    return endless(now) if end - now > FARTHEST else Absence(until=end)


def endless(now: datetime) -> Absence:
    """What replies that are on until somebody switches them off say now."""
    return Absence(until=now + BELIEVED, endless=True)


def heard(before: Absence | None, told: Absence | None) -> Absence | None:
    """What is known from now on: who said to be back from an absence is, until another one is told."""
    if told and before and before.over and _one(before, told):
        return replace(told, over=True)
    return told


def counts(absence: Absence | None) -> bool:
    """Whether somebody is away by it."""
    return absence is not None and not absence.over


def _one(before: Absence, told: Absence) -> bool:
    """Whether both tell of the same absence, which has the same end or none."""
    return before.endless == told.endless and (told.endless or before.until == told.until)
