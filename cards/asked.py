"""A question for a key user: its card with what they may do, and lists of several."""

from collections.abc import Mapping, Sequence

from cards import card, knowledge, loop, questions, story
from cards.card import Part
from content.texts import Say
from domain.people import PersonId
from domain.questions import DONE, GIVES, IT, MAX_WORDS, NEXT, OPEN, PAGE, Act, Ask, Circle, Page, Shelf, State

NOTHING: Mapping[str, str] = {}


def item(
    ask: Ask, viewer: PersonId, say: Say, *, to: Sequence[tuple[str, str]] = (), told: str = "",
    written: Mapping[str, str] = NOTHING,
) -> Part:  # fmt: skip
    """One question for a key user: what was asked and what did not help, and what they may do.

    `to` are the colleagues and topics it can be handed over to, (id, label) each; `told` says why `written` was not
    sent.
    """
    which = ask.question
    icon, style = questions.LOOK[which.state]
    badge = card.badge(_state(ask, viewer, say), icon, style)
    if which.state is State.ASKED and viewer in ask.may_take and _gave(ask, viewer):
        return _given(ask, viewer, say, badge)
    works = which.state is State.TAKEN and which.key_user == viewer
    may = works or (which.state is State.ASKED and viewer in ask.may_take)
    field = _answer(ask, say, written, works=works) if may else []
    body = [
        card.heading("PersonQuestionMark", say(_news(ask, viewer)), questions.subtitle(ask), badge=badge),
        *loop.notice(told, say),
        *([card.quote(say("not-sent"), written["text"])] if told and written.get("text") and not field else []),
        *_why_them(ask, viewer, say),
        card.quote(questions.asker(ask, say), which.words),
        *_nameless(ask, say),
        _details(ask, viewer, say),
        *(_searched(ask, say) if which.state in OPEN else ()),
        *story.words(ask, say, own=False),
    ]
    body += field
    body += [_to_hand_over(ask, say, to)] if may else []
    if which.state is State.ANSWERED and which.key_user == viewer:
        body.append(card.subtle(say("asked-waits")))
    fallback = f"{which.code}: {card.short(which.words)}"
    return card.card(body, _item_actions(ask, viewer, say, may=may), language=say.language, fallback=fallback)


def _nameless(ask: Ask, say: Say) -> list[Part]:
    """That an answer reaches them all the same."""
    if not ask.question.nameless or ask.question.state not in OPEN:
        return []
    return [card.box([card.beside(card.icon("LockClosed"), [card.subtle(say("asked-nameless"))])], spacing="Small")]


def _gave(ask: Ask, viewer: PersonId) -> bool:
    """Whether they passed it on, and it was not brought back to them since."""
    last = next((one for one in reversed(ask.events) if one.person == viewer), None)
    if last is None or last.act not in GIVES:
        return False
    later = {one.act for one in ask.events if one.version > last.version}
    back = any(one.person == viewer and one.version > last.version for one in ask.asked)
    return not (back or (Act.COORDINATORS in later and viewer in ask.coordinators))


def _given(ask: Ask, viewer: PersonId, say: Say, badge: Part) -> Part:
    """For who passed it on: where it is now, and that nothing waits for them."""
    which, title = ask.question, say("asked-given")
    body = [
        card.heading("ArrowForward", title, questions.subtitle(ask), badge=badge),
        card.box([card.beside(card.icon("People"), [card.text(_where(ask, viewer, say))])]),
        card.quote(questions.asker(ask, say), which.words),
        *story.words(ask, say, own=False),
    ]
    after = card.press(say("act-question-take-after"), "question.take", {"question": which.id}, inputs=False)
    actions = [card.press(say("act-todo"), "friction.todo", inputs=False), after]
    return card.card(body, actions, language=say.language, fallback=title)


def _where(ask: Ask, viewer: PersonId, say: Say) -> str:
    circle, who = ask.question.circle, ask.waits_for
    if who and who != viewer:
        return say("asked-given-to", who=story.name(ask, who, say))
    if circle is Circle.COORDINATORS:
        lead = "asked-given-lead" if viewer in ask.coordinators else "asked-given-coordinators"
        return say(lead if set(ask.seekers) - {viewer} else "asked-given-nobody")
    return say("asked-given-it" if circle is Circle.IT else "asked-given-pool")


def _news(ask: Ask, viewer: PersonId) -> str:
    state, mine = ask.question.state, ask.question.key_user == viewer
    if state in OPEN:
        return "asked-again" if story.again(ask) else "asked-title"
    if mine and state in (State.ANSWERED, State.ACCEPTED):
        return "asked-helped" if state is State.ACCEPTED else "asked-answered"
    return "asked-done"


