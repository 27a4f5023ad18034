"""Thinking along: what a key user sees of colleagues' reports, what a handler reads of that, and what came of it."""

from collections.abc import Mapping, Sequence

from cards import card, loop
from cards.card import Part
from content.texts import Say
from domain.alongside import Along, Headings
from domain.friction import MAX_WORDS, PAGE, Loop, Page
from domain.states import ALONGSIDE, OPEN, Act, State

SHOWN = 3  # words of key users, the last ones


def to_list(say: Say) -> Part:
    """The button to all of it."""
    return card.press(say("act-headings"), "friction.headings", inputs=False)


def listed(page: Headings, say: Say, *, crowd: int) -> Part:
    """What gets in colleagues' way: a page of titles, each with a button that shows it."""
    title, note = say("headings-title"), say("headings-note" if page.total else "headings-empty")
    first, last = page.number * PAGE + 1, page.number * PAGE + len(page.headings)
    part = say("list-part", first=first, last=last, total=page.total) if page.total > len(page.headings) else ""
    body = [card.heading("People", title, part), card.subtle(note)]
    for one in page.headings:
        show = card.press(say("list-show"), "friction.heading", {"friction": one.id}, inputs=False)
        where = say("along-where", state=say(f"follow-{one.state}"), queue=say(f"queue-{one.queue}"))
        lines = [card.text(one.title, weight="Bolder"), card.subtle(where, spacing="None")]
        lines += [card.subtle(many, spacing="None")] if (many := loop.bothered(one.bothers, say, crowd)) else []
        body.append(card.box([*lines, card.buttons([show])], spacing="Small"))
    turn = (("list-back", page.number - 1, page.number > 0), ("list-on", page.number + 1, last < page.total))
    actions = [
        card.press(say(text), "friction.headings", {"page": str(to)}, inputs=False) for text, to, there in turn if there
    ]
    actions.append(card.press(say("act-menu"), "home.menu", inputs=False))
    return card.card(body, actions, language=say.language, fallback=title)


def one(what: Along, say: Say, *, crowd: int, told: str = "", text: str = "") -> Part:
    """One of them, with what they said of it; `told` says what became of what they sent, or why it, `text`, was not."""
    which = what.heading
    icon, style, _ = loop.LOOK[which.state]
    open_ = which.state in OPEN and not what.mine
    badge = card.badge(say(f"follow-{which.state}"), icon, style)
    where = say("step-queue", queue=say(f"queue-{which.queue}")) if which.state in OPEN else ""
    body = [card.heading("People", which.title, where, badge=badge), *loop.notice(told, say)]
    body += [card.text(many)] if (many := loop.bothered(which.bothers, say, crowd)) else []
    body += [card.quote(say(f"said-{event.act}-own"), event.words or "") for event in what.own[-SHOWN:]]
    if open_:
        field = card.text_input(
            "text", say("along-text"), longest=MAX_WORDS, tall=True, hint=say("along-hint"), value=text
        )  # fmt: skip
        body += [field, card.subtle(say("along-read"))]
    elif text:
        body.append(card.quote(say("not-sent"), text))
    ids = {"friction": which.id}
    actions = [
        card.press(say("act-context"), "friction.context", ids),
        card.press(say("act-propose"), "friction.propose", ids),
    ] if open_ else []  # fmt: skip
    return card.card(body, [*actions, to_list(say)], language=say.language, fallback=which.title)


def thoughts(what: Loop, say: Say, *, works: bool) -> list[Part]:
    """To who handles it: what key users said since it came in or back, each proposal to be taken over in one press."""
    parts: list[Part] = []
    for event in [one for one in loop.round_of(what.events) if one.act in ALONGSIDE][-SHOWN:]:
        parts += loop.event_quote(what, event, say)
        if works and event.act is Act.PROPOSE and what.friction.state is State.TAKEN:
            ids: Mapping[str, str] = {"friction": what.friction.id, "answer": str(event.version)}
            parts.append(card.buttons([card.press(say("act-adopt"), "friction.adopt", ids)]))
            parts.append(card.subtle(say("along-adopt", who=loop.name(what, event.person, say)), spacing="Small"))
    return parts


def helped(page: Page, say: Say) -> Part:
    """Tells a key user that what they proposed solved it; never who reported it."""
    title = say("helped-title", count=page.total)
    lines: Sequence[Part] = [
        card.beside(card.icon("CheckmarkCircle", colour="Good"), [card.text(what.title or what.friction.code)])
        for what in page.loops
    ]
    body = [card.heading("PersonFeedback", title, say("helped-more")), *lines]
    return card.card(body, [to_list(say)], language=say.language, fallback=title)
