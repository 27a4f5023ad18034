"""One of every card in both languages, drawn from made-up data."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import cards.form
import cards.friction
import cards.handling
import cards.home
import cards.preferences
import cards.worklist
from cards.card import Part
from cards.form import Written
from content.texts import Say
from domain.absence import Absence
from domain.friction import Loop, Page
from domain.nameless import Naming
from domain.preferences import Filled
from domain.questions import State as Asked
from domain.states import CLOSED, OPEN, Act, State
from tests.cards import alongside, asking, keyusers, known, nudges, recognition, tips
from tests.cards.samples import (
    AWAY,
    DESK,
    HEADINGS,
    LANGUAGES,
    LEADS,
    LONG,
    MARKED,
    UNBROKEN,
    allowed,
    asked,
    goes_with,
    late,
    loop_given,
    merged,
    reminded,
    said,
    say,
    several,
    unnamed,
)
from tests.examples import BRAM, NAMES, NOOR, NOW, RULES, SANNE, came_back, loop, nameless


def form(**written: Any) -> Callable[[Say], Part]:
    return lambda say: cards.form.form(Written(nonce="n" * 32, **written), say, RULES.taxonomy, crowd=5)


def follow(one: Loop) -> Callable[[Say], Part]:
    return lambda say: cards.friction.follow(one, say)


@cache
def samples() -> Mapping[str, Part]:
    """By name, such as `status-solved-nl`; drawn once, to be looked at."""
    return {f"{name}-{one}": draw(say(one)) for one in LANGUAGES for name, draw in DRAWINGS.items()}


def every_card(test: Callable[[str], None]) -> Callable[[], None]:
    """One test for all of them: a look takes less than what a test of its own costs. What fails shows its `name`."""

    def whole() -> None:
        for name in sorted(samples()):
            test(name)

    return whole


def item(one: Loop, viewer: str) -> Callable[[Say], Part]:
    return lambda say: cards.handling.item(one, next(who for who in NAMES if who == viewer), say, RULES.taxonomy)


def preferences(**more: Any) -> Callable[[Say], Part]:
    """The card of somebody who works four days."""
    given = {"away_until": None, "listed": None, "handles": False, "days": "0,1,2,3", "until": ""} | more
    days, until = given.pop("days"), given.pop("until")
    taught = {"rhythm": "three", "time": "10:00"}

    def drawn(say: Say) -> Part:
        filled = Filled(language=say.language, days=days, starts="08:30", ends="17:30", until=until, **taught)
        return cards.preferences.form(filled, say, kept=filled, **given)

    return drawn


def status(one: Loop, **more: Any) -> Callable[[Say], Part]:
    return lambda say: cards.friction.status(one, say, **more)


DRAWINGS: dict[str, Callable[[Say], Part]] = {
    **known.DRAWINGS,
    **asking.DRAWINGS,
    **keyusers.DRAWINGS,
    **alongside.DRAWINGS,
    **recognition.DRAWINGS,
    **nudges.DRAWINGS,
    **tips.DRAWINGS,
    "form": form(),
    "form-change": form(change="1" * 32),
    "form-typed": form(typed=True, text=LONG.strip(), group="fit"),
    "form-cut": form(typed=True, text=LONG * 19, cut=True),
    "form-no-naming": form(say="form-naming-missing", text=LONG, impact="time", would_help="Een koppeling"),
    "form-trace": form(say="form-trace", checked=True, naming="told", text="Vraag het aan Bram"),
    "form-key-user": form(key_user=True),
    "form-colleagues": form(say="form-colleagues-named", naming="pull", text=LONG, colleagues="6", key_user=True),
    "form-alike": form(naming="named", text=LONG, alike=HEADINGS),
    "form-nothing-alike": form(text=LONG, alike=()),
    "form-quoted": form(quoted=True, text=LONG, group="fit"),
    "form-quoted-cut": form(quoted=True, text=LONG * 20, cut=True),
    "form-quoted-trace": form(quoted=True, say="form-trace", checked=True, text="Vraag het aan Bram"),
    "form-quoted-long": form(quoted=True, say="refused-too-long", variables={"length": 2100, "longest": 2000}),
    "form-told": lambda say: cards.form.told(say("extension-sent", code="234567"), say.language),
    **{f"status-{state}": status(loop(state), desk_url=DESK) for state in State if state is not State.MERGED},
    **{f"status-merged-{state}": status(merged(state)) for state in LEADS},
    **{f"status-nameless-{state}": status(unnamed(state), receipt="r" * 32, desk_url=DESK)
       for state in State if state is not State.MERGED},
    "status-nameless-pull": status(unnamed(naming=Naming.PULL), receipt="r" * 32),
    "status-nameless-asked": status(asked(unnamed(State.TAKEN)), receipt="r" * 32),
    **{f"status-nameless-merged-{state}": status(merged(state, unnamed()), receipt="r" * 32) for state in LEADS},
    "status-nameless-joined": status(merged(State.TAKEN, unnamed(State.WAITING)), receipt="r" * 32),
    "status-nameless-again": status(said(unnamed(State.SOLVED), Act.REOPEN, "Nog steeds traag."), receipt="r" * 32),
    "status-nameless-for-good": status(unnamed(State.CONFIRMED), receipt="r" * 32, reopenable=False),
    "status-nameless-alike": status(replace(unnamed(State.WAITING), alike=HEADINGS), receipt="r" * 32, desk_url=DESK),
    "status-asked": status(asked(loop(State.TAKEN))),
    "status-replied": status(said(asked(loop(State.TAKEN)), Act.REPLY, "Op de oude.")),
    "status-objected": status(said(loop(State.DECLINED), Act.OBJECT, "Het kan wel eerder.")),
    "status-merged-again": status(goes_with(came_back(), loop(State.MERGED))),
    "status-merged-asked": status(goes_with(asked(loop(State.TAKEN)), loop(State.MERGED))),
    "status-marked": status(loop(State.SOLVED, words=MARKED, title=MARKED, said={Act.SOLVE: MARKED})),
    "status-unbroken": status(loop(State.DECLINED, words=UNBROKEN, title=UNBROKEN[:80], said={Act.DECLINE: UNBROKEN})),
    "status-alike": status(replace(loop(), alike=HEADINGS), desk_url=DESK),
    "status-allowed": status(allowed(State.SOLVED)),
    "status-crowd": status(replace(loop(State.TAKEN), bothers=12)),
    **{f"status-{state}-for-good": status(loop(state), reopenable=False) for state in CLOSED},
    "status-again": status(came_back(), desk_url=DESK),
    "status-reminded": status(reminded(loop(State.SOLVED))),
    "status-nameless-reminded": status(reminded(unnamed(State.DECLINED)), receipt="r" * 32),
    "status-closed-unanswered": status(loop(State.UNANSWERED, closed_at=NOW)),
    "status-given": status(loop_given()),
    "status-instead": status(replace(loop(), handlers=(SANNE,), instead_of=NAMES[BRAM])),
    "status-late": status(late(loop(State.TAKEN))),
    "status-unsent": status(loop(State.CONFIRMED), told="moved-on", text=LONG),
    "status-sent": status(loop(), told="form-sent", text=LONG),
    "status-tip": status(loop(topic="load", leaf="load.hours"), tip=RULES.tips["teams-schedule-message"]),
    "status-helped": status(loop(State.WITHDRAWN, said={Act.WITHDRAW: "Chatbericht later laten versturen"})),
    "status-no-desk": status(loop(State.RECEIVED)),
    "status-other-group": status(loop(State.RECEIVED, topic="fit", queue="processowner"), desk_url=DESK),
    **{f"item-{state}": item(loop(state), BRAM) for state in State if state not in (State.WAITING, State.MERGED)},
    **{f"item-nameless-{state}": item(unnamed(state), BRAM)
       for state in State if state not in (State.WAITING, State.MERGED)},
    "item-nameless-asked": item(asked(unnamed(State.TAKEN)), BRAM),
    "item-nameless-replied": item(said(asked(unnamed(State.TAKEN)), Act.REPLY, "Op de oude."), BRAM),
    **{f"item-merged-{state}": item(merged(state), BRAM) for state in LEADS},
    "item-nameless-merged": item(merged(State.TAKEN, unnamed()), BRAM),
    "item-change": item(replace(loop(), change={"nl": "Minder zoeken", "en": "Less searching"}), BRAM),
    "item-marked": item(loop(State.TAKEN, words=MARKED, title=MARKED, would_help=MARKED), BRAM),
    "item-unbroken": item(loop(State.TAKEN, words=UNBROKEN, title=UNBROKEN[:80]), BRAM),
    "item-objected": item(said(loop(State.DECLINED), Act.OBJECT, "Het kan wel eerder."), BRAM),
    "item-leads": item(replace(loop(State.TAKEN), merged=(nameless(), nameless()), bothers=9), BRAM),
    "item-alike": item(replace(loop(), alike=HEADINGS), BRAM),
    "item-rules": item(loop(State.TAKEN, leaf="rules.ai", topic="rules", queue="admin"), BRAM),
    "item-allowed": item(allowed(State.DECLINED), BRAM),
    "item-colleagues": item(loop(colleagues=6), BRAM),
    "item-unsent": lambda say: cards.handling.item(
        loop(State.SOLVED), BRAM, say, RULES.taxonomy, told="moved-on", written={"text": LONG, "title": MARKED}
    ),
    **{f"follow-{state}": follow(replace(loop(state, title="Outlook is traag"), bothers=5))
       for state in (*OPEN, State.SOLVED, State.DECLINED, *CLOSED, State.WITHDRAWN)},
    "follow-few": follow(replace(loop(State.TAKEN, title="Outlook is traag"), bothers=4)),
    "follow-allowed": follow(allowed(State.SOLVED)),
    "item-taken-by-another": item(loop(State.TAKEN), SANNE),
    "item-again": item(came_back(), BRAM),
    "item-given": item(loop_given(), SANNE),
    "item-given-away": item(loop_given(), BRAM),
    "item-instead": item(replace(loop(), handlers=(SANNE,), instead_of=NAMES[BRAM]), SANNE),
    **{f"item-late-{state}": item(late(loop(state)), NOOR) for state in OPEN},
    "item-full": item(loop(State.TAKEN, impact="rework", would_help="Een koppeling", words=LONG * 4), BRAM),
    "todo": lambda say: cards.worklist.todo(several(3), BRAM, say),
    "outcomes-helped": lambda say: cards.worklist.outcomes(
        Page(loops=(loop(State.WITHDRAWN, said={Act.WITHDRAW: "Chatbericht later versturen"}),), number=0, total=1), say
    ),
    "todo-tips": lambda say: cards.worklist.todo(several(2), BRAM, say, along=True, tips=True),
    "todo-nameless": lambda say: cards.worklist.todo(Page(loops=(unnamed(),), number=0, total=1), BRAM, say),
    "todo-pages": lambda say: cards.worklist.todo(replace(several(5), number=1, total=12), BRAM, say),
    "todo-others": lambda say: cards.worklist.todo(
        Page(loops=(loop(), loop(State.TAKEN), loop_given()), number=0, total=3), NOOR, say
    ),
    "late": lambda say: cards.worklist.late(
        Page(loops=(late(loop()), late(loop(State.TAKEN))), number=0, total=2), say
    ),
    "todo-taken": lambda say: cards.worklist.todo(several(1, State.TAKEN), BRAM, say),
    "todo-fresh": lambda say: cards.worklist.todo(several(3), BRAM, say, title="todo-fresh"),
    "todo-soon": lambda say: cards.worklist.todo(several(3, State.TAKEN), BRAM, say, title=cards.worklist.SOON),
    "todo-empty": lambda say: cards.worklist.todo(several(0), BRAM, say),
    "mine": lambda say: cards.friction.mine(several(8, State.SOLVED), say),
    "mine-one": lambda say: cards.friction.mine(several(1), say),
    "mine-mixed": lambda say: cards.friction.mine(
        Page(loops=(merged(State.SOLVED), asked(loop(State.TAKEN)), loop(State.WITHDRAWN)), number=0, total=3), say
    ),
    "mine-empty": lambda say: cards.friction.mine(several(0), say),
    "mine-titled": lambda say: cards.friction.mine(several(1, title="ok"), say),
    "news-untitled": lambda say: cards.friction.news(asked(loop(words=LONG)), say),
    "news-solved": lambda say: cards.friction.news(loop(State.SOLVED), say),
    "news-declined": lambda say: cards.friction.news(loop(State.DECLINED), say),
    "news-asked": lambda say: cards.friction.news(asked(loop(State.TAKEN)), say),
    "news-merged": lambda say: cards.friction.news(merged(State.DECLINED), say),
    "news-support": lambda say: cards.friction.news(loop(State.SOLVED), say, own=False),
    "news-support-declined": lambda say: cards.friction.news(allowed(State.DECLINED), say, own=False),
    "news-nameless": lambda say: cards.friction.news(unnamed(State.SOLVED), say, receipt="r" * 32),
    "outcomes-one": lambda say: cards.worklist.outcomes(several(1, State.CONFIRMED), say),
    "outcomes": lambda say: cards.worklist.outcomes(
        Page(
            loops=(loop(State.CONFIRMED), unnamed(State.UNANSWERED), loop(State.UNANSWERED), merged(State.TAKEN)),
            number=0, total=4,
        ), say
    ),
    "preferences": preferences(),
    "preferences-handler": preferences(handles=True, told="preferences-kept"),
    "preferences-away": preferences(handles=True, until="2026-12-04", away_until=AWAY),
    "preferences-listed": preferences(handles=True, outlook=True, listed=Absence(until=AWAY)),
    "preferences-endless": preferences(outlook=True, listed=Absence(until=AWAY, endless=True)),
    "preferences-no-day": preferences(days="", told="preferences-no-day"),
    "menu": lambda say: cards.home.menu(say, handles=False),
    "menu-must": lambda say: cards.home.menu(say, handles=False, must=True),
    "menu-handler": lambda say: cards.home.menu(say, handles=True),
    "menu-key-user": lambda say: cards.home.menu(say, handles=True, along=True, coordinates=True),
    "menu-who": lambda say: cards.home.menu(say, handles=False, said=say("who-am-i")),
    "help": lambda say: cards.home.help_(say, handles=False),
    "help-handler": lambda say: cards.home.help_(say, handles=True),
    "help-coordinator": lambda say: cards.home.help_(say, handles=True, coordinates=True),
    "standing": lambda say: cards.home.standing(
        Page(loops=(loop(State.TAKEN), loop(State.CONFIRMED)), number=0, total=2),
        asking.page(asking.asked(Asked.TAKEN), asking.asked(Asked.ACCEPTED)), say,
    ),
    "standing-none": lambda say: cards.home.standing(several(0), asking.page(), say),
    "privacy": lambda say: cards.home.privacy(say, days=30, url="https://kring.example/privacy"),
    "privacy-inside": lambda say: cards.home.privacy(say, days=30, url=None),
    "welcome": lambda say: cards.home.welcome(say, name="Anna de Vries", organisation="De Linde", handles=False),
    "welcome-handler": lambda say: cards.home.welcome(say, name="Bram Jansen", organisation="", handles=True),
    "welcome-no-tips": lambda say: cards.home.welcome(say, name="Anna", organisation="", handles=True, tips=False),
    "welcome-nameless": lambda say: cards.home.welcome(say, name="", organisation="", handles=False),
    "notice": lambda say: cards.home.notice(say("refused-too-long", length=2100, longest=2000), say),
}  # fmt: skip
