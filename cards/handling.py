"""What a handler sees of one report, with the acts that are theirs."""

from collections.abc import Mapping, Sequence

from cards import alongside, card, loop
from cards.card import Part
from content.texts import Say
from domain.alongside import joined
from domain.friction import LAST_QUEUE, MAX_TITLE, MAX_WORDS, MIN_REASON, NEEDS_ALTERNATIVE, ROUNDS, Event, Loop
from domain.people import PersonId
from domain.routing import Taxonomy
from domain.states import ALONGSIDE, ANSWERED, DONE, OPEN, Act, State

SHOWN = 3  # words back and forth, the last ones
ALSO = 3  # reports that go with it
WORKAROUND = "workaround"  # never beside a name (FR5)
WRITTEN = ("title", "text", "alternative")  # the fields that hold words
NOTHING: Mapping[str, str] = {}


def item(
    what: Loop, viewer: PersonId, say: Say, taxonomy: Taxonomy, *, crowd: int = 5, told: str = "",
    written: Mapping[str, str] = NOTHING, answer: str = "",
) -> Part:  # fmt: skip
    """One report, with what whoever sees it may do to it; `told` says what became of what they wrote, by field.

    `answer` is the version of the proposal that they take over: it stands in the field, and goes with its solution.
    """
    which, adopted = what.friction, alongside.adopted(what, answer)
    icon, style, _ = loop.LOOK[which.state]
    badge = card.badge(_who_has_it(what, viewer, say), icon, style)
    said = [one for one in what.events if one.words and one.act not in ALONGSIDE]
    quotes = [part for one in said for part in loop.event_quote(what, one, say)]
    theirs = which.handler == viewer if which.state is State.TAKEN else viewer in what.handlers
    works = which.state in OPEN and theirs
    minds = not works and which.state in OPEN and not what.lead and viewer in (*what.minders, *what.handlers)
    over = which.state is State.TAKEN and not theirs and viewer == what.on_duty  # while who has it is away
    if adopted and works:
        written = {**written, "text": joined(written.get("text", ""), adopted.words or "")}
    fields = _inputs(what, say, written) if works else _why(say, written) if minds else []
    fields += [_title(what, say, written)] if over else []
    body = [
        card.heading("PersonFeedback", say(_news(what, viewer)), loop.subtitle(what), badge=badge),
        *loop.notice(told, say),
        *_why_them(what, viewer, say),
        *(_unsent(what, say, written, fields) if told else ()),
        card.quote(loop.reporter(what, say), which.words),
        _details(what, viewer, say, taxonomy, crowd),
        *quotes[-SHOWN:],
        *alongside.thoughts(what, say, works=works),
        *_merged(what, say),
    ]
    body += fields
    body += alongside.with_help(what, adopted, say) if works else []
    body += _to_hand_over(what, say, taxonomy, works=works) if works or minds else []
    body += _to_merge(what, say) if works else []
    fallback = f"{which.code}: {card.short(which.title or which.words)}"
    actions = _actions(what, say, {"answer": answer} if adopted else NOTHING, works=works, minds=minds)
    if over:
        actions.insert(0, card.press(say("act-take-over"), "friction.take", {"friction": which.id}, positive=True))
    return card.card(body, actions, language=say.language, fallback=fallback)


def _news(what: Loop, viewer: PersonId) -> str:
    """What is new for who reads it: the report itself, what its reporter said since, or that it is late."""
    last = what.events[-1].act if what.events else Act.REPORT
    if what.friction.state in ANSWERED:
        return "item-answered"
    if what.friction.state in DONE:
        return "item-done"
    if viewer in what.minders and viewer not in what.handlers:
        return "item-late"
    if what.friction.state is State.RECEIVED and loop.came_back(what):
        objected = any(one.act is Act.OBJECT for one in loop.round_of(what.events))
        return "item-again-object" if objected else "item-again"
    if what.friction.state not in OPEN:
        return "item-title"
    return {Act.REPLY: "item-replied", Act.CONTEXT: "item-along", Act.PROPOSE: "item-along"}.get(last, "item-title")


