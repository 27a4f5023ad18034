"""A tip as it is taught, the question on it, and what a key user judges; nobody else sees what somebody answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards import card
from cards.card import Part
from content.texts import Say
from domain.learning import DUNNO, LATER
from domain.tips import Lesson, Tip

EXPIRED = 10  # titles of what expired on one card
LETTERS = "ABCD"  # of the options: their words wrap, and a button's do not


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question on a tip, for one person: in which order its options stand, and what they chose if they did."""

    tip: Tip
    day: str  # of the question
    order: Sequence[int]  # the places of the options as written
    choice: int | str | None = None  # as written, or DUNNO; None while they did not


def tip(
    one: Tip, say: Say, *, example: bool = False, told: str = "", when: str = "", key_user: bool = False
) -> Part:  # fmt: skip
    """Why first, then at most three steps; `told` says what became of what they pressed, in place of the buttons.

    `when` is one of LATER; an `example` is what nobody here looked at yet. What is shown "again" has them.
    """
    lesson = lesson_of(one, say)
    body = [
        card.heading("Lightbulb", lesson.title, say("tip-kicker", topic=one.topic, minutes=one.minutes)),
        *([_note(say(f"tip-{told}", topic=one.topic, when=when))] if told else []),
        *_lesson(lesson, key_user=key_user),
    ]
    if example:
        body.append(card.subtle(say("tip-example")))
    if told in ("", "again"):
        body.append(_later(one, say))
        actions = _acts(one, say)
    else:
        only = card.press(say("act-tip-only"), "tip.notforme", {"tip": one.id, "only": "1"}, inputs=False)
        actions = [*([only] if told == "notforme" else []), *_done(say)]
    return card.card(body, actions, language=say.language, fallback=lesson.title)


def question(asked: Asked, say: Say) -> Part:
    """One tap, and the explanation at once."""
    one, lesson = asked.tip, lesson_of(asked.tip, say)
    title = say("quiz-title")
    lettered = list(zip(LETTERS, asked.order, strict=False))
    body = [
        card.heading("BrainCircuit", title, say("quiz-subtitle", topic=one.topic)),
        card.text(lesson.quiz.question),
        *[
            card.beside(card.text(letter, weight="Bolder", color="Accent"), [card.text(lesson.quiz.options[place])])
            for letter, place in lettered
        ],
    ]
    ids = {"tip": one.id, "day": asked.day}
    actions = [
        card.press(letter, "quiz.answer", ids | {"choice": str(place)}, inputs=False) for letter, place in lettered
    ]
    actions.append(card.press(say("act-quiz-dunno"), "quiz.answer", ids | {"choice": DUNNO}, inputs=False))
    return card.card(body, actions, language=say.language, fallback=title)


def answered(asked: Asked, say: Say) -> Part:
    """The explanation, in the same warm tone whatever they chose; no score."""
    one, lesson = asked.tip, lesson_of(asked.tip, say)
    assert asked.choice is not None
    right = asked.choice == one.correct
    title = say("quiz-right" if right else "quiz-dunno" if isinstance(asked.choice, str) else "quiz-wrong")
    lines = []
    if isinstance(asked.choice, int) and not right:
        lines.append(say("quiz-your-choice", option=lesson.quiz.options[asked.choice]))
    lines.append(say("quiz-good-choice", option=lesson.quiz.options[one.correct]))
    body = [
        card.heading("CheckmarkCircle" if right else "Lightbulb", title, lesson.title),
        card.text(lesson.quiz.question),
        *[card.text(line, weight="Bolder" if line == lines[-1] else "Default") for line in lines],
        card.box([card.text(lesson.quiz.explanation)]),
    ]
    actions = [card.press(say("quiz-open-tip"), "tip.today", {"tip": one.id}, inputs=False), *_done(say)]
    return card.card(body, actions, language=say.language, fallback=title)


def paused(say: Say) -> Part:
    """The one line that says it stops."""
    title = say("paused-title")
    body = [card.heading("Pause", title), card.text(say("paused-line"))]
    actions = [
        card.press(say("act-tip-another"), "tip.today", inputs=False),
        card.press(say("preferences-title"), "preferences.form", inputs=False),
    ]
    return card.card(body, actions, language=say.language, fallback=title)


def none(say: Say, why: str, topic: str = "") -> Part:
    """There is none: `why` is seen (all were), about (none is about that), away (they put this `topic` away), or yet
    (nobody looked at them).
    """
    title = say(f"tip-none-{why}-title", topic=topic)
    body = [card.heading("Lightbulb", title), card.text(say(f"tip-none-{why}"))]
    first = {
        "about": [card.press(say("act-tip-another"), "tip.today", inputs=False)],
        "away": [card.press(say("teach-title"), "preferences.tips", inputs=False)],
    }
    actions = [
        *first.get(why, []),
        card.press(say("act-ask-key-user"), "question.form", inputs=False),
        card.press(say("act-tip-progress"), "tip.progress", inputs=False),
    ]
    return card.card(body, actions, language=say.language, fallback=title)


