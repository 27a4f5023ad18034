"""Cards of messages about a change."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil
from urllib.parse import quote, unquote

import cards.nudges
import cards.sending
import cards.updates
import cards.writing
import usecases.nudges
import usecases.updates
from bot.drawing.sheet import Sheet, Way
from cards.card import Part
from cards.updates import Waiting
from content.texts import Say
from dialogs.nudges import day_of, typed
from dialogs.turn import Card
from domain import nudges, schedule
from domain.audience import By, Ring
from domain.nudges import EVERYBODY, Lacks, Said, State
from domain.people import LANGUAGES, Role
from domain.rules import Rules
from domain.updates import concerns
from storage import views

MOST = 100  # audiences to choose from on one card


def _reader(sheet: Sheet, rules: Rules, *, corrected: bool = False) -> cards.nudges.Reader:
    told: views.Told = sheet.data
    return cards.nudges.Reader(
        roles=told.roles, author=told.author, told=sheet.ids.get("told", "") or _did(told),
        held=told.held, goes=_goes(told.nudge, rules),
        done=told.done, reached=told.reached,
        corrected=corrected or "corrected" in sheet.ids,
    )  # fmt: skip


def _goes(one: nudges.Nudge, rules: Rules) -> datetime | None:
    """The working day from which colleagues have it, after those of the key users."""
    if one.preview_until is None:
        return None
    return schedule.next_working(one.preview_until + timedelta(seconds=1), rules.week, rules.usual.time_zone)


def _did(told: views.Told) -> str:
    """What they said of it before, which a card that is drawn anew still says."""
    return told.said.value if told.said in (Said.DONE, Said.NOTFORME) else ""


def _new(sheet: Sheet, say: Say, rules: Rules) -> Part:
    told: views.Told = sheet.data
    return cards.nudges.read(told.nudge, say, _reader(sheet, rules))


def _ahead(sheet: Sheet, say: Say, rules: Rules) -> Part:
    told: views.Told = sheet.data
    return cards.nudges.ahead(told.nudge, say, _reader(sheet, rules, corrected=told.nudge.corrected))


def _form(sheet: Sheet, say: Say, rules: Rules) -> Part:
    drafted: views.Drafted = sheet.data
    one, looks = drafted.nudge, "looked" in sheet.ids
    apps = {tip.topic for tip in rules.tips.values()}
    choices = list(_audiences(drafted, say))[:MOST]
    return cards.writing.form(
        _corrected(sheet, one) if looks and one else one, say,
        nonce=sheet.ids.get("nonce", ""), language=sheet.ids["lang"],
        choices=[*choices, *_own(drafted, choices)], topics=sorted({*apps, *drafted.topics}, key=str.casefold),
        corrects="corrects" in sheet.ids, update=drafted.update, looks=looks, lacks=_lacking(sheet),
    )  # fmt: skip


def _corrected(sheet: Sheet, one: nudges.Nudge) -> nudges.Nudge:
    """A correction as it was typed, to be looked at before it goes."""
    language = sheet.ids["lang"]
    words = typed(sheet.words, one.words.get(language))
    return replace(one, words={**one.words, language: words}, when=day_of(sheet.words) or one.when)


def _lacking(sheet: Sheet) -> list[Lacks]:
    return [Lacks(one) for one in sheet.ids.get("lacks", "").split(",") if one]


def _own(drafted: views.Drafted, choices: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What a draft's audience has besides those, as a file wrote it."""
    known = {token for token, _ in choices}
    own = drafted.nudge.audience.split(",") if drafted.nudge and drafted.nudge.audience else []
    yield from ((token, unquote(token)) for token in own if token not in known)


def _audiences(drafted: views.Drafted, say: Say) -> Iterator[tuple[str, str]]:
    """(token, what people read)."""
    yield EVERYBODY, say("audience-everybody")
    for role in (Role.KEY_USER, Role.ADMIN):
        yield f"{By.ROLE}={role}", say(f"audience-role-{role}")
    for language in LANGUAGES:
        yield f"{By.LANGUAGE}={language}", say("audience-language", name=say(f"nudge-in-{language}"))
    yield f"{By.RING}={Ring.EARLY}", say("audience-ring-early")
    for by, names in ((By.DEPARTMENT, drafted.departments), (By.LOCATION, drafted.locations)):
        for name in names:
            yield f"{by}={quote(name)}", say(f"audience-{by}", name=name)