def _who_has_it(what: Loop, viewer: PersonId, say: Say) -> str:
    which, last = what.friction, _began(what)
    if which.state is State.TAKEN:
        mine = which.handler == viewer
        return say("item-yours") if mine else say("item-theirs", who=loop.name(what, which.handler, say))
    if which.state is not State.RECEIVED:
        return say(f"item-{which.state}")
    if viewer != what.on_duty and viewer not in what.minders and (holder := loop.holder(what, say)):
        return say("item-with", who=holder)
    if viewer == what.on_duty and last and last.act is Act.HANDOVER:
        giver = what.names.get(last.person) if last.person else None
        return say("item-given-by", who=giver) if giver else say("item-given")
    return say("item-back" if which.handler == viewer else "item-received")


def _began(what: Loop) -> Event | None:
    """When it came to who has it now."""
    acts = {Act.TAKE} if what.friction.state is State.TAKEN else ROUNDS
    return next((one for one in reversed(what.events) if one.act in acts), None)


def _why_them(what: Loop, viewer: PersonId, say: Say) -> list[Part]:
    """Why it comes to somebody whose list it is not."""
    if not what.instead_of or viewer != what.on_duty or what.lead:
        return []
    return [card.box([card.beside(card.icon("Info"), [card.text(say("item-instead", owner=what.instead_of))])])]


def _whose(what: Loop, viewer: PersonId, say: Say) -> list[tuple[str, str]]:
    """Of what is late, to a coordinator: on whose list it is, who has it and since when."""
    if viewer not in what.minders or viewer in what.handlers or what.friction.state not in OPEN:
        return []
    began = _began(what)
    return [
        (say("fact-queue"), say(f"queue-{what.friction.queue}")),
        (say("fact-with"), loop.holder(what, say)),
        (say("fact-since"), loop.day(began, what, say) if began else ""),
    ]


def _by(what: Loop, say: Say) -> str:
    if what.friction.state not in OPEN:
        return ""
    by = loop.by(loop.due(what), what, say)
    return say("fact-late", by=by) if what.late and loop.due(what) <= say.now else by


def _details(what: Loop, viewer: PersonId, say: Say, taxonomy: Taxonomy, crowd: int) -> Part:
    which, lang = what.friction, say.language
    group = taxonomy.group(which.topic)
    told = which.impact if which.nameless or which.impact != WORKAROUND else None
    impact: Mapping[str, str] = taxonomy.impacts.get(told or "", {})
    return card.facts([
        *_whose(what, viewer, say),
        (say("fact-group"), group.names[lang] if group else ""),
        (say("fact-change"), _change(what, lang)),
        (say("fact-impact"), impact.get(lang, "")),
        (say("fact-would-help"), which.would_help or ""),
        (say("fact-received"), loop.reported(what, say)),
        (say("fact-by"), _by(what, say)),
        (say("fact-bothers"), say("colleagues", count=what.bothers) if what.bothers >= crowd else ""),
        (say("fact-colleagues"), say("colleagues", count=which.colleagues) if which.colleagues else ""),
    ])  # fmt: skip


def _change(what: Loop, language: str) -> str:
    """What the change is called that it is about: it goes fast while that is new (LC11)."""
    named = what.change or {}
    return named.get(language) or next(iter(named.values()), "")


def _merged(what: Loop, say: Say) -> list[Part]:
    """What goes with this report, or what this one goes with."""
    if what.lead:
        text = "item-goes-with" if what.title else "item-goes-with-untitled"
        return [card.box([card.text(say(text, code=what.lead.friction.code, title=what.title or ""))])]
    also = [card.quote(say("item-also", code=one.code), card.short(one.words)) for one in what.merged[:ALSO]]
    more = len(what.merged) - ALSO
    also += [card.subtle(say("item-also-more", count=more))] if more > 0 else []
    return [*also, card.subtle(say("item-all-read"))] if also else []


