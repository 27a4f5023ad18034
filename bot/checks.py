"""What an operator or a coordinator should look at: `/readyz` tells it in short, and `kring doctor` with what cures it.

Every detail is a sentence for an operator; none holds a secret, an id of a person or somebody's words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from http import HTTPStatus
from zoneinfo import ZoneInfo

import bot.absence
import bot.clock
import bot.sweep
import storage.store
from bot.hop import Hop
from bot.metrics import Look, Metrics, Refusing
from domain.absence import BELIEVED
from domain.routing import Taxonomy
from domain.rules import Rules
from storage import keep, keyusers, people, pump, views
from storage.migrations import REVISION
from storage.tx import Tx

NIGHTS = timedelta(days=3)  # without a rewriting: two nights were missed, and the days after them
LATE = timedelta(minutes=10)  # for a message that is due
IN_A_ROW = 3  # refusals of Graph; one alone may be somebody without the app
TWINS = "another Teams app has the same registration"
APP_ID = "set KRING_TEAMS_APP_ID to the id in the manifest of Kring's app"


class State(StrEnum):
    OK = "ok"
    WARN = "warn"  # it works, and somebody should look
    FAIL = "fail"  # it does not work


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    check: str
    state: State
    detail: str
    cure: str = ""


def fine(check: str, detail: str) -> Check:
    return Check(check=check, state=State.OK, detail=detail)


async def ready(hop: Hop, house: Rules, metrics: Metrics, machine: bot.clock.Machine) -> tuple[bool, list[str]]:
    """Whether the store answers and is ours, and what a coordinator or an operator should look at (PB4)."""
    today = machine.now().astimezone(ZoneInfo(house.usual.time_zone)).date()

    def job(tx: Tx) -> list[Check]:
        migrated = revision(tx)
        if migrated.state is State.FAIL:
            return [migrated]
        crowd = crowded(tx, house.taxonomy, house.loop.capacity)
        passed = late(tx, house.usual.time_zone)
        return [
            *duties(tx, house.taxonomy),
            *coordinators(tx),
            *unheard(tx),
            *uncovered(tx, machine.now()),
            *crowd,
            *passed,
            *rewriting(tx, today),
        ]

    try:
        found, here = await hop.read(job), [*messages(await metrics.look()), *graph(metrics.refusing)]
    except storage.store.StoreError as trouble:
        found, here = [unreachable(trouble)], []
    able = all(one.state is not State.FAIL for one in found)
    said = [f"{one.detail}: {one.cure}" if one.state is State.FAIL else one.detail for one in found]
    return able, [*said, *(f"{one.detail}: {one.cure}" for one in here)]  # what no `kring doctor` sees, with its cure


def revision(tx: Tx) -> Check:
    found = storage.store.revision(tx)
    if found == REVISION:
        return Check(check="store", state=State.OK, detail=f"the store is at {found}")
    return Check(
        check="store", state=State.FAIL, detail=f"the store is at {found}, and this version needs {REVISION}",
        cure="kring migrate",
    )  # fmt: skip


def unreachable(trouble: Exception) -> Check:
    return Check(
        check="store", state=State.FAIL, detail=f"the store does not answer ({type(trouble).__name__})",
        cure="look at the server or disk that DATABASE_URL names",
    )  # fmt: skip


def duties(tx: Tx, taxonomy: Taxonomy) -> Iterator[Check]:
    """A queue needs an owner and a deputy who have the app; the coordinators may stand in for its own, `admin`."""
    leads = people.coordinators(tx)
    for name in queues(taxonomy):
        duty = people.duty(tx, name)
        both = (("an", "owner", duty.owner), ("a", "deputy", duty.deputy))
        gap = [f"no {what}" for _, what, who in both if not who and not (name == "admin" and leads)]
        gap += [f"{a} {what} who removed the app or is away" for a, what, who in both if who in duty.away]
        if gap:
            detail = f"queue {name} has {' and '.join(gap)}"
            cure = "give it one; until then its reports go to whoever else it has, or to the coordinators"
            yield Check(check=f"queue {name}", state=State.WARN, detail=detail, cure=cure)


def queues(taxonomy: Taxonomy) -> list[str]:
    return sorted({group.queue for group in taxonomy.groups} | {"admin"})


def coordinators(tx: Tx) -> Iterator[Check]:
    if not people.coordinators(tx):
        cure = "set KRING_ADMINS: kring run appoints them"
        yield Check(check="coordinators", state=State.WARN, detail="there is no coordinator", cure=cure)


def unheard(tx: Tx) -> Iterator[Check]:
    if many := views.orphans(tx):
        detail = f"nobody hears of {many} report{'s' if many > 1 else ''}"
        cure = "set KRING_ADMINS: coordinators hear of what no queue's own people do"
        yield Check(check="reports", state=State.WARN, detail=detail, cure=cure)
    if many := views.unsought(tx):
        detail = f"nobody looks for somebody for {many} question{'s' if many > 1 else ''}"
        cure = "give it a coordinator who is there and did not ask it; until then it is tried again every working day"
        yield Check(check="questions", state=State.WARN, detail=detail, cure=cure)


def crowded(tx: Tx, taxonomy: Taxonomy, capacity: int) -> Iterator[Check]:
    for name in queues(taxonomy):
        if (many := views.backlog(tx, name)) > capacity:
            detail = f"queue {name} holds {many} open reports, and is meant for {capacity}: receipts give later dates"
            cure = "give the queue more people, hand reports over, or raise capacity_open in content/defaults.yaml"
            yield Check(check="capacity", state=State.WARN, detail=detail, cure=cure)


def uncovered(tx: Tx, now: datetime) -> Iterator[Check]:
    """Departments and topics about which nobody answers (AK2)."""
    gaps = keyusers.gaps(tx, now=now)
    if gaps.count:
        several = ((gaps.departments, "department"), (gaps.topics, "topic"))
        said = " and ".join(f"{len(them)} {what}{'s' * (len(them) > 1)}" for them, what in several if them)
        detail = f"{said} {'has' if gaps.count == 1 else 'have'} no active key user"
        cure = 'the coordinators read which when they type "gaten" or "gaps"; make somebody a key user there'
        yield Check(check="key users", state=State.WARN, detail=detail, cure=cure)


def late(tx: Tx, zone: str) -> Iterator[Check]:
    many, since = views.late(tx)
    if since:
        day = f"{since.astimezone(ZoneInfo(zone)):%Y-%m-%d}"
        detail = f"{many} open report{'s have' if many > 1 else ' has'} passed a deadline, the oldest of {day}"
        cure = "the coordinators know which: they can hand it over to somebody who has time"
        yield Check(check="deadlines", state=State.WARN, detail=detail, cure=cure)


def rewriting(tx: Tx, today: date) -> Iterator[Check]:
    """Until it is done the store tells in which order reports without a name came."""
    last = keep.recall(tx, bot.sweep.REWRITTEN)
    if last and today - date.fromisoformat(last) >= NIGHTS:
        detail = f"the store was not rewritten since {last}, so it tells the order in which reports were written"
        cure = "the log says store.in_use or store.not_rewritten every minute; docs/running.md says what is in the way"
        yield Check(check="nightly rewriting", state=State.WARN, detail=detail, cure=cure)


def outlook(tx: Tx, now: datetime) -> Check:
    """When `kring people sync` last read an automatic reply; asked only where it may."""
    last = keep.recall(tx, bot.absence.READ)
    if last and now - datetime.fromisoformat(last) < BELIEVED:
        return fine("KRING_ABSENCE", f"automatic replies were last read on {last[:16].replace('T', ' ')} UTC")
    detail = f"no automatic replies were read since {last[:10]}" if last else "no automatic replies were ever read"
    cure = "run kring people sync every morning: it says why, and which permission the app needs"
    return Check(check="KRING_ABSENCE", state=State.WARN, detail=detail, cure=cure)


def messages(look: Look) -> Iterator[Check]:
    if lately := look.undone.lately:
        detail = f"{lately} message{'s' if lately > 1 else ''} since yesterday could not be delivered"
        yield Check(check="messages", state=State.WARN, detail=detail, cure="delivery.dead in the log says why")
    yield from doubted(look.undone)
    if look.age >= LATE:
        detail = f"a message waits for {look.age // timedelta(minutes=1)} minutes to be sent"
        yield Check(
            check="messages", state=State.WARN, detail=detail, cure="lines of delivery and pump in the log say why"
        )


def doubted(undone: pump.Undone) -> Iterator[Check]:
    """What nobody can know of, and is not sent twice: only a person can find out."""
    if many := undone.doubted:
        are = "tips or messages about a change have" if many > 1 else "tip or message about a change has"
        detail = f"{many} {are} perhaps arrived in the past seven days, perhaps not, and will not be sent again"
        cure = "kring nudge status CODE counts them by message, kring nudge export CODE FILE names who: "
        cure += "ask or tell them yourself where it matters"
        yield Check(check="in doubt", state=State.WARN, detail=detail, cure=cure)


def graph(refusing: Refusing | None) -> Iterator[Check]:
    if refusing and refusing.times >= IN_A_ROW:
        since = refusing.since.astimezone(UTC)
        detail = f"Graph refuses every notification ({refusing.status}) since {since:%Y-%m-%d %H:%M} UTC"
        detail += f", {refusing.times} in a row, and people get chat messages instead"
        twins = refusing.status == HTTPStatus.CONFLICT  # two apps share the registration, and Graph cannot choose
        cure = f"{TWINS}; {APP_ID}" if twins else "give the app TeamsActivity.Send.User"
        yield Check(check="Graph", state=State.WARN, detail=detail, cure=cure)
