"""A question to a key user, as who asks sees it: the card that lives on, the list, and what a ping says."""

from collections.abc import Mapping, Sequence

from cards import card, knowledge, loop, story
from cards.card import Part
from content.texts import Say
from domain.knowledge import Status
from domain.privacy import Trace
from domain.questions import (
    CLOSED,
    MAX_WORDS,
    OPEN,
    PAGE,
    Act,
    Ask,
    Asked,
    Circle,
    Due,
    Page,
    State,
)

LOOK = {  # icon, badge style
    State.ASKED: ("Clock", "Accent"),
    State.TAKEN: ("ArrowSync", "Accent"),
    State.ANSWERED: ("QuestionCircle", "Warning"),
    State.ACCEPTED: ("CheckmarkCircle", "Good"),
    State.UNANSWERED: ("CheckmarkCircle", "Informative"),
    State.WITHDRAWN: ("ArrowUndo", "Informative"),
}
LOAD = "open"  # the reason that counts what they have already
WHOLE = frozenset({"coordinators", "it", "given", "full"})  # reasons that are a sentence by themselves


def status(
    ask: Ask, say: Say, *, reopenable: bool = True, receipt: str | None = None, named: bool = False, told: str = "",
    text: str = "", traces: Sequence[Trace] = (),
) -> Part:  # fmt: skip
    """The card of who asks, from the question to their own word on the answer; `receipt` is of one without a name.

    `told` is the text that says why what they wrote, `text`, was not sent; `traces` is what seems of a person in it.
    What waits for a yes or no stands first, with whether they are `named` in it: else a card that says all is done
    hides it.
    """
    which = ask.question
    ids: dict[str, str] = {"receipt": receipt} if receipt else {"question": which.id}
    title, looks = _title(ask, say, asks=bool(receipt and ask.proposed))
    begun = "" if told == "form-sent" else text
    field = [_still(say, ids, begun, anyway=told == "ask-trace")] if _can_reopen(ask, reopenable) else []
    mark = badge(looks, say)
    body = [card.heading(LOOK[looks][0], title, subtitle(ask), badge=mark)]
    body += loop.notice(told, say, what=knowledge.kinds(traces, say))
    body += knowledge.agree(ask.proposed, ids, say, named=named) if ask.proposed and receipt else []
    if told and text and not (field and begun):
        body.append(card.quote(say("not-sent"), text))
    body += _whose(ask, say)
    body.append(card.quote(say("question-your-words"), which.words))
    body += story.words(ask, say, own=True)
    body.append({"type": "Container", "spacing": "Medium", "items": story.steps(ask, say)})
    body += [*_nameless(ask, say), *_afterwards(ask, say), *field]
    fallback = say("question-fallback", code=which.code, title=title)
    actions = _status_actions(ask, say, ids, folds=bool(field) and not begun)
    return card.card(body, actions, language=say.language, fallback=fallback)


def badge(state: State, say: Say) -> Part:
    """Where it stands, as who asked reads it."""
    return card.badge(say(f"question-state-{state}"), *LOOK[state])


def _title(ask: Ask, say: Say, *, asks: bool) -> tuple[str, State]:
    """What the card is about, and the state it looks like: what `asks` for a word waits for them, as an answer does."""
    which = ask.question
    if asks:
        return say("consent-title"), State.ANSWERED
    said = (
        say("question-again")
        if story.again(ask)
        else say(f"question-{which.state}", who=story.name(ask, which.key_user, say))
    )
    return said, which.state


def _whose(ask: Ask, say: Say) -> list[Part]:
    """Who has it and why them, and by when at the latest somebody else is asked."""
    which, lines = ask.question, list[str]()
    if which.state is State.ASKED:
        last = _last_asked(ask)
        lines.append(_with(ask, say))
        if last and last.why and which.circle in (Circle.ONE, Circle.NEXT):
            lines.append(why(last.why, say))
    lines += _promise(ask, say)
    if which.state is State.ASKED and len(ask.events) > 1:
        lines.append(say("question-no-repeat"))
    return [card.box([card.beside(card.icon("People"), [card.text(one) for one in lines])])] if lines else []


