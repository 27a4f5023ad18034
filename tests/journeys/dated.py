"""What is kept of moments of reports and questions without a name: days, and of a report that waits its release.

Somebody who compares two of them must not learn at which hour of the first something was said.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from content import loader
from domain.states import Act
from storage.dialect import EPOCH
from tests.examples import ZONE

Row = dict[str, Any]
Tables = dict[str, list[Row]]

A_MOMENT = range(10**15, 10**17)  # microseconds since 1970: whatever number is one of these tells when
ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:[+-]\d{2}:?\d{2}|Z)?")
DAY_BEGINS, WORK_ENDS = {time()}, {time(17, 30)}  # in Amsterdam: all that may be kept of a moment
RELEASES = {time(9), time(13), time(17)}
OF_THE_CLOCK = {Act.LATE.value, Act.STILL.value, Act.REMIND.value, Act.CLOSE.value}
BEGINS = {Act.REPORT.value, Act.REOPEN.value, Act.OBJECT.value, Act.HANDOVER.value}  # a round, and its clock
ORDERED = timedelta(microseconds=1000)  # that many tell which came first, and nothing else
NEVER_SENT = {"dead"}  # of which the day is kept


def moments(cell: Any) -> Iterator[datetime]:
    if isinstance(cell, int) and cell in A_MOMENT:
        yield EPOCH + timedelta(microseconds=cell)
    elif isinstance(cell, str):
        for one in ISO.findall(cell):
            moment = datetime.fromisoformat(one)
            yield moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def findings(tables: Tables) -> Iterator[str]:
    nameless = {row["id"]: row for row in tables["friction"] if row["receipt"]}
    asked = {row["id"]: row for row in tables["question"] if row["receipt"]}
    for row, column, times in _allowed(tables, nameless):
        if any(_local(moment).time() not in times for moment in moments(row[column])):
            yield f"{column} of a nameless report is finer than a day"
    for row, column in _days_of(tables, asked):
        if any(_local(moment) - ORDERED > _midnight(moment) for moment in moments(row[column])):
            yield f"{column} of a nameless question is finer than a day"
    for row in tables["message"]:
        if row["about"] in nameless | asked and row["state"] not in ("ready", "later", "sending"):
            yield from _settled(row)
    for row in nameless.values():
        yield from _distance(row, [one for one in tables["event"] if one["friction"] == row["id"]])


def _allowed(tables: Tables, nameless: dict[str, Row]) -> Iterator[tuple[Row, str, set[time]]]:
    for row in tables["event"]:
        if row["friction"] in nameless and row["person"] is None and row["act"] not in OF_THE_CLOCK:
            yield row, "at", DAY_BEGINS
    for row in tables["timer"]:
        if row["friction"] in nameless and not row["what"].endswith(".soon"):
            yield row, "due_at", WORK_ENDS
    for row in nameless.values():
        yield row, "received_at", RELEASES if row["state"] == "waiting" else DAY_BEGINS
        yield row, "take_by", WORK_ENDS
        yield row, "decide_by", WORK_ENDS
        yield row, "closed_at", DAY_BEGINS


def _days_of(tables: Tables, asked: dict[str, Row]) -> Iterator[tuple[Row, str]]:
    """Whoever did it: what a key user did tells when a question came."""
    for row in asked.values():
        yield from ((row, column) for column in ("asked_at", "closed_at"))
    yield from ((row, "at") for row in tables["question_event"] if row["question"] in asked)


def _settled(row: Row) -> Iterator[str]:
    """A message about it that was sent, or never will be."""
    for column in ("due_at", "retry_at", "lease_until"):
        for moment in moments(row[column]):
            if row["state"] not in NEVER_SENT or _local(moment).time() not in DAY_BEGINS:
                yield f"a settled {row['kind']} about a nameless report keeps {column}"


def _distance(row: Row, story: Sequence[Row]) -> Iterator[str]:
    """The days that are kept lie as far apart as they do for whatever else was said on the first of them."""
    received, take_by, decide_by = (_day(row[one]) for one in ("received_at", "take_by", "decide_by"))
    if working_days(received, take_by) != 1:
        yield "take_by tells the release of a nameless report"
    if working_days(received, decide_by) != loader.loop().decide_wd[row["pace"]]:
        yield "decide_by tells the release of a nameless report"
    begun = [one for one in story if one["act"] in BEGINS]
    if begun and _day(max(begun, key=lambda one: int(one["version"]))["at"]) != received:
        yield "received_at tells the release of a nameless report"


def working_days(first: date, last: date) -> int:
    """How many come after the first, the last one included."""
    after = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return sum(loader.working_week().includes(day) for day in after)


def _day(cell: Any) -> date:
    [moment] = moments(cell)
    return _local(moment).date()


def _midnight(moment: datetime) -> datetime:
    return datetime.combine(_local(moment).date(), time(), ZoneInfo(ZONE))


def _local(moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo(ZONE))


def is_slot(moment: datetime) -> bool:
    """Whether it is the usual hour of what is unasked."""
    return bool(_local(moment).time() == loader.contact().at)
