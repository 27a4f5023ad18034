"""What a reporter sees of their report, and a colleague of one that they support."""

from datetime import timedelta

from cards import card, loop, tips
from cards.card import Part
from content.texts import Say
from domain.friction import MAX_WORDS, SAID, Event, Loop, Page
from domain.states import ALONGSIDE, ANSWERED, CLOSED, OPEN, Act, State
from domain.tips import Tip

STEPS = 4
STEP_ICONS = {
    Act.WITHDRAW: "ArrowUndo", Act.LATE: "Clock", Act.STILL: "Clock", Act.HANDOVER: "ArrowForward",
    **dict.fromkeys(ALONGSIDE, "PersonChat"),
}  # fmt: skip
CLOCK = frozenset({Act.LATE, Act.STILL})
SHOWN = 3  # words back and forth, the last ones
OWN = frozenset({Act.REPLY, Act.REOPEN, Act.OBJECT, Act.WITHDRAW})  # words of the reporter


def status(
    what: Loop, say: Say, *, desk_url: str | None = None, reopenable: bool = True, receipt: str | None = None,
    crowd: int = 5, ask_again_wd: int = 5, reopen_days: int = 90, told: str = "", text: str = "",
    tip: Tip | None = None,
) -> Part:  # fmt: skip
    """The reporter's card from receipt to their own last word; `receipt` is what a nameless one's buttons carry.

    It closes `ask_again_wd` working days after the reminder, and can be reopened for `reopen_days` after that.
    `told` is the text that says why what they wrote, `text`, was not sent.
    A `tip` is read here; where they say that it is enough, that closes it.
    """
    which, state = what.friction, what.standing
    ids: dict[str, str] = {"receipt": receipt} if receipt else {"friction": which.id}
    ids |= {"checked": "1"} if told == "form-trace" else {}
    title, mark = say(f"status-{loop.mood(what)}"), loop.badge(what, say)
    field = _input(what, say, "" if told == "form-sent" else text)
    body = [card.heading(mark["icon"], title, loop.subtitle(what), badge=mark), *loop.notice(told, say)]
    if told and text and not (field and field[0].get("value")):
        body.append(card.quote(say("not-sent"), text))
    if state is not State.WITHDRAWN:
        body += progress(what, say)
    body += [
        *_unanswered(what, say, ask_again_wd, reopen_days if reopenable else 0),
        *_together(what, say, crowd),
    ]
    body.append({"type": "Container", "spacing": "Medium", "items": _timeline(what, say)})
    body += _words(what, say)
    body += _nameless(what, say, told=which.mailbox is not None)
    body += [
        *(loop.alike(what.alike, say, ids if receipt else {"own": which.id}, crowd) if what.alike else []),
        *(tips.beside(tip, say, ids) if tip else []),
    ]
    desk = desk_url if which.topic in (None, "base") and state in OPEN | {State.WAITING} else None
    body += [card.subtle(say("status-desk"))] if desk else []
    body += field
    actions = _actions(what, say, ids, reopenable=reopenable)
    actions += [card.link(say("status-desk-link"), desk)] if desk else []
    fallback = say("status-fallback", code=which.code, title=title)
    return card.card(body, actions, language=say.language, fallback=fallback)


def progress(what: Loop, say: Say) -> list[Part]:
    """How far along it is, and by when something is to be expected."""
    reached = loop.LOOK[what.standing][2]
    return card.progress(reached, STEPS, say("status-step", step=reached, of=STEPS), _expected(what, say))


def mine(page: Page, say: Say) -> Part:
    """A person's own reports, open ones first; those without a name are not to be found by a name.

    Under a title that a handler gave stand their own words, by which they know it.
    """

    def line(what: Loop) -> str:
        return _line(what, say)

    title, note = say("mine-title", count=page.total), say("mine-nameless")
    return loop.several(
        page, say, title, "ClipboardTaskListLtr", line, "friction.status", "friction.mine", empty="mine-empty",
        note=note,
    )  # fmt: skip


def own(what: Loop, say: Say) -> Part:
    """One of one's own, in a list."""
    return loop.entry(what, _line(what, say), "friction.status", say)


def _line(what: Loop, say: Say) -> str:
    own = f"{card.short(what.friction.words)}\n" if what.friction.title else ""
    return f"{own}{what.friction.code} · {say(f'state-{loop.mood(what)}')} · {loop.reported(what, say)}"


def news(what: Loop, say: Say, *, own: bool = True, receipt: str | None = None) -> Part:
    """The chat message that takes a notification's place when Graph cannot send it; nameless, it names no subject."""
    which, said = what.friction, what.said
    ids = {"receipt": receipt} if receipt else {"friction": which.id}
    show = card.press(say("ping-show"), "friction.status", ids, positive=True)
    if receipt:
        title = say("ping-nameless")
        return card.card([card.heading("Mail", title)], [show], language=say.language, fallback=title)
    who = loop.by_whom(what, said, say) if said else loop.name(what, which.handler, say)
    kind = said.act if said else Act.NOTE
    if own and what.clocked:
        kind, said = what.clocked, None
    about = what.title or (card.short(which.words) if own else which.code)  # colleagues never read the words
    title = say(f"ping-{kind}" if own else f"ping-{kind}-support", who=who, title=about)
    body = [card.heading(loop.LOOK[what.standing][0], title, which.code)]
    body += loop.event_quote(what, said, say) if said else []
    return card.card(body, [show], language=say.language, fallback=title)


