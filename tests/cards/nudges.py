"""Cards of messages about a change as they can look."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import cards.nudges
import cards.sending
import cards.updates
import cards.writing
from cards.card import Part
from cards.nudges import Reader
from cards.sending import Running
from cards.updates import Waiting
from content.texts import Say
from domain.nudges import NOTHING, Deed, Lacks, Look, Nudge, NudgeId, Said, State, Wave, Words
from domain.reach import Reach
from domain.updates import Category, Draft, Move, Reason, Severity, Suggestion, Update, UpdateId, When
from tests.examples import NOOR
from usecases.updates import A_PAGE

LATER = datetime(2026, 12, 20, tzinfo=UTC)
AT = datetime(2026, 11, 17, 8, 30, tzinfo=UTC)
NL = Words(
    title="Minder zoeken naar de laatste versie", why="We verloren veel tijd aan dubbele documenten.",
    for_you="Je bewaart documenten voortaan in de teammap.", what="De schijf P: wordt alleen-lezen.",
    help="Typ je vraag hier, of vraag het Elif.", worse="Offline werken kost een stap meer.",
    unknown="Of de oude mappen meegaan.", script="Open de teammap en sleep er een document in.",
    expected="Waar is mijn map? In de teammap.\nKan ik offline werken? Ja.\nWie helpt mij? Elif.",
    for_roles={"key_user": "Je laat het je collega's zien."},
)  # fmt: skip
EN = replace(
    NL, title="Less searching for the last version", why="We lost much time on copies.",
    for_you="You keep documents in the team folder.", what="Drive P: becomes read-only.", help="Type your question.",
    worse="", unknown="", script="Open the team folder.", expected="Where is it? There.\nOffline? Yes.\nWho? Elif.",
    for_roles={},
)  # fmt: skip
ONE = Nudge(
    id=NudgeId("1" * 32), code="ABC234", state=State.LIVE, author=NOOR, words={"nl": NL, "en": EN}, topic="Teams",
    audience="everybody", when=date(2026, 12, 7), pilot=10, must=False, version=1, corrected=False, stopped=False,
    wave=Wave.REST, wave_at=AT, cursor=None, drawn=1, drawn_to=None, announced_at=AT, preview_until=AT, released_at=AT,
    watch_until=AT, update=None,
)  # fmt: skip
COUNTS = dict.fromkeys(Reach, 0) | {Reach.DELIVERED: 41, Reach.AHEAD: 2, Reach.OWED: 90, Reach.WAITS: 12, Reach.OFF: 3}
SAID = dict.fromkeys(Said, 0) | {Said.DONE: 17, Said.HARDER: 2}
DEEDS = [
    (AT, "Noor van Dijk", Deed.SENT, 146, None), (AT, "Elif Kaya", Deed.NOTREADY, None, "De knop heet anders."),
    (AT, "Noor van Dijk", Deed.OVERRIDDEN, None, "Is aangepast."), (AT, "", Deed.RELEASED, None, None),
]  # fmt: skip
CHOICES = [("everybody", "Iedereen"), ("department=Zorg", "Afdeling Zorg")]
FOUND = Look(people=146, languages={"nl": 140, "en": 3}, waits={"hours": 20, "off": 3, "apart": 9}, minutes=146,
             sampled=True, first=2)  # fmt: skip


def read(**more: Any) -> Callable[[Say], Part]:
    changed = {name: more.pop(name) for name in ("state", "corrected") if name in more}
    return lambda say: cards.nudges.read(replace(ONE, **changed), say, Reader(author="Noor van Dijk", **more))


def ahead(**more: Any) -> Callable[[Say], Part]:
    changed = {"state": more.pop("state", State.PREVIEW)}
    reader = Reader(roles=frozenset({"key_user"}), author="Noor van Dijk", **({"goes": AT} | more))
    return lambda say: cards.nudges.ahead(replace(ONE, **changed), say, reader)


def status(
    *,
    approves: bool = True,
    held: bool | None = None,
    sure: bool = False,
    moved: bool = False,
    counted: dict[Reach, int] | None = None,
    **changed: Any,
) -> Callable[[Say], Part]:
    running = Running(counts=COUNTS if counted is None else dict.fromkeys(Reach, 0), said=SAID, deeds=DEEDS, minutes=2)
    return lambda say: cards.sending.status(
        replace(ONE, **changed), running, say, approves=approves, held=held, sure=sure, moved=moved
    )


def form(one: Nudge | None, **more: Any) -> Callable[[Say], Part]:
    return lambda say: cards.writing.form(
        one, say, nonce="0" * 32, language=say.language, choices=CHOICES, topics=["Excel", "Teams"], **more
    )  # fmt: skip


def look(**more: Any) -> Callable[[Say], Part]:
    changed = {name: more.pop(name) for name in ("state", "announced_at") if name in more}
    given: dict[str, Any] = {"lacks": (), "found": FOUND, "soon": False} | more
    plain: dict[str, Any] = {"state": State.DRAFT, "words": {"nl": NL}, "announced_at": None}
    one = replace(ONE, **(plain | changed))
    return lambda say: cards.writing.look(one, say, language="nl", **given)


UPDATE = Update(
    id=UpdateId("MC1234567"), title="Microsoft Teams: Hide inactive channels",
    text="We will help you hide channels that you do not use.\nWhen this will happen:\nMid January 2027.",
    services=("Microsoft Teams",), category=Category.PLAN, severity=Severity.NORMAL, starts=AT, ends=None, act_by=None,
    changed_at=AT, major=True, tags=("New feature",), details={},
)  # fmt: skip
LONG = replace(UPDATE, id=UpdateId("MC7654321"), title="Planner: goals", text="Something changes in Planner.\n" * 60)
MOVES = (Move(which=When.STARTS, before="2027-01-11", after="2027-02-01"),)
DRAFTS = [
    Draft(update=UPDATE, suggestion=Suggestion.CHANGE, reason=Reason.MAJOR, decision=Suggestion.CHANGE, moved=MOVES),
    *[Draft(update=LONG, suggestion=one, reason=Reason.OURS) for one in Suggestion],
]


def announced(drafts: list[Draft], number: int = 0, **more: Any) -> Callable[[Say], Part]:
    page = Waiting(drafts=drafts, number=number, pages=3, many=len(drafts) and 12)
    return lambda say: cards.updates.listed(page, say, **more)


def said(what: str) -> Nudge:
    return replace(ONE, words={**ONE.words, "nl": replace(NL, what=what)})


DRAWINGS: dict[str, Callable[[Say], Part]] = {
    "updates": announced(DRAFTS[:A_PAGE]),
    "updates-others": announced(DRAFTS[A_PAGE:], 2),
    "updates-middle": announced(DRAFTS[:1], 1, told="update-decided-inform"),
    "updates-none": announced([], told="update-decided-ignore"),
    "nudge-form-update": form(None, update=UPDATE),
    "nudge-list": lambda say: cards.sending.several(
        [
            replace(ONE, state=one, stopped=one is State.LIVE, words={"nl": NOTHING if one is State.DRAFT else NL})
            for one in State
        ],
        say,
    ),
    "nudge-judged-held": lambda say: cards.sending.judged(
        ONE, say, who="Fatima El Amrani", words="De schijf is al dicht."
    ),
    "nudge-judged-quiet": lambda say: cards.sending.judged(replace(ONE, state=State.PREVIEW), say),
    "nudge-told-clear": lambda say: cards.nudges.read(ONE, say, Reader(author="Noor van Dijk", told="clear")),
    "nudge-status-waves": status(
        state=State.WATCH, wave=Wave.LATE, wave_at=datetime(2026, 12, 20, tzinfo=UTC), people=300
    ),
    "nudge-status-nobody": status(state=State.PREVIEW, counted={}),
    "nudge-form-looked": form(said(what="De schijf P: blijft tot januari."), corrects=True, looks=True),
    "nudge-form-lacks": form(said(what=""), corrects=True, looks=True, lacks=[Lacks.WHAT]),
    "nudge-look-late": look(late=LATER),
    "nudge-look-approves": look(approves=True, state=State.APPROVAL),
    "nudge-look-sent": look(state=State.LIVE, announced_at=AT),
    "nudge-look-nobody": look(found=replace(FOUND, first=0)),
    "nudge-list-none": lambda say: cards.sending.several([], say),
    "changes-also": lambda say: cards.nudges.changes([ONE], say, also=[UPDATE, LONG]),
    "nudge": read(),
    "nudge-heard": read(state=State.WATCH, done=17, reached=41),
    "nudge-corrected": read(corrected=True),
    "nudge-withdrawn": read(state=State.WITHDRAWN),
    **{f"nudge-told-{told}": read(told=told) for told in ("done", "notforme", "why")},
    "nudge-ahead": ahead(),
    "nudge-ahead-live": ahead(state=State.LIVE),
    "nudge-ahead-ready": ahead(told="ready"),
    "nudge-ahead-notready": ahead(told="notready"),
    "nudge-ahead-withdrawn": ahead(state=State.WITHDRAWN),
    "changes": lambda say: cards.nudges.changes([ONE], say),
    "changes-none": lambda say: cards.nudges.changes([], say),
    "nudge-form": form(None),
    "nudge-form-filled": form(replace(ONE, state=State.DRAFT, must=True)),
    "nudge-form-corrects": form(ONE, corrects=True),
    "nudge-look": look(),
    "nudge-look-soon": look(soon=True),
    "nudge-look-lacks": look(lacks=tuple(Lacks), found=None),
    "nudge-look-near": look(found=None, told="refused-too-near"),
    **{f"nudge-status-{state}": status(state=state) for state in State},
    "nudge-status-approves": status(state=State.APPROVAL, approves=True),
    "nudge-status-held": status(state=State.PREVIEW, held=True),
    "nudge-status-ready": status(state=State.PREVIEW, held=False),
    "nudge-status-stopped": status(stopped=True),
    "nudge-status-moved": status(moved=True),
    "nudge-status-sure": status(sure=True),
    "nudge-approve": lambda say: cards.sending.approve(ONE, say),
}