def _state(ask: Ask, viewer: PersonId, say: Say) -> str:
    which = ask.question
    if which.state is State.TAKEN and which.key_user != viewer:
        return say("asked-state-theirs", who=story.name(ask, which.key_user, say))
    return say(f"asked-state-{which.state}")


def _why_them(ask: Ask, viewer: PersonId, say: Say) -> list[Part]:
    if ask.question.state is not State.ASKED:
        return _until(ask, viewer, say) if ask.question.key_user == viewer else _passed(ask, say)
    told = questions.why(_reasons(ask, viewer), say, own=True)
    if ask.question.circle is Circle.COORDINATORS and viewer in ask.coordinators:
        told = say("asked-coordinate")
    if _moved(ask, viewer):
        told = say("asked-moved")
    lines = [told] if told else []
    if ask.question.topic is None and ask.waits_for == viewer:
        lines.append(say("asked-no-topic"))
    return [card.box([card.beside(card.icon("Info"), [card.text(one) for one in lines])])] if lines else []


def _passed(ask: Ask, say: Say) -> list[Part]:
    """For who heard of it and has it not: who does, or that it is over."""
    which, said = ask.question, ask.said
    who = story.name(ask, said.person if said else which.key_user, say)
    told = {
        State.TAKEN: "asked-passed", State.UNANSWERED: "asked-passed-answered" if said else "asked-passed-over",
        State.WITHDRAWN: "asked-passed-withdrawn",
    }.get(which.state, "asked-passed-answered")  # fmt: skip
    if which.state is State.TAKEN:
        who = story.name(ask, which.key_user, say)
    return [card.box([card.beside(card.icon("Info"), [card.text(say(told, who=who))])])]


def _reasons(ask: Ask, viewer: PersonId) -> Sequence[str]:
    return next((one.why for one in ask.asked if one.person == viewer), ())


def _moved(ask: Ask, viewer: PersonId) -> bool:
    """Whether they had taken it, and it went on without them; not once it is brought to them again."""
    had = max((one.version for one in ask.events if one.act is Act.TAKE and one.person == viewer), default=0)
    went = max((one.version for one in ask.events if one.act is Act.MOVE), default=0)
    return 0 < had < went and not any(one.person == viewer and one.version > went for one in ask.asked)


def _until(ask: Ask, viewer: PersonId, say: Say) -> list[Part]:
    """Who has it and was asked for a word reads by when another one is looked for."""
    which = ask.question
    if viewer not in ask.waited_for or which.due_at is None or which.due_at <= say.now:
        return []
    by = say.long_day(which.due_at) if which.nameless else say.by(which.due_at)
    return [card.box([card.beside(card.icon("Info"), [card.text(say("asked-moves", by=by))])])]


def _details(ask: Ask, viewer: PersonId, say: Say) -> Part:
    which = ask.question
    works = which.state is State.TAKEN and which.key_user == viewer
    waits = viewer in ask.waited_for and "full" not in _reasons(ask, viewer)  # no day for what may suit them
    ahead = (works or waits) and which.due_at and which.due_at > say.now
    return card.facts([
        (say("asked-topic"), which.topic or ""),
        (say("asked-since"), say.day(which.asked_at) if which.nameless else say.moment(which.asked_at)),
        (say("asked-by"), say.by(which.due_at) if ahead and which.due_at and not which.nameless else ""),
    ])  # fmt: skip


def _searched(ask: Ask, say: Say) -> list[Part]:
    """What was found and did not help, so that nobody answers with that."""
    if not ask.found:
        return [card.subtle(say("asked-nothing"))]
    rows = [part for at, one in enumerate(ask.found) for part in knowledge.titled(one, f"seen{at}", say)]
    return [card.box([card.beside(card.icon("Search"), [card.subtle(say("asked-seen"))]), *rows])]


def _answer(ask: Ask, say: Say, written: Mapping[str, str], *, works: bool) -> list[Part]:
    """The field; its button is the card's first once it is taken, and until then stands right below it."""
    label, text = say("asked-answer" if works else "asked-answer-now"), written.get("text", "")
    hint = say("asked-answer-hint")
    field = card.text_input("text", label, longest=MAX_WORDS, tall=True, hint=hint, value=text)
    return [field] if works else [field, card.buttons([_send(ask, say)])]


def _send(ask: Ask, say: Say, *, positive: bool = False) -> Part:
    return card.press(say("act-question-answer"), "question.answer", {"question": ask.question.id}, positive=positive)


def _to_hand_over(ask: Ask, say: Say, to: Sequence[tuple[str, str]]) -> Part:
    """Folded away: a colleague, a topic or IT; what they should know stands in the field that is there already."""
    give = card.press(say("act-handover"), "question.handover", {"question": ask.question.id})
    choices = [(one, say("asked-to-topic", topic=one) if one == label else label) for one, label in to]
    choices.append((IT, say("asked-to-it")))
    field = card.choice_input("to", say("asked-to"), choices, hint=say("form-choose"))
    return card.folded("handing", [card.subtle(say("asked-to-why")), field, card.buttons([give])])