def _with(ask: Ask, say: Say) -> str:
    circle, whom = ask.question.circle, [one for one in ask.waited_for if one not in ask.away]
    if circle is Circle.POOL and len(whom) > 1:
        return say("question-with-pool", count=len(whom))
    if circle is Circle.COORDINATORS:
        return say("question-with-coordinators" if ask.seekers else "question-with-nobody")
    return (
        say("question-with-it")
        if circle is Circle.IT
        else say("question-with", who=story.name(ask, next(iter(whom), None), say))
    )


def _promise(ask: Ask, say: Say) -> list[str]:
    """What happens next and by when, as far as it is to come; nothing that was only hoped for."""
    which = ask.question
    what = _next(ask)
    if not what or which.due_at is None or which.due_at <= say.now:
        return []
    days = which.nameless or which.due is Due.CLOSE or which.circle is Circle.COORDINATORS
    by = say.long_day(which.due_at) if days else say.by(which.due_at)
    return [say(f"question-due-{what}", by=by)]


def _next(ask: Ask) -> str:
    """Which promise holds; coordinators are promised only where there are some who look for somebody."""
    which, sought = ask.question, bool(ask.seekers)
    if which.due is Due.REMIND:
        return ""
    if which.due is not Due.COORDINATORS:
        return which.due or ""
    if which.circle is Circle.COORDINATORS:
        return "again" if sought else ""
    return "coordinators" if sought else "further"


def _afterwards(ask: Ask, say: Say) -> list[Part]:
    """That they are asked about an article is said until they are; after a yes, that they gave it."""
    if ask.question.state is not State.ACCEPTED:
        return []
    keep = "question-keep-here" if ask.question.nameless else "question-keep"
    told = {None: [keep], Status.PUBLISHED: ["question-agreed"]}.get(ask.article, [])
    return [card.subtle(say(one)) for one in (*(["question-thanked"] if ask.said in ask.thanked else []), *told)]


def _nameless(ask: Ask, say: Say) -> list[Part]:
    """Where it can be found, and whether they hear of it."""
    which = ask.question
    if not which.nameless:
        return []
    lines = [card.subtle(say("question-card"))]
    if which.state in OPEN:
        lines.append(card.subtle(say("question-told" if which.mailbox else "question-pull"), spacing="Small"))
    return [card.box([card.beside(card.icon("LockClosed"), lines)], spacing="Small")]


def _can_reopen(ask: Ask, reopenable: bool) -> bool:
    state = ask.question.state
    return state is State.ANSWERED or (state in CLOSED and bool(ask.said) and reopenable)


def _still(say: Say, ids: Mapping[str, str], text: str, *, anyway: bool) -> Part:
    """Behind "not yet": whoever is helped types nothing; `anyway` where a name in it is asked about."""
    field = card.text_input("text", say("question-still-words"), longest=MAX_WORDS, tall=True, value=text)
    on = [card.press(say("act-question-ask-on"), "question.reopen", ids)]
    on += [card.press(say("act-ask-anyway"), "question.reopen", {**ids, "checked": "1"})] if anyway else []
    return card.folded("still", [field, card.buttons(on)], shown=bool(text))


def _status_actions(ask: Ask, say: Say, ids: Mapping[str, str], *, folds: bool) -> list[Part]:
    state = ask.question.state
    look = [card.press(say("act-question-status"), "question.status", ids, inputs=False)] if "receipt" in ids else []
    if state in OPEN:
        return [*look, card.press(say("act-question-withdraw"), "question.withdraw", ids, inputs=False)]
    actions = []
    if ask.said and state in (State.ANSWERED, State.UNANSWERED):
        solved = card.press(say("act-question-accept"), "question.accept", ids, positive=True, inputs=False)
        actions.append(solved)
    if folds:
        still = "act-question-reopen" if state is State.ANSWERED else "act-question-reopen-closed"
        actions.append(card.unfold(say(still), "still"))
    if ask.said and state is not State.WITHDRAWN and ask.said not in ask.thanked:
        actions.append(card.press(say("act-question-thank"), "question.thank", ids, inputs=False))
    return [*actions, *look] or [card.press(say("act-question-mine"), "question.mine", inputs=False)]


