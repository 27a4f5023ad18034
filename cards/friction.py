"""The cards of a report's loop: the form, the reporter's status card, the handler's card, and both lists."""

from collections.abc import Callable, Mapping

from cards import card
from cards.card import Part
from content.texts import Say
from domain.friction import MAX_TITLE, MAX_WORDS, MAX_WOULD_HELP, MIN_REASON, PAGE, Event, Loop, Page
from domain.people import PersonId
from domain.routing import Taxonomy
from domain.states import CLOSED, OPEN, Act, State

STEPS = 4
LOOK = {  # icon, badge style, step reached
    State.RECEIVED: ("CheckmarkCircle", "Accent", 1),
    State.TAKEN: ("ArrowSync", "Accent", 2),
    State.SOLVED: ("QuestionCircle", "Warning", 3),
    State.DECLINED: ("Info", "Warning", 3),
    State.CONFIRMED: ("CheckmarkCircle", "Good", 4),
    State.UNDERSTOOD: ("CheckmarkCircle", "Good", 4),
    State.WITHDRAWN: ("ArrowUndo", "Informative", 4),
}


def form(nonce: str, say: Say, taxonomy: Taxonomy, *, words: str = "", group: str | None = None) -> Part:
    """Asks what gets in the way; `words` that were typed already stand in it, with the group they suggest."""
    lang = say.language
    groups = [(one.id, one.names[lang]) for one in taxonomy.groups]
    impacts = [(one, names[lang]) for one, names in taxonomy.impacts.items()]
    title = say("form-title-typed" if words else "form-title")
    body = [
        card.heading("ChatWarning", title, say("form-question" if words.endswith("?") else "form-subtitle")),
        card.text_input(
            "text", say("form-text"), longest=MAX_WORDS, value=words, hint=say("form-text-hint"),
            missing=say("form-text-missing"), tall=True,
        ),
        card.flow([
            card.choice_input("group", say("form-group"), groups, hint=say("form-choose"), value=group),
            card.choice_input("impact", say("form-impact"), impacts, hint=say("form-choose")),
        ]),
        card.text_input("would_help", say("form-would-help"), longest=MAX_WOULD_HELP),
        card.box([card.beside(card.icon("Person"), [card.text(say("form-named"), size="Small")])]),
    ]  # fmt: skip
    actions = [
        card.press(say("form-send"), "friction.report", {"nonce": nonce}, positive=True),
        card.press(say("form-not-now"), "home.menu", inputs=False),
    ]
    return card.card(body, actions, language=lang, fallback=title)


def status(loop: Loop, say: Say, *, desk_url: str | None = None, reopenable: bool = True) -> Part:
    """What the reporter sees of their report, from receipt to their own last word."""
    which = loop.friction
    icon, style, reached = LOOK[which.state]
    again = which.state is State.RECEIVED and _came_back(loop)
    title = say("status-again" if again else f"status-{which.state}")
    badge = card.badge(say("state-again" if again else f"state-{which.state}"), icon, style)
    body = [card.heading(icon, title, _subtitle(loop), badge=badge)]
    if which.state is not State.WITHDRAWN:
        body += card.progress(reached, STEPS, say("status-step", step=reached, of=STEPS), _expected(loop, say))
    body.append({"type": "Container", "spacing": "Medium", "items": _timeline(loop, say)})
    body += _said(loop, say)
    desk = desk_url if which.topic in (None, "base") and which.state in OPEN else None
    if desk:
        body.append(card.subtle(say("status-desk")))
    if which.state is State.SOLVED:
        body.append(card.text_input("text", say("status-still-words"), longest=MAX_WORDS, tall=True))
    actions = _reporter_actions(loop, say, reopenable=reopenable)
    if desk:
        actions.append(card.link(say("status-desk-link"), desk))
    fallback = say("status-fallback", code=which.code, title=title)
    return card.card(body, actions, language=say.language, fallback=fallback)


def item(loop: Loop, viewer: PersonId, say: Say, taxonomy: Taxonomy) -> Part:
    """What a handler sees of one report, with the acts that are theirs."""
    which = loop.friction
    icon, style, _ = LOOK[which.state]
    title = say("item-again" if which.state is State.RECEIVED and _came_back(loop) else "item-title")
    badge = card.badge(_who_has_it(loop, viewer, say), icon, style)
    body = [
        card.heading("PersonFeedback", title, _subtitle(loop), badge=badge),
        card.quote(_name(loop, which.reporter, say), which.words),
        _details(loop, say, taxonomy),
        *[_event_quote(loop, event, say) for event in loop.events if event.words][-3:],
    ]
    mine = which.state is State.TAKEN and which.handler == viewer
    if which.state is State.RECEIVED:
        body.append(
            card.text_input(
                "title", say("item-name-it"), longest=MAX_TITLE, value=which.title or "", hint=say("item-name-hint"),
                missing=say("item-name-missing"),
            )
        )  # fmt: skip
    if mine:
        body.append(
            card.text_input(
                "text", say("item-answer"), longest=MAX_WORDS, missing=say("item-answer-missing"), tall=True,
                hint=say("item-answer-hint", shortest=MIN_REASON),
            )
        )  # fmt: skip
    fallback = f"{which.code}: {card.short(which.title or which.words)}"
    return card.card(body, _handler_actions(loop, say, mine=mine), language=say.language, fallback=fallback)