def follow(what: Loop, say: Say, *, crowd: int = 5) -> Part:
    """What a supporter sees: its title, where it stands and what was done; never who reported it, nor their words."""
    state = what.standing
    icon, style, _ = loop.LOOK[state]
    title = what.title or what.friction.code
    badge = card.badge(say(f"follow-{state}"), icon, style)
    body = [card.heading("People", title, say("follow-subtitle"), badge=badge)]
    if many := loop.bothered(what.bothers, say, crowd):
        body.append(card.text(many))
    who = loop.name(what, what.friction.handler, say)
    body.append(card.text(say(f"follow-{state}-more", who=who)))
    if what.said and what.said.act in (Act.SOLVE, Act.DECLINE) and state not in OPEN:
        body += loop.event_quote(what, what.said, say)
    still = state not in OPEN
    actions = [card.press(say("act-form-again" if still else "act-menu"),
                          "friction.form" if still else "home.menu", inputs=False)]  # fmt: skip
    return card.card(body, actions, language=say.language, fallback=f"{title}: {say(f'follow-{state}')}")


def _expected(what: Loop, say: Say) -> str:
    """By when, or what it waits for: a date that can be kept, and none when it passed."""
    which, state, ahead = (what.lead or what).friction, what.standing, what.lead or what
    if state is State.WAITING:
        return say("expected-release", at=say.moment(what.friction.received_at))
    if state not in OPEN:
        return ""
    if what.asked:
        return say("expected-yours")
    later = which.expect_by if state is State.RECEIVED else None
    if ahead.late and not (later and later > say.now):
        return say("expected-late-here" if ahead.on_duty in ahead.minders else "expected-late")
    if later:
        return say("expected-busy", by=say.long_day(later))
    text, by = ("expected-answer", which.decide_by) if state is State.TAKEN else ("expected-taken", which.take_by)
    return say(text, by=loop.by(by, what, say)) if by > say.now else ""


def _unanswered(what: Loop, say: Say, ask_again_wd: int, reopen_days: int) -> list[Part]:
    """When it closes without the reporter's word, and until when it can be reopened then."""
    which, told = what.friction, ""
    asked = [one for one in what.events if one.act is Act.REMIND]
    answers = [one.at for one in (what.lead or what).events if one.act in (Act.SOLVE, Act.DECLINE)]
    if what.standing in ANSWERED and asked and asked[-1].at > max(answers, default=asked[-1].at):
        day = loop.day(asked[-1], what, say)
        told = say("status-closes", working_days=ask_again_wd, day=day, days=reopen_days)
    if which.state is State.UNANSWERED and which.closed_at and reopen_days:
        told = say("status-reopen-until", day=say.long_day(which.closed_at + timedelta(days=reopen_days)))
    return [card.box([card.beside(card.icon("Clock"), [card.text(told)])])] if told else []


def _together(what: Loop, say: Say, crowd: int) -> list[Part]:
    """That it goes with another report, and how many it bothers."""
    lines = [say("goes-with", title=what.title or what.lead.friction.code)] if what.lead else []
    count = (what.lead or what).bothers
    lines += [many] if (many := loop.bothered(count, say, crowd)) else []
    return [card.box([card.beside(card.icon("People"), [card.text(one) for one in lines])])] if lines else []


def _timeline(what: Loop, say: Say) -> list[Part]:
    own = loop.round_of(what.events)
    if what.lead and what.standing is not State.WAITING:
        last = tuple(one for one in own if one.act in (Act.CONFIRM, Act.UNDERSTOOD))
        own = tuple(one for one in own if one.act in (Act.REPORT, Act.MERGE))
        known = CLOCK | SAID | {Act.TAKE, Act.HANDOVER}
        ahead = tuple(one for one in loop.round_of(what.lead.events) if one.act in known)
        own = (*own, *ahead, *last)  # what that one went through before, too, is told once this one goes with it
    else:
        own = tuple(one for one in own if one.act is not Act.MERGE)  # it stands alone again
    first = next(iter(own), None)
    open_ = what.standing in OPEN and not what.lead
    done = [
        card.step(
            STEP_ICONS.get(event.act, "CheckmarkCircle"), "Good",
            _step(what, event, say), loop.when(event, what, say),
            _queue_note(what, say) if event is first and open_ else "",
        )
        for event in own
    ]  # fmt: skip
    if what.friction.state is State.WAITING:
        done.insert(0, card.step("CheckmarkCircle", "Good", say("step-sent"), "", _queue_note(what, say)))
    return done + _coming(what, say)