def _item_actions(ask: Ask, viewer: PersonId, say: Say, *, may: bool) -> list[Part]:
    which, ids = ask.question, {"question": ask.question.id}
    back = card.press(say("act-todo"), "friction.todo", inputs=False)
    if not may:
        return [*_on(ask, viewer, say), back]
    works = which.state is State.TAKEN
    take = card.press(say("act-question-take"), "question.take", ids, positive=True)
    first = _send(ask, say, positive=True) if works else take
    hand = card.unfold(say("act-to-handover"), "handing")
    other = card.press(say("act-question-pass"), "question.handover", ids | {"answer": NEXT}, inputs=False)
    return [first, hand, other, back]


def _on(ask: Ask, viewer: PersonId, say: Say) -> list[Part]:
    """For who answered: how it stands, and once it helps what can be made of it."""
    which = ask.question
    if which.key_user != viewer:
        return []
    if which.state is State.ANSWERED:
        return [card.press(say("act-question-status"), "question.show", {"question": which.id}, inputs=False)]
    return [knowledge.keep(which.id, say), knowledge.to_list(say)] if which.state is State.ACCEPTED else []


def fresh(page: Page, viewer: PersonId, say: Say) -> Part:
    """Several questions that came to a key user since."""
    title = say("asked-fresh", count=page.total)
    body = [card.heading("PersonQuestionMark", title), *listed(page, viewer, say)]
    actions = [card.press(say("act-todo"), "friction.todo", inputs=False)]
    return card.card(body, actions, language=say.language, fallback=title)


def listed(page: Page, viewer: PersonId, say: Say) -> list[Part]:
    """Those that wait for a key user, or that they took, each with a button that shows it."""
    return [questions.entry(one, _line(one, viewer, say), "question.show", say) for one in page.asks]


def _line(ask: Ask, viewer: PersonId, say: Say) -> str:
    which, who = ask.question, questions.asker(ask, say)
    if which.state is State.TAKEN and which.key_user != viewer:
        other = story.name(ask, which.key_user, say)
        return f"{which.code} · {say('todo-question-theirs', who=who, other=other)}"
    return (
        f"{which.code} · {say('todo-question-taken' if which.state is State.TAKEN else 'todo-question-asked', who=who)}"
    )


def shelf(page: Shelf, say: Say) -> Part:
    """What somebody wrote of their answers, and the answers that helped of which they can write something still."""
    title = say("articles-title")
    first, last = page.number * PAGE + 1, page.number * PAGE + len(page.articles)
    part = say("list-part", first=first, last=last, total=page.total) if page.total > len(page.articles) else ""
    body = [card.heading("BookOpen", title, part if page.total else say("articles-empty"))]
    body += knowledge.listed(page.articles, say)
    if page.helped:
        body.append(card.text(say("articles-helped"), weight="Bolder", spacing="Medium"))
        body += [questions.entry(ask, _became(ask, say), "question.show", say) for ask in page.helped]
    turn = (("list-back", page.number - 1, page.number > 0), ("list-on", page.number + 1, last < page.total))
    actions = [card.press(say(text), "article.mine", {"page": str(to)}, inputs=False) for text, to, go in turn if go]
    actions.append(card.press(say("act-todo"), "friction.todo", inputs=False))
    return card.card(body, actions, language=say.language, fallback=title)


def thanks(asks: Sequence[Ask], say: Say) -> Part:
    """Tells a key user what became of their answers, all of a day together: when a question closes."""
    helped = any(one.question.state is State.ACCEPTED or _thanks(one) for one in asks)
    title = say("thanks-title" if helped else "thanks-title-news", count=len(asks))
    body = [card.heading("Heart" if helped else "PersonFeedback", title)]
    body += [questions.entry(ask, _became(ask, say), "question.show", say) for ask in asks]
    kept = any(one.question.state is State.ACCEPTED for one in asks)
    body += [card.subtle(say("thanks-keep"))] if kept else []
    actions = [knowledge.to_list(say)] if kept else []
    actions += [card.press(say("act-todo"), "friction.todo", inputs=False)]
    return card.card(body, actions, language=say.language, fallback=title)


def _thanks(ask: Ask) -> bool:
    return ask.said is not None and ask.said in ask.thanked


def _became(ask: Ask, say: Say) -> str:
    which, who = ask.question, questions.asker(ask, say)
    became = which.state.value if which.state in DONE else "thank"
    if _thanks(ask):
        became = "both" if which.state is State.ACCEPTED else "thank"
    return say(f"thanks-nameless-{became}") if which.nameless else say(f"thanks-{became}", who=who)
