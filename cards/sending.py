"""Messages about a change for who sends them: the form, how it will come, and how it goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cards import card, loop, updates
from cards.card import Part
from cards.nudges import Reader, body_of, words_in
from content.texts import Say
from domain.nudges import (
    EXPECTED,
    LEAST,
    MAX_TEXT,
    MAX_TITLE,
    MAX_TOOLKIT,
    Deed,
    Lacks,
    Look,
    Nudge,
    Reach,
    Said,
    State,
    Words,
    folded,
    parts,
)
from domain.nudges import told as standing
from domain.people import LANGUAGES
from domain.updates import Update

EMPTY = Words(title="", why="", for_you="", what="", help="")
LOOKS = {
    State.DRAFT: ("Edit", "Informative"), State.APPROVAL: ("Clock", "Warning"), State.PREVIEW: ("Eye", "Accent"),
    State.LIVE: ("Send", "Accent"), State.WATCH: ("CheckmarkCircle", "Good"), State.DONE: ("CheckmarkCircle", "Good"),
    State.WITHDRAWN: ("ArrowUndo", "Informative"),
}  # fmt: skip
PILOTS = ("0", "10", "25")
MUST = ("nice", "must")
FIRST = ("why", "for_you", "what")  # fields of the form, before the day
OPTIONAL = ("worse", "unknown")
COUNTED = (Reach.DELIVERED, Reach.AHEAD, Reach.OWED, Reach.WAITS, Reach.OFF, Reach.PAUSED, Reach.BLOCKED, Reach.FAILED,
           Reach.UNKNOWN, Reach.WITHDRAWN)  # fmt: skip
SHOWN = 6  # deeds on the card of who sends it


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """How one goes, for who sends it."""

    counts: Mapping[Reach, int]
    said: Mapping[Said, int]
    deeds: Sequence[tuple[datetime, str, Deed, int | None, str | None]] = ()
    minutes: int | None = None  # until what can go now has gone, about


def form(
    one: Nudge | None, say: Say, *, nonce: str, language: str, choices: Sequence[tuple[str, str]],
    topics: Sequence[str], corrects: bool = False, update: Update | None = None,
) -> Part:  # fmt: skip
    """All that one must say, in one language; `choices` are the audiences to choose from, `update` what it is of."""
    words = one.words.get(language, EMPTY) if one else EMPTY
    title = say("nudge-form-title" if one is None else "nudge-form-change")
    body = [
        card.heading("Megaphone", title, say("nudge-form-subtitle", which=say(f"nudge-in-{language}"))),
        *(updates.written(update, say) if update else []),
        card.text_input(
            "title", say("nudge-title"), longest=MAX_TITLE, hint=say("nudge-title-hint"), value=words.title
        ),
        *[_field(name, words, say) for name in FIRST],
        *([] if corrects else [card.date_input("when", say("nudge-when"), value=_iso(one))]),
        _field("help", words, say),
        *([] if corrects else _whom(one, say, choices, topics)),
        card.folded("more", [_field(name, words, say) for name in OPTIONAL] + [
            card.text_input("for_key_users", say("nudge-for-key-users"), longest=MAX_TEXT, tall=True,
                            value=words.for_roles.get("key_user", "")),
        ]),
        card.folded("toolkit", [
            card.subtle(say("nudge-toolkit-why")),
            card.text_input("script", say("nudge-script"), longest=MAX_TOOLKIT, tall=True, value=words.script),
            card.text_input("expected", say("nudge-expected", count=EXPECTED), longest=MAX_TOOLKIT, tall=True,
                            hint=say("nudge-expected-hint"), value=words.expected),
        ],
        ),
    ]  # fmt: skip
    ids = {"nudge": one.id} if one else {"nonce": nonce}
    ids |= {"lang": language} | ({"corrects": "1"} if corrects else {}) | ({"update": update.id} if update else {})
    verb = "nudge.correct" if corrects else "nudge.preview"
    actions = [
        card.press(say("act-nudge-correct-send" if corrects else "act-nudge-preview"), verb, ids, positive=True),
        card.unfold(say("act-nudge-more"), "more"),
        card.unfold(say("act-nudge-toolkit"), "toolkit"),
        *([card.press(say("act-nudge-list"), "nudge.list", inputs=False),
           card.press(say("act-update-list"), "update.list", inputs=False)] if one is None else []),
    ]  # fmt: skip
    return card.card(body, actions, language=say.language, fallback=title)


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


def look(
    one: Nudge, say: Say, *, language: str, lacks: Sequence[Lacks], found: Look | None, soon: bool, told: str = ""
) -> Part:  # fmt: skip
    """As it will come, what it still lacks, and whom it would reach."""
    title = say("nudge-look-title")
    missing = [card.text(f"• {say(lack.value)}", spacing="None") for lack in lacks]
    body = [
        card.heading("Eye", title, say("nudge-look-subtitle")),
        *loop.notice(told, say),
        *([card.box([card.text(say("nudge-lacks"), weight="Bolder"), *missing])] if lacks else []),
        *([card.box([card.beside(card.icon("Warning"), [card.text(say("nudge-soon"))])])] if soon else []),
        *([card.facts(_reaches(found, say))] if found else []),
        *([card.subtle(say("nudge-sampled"))] if found and found.sampled else []),
        card.box([card.text(words_in(one, language).title, weight="Bolder"), *body_of(one, say, Reader(), language)]),
    ]
    ids = {"nudge": one.id, "lang": language}
    other = next((name for name in LANGUAGES if name not in one.words), None)
    actions = [
        *([] if lacks else [card.press(say("act-nudge-send"), "nudge.send", ids, positive=True, inputs=False)]),
        card.press(say("act-nudge-edit"), "nudge.form", ids, inputs=False),
    ]
    if other:
        add = {"nudge": one.id, "lang": other}
        actions.append(card.press(say("act-nudge-other", which=say(f"nudge-in-{other}")), "nudge.form", add,
                                  inputs=False))  # fmt: skip
    return card.card(body, actions, language=say.language, fallback=title)


def status(
    one: Nudge, running: Running, say: Say, *, viewer: str, held: bool | None, sure: bool = False, moved: bool = False
) -> Part:  # fmt: skip
    """How it goes, for a coordinator; what people chose is told as a number alone, from five on."""
    icon, style = LOOKS[one.state]
    title = words_in(one, say.language).title
    body = [
        card.heading("Megaphone", title, say("nudge-status-subtitle", code=one.code),
                     badge=card.badge(say(f"nudge-state-{_state(one)}"), icon, style)),
        *([card.text(say("nudge-moved"), color="Warning")] if moved else []),
        *_standing(one, say, held=held),
        *_timeline(one, say),
        card.facts(_counts(running, say)),
        *_story(running, say),
    ]  # fmt: skip
    actions = _sure(one, say) if sure else _acts(one, say, viewer=viewer)
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
    show = card.press(say("act-nudge-look"), "nudge.status", {"nudge": one.id}, inputs=False)
    return card.card(body, [show], language=say.language, fallback=title)


def _state(one: Nudge) -> str:
    return "stopped" if one.stopped and one.runs else one.state.value


def _field(name: str, words: Words, say: Say) -> Part:
    label = say(f"nudge-{name.replace('_', '-')}")
    return card.text_input(name, label, longest=MAX_TEXT, tall=True, value=getattr(words, name))


def _whom(one: Nudge | None, say: Say, choices: Sequence[tuple[str, str]], topics: Sequence[str]) -> list[Part]:
    return [
        card.choice_input("audience", say("nudge-audience"), choices, many=True, value=one.audience if one else ""),
        card.flow([
            card.choice_input("topic", say("nudge-topic"), [(each, each) for each in topics],
                              hint=say("form-choose"), value=one.topic if one else None),
            card.choice_input("pilot", say("nudge-pilot"), [(each, say(f"nudge-pilot-{each}")) for each in PILOTS],
                              value=str(one.pilot) if one else "0"),
            card.choice_input("must", say("nudge-must"), [(each, say(f"nudge-must-{each}")) for each in MUST],
                              value="must" if one and one.must else "nice"),
        ]),
    ]  # fmt: skip


def _iso(one: Nudge | None) -> str:
    return one.when.isoformat() if one and one.when else ""


def _few(many: int, say: Say) -> str:
    found = folded(many)
    return say("nudge-few", least=LEAST) if found is None else str(found)


def _reaches(found: Look, say: Say) -> list[tuple[str, str]]:
    numbers = parts(found.people, found.languages)
    languages = ", ".join(
        f"{say(f'nudge-in-{name}')}: {numbers[name]}" if numbers else say(f"nudge-in-{name}")
        for name in found.languages
    )
    waits = [(say(f"nudge-waits-{why}"), _few(many, say)) for why, many in found.waits.items()]
    few = folded(found.people) is None
    return [
        (say("nudge-people"), _few(found.people, say)), (say("nudge-languages"), languages), *([] if few else waits),
        (say("nudge-minutes"), _few(found.minutes, say) if few else str(found.minutes)),
    ]  # fmt: skip


def _standing(one: Nudge, say: Say, *, held: bool | None) -> list[Part]:
    """What happens next, in one sentence."""
    if one.state is State.PREVIEW and one.preview_until:
        why = "held" if held else "ready" if held is False else "quiet"
        return [card.text(say(f"nudge-preview-{why}", day=say.day(one.preview_until)))]
    if one.state is State.WATCH and one.watch_until:
        return [card.text(say("nudge-watching", day=say.day(one.watch_until)))]
    return [card.text(say("nudge-approving"))] if one.state is State.APPROVAL else []


def _timeline(one: Nudge, say: Say) -> list[Part]:
    """From announcing to done: what was, and what comes, each with its day (NU2)."""
    if one.announced_at is None:
        return []
    days = [
        ("announced", one.announced_at), ("preview", one.preview_until), ("released", one.released_at),
        ("watch", one.watch_until),
    ]  # fmt: skip
    told = [(say(f"nudge-day-{name}"), say.day(day)) for name, day in days if day]
    told.insert(
        -1 if one.watch_until else len(told), (say("nudge-day-when"), say.full_date(one.when) if one.when else "")
    )
    return [card.facts([(name, day) for name, day in told if day])]


def _counts(running: Running, say: Say) -> list[tuple[str, str]]:
    known = standing(running.counts)
    told = [(say(f"nudge-reach-{state}"), str(known.exact[state])) for state in COUNTED if known.exact.get(state)]
    if known.delivered is not None:
        told.insert(0, (say("nudge-reach-delivered"), say("nudge-least", count=known.delivered)))
    if known.chosen != 0:
        chosen = say("nudge-few", least=LEAST) if known.chosen is None else str(known.chosen)
        told.append((say("nudge-reach-chosen"), chosen))
    acts = [(say(f"nudge-said-{what}"), _few(many, say)) for what, many in running.said.items() if many]
    left = [(say("nudge-left"), say("nudge-left-minutes", minutes=running.minutes))] if running.minutes else []
    return [*told, *left, *acts]


def _story(running: Running, say: Say) -> list[Part]:
    lines = [
        card.subtle(" · ".join(filter(None, (say.moment(at), say(f"nudge-deed-{deed}", who=who or "Kring"), words))),
                    spacing="None")
        for at, who, deed, _many, words in running.deeds[-SHOWN:]
    ]  # fmt: skip
    return [card.box(lines)] if lines else []


def _acts(one: Nudge, say: Say, *, viewer: str) -> list[Part]:
    ids = {"nudge": one.id}

    def button(text: str, verb: str, *, positive: bool = False) -> Part:
        return card.press(say(text), verb, ids, positive=positive, inputs=False)

    approves = one.state is State.APPROVAL and viewer != one.author
    goes = one.state in (State.PREVIEW, State.LIVE, State.WATCH)
    return [
        *([button("act-nudge-approve", "nudge.approve", positive=True)] if approves else []),
        *([button("act-nudge-edit", "nudge.form")] if one.state in (State.DRAFT, State.APPROVAL) else []),
        *([card.unfold(say("act-nudge-release"), "release")] if one.state is State.PREVIEW else []),
        *([button("act-nudge-resume", "nudge.resume", positive=True)] if one.runs and one.stopped else []),
        *([button("act-nudge-pause", "nudge.pause")] if one.runs and not one.stopped else []),
        *([button("act-nudge-correct", "nudge.correct")] if goes else []),
        *([button("act-nudge-withdraw", "nudge.withdraw")] if one.state is not State.WITHDRAWN else []),
        button("act-nudge-refresh", "nudge.status"),
    ]


def _sure(one: Nudge, say: Say) -> list[Part]:
    ids = {"nudge": one.id}
    return [
        card.press(say("act-nudge-withdraw-queued"), "nudge.withdraw", ids | {"sure": "queued"}, inputs=False),
        card.press(say("act-nudge-withdraw-delivered"), "nudge.withdraw", ids | {"sure": "delivered"}, inputs=False),
        card.press(say("form-not-now"), "nudge.status", ids, inputs=False),
    ]
