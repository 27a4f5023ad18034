"""Which dialog answers which verb; what is not here is refused kindly."""

from dialogs import friction, home
from dialogs.home import Dialog
from dialogs.turn import Reply, Turn
from domain import errors
from domain.rules import Rules
from storage.views import Tx

VERBS: dict[str, Dialog] = {
    "friction.form": friction.form,
    "friction.report": friction.report,
    "friction.status": friction.status,
    "friction.mine": friction.mine,
    "friction.todo": friction.todo,
    "friction.show": friction.show,
    "friction.take": friction.take,
    "friction.solve": friction.solve,
    "friction.decline": friction.decline,
    "friction.confirm": friction.confirm,
    "friction.understood": friction.understood,
    "friction.reopen": friction.reopen,
    "friction.withdraw": friction.withdraw,
    "home.menu": home.menu,
    "home.help": home.menu,
}


def answer(tx: Tx, turn: Turn, rules: Rules) -> Reply:
    """The reply to a turn; raises a Refused when the act cannot be done."""
    if not turn.verb:
        return home.say(tx, turn, rules)
    dialog = VERBS.get(turn.verb)
    if dialog is None:
        raise errors.UnknownVerb
    return dialog(tx, turn, rules)