def expired(many: Sequence[Tip], say: Say, *, unseen: int = 0) -> Part:
    """Tells a coordinator which tips are taught no longer until somebody looks at them again, and how many not yet."""
    if not many and not unseen:
        return judge(None, 0, say, examples=False)
    wait = say("expired-unseen", count=unseen) if unseen else ""
    title = say("expired-title", count=len(many)) if many else wait
    lines = [card.text(lesson_of(one, say).title, spacing="None") for one in many[:EXPIRED]]
    if more := len(many) - EXPIRED:
        lines += [card.subtle(say("expired-more", count=more))] if more > 0 else []
    body = [
        card.heading("Lightbulb", title),
        *([card.text(say("expired-line")), card.box(lines)] if many else []),
        *([card.text(wait)] if wait and many else []),
        *([card.text(say("expired-unseen-line"))] if wait else []),
    ]
    actions = [card.press(say("act-judge"), "tip.look", inputs=False)]
    return card.card(body, actions, language=say.language, fallback=title)


def judge(one: Tip | None, left: int, say: Say, *, examples: bool) -> Part:
    """The first of the tips that wait for a key user's look, as colleagues will see it; `examples`: they do already."""
    if one is None:
        title = say("judge-none")
        return card.card([card.heading("CheckmarkCircle", title)], _done(say), language=say.language, fallback=title)
    title = say("judge-title")
    lesson = lesson_of(one, say)
    body = [
        card.heading("Eye", title, say("judge-subtitle", topic=one.topic)),
        card.box([card.text(lesson.title, weight="Bolder"), *_lesson(lesson)]),
        *([card.text(say("judge-policy"))] if one.policy_dependent else []),
        *([card.subtle(say("judge-example"))] if examples else []),
        card.subtle(say("judge-left", count=left)),
    ]
    ids = {"tip": one.id}
    actions = [
        card.press(say("act-judge-ready"), "tip.ready", ids, positive=True, inputs=False),
        card.press(say("act-judge-notready"), "tip.notready", ids, inputs=False),
    ]
    return card.card(body, actions, language=say.language, fallback=title)


def beside(one: Tip, say: Say, ids: Mapping[str, str]) -> list[Part]:
    """On the card of a report, whose `ids` its buttons carry: its title, and all of it where that is pressed.

    Nothing is sent by reading it; whoever says that it is enough takes the report back (FR12).
    """
    lesson = lesson_of(one, say)
    enough = card.press(say("act-tip-enough"), "friction.withdraw", {**ids, "tip": one.id}, inputs=False)
    opens = card.unfold(say("act-known-read", title=lesson.title), "tip")
    told = card.folded("tip", [card.subtle(say("tip-kicker", topic=one.topic, minutes=one.minutes)), *_lesson(lesson),
                                card.buttons([enough])])  # fmt: skip
    return [card.text(say("tip-beside"), spacing="Medium"), card.row(card.icon("Lightbulb"), lesson.title, opens), told]


def lesson_of(one: Tip, say: Say) -> Lesson:
    """In their language, or the one there is."""
    return one.lessons.get(say.language) or next(iter(one.lessons.values()))


def _note(words: str) -> Part:
    return card.box([card.beside(card.icon("Info"), [card.text(words)])])


def _lesson(lesson: Lesson, *, key_user: bool = False) -> list[Part]:
    steps = [
        card.beside(card.text(f"{number}.", weight="Bolder"), [card.text(step)])
        for number, step in enumerate(lesson.how, start=1)
    ]
    return [card.text(lesson.brings(key_user=key_user)), card.box(steps)]


def _later(one: Tip, say: Say) -> Part:
    times = [(when, say(f"tip-later-{when}")) for when in LATER]
    field = card.choice_input("when", say("tip-later-label"), times, value="tomorrow", open_=True)
    return card.folded(
        "later", [field, card.buttons([card.press(say("act-tip-put-off"), "tip.later", {"tip": one.id})])]
    )


def _acts(one: Tip, say: Say) -> list[Part]:
    ids = {"tip": one.id}
    return [
        card.press(say("act-tip-tried"), "tip.tried", ids, positive=True, inputs=False),
        card.press(say("act-tip-stuck"), "tip.stuck", ids, inputs=False),
        card.unfold(say("act-tip-later"), "later"),
        card.press(say("act-tip-known"), "tip.known", ids, inputs=False),
        card.press(say("act-tip-notforme"), "tip.notforme", ids, inputs=False),
        card.press(say("teach-title"), "preferences.tips", inputs=False),
    ]


def _done(say: Say) -> list[Part]:
    return [
        card.press(say("act-tip-another"), "tip.today", inputs=False),
        card.press(say("act-tip-progress"), "tip.progress", inputs=False),
        card.press(say("teach-title"), "preferences.tips", inputs=False),
    ]
