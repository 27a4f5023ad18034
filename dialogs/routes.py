"""Which dialog answers which verb; what is not here is refused kindly."""

from collections.abc import Mapping

from dialogs import (
    alongside,
    asking,
    friction,
    handling,
    home,
    keyusers,
    knowledge,
    learning,
    nudges,
    preferences,
    questions,
    recognition,
    tips,
    updates,
)
from dialogs.home import Dialog
from dialogs.turn import Reply, Turn
from domain import errors
from domain.learning import Outcome
from domain.nameless import Naming
from domain.nudges import Said
from domain.rules import Rules
from domain.search import plain
from storage.views import Tx

VERBS: dict[str, Dialog] = {
    "friction.form": friction.form,
    "friction.report": friction.report,
    "friction.similar": friction.similar,
    "friction.support": friction.support,
    "friction.status": friction.status,
    "friction.mine": friction.mine,
    "friction.todo": handling.todo,
    "friction.show": handling.show,
    "friction.take": handling.take,
    "friction.solve": handling.solve,
    "friction.decline": handling.decline,
    "friction.note": handling.note,
    "friction.ask": handling.ask,
    "friction.merge": handling.merge,
    "friction.handover": handling.hand_over,
    "friction.adopt": handling.adopt,
    "friction.headings": alongside.headings,
    "friction.heading": alongside.heading,
    "friction.context": alongside.context,
    "friction.propose": alongside.propose,
    "friction.reply": friction.reply,
    "friction.confirm": friction.confirm,
    "friction.understood": friction.understood,
    "friction.object": friction.object_to,
    "friction.reopen": friction.reopen,
    "friction.withdraw": friction.withdraw,
    "question.form": asking.form,
    "question.ask": asking.ask,
    "question.found": asking.found,
    "question.status": questions.status,
    "question.mine": questions.mine,
    "question.accept": questions.accept,
    "question.reopen": questions.reopen,
    "question.thank": questions.thank,
    "question.withdraw": questions.withdraw,
    "question.show": questions.show,
    "question.take": questions.take,
    "question.answer": questions.answer,
    "question.handover": questions.hand_over,
    "article.draft": knowledge.draft,
    "article.show": knowledge.show,
    "article.mine": knowledge.mine,
    "article.edit": knowledge.edit,
    "article.publish": knowledge.publish,
    "article.consent": knowledge.consent,
    "keyuser.form": keyusers.form,
    "keyuser.save": keyusers.save,
    "keyuser.absent": keyusers.absent,
    "keyuser.stop": keyusers.stop,
    "keyuser.appoint": keyusers.appoint,
    "keyuser.gaps": keyusers.gaps,
    "recognition.show": recognition.show,
    "tip.today": tips.today,
    "tip.tried": tips.said(Outcome.TRIED),
    "tip.later": tips.later,
    "tip.known": tips.said(Outcome.KNOWN),
    "tip.notforme": tips.said(Outcome.NOTFORME),
    "tip.stuck": tips.stuck,
    "tip.progress": learning.progress,
    "tip.erase": learning.erase,
    "tip.mine": learning.mine,
    "tip.export": learning.export,
    "tip.look": tips.judge,
    "tip.ready": tips.judged(ready=True),
    "tip.notready": tips.judged(ready=False),
    "quiz.answer": tips.answer,
    "nudge.form": nudges.form,
    "nudge.list": nudges.listed,
    "update.list": updates.listed,
    "update.decide": updates.decide,
    "nudge.preview": nudges.look,
    "nudge.look": nudges.reread,
    "nudge.send": nudges.send,
    "nudge.approve": nudges.approve,
    "nudge.pause": nudges.stop,
    "nudge.resume": nudges.resume,
    "nudge.withdraw": nudges.withdraw,
    "nudge.correct": nudges.correct,
    "nudge.status": nudges.status,
    "nudge.show": nudges.show,
    "nudge.mine": nudges.mine,
    "nudge.done": nudges.said(Said.DONE),
    "nudge.notforme": nudges.said(Said.NOTFORME),
    "nudge.why": nudges.why,
    "nudge.clear": nudges.clear,
    "nudge.harder": nudges.harder,
    "nudge.ask": nudges.ask,
    "update.ready": nudges.judged(ready=True),
    "update.notready": nudges.judged(ready=False),
    "preferences.form": preferences.form,
    "preferences.save": preferences.save,
    "preferences.tips": preferences.tips,
    "preferences.teach": preferences.teach,
    "preferences.pause": preferences.pause,
    "home.menu": home.menu,
    "home.help": home.help_,
    "privacy.show": home.privacy,
}


FORMS = frozenset({"friction.form", "question.form", "nudge.harder"})
SENDS = frozenset({"friction.report", "question.ask"})  # a form, whose number leads to a receipt
NUMBERED = SENDS | {"question.found"}  # what carries that number
LOOKS = frozenset({"friction.status", "question.status"})  # also with a name: who looks is not seen, nor refreshed
_FORM_WORDS = frozenset({friction.form, home.nameless, asking.form})
_UNTRACED = FORMS | {"friction.similar", "question.found"}  # a form may have been sent without a name meanwhile


def leaves_no_trace(verb: str, text: str, data: Mapping[str, str], rules: Rules) -> bool:
    """Whether an act is on the way in or back of a report or question without a name: nothing is kept of who did it.

    A form that comes back belongs to it too, whatever is chosen on it so far, and a sentence that may become one.
    """
    if not verb:
        words = plain(text)
        return bool(words) and (home.meant(words) or friction.form) in _FORM_WORDS
    if verb in SENDS:
        if verb == "question.ask":
            return asking.naming_of(data) != Naming.NAMED or asking.comes_back(data, rules) is not None
        return data.get("naming") != Naming.NAMED or friction.comes_back(data, rules) is not None
    if verb == "question.form" and "friction" in data:
        return False  # opened from a report with their name
    return verb in _UNTRACED or "receipt" in data


def answer(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """The reply to a turn; raises a Refused when the act cannot be done."""
    if not turn.verb:
        return home.say(tx, turn, rules)
    dialog = VERBS.get(turn.verb)
    if dialog is None:
        raise errors.UnknownVerb
    return dialog(tx, turn, rules)
