"""Ids of texts that are put together from a state, an act, a queue or a kind of ping."""

from collections.abc import Set as AbstractSet
from dataclasses import fields

import appmanifest
from bot.story import STEPS
from domain.audience import Ring
from domain.budget import Rhythm
from domain.friction import SAID
from domain.knowledge import Source, Status
from domain.learning import LATER, Outcome
from domain.nameless import Naming
from domain.nudges import Deed
from domain.nudges import Said as Told
from domain.nudges import State as Change
from domain.people import LANGUAGES
from domain.preferences import DEVICES, PLACES
from domain.privacy import Trace
from domain.questions import Act as Asks
from domain.questions import Due
from domain.questions import State as Standing
from domain.reach import Reach
from domain.recognition import Because
from domain.states import ALONGSIDE, DONE, OPEN, Act, State
from domain.tips import Level
from domain.updates import Suggestion
from tests.examples import QUEUES
from usecases.learning import Progress
from web.tab import export, home, privacy

MOODS = (set(State) - {State.MERGED}) | {"asked", "again", "helped"}  # of a report, to its reporter
HELD = {f"{state}" for state in set(State) - {State.WAITING, State.MERGED}}  # what somebody who supports it can see
OWN = {Act.REPLY, Act.REOPEN, Act.OBJECT, Act.WITHDRAW, *ALONGSIDE}  # words of the reporter, and of who thinks along
CLOCKED = {Act.STILL, Act.REMIND}  # what the clock tells a reporter
WORDS = {*SAID, *OWN}  # acts that carry words
WHY = {"knows", "department", "location", "language", "open", "full", "pool", "coordinators", "it", "before", "given"}
THANKS = {Standing.ACCEPTED, Standing.UNANSWERED, Standing.WITHDRAWN, "both", "thank"}
PARTS = {"morning", "afternoon", "evening"}
NEAR = {f"{day}{part}" for day in ("today", "tomorrow") for part in ("", *(f"-{one}" for one in PARTS))}
OFFER = {"one", "wishes", "new"}
NO_TIP = {f"{why}{end}" for why in ("seen", "about", "away", "yet") for end in ("", "-title")}
WHERE = {f"places{one}" for one in ("", *(f"-{it}" for it in PLACES))} | {
    f"devices{one}" for one in ("", *(f"-{it}" for it in DEVICES))
}
MADE: dict[str, AbstractSet[str]] = {  # ids that are put together from a state, an act, a queue or a kind of ping
    "status": MOODS, "state": MOODS, "item": set(State) - {State.TAKEN, State.WAITING}, "todo": OPEN | {"again"},
    "late": OPEN, "ping": SAID | {*CLOCKED, *(f"{act}-support" for act in (Act.SOLVE, Act.DECLINE))},
    "outcome": DONE | {State.MERGED, "helped"}, "step": set(Act) - {Act.RELEASE} | {"helped"},
    "said": WORDS | {f"{act}-own" for act in OWN} | {Act.HANDOVER}, "queue": set(QUEUES),
    "feed": set(appmanifest.activity_types()), "naming": set(Naming),
    "follow": HELD | {f"{one}-more" for one in HELD}, "feed-news": {*SAID, *CLOCKED}, "language": set(LANGUAGES),
    "weekday": {f"{day}" for day in range(7)}, "by": PARTS | NEAR,
    "known": set(Source), "article": set(Status), "article-state": {*Status, "later"}, "trace": set(Trace),
    "consent": set(Status) - {Status.ASKED}, "act-consent": {"yes", "no"},
    "question": set(Standing), "question-state": set(Standing), "asked-state": set(Standing),
    "question-due": set(Due) - {Due.REMIND} | {"again", "further"}, "question-step": {*Asks, "again"} - {Asks.PASS},
    "question-said": {Asks.ANSWER, Asks.HANDOVER, Asks.REOPEN},
    "thanks": THANKS, "thanks-nameless": THANKS,
    "why": WHY | {"one", "both", "all"}, "asked-why": WHY | {"one", "both", "all"},
    **dict.fromkeys(("keyuser-title", "keyuser-subtitle", "act-keyuser-save", "wish"), OFFER),
    "act-wish": {"yes", "no"}, "keyuser-shown": {"yes", "no"}, "impact": set(Because),
    "act-article-other": set(LANGUAGES), "tip-later": set(LATER), "tip-none": NO_TIP, "teach": {*Rhythm, *WHERE},
    "teach-ring": set(Ring),
    "nudge": {"why", "for-you", "what", "help", "worse", "unknown"}, "nudge-reach": set(Reach),
    "nudge-waits": {"hours", "away", "apart", "off", "paused", "blocked"}, "nudge-pilot": {"0", "10", "25"},
    "nudge-must": {"nice", "must"}, "nudge-in": set(LANGUAGES), "nudge-deed": set(Deed),
    "nudge-said": set(Told),
    "nudge-day": {"announced", "preview", "released", "watch"}, "nudge-state": {*Change, "stopped"},
    "nudge-preview": {"held", "ready", "quiet", "nobody"}, "nudge-judged": {"ready", "notready"},
    "judged": {"held", "quiet", "held-title", "quiet-title"},
    "nudge-told": {"done", "notforme"}, "nudge-wave": {"rest", "late"},
    "audience": {"department", "location"},
    "audience-role": {"key_user", "admin"},
    "update-suggests": set(Suggestion),
    "web-part": {"key_user", "admin", "handler"}, "web-demo-theme": {"light", "dark", "contrast"},
    "web-refused": {"401", "403", "404", "422", "429", "500"}, "web-why": {"401", "403", "404"},
    "story-told": {step.name for step in STEPS},
    "tab-column": set(export.COLUMNS), **dict.fromkeys(("tab-kept", "tab-long", "tab-seen"), privacy.COUNTED),
    "tab-waits": home.WAITS | {"answered"},
    "tab-about": {
        "person", "how_you_want_to_be_taught", "reports", "questions", "supported", "tips", "spoken_to", "changes",
    },
    "level": set(Level), "tip": set(Outcome) - {Outcome.STUCK} | {"only", "again"},
    "learned": set(Outcome) | {"right", "wrong"},
    "progress": {one.name for one in fields(Progress)},
    **{one: {Status.DRAFT, Status.PUBLISHED} for one in ("act-article-publish", "act-article-edit")},
}  # fmt: skip