def mine(page: Page, say: Say) -> Part:
    """A person's own questions, open ones first."""
    title = say("questions-title", count=page.total)
    first, last = page.number * PAGE + 1, page.number * PAGE + len(page.asks)
    part = say("list-part", first=first, last=last, total=page.total) if page.total > len(page.asks) else ""
    body = [card.heading("QuestionCircle", title, part if page.total else say("questions-empty"))]
    body += [own(one, say) for one in page.asks]
    body.append(card.subtle(say("questions-nameless"), spacing="Medium"))
    turn = [("list-back", page.number - 1, page.number > 0), ("list-on", page.number + 1, last < page.total)]
    actions = [card.press(say(text), "question.mine", {"page": str(to)}, inputs=False) for text, to, it in turn if it]
    actions.append(card.press(say("act-ask-key-user"), "question.form", inputs=False))
    return card.card(body, actions, language=say.language, fallback=title)


def own(ask: Ask, say: Say) -> Part:
    """One of one's own, in a list."""
    which = ask.question
    return entry(ask, f"{which.code} · {say(f'question-state-{which.state}')}", "question.status", say)


def entry(ask: Ask, about: str, verb: str, say: Say) -> Part:
    """One of a list, with the button that shows it."""
    which = ask.question
    show = card.press(say("list-show"), verb, {"question": which.id}, inputs=False)
    words = card.text(card.short(which.words), weight="Bolder")
    return card.box([words, card.subtle(about, spacing="None"), card.buttons([show])], spacing="Small")


def news(ask: Ask, say: Say, *, receipt: str | None = None) -> Part:
    """The chat message that takes a notification's place when Graph cannot send it; nameless, it names no subject."""
    ids: dict[str, str] = {"receipt": receipt} if receipt else {"question": ask.question.id}
    show = card.press(say("ping-show"), "question.status", ids, positive=True)
    if receipt:
        title = say("question-ping-nameless")
        return card.card([card.heading("Mail", title)], [show], language=say.language, fallback=title)
    title = line(ask, say)
    body = [card.heading("ChatMultiple", title, ask.question.code)]
    body += story.quote(ask, ask.said, say, own=True) if ask.said else []
    return card.card(body, [show], language=say.language, fallback=title)


def line(ask: Ask, say: Say, longest: int = 80) -> str:
    """What a ping says: who answered, or that a word on it is still wanted."""
    about = card.short(ask.question.words, longest)
    if ask.events and ask.events[-1].act is Act.REMIND:
        return say("question-ping-remind", title=about)
    return say("question-ping", who=story.name(ask, ask.said.person if ask.said else None, say), title=about)


def subtitle(ask: Ask) -> str:
    which = ask.question
    return f"{which.code} · {which.topic}" if which.topic else which.code


def asker(ask: Ask, say: Say) -> str:
    return say("nameless") if ask.question.nameless else story.name(ask, ask.question.asker, say)


def _last_asked(ask: Ask) -> Asked | None:
    return next((one for one in reversed(ask.asked) if one.person == ask.waits_for), None)


def why(reasons: Sequence[str], say: Say, *, own: bool = False) -> str:
    """Why somebody was chosen, in a sentence: two reasons at most, and how many questions they have; `own` when they
    read it.
    """
    given = {kind: about for kind, _, about in (one.partition(":") for one in reasons)}
    whole = next((one for one in given if one in WHOLE), None)
    kinds = [whole] if whole else [*[one for one in given if one != LOAD][:2], *([LOAD] if LOAD in given else [])]
    about = {one: int(given[one] or 0) if one == LOAD else given[one] for one in kinds}
    told = [say(f"asked-why-{one}" if own else f"why-{one}", about=about[one]) for one in kinds]
    if whole or not told:
        return "".join(told)
    how = ("one", "both", "all")[len(told) - 1]
    places = dict(zip(("one", "two", "three"), told, strict=False))
    return say(f"asked-why-{how}" if own else f"why-{how}", **places)