def _changes(sheet: Sheet, say: Say, rules: Rules) -> Part:
    """What else is new is read by who has the app: it is about none that they put away (ML10)."""
    mine, found = sheet.data
    away = [tip.topic for tip in rules.tips.values() if tip.app in found.put_away]
    also = [one for one in found.also if not (away and concerns(one, away))]
    return cards.nudges.changes(mine, say, also=also)


def _updates(sheet: Sheet, say: Say, _rules: Rules) -> Part:
    found: usecases.updates.Waiting = sheet.data
    pages = ceil(found.many / usecases.updates.A_PAGE)
    page = Waiting(drafts=found.drafts, number=int(sheet.ids["page"]), pages=pages, many=found.many)
    return cards.updates.listed(page, say, told=sheet.ids.get("told", ""))


def _look(sheet: Sheet, say: Say, rules: Rules) -> Part:
    going: views.Going = sheet.data
    one, ids = going.nudge, sheet.ids
    zone = rules.usual.time_zone
    when = one.when if one.announced_at is None else None
    soon = when is not None and nudges.soon(when, say.now, rules.nudges, rules.week, zone)
    return cards.writing.look(
        one, say, approves=one.state is State.APPROVAL and sheet.viewer.id != going.writer, language=ids["lang"],
        lacks=usecases.nudges.lacks(one, rules, say.now), found=_found(sheet), soon=soon,
        told=ids.get("say", ""), late=_late(one, say, rules),
    )  # fmt: skip


def _late(one: nudges.Nudge, say: Say, rules: Rules) -> datetime | None:
    """When most would get what they must know, where that is after its day."""
    if not one.must or one.when is None or one.announced_at:
        return None
    days = rules.nudges.preview_wd + (rules.nudges.pilot_wd if one.pilot else 0)
    at = schedule.days_after(say.now, days, rules.week, rules.usual.time_zone)
    return at if at.date() >= one.when else None


def _found(sheet: Sheet) -> nudges.Look | None:
    ids = sheet.ids
    if "people" not in ids:
        return None

    def by(name: str) -> dict[str, int]:
        return {one.removeprefix(name): int(many) for one, many in ids.items() if one.startswith(name)}

    return nudges.Look(
        people=int(ids["people"]), languages=by("language-"), waits=by("waits-"), minutes=int(ids["minutes"]),
        sampled="sampled" in ids, first=int(ids.get("first", 0)), told="whom-told" in ids,
    )  # fmt: skip


def _status(sheet: Sheet, say: Say, rules: Rules) -> Part:
    going: views.Going = sheet.data
    left = nudges.estimate(going.nudge, going.counts, rules.rate)
    deeds = [(did.at, going.names.get(did.person, "") if did.person else "", did.deed, did.many, did.words)
             for did in going.deeds]  # fmt: skip
    minutes = ceil(left.total_seconds() / 60) if left else None
    running = cards.sending.Running(counts=going.counts, said=going.said, deeds=deeds, minutes=minutes)
    return cards.sending.status(
        going.nudge, running, say, approves=sheet.viewer.id != going.writer, held=going.held,
        goes=_goes(going.nudge, rules), sure="sure" in sheet.ids, moved=going.moved,
    )  # fmt: skip


def _judged(sheet: Sheet, say: Say, _rules: Rules) -> Part:
    going: views.Going = sheet.data
    did = going.deeds[int(sheet.ids["deed"]) - 1] if "deed" in sheet.ids else None
    who = going.names.get(did.person, "") if did and did.person else ""
    return cards.sending.judged(
        going.nudge, say, who=who or (say("someone") if did else ""), words=did.words or "" if did else ""
    )


DRAWN: dict[str, Way] = {
    Card.NUDGE: _new,
    Card.NUDGE_AHEAD: _ahead,
    Card.NUDGE_FORM: _form,
    Card.NUDGE_LOOK: _look,
    Card.NUDGE_STATUS: _status,
    Card.CHANGES: _changes,
    Card.NUDGES: lambda sheet, say, _rules: cards.sending.several(sheet.data, say),
    Card.UPDATES: _updates,
    "nudge.judged": _judged,
    "nudge.approve": lambda sheet, say, _rules: cards.sending.approve(sheet.data.nudge, say),
}
