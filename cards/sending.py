"""Messages about a change for who sends them: which there are, how one goes, and what waits for them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cards import card
from cards.card import Part
from cards.nudges import words_in
from content.texts import Say
from domain.nudges import MAX_TEXT, Deed, Nudge, Said, State, Wave
from domain.reach import LEAST, Reach, by_fives
from domain.reach import told as standing

LOOKS = {
    State.DRAFT: ("Edit", "Informative"), State.APPROVAL: ("Clock", "Warning"), State.PREVIEW: ("Eye", "Accent"),
    State.LIVE: ("Send", "Accent"), State.WATCH: ("CheckmarkCircle", "Good"), State.DONE: ("CheckmarkCircle", "Good"),
    State.WITHDRAWN: ("ArrowUndo", "Informative"),
}  # fmt: skip
COUNTED = (Reach.DELIVERED, Reach.AHEAD, Reach.OWED, Reach.WAITS, Reach.OFF, Reach.PAUSED, Reach.BLOCKED, Reach.FAILED,
           Reach.UNKNOWN, Reach.OVER, Reach.WITHDRAWN)  # fmt: skip
SHOWN = 6  # deeds on the card of who sends it


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """How one goes, for who sends it."""

    counts: Mapping[Reach, int]
    said: Mapping[Said, int]
    deeds: Sequence[tuple[datetime, str, Deed, int | None, str | None]] = ()
    minutes: int | None = None  # until what can go now has gone, about


def several(many: Sequence[Nudge], say: Say) -> Part:
    """What coordinators write and send, each with where it stands: what is not sent first, then the latest."""
    title = say("nudge-list-title")
    body = [card.heading("Megaphone", title, "" if many else say("nudge-list-none"))]
    for one in many:
        icon, style = LOOKS[one.state]
        show = card.press(say("list-show"), "nudge.status", {"nudge": one.id}, inputs=False)
        badge = card.badge(say(f"nudge-state-{_state(one)}"), icon, style)
        name = words_in(one, say.language).title or say("nudge-untitled")
        body.append(card.box([card.text(name, weight="Bolder"), badge, card.buttons([show])], spacing="Small"))
    write = card.press(say("act-nudge-new"), "nudge.form", inputs=False)
    return card.card(body, [write, card.press(say("act-menu"), "home.menu", inputs=False)],
                     language=say.language, fallback=title)  # fmt: skip


def status(
    one: Nudge, running: Running, say: Say, *, approves: bool, held: bool | None, sure: bool = False,
    moved: bool = False, goes: datetime | None = None,
) -> Part:  # fmt: skip
    """How it goes, for a coordinator; what people chose is told as a number alone, from five on."""
    icon, style = LOOKS[one.state]
    title = words_in(one, say.language).title
    body = [
        card.heading("Megaphone", title, say("nudge-status-subtitle", code=one.code),
                     badge=card.badge(say(f"nudge-state-{_state(one)}"), icon, style)),
        *([card.text(say("nudge-moved"), color="Warning")] if moved else []),
        *_standing(one, running, say, held=held, goes=goes),
        *_timeline(one, say),
        card.facts(_counts(one, running, say)),
        *_story(running, say),
    ]  # fmt: skip
    actions = _sure(one, say) if sure else _acts(one, say, approves=approves)
    if sure:
        body.append(card.text(say("nudge-sure")))
    elif one.state is State.PREVIEW:
        field = card.text_input("text", say("nudge-reason"), longest=MAX_TEXT)
        body.append(card.folded("release", [field, card.buttons([
            card.press(say("act-nudge-release-sure"), "nudge.resume", {"nudge": one.id}),
        ])]))  # fmt: skip
    return card.card(body, actions, language=say.language, fallback=title)


def approve(one: Nudge, say: Say) -> Part:
    """Asks another coordinator to read it before it goes to many."""
    title = say("approve-title")
    body = [card.heading("Megaphone", title, words_in(one, say.language).title), card.text(say("approve-line"))]
    show = card.press(say("act-nudge-look"), "nudge.look", {"nudge": one.id}, inputs=False)
    return card.card(body, [show], language=say.language, fallback=title)


def judged(one: Nudge, say: Say, *, who: str = "", words: str = "") -> Part:
    """Tells who sends it that it waits for them: `who` says what is not right, or nobody said anything."""
    why = "held" if who else "quiet"
    title = say(f"judged-{why}-title", who=who)
    body = [card.heading("Megaphone", title, words_in(one, say.language).title),
            *([card.quote(who, words)] if words else []), card.text(say(f"judged-{why}"))]  # fmt: skip
    ids = {"nudge": one.id}
    actions = [
        card.press(say("act-nudge-correct"), "nudge.correct", ids, positive=bool(who), inputs=False),
        card.press(say("list-show"), "nudge.status", ids, inputs=False),
    ]
    return card.card(body, actions, language=say.language, fallback=title)


def _state(one: Nudge) -> str:
    return "stopped" if one.stopped and one.runs else one.state.value


def _standing(one: Nudge, running: Running, say: Say, *, held: bool | None, goes: datetime | None) -> list[Part]:
    """What happens next, in one sentence."""
    if one.state is State.PREVIEW and one.preview_until:
        nobody = held is None and not running.counts[Reach.AHEAD]
        why = "held" if held else "ready" if held is False else "nobody" if nobody else "quiet"
        until, from_ = say.day_of(one.preview_until), say.day_of(goes) if goes else ""
        return [card.text(say(f"nudge-preview-{why}", day=from_ if why == "ready" else until))]
    lines = []
    if one.runs and one.wave_at and one.wave_at > say.now and one.wave is not Wave.PILOT:
        lines = [card.text(say(f"nudge-wave-{one.wave}", day=say.day_of(one.wave_at)))]
    if one.state is State.WATCH and one.watch_until:
        return [*lines, card.text(say("nudge-watching", day=say.day_of(one.watch_until)))]
    if lines:
        return lines
    return [card.text(say("nudge-approving"))] if one.state is State.APPROVAL else []


def _timeline(one: Nudge, say: Say) -> list[Part]:
    """From announcing to done: what was, and what comes, each with its day (NU2)."""
    if one.announced_at is None:
        return []
    days = [
        ("announced", one.announced_at), ("preview", one.preview_until), ("released", one.released_at),
        ("watch", one.watch_until),
    ]  # fmt: skip
    told = [(say(f"nudge-day-{name}"), say.day_of(day)) for name, day in days if day]
    told.insert(
        -1 if one.watch_until else len(told), (say("nudge-day-when"), say.full_date(one.when) if one.when else "")
    )
    return [card.facts([(name, day) for name, day in told if day])]


def _counts(one: Nudge, running: Running, say: Say) -> list[tuple[str, str]]:
    known = standing(running.counts)
    told = [(say(f"nudge-reach-{state}"), str(known.exact[state])) for state in COUNTED if known.exact.get(state)]
    if known.delivered is not None:
        told.insert(0, (say("nudge-reach-delivered"), say("nudge-least", count=known.delivered)))
    if one.runs and (unseen := one.people - sum(running.counts.values())) > 0:
        told.append((say("nudge-reach-unseen"), str(unseen)))
    if known.chosen != 0:
        chosen = say("nudge-few", least=LEAST) if known.chosen is None else str(known.chosen)
        told.append((say("nudge-reach-chosen"), chosen))
    few = say("nudge-few", least=LEAST)
    acts = [
        (say(f"nudge-said-{what}"), say("nudge-least", count=by_fives(many)) if by_fives(many) else few)
        for what, many in running.said.items() if many and sum(running.counts.values()) >= LEAST
    ]  # fmt: skip
    left = [(say("nudge-left"), say("nudge-left-minutes", minutes=running.minutes))] if running.minutes else []
    return [*told, *left, *acts]


def _story(running: Running, say: Say) -> list[Part]:
    lines = [
        card.subtle(" · ".join(filter(None, (say.moment(at), say(f"nudge-deed-{deed}", who=who or "Kring"),
                                     _to(many, say), words))), spacing="None")
        for at, who, deed, many, words in running.deeds[-SHOWN:]
    ]  # fmt: skip
    return [card.box(lines)] if lines else []


def _to(many: int | None, say: Say) -> str:
    return say("nudge-deed-many", count=many) if many and many >= LEAST else ""


def _acts(one: Nudge, say: Say, *, approves: bool) -> list[Part]:
    ids = {"nudge": one.id}

    def button(text: str, verb: str, *, positive: bool = False) -> Part:
        return card.press(say(text), verb, ids, positive=positive, inputs=False)

    goes = one.state in (State.PREVIEW, State.LIVE, State.WATCH)
    return [
        button("act-nudge-look", "nudge.look", positive=one.state is State.APPROVAL and approves),
        *([button("act-nudge-edit", "nudge.form")] if one.state in (State.DRAFT, State.APPROVAL) else []),
        *([card.unfold(say("act-nudge-release"), "release")] if one.state is State.PREVIEW else []),
        *([button("act-nudge-resume", "nudge.resume", positive=True)] if one.runs and one.stopped else []),
        *([button("act-nudge-pause", "nudge.pause")] if one.runs and not one.stopped else []),
        *([button("act-nudge-correct", "nudge.correct")] if goes else []),
        *([button("act-nudge-withdraw", "nudge.withdraw")] if one.state is not State.WITHDRAWN else []),
        *(
            [
                card.press(
                    say("act-nudge-withdraw-delivered"), "nudge.withdraw", ids | {"sure": "delivered"}, inputs=False
                )
            ]
            if one.state is State.WITHDRAWN and one.announced_at and one.drawn == one.version
            else []
        ),
        button("act-nudge-refresh", "nudge.status"),
    ]


def _sure(one: Nudge, say: Say) -> list[Part]:
    ids = {"nudge": one.id}
    return [
        card.press(say("act-nudge-withdraw-queued"), "nudge.withdraw", ids | {"sure": "queued"}, inputs=False),
        card.press(say("act-nudge-withdraw-delivered"), "nudge.withdraw", ids | {"sure": "delivered"}, inputs=False),
        card.press(say("form-not-now"), "nudge.status", ids, inputs=False),
    ]
