"""Cards of and about key users, drawn from made-up data."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import cards.keyusers
from cards.card import Part
from content.texts import Say
from domain.keyusers import Contact, Gaps, Own
from domain.people import PersonId
from tests.cards.samples import AWAY
from tests.examples import BRAM, NAMES, NOOR, RULES, SANNE

LIMITS = RULES.limits
APPS = ("Excel", "Outlook", "Planner", "Teams")
TOPICS = ("Planner", "Teams")
OFFER: dict[str, Any] = {"name": NAMES[BRAM], "department": "Planning", "topics": TOPICS, "minutes": 90}
GAPS = Gaps(topics=("Copilot", "Visio"), departments=("ICT", "Kwaliteit"))


def contact(person: PersonId | None = BRAM, *why: str, **more: Any) -> Callable[[Say], Part]:
    found = Contact(person=person, why=why, **more)
    return lambda say: cards.keyusers.contact(found, NAMES, say)


def form(told: str = "", written: dict[str, str] | None = None, **own: Any) -> Callable[[Say], Part]:
    away = own.pop("away_until", None)
    return lambda say: cards.keyusers.form(
        Own(**own), say, limits=LIMITS, apps=APPS, told=told, written=written, away_until=away
    )


def wish(**own: Any) -> Callable[[Say], Part]:
    return lambda say: cards.keyusers.wish(Own(**own), BRAM, say, limits=LIMITS)


DRAWINGS: dict[str, Callable[[Say], Part]] = {
    "contact": contact(
        BRAM, "knows:Planner", "department", "location", "language", "open:2",
        others={"Excel": SANNE, "Planner": BRAM, "Teams": BRAM},
    ),
    "contact-free": contact(BRAM, "open:0"),
    "contact-one": contact(BRAM, "open:1"),
    "contact-shown": contact(BRAM, "knows:Planner", shown=True),
    "contact-helped": contact(BRAM, "knows:Planner", shown=True, helped=12, others={"Excel": SANNE}),
    "contact-nobody": contact(None, coordinators=(NOOR, SANNE)),
    "contact-alone": contact(None),
    "contact-topic": contact(BRAM, "knows:Planner", "language", topic="Planner"),
    "contact-unknown": lambda say: cards.keyusers.unknown("het ECD", say),
    "contact-topic-nobody": contact(None, coordinators=(NOOR,), topic="Visio"),
    "key-user": form(is_one=True, known=("Visio",), **OFFER),
    "key-user-shown": form("keyuser-kept", is_one=True, shown=True, **OFFER),
    "key-user-away": form("keyuser-kept", is_one=True, away_until=AWAY, **OFFER),
    "key-user-rests": form(is_one=True, rests=True),
    "key-user-welcome": form("keyuser-welcome", is_one=True, **OFFER),
    "key-user-new": form(),
    "key-user-no-topic": form("keyuser-no-topic", {"topics": "", "topics_other": "", "minutes": "30"}),
    "key-user-no-minutes": form(
        "keyuser-no-minutes", {"topics": "Teams", "minutes": "5", "shown": "yes"}, is_one=True, **OFFER
    ),
    "key-user-wishes": form("keyuser-wished", wishes=True, **OFFER),
    "key-user-stop": cards.keyusers.stop,
    "wish": wish(wishes=True, **OFFER),
    "wish-yes": wish(is_one=True, **OFFER),
    "wish-no": wish(name=NAMES[BRAM]),
    "gaps": lambda say: cards.keyusers.gaps(GAPS, say),
    "gaps-one": lambda say: cards.keyusers.gaps(Gaps(topics=("Visio",)), say),
    "gaps-many": lambda say: cards.keyusers.gaps(Gaps(departments=tuple(f"Team {n}" for n in range(20))), say),
    "gaps-asked": lambda say: cards.keyusers.gaps(replace(GAPS, asked={"Copilot": 3, "Visio": 1}, coordinated=5), say),
    "gaps-coordinated": lambda say: cards.keyusers.gaps(Gaps(coordinated=1), say),
    "gaps-nobody": lambda say: cards.keyusers.gaps(Gaps(nobody=True, coordinated=2), say),
    "gaps-none": lambda say: cards.keyusers.gaps(Gaps(), say),
}  # fmt: skip
