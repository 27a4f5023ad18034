"""A tip on request, what came of it, the question on it, and whether it is right; what came of it is theirs alone."""

import re
from collections.abc import Callable
from datetime import date

import usecases.learning
import usecases.tips
from dialogs import friction
from dialogs.turn import Card, Reply, Turn, tip_of
from domain import errors, learning
from domain.learning import DUNNO, Outcome
from domain.rules import Rules
from domain.search import plain
from domain.tips import Tip
from storage.views import Tx

# "tip over agenda", "geef me een tip over Outlook", "tips about meetings", "tip overleg"; more words are a sentence
_ASKED = r"(?:geef me|geef mij|heb je|heb jij|weet je|weet jij|ken je|give me|do you have|do you know)"
_TIP = rf"(?:{_ASKED} (?:een |nog een |a |another )?)?tips? "
_ABOUT = re.compile(
    _TIP + r"(?:(?:over|about) (?P<about>\S+(?: \S+){0,8})|(?:(?:voor|for|on) )?(?P<short>\S+(?: \S+){0,2}))"
)


def today(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Another one, or the one that the button is about once more."""
    if "tip" in turn.data:
        return _tip(_known(turn, rules))
    tip = usecases.learning.another(tx, turn.person, now=turn.now, rules=rules)
    return _tip(tip) if tip else _none(tx, rules, "seen")


def asks(words: str) -> bool:
    """Whether this asks for a tip about something, written as `plain` gives it."""
    return bool(_about(words))


def about(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """One about what they typed, if there is; also one they know already, since they ask."""
    among = usecases.tips.about(_about(plain(turn.text)), rules)
    found = usecases.learning.about(tx, turn.person, among, now=turn.now, rules=rules)
    if found.tip:
        return _tip(found.tip, **({"told": "again"} if found.again else {}))
    if found.away:
        return Reply(card=Card.NO_TIP, ids={"why": "away", "topic": found.away})
    return _none(tx, rules, "about")


def said(outcome: Outcome) -> Callable[[Tx, Turn, Rules], Reply]:
    """What came of it, in one press."""

    def dialog(tx: Tx, turn: Turn, rules: Rules) -> Reply:
        only = "only" in turn.data  # of "not for me": this one, and no more than that
        tip = usecases.learning.said(tx, turn.person, tip_of(turn), outcome, only=only, now=turn.now, rules=rules)
        return _tip(tip, told="only" if only else outcome.value)

    return dialog


def later(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Put off to the day they choose; it keeps its place (ML6)."""
    when = turn.data.get("when", "")
    until = learning.until(when, turn.now, turn.person.time_zone)
    tip = usecases.learning.said(
        tx, turn.person, tip_of(turn), Outcome.LATER, later_until=until, now=turn.now, rules=rules
    )  # fmt: skip
    comes = usecases.learning.comes(tx, turn.person, rules)
    return _tip(tip, told=Outcome.LATER.value, when=when if comes else "asked")


def stuck(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """Not yet: the form of a question for a key user, with the tip attached (ML11).

    With their name: what came of the tip is kept of them, and would lead to who asks about it.
    """
    tip = usecases.learning.said(tx, turn.person, tip_of(turn), Outcome.STUCK, now=turn.now, rules=rules)
    ids = {"nonce": friction.nonce(turn), "topic": tip.topic, "tip": tip.id}
    return Reply(card=Card.ASK, ids=ids)


def answer(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """One press, and the explanation at once (ML4)."""
    choice, day = turn.data.get("choice", ""), turn.data.get("day", "")
    if choice != DUNNO and not (choice.isascii() and choice.isdigit() and len(choice) == 1):
        raise errors.Choice
    if not day:
        raise errors.Changed
    asked, chosen = date.fromisoformat(day), None if choice == DUNNO else int(choice)
    usecases.learning.answer(tx, turn.person, tip_of(turn), asked, chosen, now=turn.now, rules=rules)
    return Reply(card=Card.RECALL, ids={"tip": tip_of(turn), "day": day, "choice": choice})


def judge(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """The first of the tips that wait for their look, as colleagues will see it (ML12)."""
    left = usecases.tips.to_look_at(tx, turn.person, now=turn.now, rules=rules)
    return Reply(card=Card.JUDGE, ids=({"tip": left[0].id} if left else {}) | {"left": str(len(left))})


def judged(*, ready: bool) -> Callable[[Tx, Turn, Rules], Reply]:
    """Whether it is right on today's client; then the next one."""

    def dialog(tx: Tx, turn: Turn, rules: Rules) -> Reply:
        usecases.tips.judge(tx, turn.person, tip_of(turn), ready=ready, now=turn.now, rules=rules)
        return judge(tx, turn, rules)

    return dialog


def _about(words: str) -> str:
    found = _ABOUT.fullmatch(words)
    return (found["about"] or found["short"]) if found else ""


def _none(tx: Tx, rules: Rules, why: str) -> Reply:
    return Reply(card=Card.NO_TIP, ids={"why": why if usecases.tips.taught(tx, rules) else "yet"})


def _known(turn: Turn, rules: Rules) -> Tip:
    tip = rules.tips.get(tip_of(turn))
    if tip is None:
        raise errors.Unknown
    return tip


def _tip(tip: Tip, **more: str) -> Reply:
    return Reply(card=Card.TIP, ids={"tip": tip.id, **more})