def todo(page: Page, say: Say, *, fresh: bool = False) -> Part:
    """What waits for a handler; `fresh` when it comes by itself, to say that something new is there."""
    title = say("todo-fresh", count=page.total) if fresh else say("todo-title", count=page.total)

    def line(loop: Loop) -> str:
        state = say(f"todo-{loop.friction.state}", who=_name(loop, loop.friction.reporter, say))
        return f"{loop.friction.code} · {state} · {say.moment(loop.friction.received_at)}"

    return _list(page, say, title, "TaskListSquareLtr", line, "friction.show", "friction.todo", empty="todo-empty")


def mine(page: Page, say: Say) -> Part:
    """A person's own reports, open ones first."""

    def line(loop: Loop) -> str:
        again = loop.friction.state is State.RECEIVED and _came_back(loop)
        state = say("state-again" if again else f"state-{loop.friction.state}")
        return f"{loop.friction.code} · {state} · {say.moment(loop.friction.received_at)}"

    title = say("mine-title", count=page.total)
    return _list(page, say, title, "ClipboardTaskListLtr", line, "friction.status", "friction.mine", empty="mine-empty")


def news(loop: Loop, say: Say) -> Part:
    """The chat message that takes a notification's place when Graph cannot send it."""
    which = loop.friction
    title = say(f"ping-{which.state}", who=_name(loop, which.handler, say), title=which.title or which.code)
    body = [card.heading(LOOK[which.state][0], title, which.code), *_said(loop, say)]
    actions = [card.press(say("ping-show"), "friction.status", {"friction": which.id}, positive=True)]
    return card.card(body, actions, language=say.language, fallback=title)


def outcomes(page: Page, say: Say) -> Part:
    """Tells a handler what reporters said of their work: this is when a loop closes."""
    lines = []
    for loop in page.loops:
        which = loop.friction
        told = say(f"outcome-{which.state}", who=_name(loop, which.reporter, say))
        lines.append(
            card.beside(
                card.icon(LOOK[which.state][0]),
                [card.text(told), card.subtle(f"{which.code} · {which.title or card.short(which.words)}",
                                              spacing="None")],
            )
        )  # fmt: skip
    title = say("outcome-title", count=page.total)
    body = [card.heading("PersonFeedback", title), *lines]
    actions = [card.press(say("act-todo"), "friction.todo", inputs=False)]
    return card.card(body, actions, language=say.language, fallback=title)


def _subtitle(loop: Loop) -> str:
    which = loop.friction
    return f"{which.code} · {which.title}" if which.title else which.code


def _came_back(loop: Loop) -> bool:
    return any(event.act is Act.REOPEN for event in _round(loop))


def _expected(loop: Loop, say: Say) -> str:
    which = loop.friction
    if which.state is State.RECEIVED:
        return say("expected-taken", by=say.by(which.take_by))
    if which.state is State.TAKEN:
        return say("expected-answer", by=say.by(which.decide_by))
    return ""


def _round(loop: Loop) -> tuple[Event, ...]:
    """The events since the report came in, or came back."""
    starts = [at for at, event in enumerate(loop.events) if event.act in (Act.REPORT, Act.REOPEN)]
    return loop.events[starts[-1] if starts else 0 :]


def _timeline(loop: Loop, say: Say) -> list[Part]:
    first = next(iter(_round(loop)), None)
    done = [
        card.step(
            "ArrowUndo" if event.act is Act.WITHDRAW else "CheckmarkCircle", "Good",
            say(f"step-{event.act}", who=_name(loop, event.person, say)), say.moment(event.at),
            _queue_note(loop, say) if event is first and loop.friction.state in OPEN else "",
        )
        for event in _round(loop)
    ]  # fmt: skip
    who = {"who": _name(loop, loop.on_duty, say)}
    coming = {
        State.RECEIVED: ("coming-again" if _came_back(loop) else "coming-take", "coming-answer", "coming-confirm"),
        State.TAKEN: ("coming-answer", "coming-confirm"),
        State.SOLVED: ("coming-confirm",),
        State.DECLINED: ("coming-understood",),
    }
    return done + [
        card.step("Circle", "Default", say(one, **who), filled=False) for one in coming.get(loop.friction.state, ())
    ]


