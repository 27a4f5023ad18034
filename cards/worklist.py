"""Lists for who handles reports: what waits, what is nearly late or late, and what became of what they did."""

from collections.abc import Iterator

from cards import alongside, asked, card, loop
from cards.card import Part
from content.texts import Say
from domain.friction import Loop, Page
from domain.people import PersonId
from domain.questions import Page as Questions
from domain.states import Act, State

SOON = "todo-soon"  # heads a list of what is nearly late


def todo(
    page: Page, viewer: PersonId, say: Say, *, title: str = "todo-title", asks: Questions | None = None,
    along: bool = False, tips: bool = False,
) -> Part:  # fmt: skip
    """What waits for a handler; `title` says more when it comes by itself: that it is new, or nearly late.

    `asks` are the questions that wait for who is a key user as well, which come first: somebody waits for an answer.
    `along` leads on to what gets in other colleagues' way, `tips` to those that wait for their look.

    Who has something that is nearly late is asked for a word to its reporter, who would else hear nothing (LC3).
    """
    has_it = title == SOON and any(one.friction.state is State.TAKEN for one in page.loops)
    note = say("todo-soon-note") if has_it else ""
    above: list[Part] = []
    if asks and asks.total:
        above = [card.text(say("todo-questions", count=asks.total), weight="Bolder"), *asked.listed(asks, viewer, say)]
        above += [card.text(say("todo-reports", count=page.total), weight="Bolder")] if page.total else []

    def line(what: Loop) -> str:
        which = what.friction
        when = say("todo-late") if what.late else say("todo-by", by=loop.by(loop.due(what), what, say))
        return " · ".join((which.code, *_where(what, viewer, say), when))

    return loop.several(
        page, say, say(title, count=0 if above else page.total), "TaskListSquareLtr", line, "friction.show",
        "friction.todo", empty="todo-empty", note=note, above=above, beside=asks.total if asks else 0,
        also=[*([alongside.to_list(say)] if along else []), *([to_judge(say)] if tips else [])],
    )  # fmt: skip


def to_judge(say: Say) -> Part:
    return card.press(say("act-judge"), "tip.look", inputs=False)


def late(page: Page, say: Say) -> Part:
    """Tells a coordinator what passed its deadline, and who has it: they may hand it over."""

    def line(what: Loop) -> str:
        which = what.friction
        who = loop.name(what, which.handler or what.on_duty, say)
        return f"{which.code} · {say(f'late-{which.state}', who=who, queue=say(f'queue-{which.queue}'))}"

    return loop.several(
        page, say, say("late-title", count=page.total), "Clock", line, "friction.show", "friction.todo",
        empty="todo-empty",
    )  # fmt: skip


def crowded(queue: str, count: int, capacity: int, say: Say) -> Part:
    """Tells a coordinator that a queue holds more than it can."""
    title = say("crowded-title", queue=say(f"queue-{queue}"), count=count)
    body = [card.heading("People", title), card.text(say("crowded-more", capacity=capacity))]
    actions = [card.press(say("act-menu"), "home.menu", inputs=False)]
    return card.card(body, actions, language=say.language, fallback=title)


def outcomes(page: Page, say: Say) -> Part:
    """Tells a handler what reporters said of their work: this is when a loop closes."""
    lines = []
    for what in page.loops:
        which = what.friction
        ending, who = _ending(what), {"who": loop.reporter(what, say)}
        told = say(ending, **who) if ending else say(f"outcome-{which.state}", **who)
        about = card.subtle(f"{which.code} · {what.title or card.short(which.words)}", spacing="None")
        lines.append(card.beside(card.icon(loop.LOOK[which.state][0]), [card.text(told), about]))
    title = say("outcome-title", count=page.total)
    body = [card.heading("PersonFeedback", title), *lines]
    actions = [card.press(say("act-todo"), "friction.todo", inputs=False)]
    return card.card(body, actions, language=say.language, fallback=title)


def _where(what: Loop, viewer: PersonId, say: Say) -> Iterator[str]:
    """In a list: whose it is, whether somebody took it, and who has it where that is not who reads it."""
    which, who = what.friction, loop.reporter(what, say)
    if which.state is State.TAKEN and which.handler != viewer:
        yield say("todo-theirs", who=who, handler=loop.name(what, which.handler, say))
        return
    again = which.state is State.RECEIVED and loop.came_back(what)
    yield say(f"todo-{'again' if again else which.state.value}", who=who)
    if which.state is State.RECEIVED and what.on_duty != viewer and (holder := loop.holder(what, say)):
        yield say("todo-with", holder=holder)


def _ending(what: Loop) -> str:
    """How it ended where its state does not tell; what closes before it was answered has no reporter anymore.

    Who has no name is not named at the beginning of a sentence.
    """
    state, acts = what.friction.state, {one.act for one in loop.round_of(what.events)}
    if loop.by_tip(what):
        return "outcome-helped"
    if state is State.CONFIRMED and what.merged:  # it is done when the last of its reporters says so
        return "outcome-confirmed-some"
    left = state is State.UNANSWERED and not acts & {Act.SOLVE, Act.DECLINE, Act.REMIND}
    if left:
        return "outcome-left"
    return "outcome-unanswered-nameless" if state is State.UNANSWERED and what.friction.nameless else ""
