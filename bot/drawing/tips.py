"""Cards of what is taught: the content is not in the store, so it is looked up when they are drawn."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date

import cards.home
import cards.learning
import cards.preferences
import cards.tips
import usecases.learning
import usecases.preferences
import usecases.tips
from bot.drawing.sheet import Sheet, Way
from cards.card import Part
from cards.learning import Learned
from content.texts import Say
from dialogs.turn import Card
from domain import preferences
from domain.friction import Loop
from domain.rules import Rules
from domain.tips import Look, Tip, shuffled


def attached(sheet: Sheet, say: Say, rules: Rules) -> dict[str, str]:
    """The tip that did not work for them, where it is about one."""
    one = rules.tips.get(sheet.ids.get("tip", ""))
    return {"tip": one.id, "tip_title": cards.tips.lesson_of(one, say).title} if one else {}


def beside(loop: Loop, say: Say, rules: Rules) -> Tip | None:
    """The one tip that may help who reported this, while nobody took it (FR12)."""
    return usecases.tips.beside(
        loop.friction.leaf, loop.friction.words, loop.looked_at, rules, say.today, without=loop.unwanted
    )


def example(one: Tip, looked_at: Mapping[str, Look]) -> bool:
    """Whether nobody here found it right as it is."""
    return usecases.tips.found(one, looked_at.get(one.id)) is not True


def _tip(sheet: Sheet, say: Say, rules: Rules) -> Part:
    """An example where nobody here found it right as it is."""
    one, ids = rules.tips.get(sheet.ids["tip"]), sheet.ids
    if one is None:  # it is taught no longer
        return cards.home.notice(say("refused-unknown"), say)
    looked_at, key_user = sheet.data
    return cards.tips.tip(
        one, say, example=example(one, looked_at), told=ids.get("told", ""), when=ids.get("when", ""),
        key_user=key_user,
    )  # fmt: skip


def _recall(sheet: Sheet, say: Say, rules: Rules) -> Part:
    one, ids = rules.tips.get(sheet.ids["tip"]), sheet.ids
    if one is None:
        return cards.home.notice(say("refused-unknown"), say)
    seed = usecases.learning.order(sheet.viewer.id, one.id, date.fromisoformat(ids["day"]))
    choice: int | str | None = ids.get("choice")
    choice = int(choice) if isinstance(choice, str) and choice.isdigit() else choice
    asked = cards.tips.Asked(tip=one, day=ids["day"], order=shuffled(one, seed), choice=choice)
    return cards.tips.question(asked, say) if choice is None else cards.tips.answered(asked, say)


def _learned(sheet: Sheet, rules: Rules) -> list[Learned]:
    return [
        Learned(which=which, tip=rules.tips.get(which), shown_at=it.shown_at, how=it.how, answers=it.answers)
        for which, it in sheet.data.learned.items()
    ]


def _everything(sheet: Sheet, say: Say, rules: Rules) -> Part:
    apps = usecases.preferences.apps(rules)
    wished = preferences.wished(usecases.preferences.teaching(sheet.data.wishes, rules), apps, sheet.viewer.time_zone)
    chosen = cards.preferences.chosen(wished, say, moments=rules.moments, apps=apps)
    days = [one.contact.day for one in sheet.data.spoken]
    return cards.learning.export(chosen, _learned(sheet, rules), days, say)


def _progress(sheet: Sheet, say: Say, _rules: Rules) -> Part:
    counts = {one.name: int(sheet.ids[one.name]) for one in fields(usecases.learning.Progress)}
    return cards.learning.progress(counts, say, told=sheet.ids.get("told", ""))


def _taught(sheet: Sheet, say: Say, rules: Rules) -> Part:
    """As it is kept, or as it was filled in where that was not kept."""
    ids, apps = sheet.ids, usecases.preferences.apps(rules)
    kept = preferences.wished(usecases.preferences.teaching(sheet.data, rules), apps, sheet.viewer.time_zone)
    filled = replace(preferences.Wished.of(ids), ring=ids.get("ring") or kept.ring) if "rhythm" in ids else kept
    return cards.preferences.tips(filled, say, kept=kept, moments=rules.moments, apps=apps, told=ids.get("told", ""))


DRAWN: dict[str, Way] = {
    Card.TIP: _tip,
    Card.NO_TIP: lambda sheet, say, _rules: cards.tips.none(say, sheet.ids["why"], sheet.ids.get("topic", "")),
    Card.RECALL: _recall,
    Card.PROGRESS: _progress,
    Card.LEARNED: lambda sheet, say, rules: cards.learning.mine(_learned(sheet, rules), int(sheet.ids["page"]), say),
    Card.LEARNED_ALL: _everything,
    Card.ERASE: lambda _sheet, say, _rules: cards.learning.sure(say),
    Card.JUDGE: lambda sheet, say, rules: cards.tips.judge(
        rules.tips.get(sheet.ids.get("tip", "")), int(sheet.ids["left"]), say, examples=rules.examples
    ),
    Card.TIPS: _taught,
    "tip.expired": lambda sheet, say, rules: cards.tips.expired(
        usecases.tips.expired(sheet.data, rules, say.today), say, unseen=usecases.tips.unseen(sheet.data, rules)
    ),
    "tip.paused": lambda _sheet, say, _rules: cards.tips.paused(say),
}