def _step(what: Loop, event: Event, say: Say) -> str:
    if event.act is Act.HANDOVER and not event.person:
        return say("step-moved")  # who had it left
    if event.act is Act.WITHDRAW and event.words:
        return say("step-helped")
    before = [one.act for one in what.events if one.version < event.version and one.act in (*SAID, Act.REPLY)]
    if event.act is Act.STILL and before[-1:] == [Act.ASK]:
        return say("step-still-asked")
    return say(f"step-{event.act}", who=loop.by_whom(what, event, say))


def _coming(what: Loop, say: Say) -> list[Part]:
    again = not what.lead and loop.came_back(what)
    who = {"who": loop.name(what, what.on_duty, say)}
    answer = "coming-answer" if what.friction.told else "coming-answer-pull"
    coming = {
        State.WAITING: ("coming-take", answer, "coming-confirm"),
        State.RECEIVED: ("coming-again" if again else "coming-take", answer, "coming-confirm"),
        State.TAKEN: (answer, "coming-confirm"),
        State.SOLVED: ("coming-confirm",),
        State.DECLINED: ("coming-understood",),
    }
    return [card.step("Circle", "Default", say(one, **who), filled=False) for one in coming.get(what.standing, ())]


def _queue_note(what: Loop, say: Say) -> str:
    """Whose list it is on, and who has it now: not everybody who is asked is of that list."""
    queue, waits = say(f"queue-{what.friction.queue}"), what.friction.state is State.WAITING
    if what.on_duty and what.on_duty == what.friction.handler:
        return say("step-queue", queue=loop.name(what, what.on_duty, say))  # asked themselves, wherever it waits
    holder = "" if waits and what.lead else loop.holder(what, say)
    if holder and not what.instead_of:
        return say("step-goes-to-with" if waits else "step-queue-with", queue=queue, who=holder)
    return say("step-goes-to" if waits else "step-queue", queue=holder or queue)


def _words(what: Loop, say: Say) -> list[Part]:
    """What the reporter wrote, and the last words back and forth."""
    ahead = loop.round_of(what.lead.events) if what.lead else ()  # since it came back, an older answer did not work
    own = (one for one in what.events if one.words and one.act not in ALONGSIDE)  # a key user's go to the handler
    spoken = [*(one for one in ahead if one.act in SAID and one.words), *own]
    if what.lead:
        spoken.sort(key=lambda one: one.at if one.person else one.at + timedelta(days=1))  # a day, after what was asked
    quotes = [part for one in spoken[-SHOWN:] for part in loop.event_quote(what, one, say, own=one.act in OWN)]
    return [card.quote(say("status-your-words"), what.friction.words), *quotes]


def _nameless(what: Loop, say: Say, *, told: bool) -> list[Part]:
    if not what.friction.nameless:
        return []
    lines = [card.subtle(say("status-keep-card"))]
    if what.standing is State.WAITING or what.standing in OPEN:
        lines.append(card.subtle(say("status-told" if told else "status-pull"), spacing="Small"))
    return [card.box([card.beside(card.icon("LockClosed"), lines)], spacing="Small")]


def _input(what: Loop, say: Say, text: str) -> list[Part]:
    """One field, whatever the button does with it."""
    state = what.standing
    labels = {State.SOLVED: "status-still-words", State.DECLINED: "status-object-words"}
    label = labels.get(state, "status-answer" if what.asked else "status-add") if state not in CLOSED else ""
    if state in (State.WITHDRAWN, State.WAITING) or not label:
        return []
    return [card.text_input("text", say(label), longest=MAX_WORDS, tall=True, value=text)]


def _actions(what: Loop, say: Say, ids: dict[str, str], *, reopenable: bool) -> list[Part]:
    state, nameless = what.standing, what.friction.nameless
    look = [card.press(say("act-status"), "friction.status", ids, inputs=False)] if nameless else []
    withdraw = card.press(say("act-withdraw"), "friction.withdraw", ids, inputs=False)
    # Not without a name: a question would put one to these words.
    ask = [] if nameless else [card.press(say("act-ask-key-user"), "question.form", ids, inputs=False)]
    if state is State.WAITING:
        return [*look, withdraw]
    if state in OPEN:
        say_it = say("act-answer" if what.asked else "act-add")
        return [card.press(say_it, "friction.reply", ids, positive=what.asked), *look, *ask, withdraw]
    if state is State.SOLVED:
        return [
            card.press(say("act-confirm"), "friction.confirm", ids, positive=True, inputs=False),
            card.press(say("act-reopen"), "friction.reopen", ids), *look,
        ]  # fmt: skip
    if state is State.DECLINED:
        return [
            card.press(say("act-understood"), "friction.understood", ids, positive=True, inputs=False),
            card.press(say("act-object"), "friction.object", ids), *look, *ask,
        ]  # fmt: skip
    if state in CLOSED and reopenable:
        return [card.press(say("act-reopen-closed"), "friction.reopen", ids), *look]
    return look or [card.press(say("act-mine"), "friction.mine", inputs=False)]
