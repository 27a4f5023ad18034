"""What an activity says, in our own words: who speaks, what was typed or pressed, whether we were meant."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from bot.adapter import Activity
from bot.seal import SEALED
from content.loader import APPS
from domain.people import Contact, PersonId

IDS = frozenset((*SEALED, "for", "mac"))  # what our own buttons carry
INPUTS = frozenset((
    "text", "naming", "group", "impact", "would_help", "colleagues", "title", "title_other", "text_other",
    "alternative", "into", "queue", "language", "days", "starts", "ends", "until",
    "topic", "to", "topics", "topics_other", "minutes", "shown", "when", "rhythm", "time", "moments",
    "why", "for_you", "for_key_users", "what", "help", "worse", "unknown", "script", "expected", "audience", "pilot",
    "must", "paused", "places", "devices", "ring", *(f"level_{one}" for one in APPS),
))  # fmt: skip
LONGEST_VERB = 60
LONGEST_FIELD = 20_000  # characters; far over what any field takes, so that a kind answer can say how much is too much

_MENTION = re.compile(r"<at[^<>]*>[^<]*</at>")  # Teams escapes a name, so that no "<" stands in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    verb: str
    data: Mapping[str, str]


def contact(activity: Activity) -> Contact | None:
    """Who speaks, or None for a bot, a guest without an Entra id or the channel itself."""
    who = activity.from_property
    if not who.aad_object_id:
        return None
    return Contact(
        id=PersonId(who.aad_object_id[:64].lower()),
        name=clean(who.name or "")[:200],
        locale=clean(activity.locale or "")[:20] or None,
        time_zone=_zone(activity.local_timezone),
        conversation=activity.conversation.id[:400],
        service_url=activity.service_url,
    )


def clean(words: str) -> str:
    """Without what no store takes and nobody typed: NUL, and halves of characters."""
    return words.encode("utf-8", "ignore").decode().replace("\0", "")


def typed(activity: Activity) -> str:
    """What was typed, without mentions."""
    return clean(_MENTION.sub("", activity.text or "").replace("\xa0", " ")).strip()


def submitted(activity: Activity) -> Press | None:
    """The press in a message: an Action.Submit of one of our cards."""
    value = activity.value
    return _press(value.get("verb"), value) if isinstance(value, dict) and "verb" in value else None


def executed(activity: Activity) -> Press | None:
    """The press in an invoke: an Action.Execute of one of our cards."""
    action = activity.value.get("action") if isinstance(activity.value, dict) else None
    if activity.name != "adaptiveCard/action" or not isinstance(action, dict):
        return None
    return _press(action.get("verb"), action.get("data"))


def dialog(activity: Activity) -> Press:
    """The press in the dialog of the message extension: an Action.Submit of the card in it."""
    data = activity.value.get("data") if isinstance(activity.value, dict) else None
    fields = data if isinstance(data, dict) else {}
    return _press(fields.get("verb"), fields)


def command(activity: Activity) -> str:
    """Which of the manifest's commands the message extension was asked for."""
    named = activity.value.get("commandId") if isinstance(activity.value, dict) else None
    return named if isinstance(named, str) else ""


def place(activity: Activity) -> tuple[str, str]:
    """Where this organisation's Teams is, and who we are there."""
    return activity.service_url, activity.recipient.id or ""


def mentioned(activity: Activity) -> bool:
    """Whether a message in a group mentions us."""
    for entity in activity.entities:
        who = entity.additional_properties.get("mentioned")
        if entity.type == "mention" and isinstance(who, dict) and who.get("id") == activity.recipient.id:
            return True
    return False


def removed(activity: Activity) -> bool:
    """Whether the app left this person, by either of the two activities that tell so."""
    gone = any(one.id == activity.recipient.id for one in activity.members_removed)
    return gone or (activity.action or "").startswith("remove")


def _press(verb: Any, data: Any) -> Press:
    named = clean(verb)[:LONGEST_VERB] if isinstance(verb, str) else ""
    fields = data if isinstance(data, dict) else {}
    return Press(
        verb=named,
        data={
            name: clean(str(value))[:LONGEST_FIELD]
            for name, value in fields.items()
            if name in IDS | INPUTS and isinstance(value, str | int)
        },
    )


def _zone(name: str | None) -> str | None:
    """An IANA name, or None for one that this machine does not know."""
    try:
        return ZoneInfo(name[:60]).key if name else None
    except (KeyError, ValueError, OSError):
        return None