def _unsent(what: Loop, say: Say, written: Mapping[str, str], fields: Sequence[Part]) -> list[Part]:
    """What was not sent and stands in no field."""
    there = {one.get("id") for one in fields}
    said = {one: written[one] for one in WRITTEN if one in written and one not in there}
    lost = [words for words in said.values() if words.strip() != what.friction.title]
    return [card.quote(say("not-sent"), "\n".join(lost))] if lost else []


def _why(say: Say, written: Mapping[str, str]) -> list[Part]:
    field = card.text_input("text", say("item-why"), longest=MAX_WORDS, tall=True, value=written.get("text", ""))
    return [field, card.subtle(say("item-why-read"), spacing="Small")]


def _inputs(what: Loop, say: Say, written: Mapping[str, str]) -> list[Part]:
    which, text, parts = what.friction, written.get("text", ""), []
    if which.state is State.RECEIVED:
        parts.append(_title(what, say, written))
        parts.append(card.text_input("text", say("item-ask"), longest=MAX_WORDS, tall=True, value=text))
        return parts
    hint = say("item-answer-hint", shortest=MIN_REASON)
    parts.append(card.text_input("text", say("item-answer"), longest=MAX_WORDS, tall=True, hint=hint, value=text))
    if any(one.leaf in NEEDS_ALTERNATIVE for one in (which, *what.merged)):
        parts.append(
            card.text_input(
                "alternative",
                say("item-alternative"),
                longest=MAX_WORDS,
                hint=say("item-alternative-hint"),
                value=written.get("alternative", ""),
            )
        )
    return parts


def _title(what: Loop, say: Say, written: Mapping[str, str]) -> Part:
    named = written.get("title") or what.friction.title or ""
    return card.text_input("title", say("item-name-it"), longest=MAX_TITLE, value=named, hint=say("item-name-hint"))


def _to_merge(what: Loop, say: Say) -> list[Part]:
    """Folded away: the code of the report that it is the same as, and some that it may be."""
    which = what.friction
    lines = [card.subtle(say("item-alike", code=one.code, title=one.title)) for one in what.alike]
    merge = card.press(say("act-merge"), "friction.merge", {"friction": which.id})
    field = card.text_input("into", say("item-into"), longest=10, hint=say("item-into-hint"))
    return [card.folded("merging", [*lines, field, card.buttons([merge])])]


def _to_hand_over(what: Loop, say: Say, taxonomy: Taxonomy, *, works: bool) -> list[Part]:
    """Folded away: where it can wait instead, or who is asked; why stands in the field that is there already."""
    names = dict.fromkeys([*(group.queue for group in taxonomy.groups), LAST_QUEUE])
    own = what.friction.queue
    choices = [(one, say("queue-other" if one == own else f"queue-{one}")) for one in names]
    choices += [(one, label) for one, label in what.colleagues]
    give = card.press(say("act-handover"), "friction.handover", {"friction": what.friction.id})
    field = card.choice_input("queue", say("item-queue"), choices, hint=say("form-choose"))
    told = [card.subtle(f"{say('item-why-here')} {say('item-why-read')}")] if works else []
    return [card.folded("handing", [*told, field, card.buttons([give])])]


def _actions(what: Loop, say: Say, adopts: Mapping[str, str], *, works: bool, minds: bool) -> list[Part]:
    ids = {"friction": what.friction.id}
    back = card.press(say("act-todo"), "friction.todo", inputs=False)
    hand = card.unfold(say("act-to-handover"), "handing")
    if not works:
        return [hand, back] if minds else [back]
    ask, unfold = card.press(say("act-ask"), "friction.ask", ids), card.unfold(say("act-to-merge"), "merging")
    if what.friction.state is State.RECEIVED:
        return [card.press(say("act-take"), "friction.take", ids, positive=True), ask, hand, unfold, back]
    return [
        card.press(say("act-solve"), "friction.solve", {**ids, **adopts}, positive=True),
        card.press(say("act-decline"), "friction.decline", ids),
        ask,
        card.press(say("act-note"), "friction.note", ids),
        hand,
        unfold,
    ]