def _queue_note(loop: Loop, say: Say) -> str:
    queue = say(f"queue-{loop.friction.queue}")
    if loop.on_duty and loop.on_duty in loop.names:
        return say("step-queue-with", queue=queue, who=loop.names[loop.on_duty])
    return say("step-queue", queue=queue)


def _said(loop: Loop, say: Say) -> list[Part]:
    """What the reporter wrote, and the last word that matters now."""
    last = [_event_quote(loop, event, say, own=say("said-reopen-own")) for event in loop.events if event.words][-1:]
    return [card.quote(say("status-your-words"), loop.friction.words), *last]


def _event_quote(loop: Loop, event: Event, say: Say, *, own: str = "") -> Part:
    """Somebody's words; `own` is how who reads it is told of their own."""
    told = say(f"said-{event.act}", who=_name(loop, event.person, say))
    return card.quote(own if own and event.act is Act.REOPEN else told, event.words or "")


def _reporter_actions(loop: Loop, say: Say, *, reopenable: bool) -> list[Part]:
    ids = {"friction": loop.friction.id}
    state = loop.friction.state
    if state in OPEN:
        return [card.press(say("act-withdraw"), "friction.withdraw", ids, inputs=False)]
    if state is State.SOLVED:
        return [
            card.press(say("act-confirm"), "friction.confirm", ids, positive=True, inputs=False),
            card.press(say("act-reopen"), "friction.reopen", ids),
        ]
    if state is State.DECLINED:
        return [card.press(say("act-understood"), "friction.understood", ids, positive=True)]
    if state in CLOSED and reopenable:
        return [card.press(say("act-reopen-closed"), "friction.reopen", ids)]
    return [card.press(say("act-mine"), "friction.mine", inputs=False)]


def _handler_actions(loop: Loop, say: Say, *, mine: bool) -> list[Part]:
    ids = {"friction": loop.friction.id}
    back = card.press(say("act-todo"), "friction.todo", inputs=False)
    if loop.friction.state is State.RECEIVED:
        return [card.press(say("act-take"), "friction.take", ids, positive=True), back]
    if mine:
        return [
            card.press(say("act-solve"), "friction.solve", ids, positive=True),
            card.press(say("act-decline"), "friction.decline", ids),
            back,
        ]
    return [back]


def _who_has_it(loop: Loop, viewer: PersonId, say: Say) -> str:
    which = loop.friction
    if which.state is State.TAKEN:
        return say("item-yours") if which.handler == viewer else say(
            "item-theirs", who=_name(loop, which.handler, say)
        )  # fmt: skip
    back = which.state is State.RECEIVED and which.handler == viewer
    return say("item-back" if back else f"item-{which.state}")


def _details(loop: Loop, say: Say, taxonomy: Taxonomy) -> Part:
    which, lang = loop.friction, say.language
    group = taxonomy.group(which.topic)
    impact: Mapping[str, str] = taxonomy.impacts.get(which.impact or "", {})
    by = which.take_by if which.state is State.RECEIVED else which.decide_by
    return card.facts([
        (say("fact-group"), group.names[lang] if group else ""),
        (say("fact-impact"), impact.get(lang, "")),
        (say("fact-would-help"), which.would_help or ""),
        (say("fact-received"), say.moment(loop.events[0].at)),
        (say("fact-by"), say.by(by) if which.state in OPEN else ""),
    ])  # fmt: skip


def _list(
    page: Page, say: Say, title: str, icon: str, line: Callable[[Loop], str], verb: str, more: str, *, empty: str
) -> Part:
    first, last = page.number * PAGE + 1, page.number * PAGE + len(page.loops)
    part = say("list-part", first=first, last=last, total=page.total) if page.total > len(page.loops) else ""
    body = [card.heading(icon, title, part if page.total else say(empty))]
    for loop in page.loops:
        which = loop.friction
        show = card.press(say("list-show"), verb, {"friction": which.id}, inputs=False)
        shown = card.text(card.short(which.title or which.words), weight="Bolder")
        body.append(card.box([shown, card.subtle(line(loop), spacing="None"), card.buttons([show])], spacing="Small"))
    turn = [("list-back", page.number - 1, page.number > 0), ("list-on", page.number + 1, _rest(page) > 0)]
    actions = [card.press(say(text), more, {"page": str(to)}, inputs=False) for text, to, there in turn if there]
    if not page.total:
        actions = [card.press(say("act-menu"), "home.menu", inputs=False)]
    return card.card(body, actions, language=say.language, fallback=title)


def _rest(page: Page) -> int:
    return page.total - page.number * PAGE - len(page.loops)


def _name(loop: Loop, who: PersonId | None, say: Say) -> str:
    return loop.names.get(who, say("someone")) if who else say("someone")
