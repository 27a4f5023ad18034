"""Who is away by the automatic replies of their mailbox, as Graph tells it; only `kring people sync` asks."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any
from zoneinfo import ZoneInfo

from babel.core import get_global

import bot.accounts
from domain.absence import Absence, endless, scheduled
from domain.people import PersonId

READ = "outlook-read"  # the name under which the moment of the last reading is kept

_UNREADABLE = "Graph's answer about their automatic replies was not understood"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    told: dict[PersonId, Absence | None] = field(default_factory=dict)  # None for who is not away
    unknown: Counter[str] = field(default_factory=Counter)  # of how many nothing is known, by why
    broken: str = ""  # why the rest was not asked


async def ask(entra: bot.accounts.Entra, whom: Sequence[PersonId], now: datetime) -> Heard:
    """Asks one mailbox after the other, until Graph gives no answer at all anymore."""
    told: dict[PersonId, Absence | None] = {}
    unknown: Counter[str] = Counter()
    for who in whom:
        try:
            told[who] = absence(await entra.replies(who), now)
        except bot.accounts.Refused as refused:
            unknown[_why(refused.status)] += 1
        except (ValueError, LookupError, TypeError, OSError):
            unknown[_UNREADABLE] += 1
        except bot.accounts.Unlisted as broken:
            return Heard(told=told, unknown=unknown, broken=str(broken))
    return Heard(told=told, unknown=unknown)


def absence(replies: Mapping[str, Any], now: datetime) -> Absence | None:
    """What automatic replies say now. Raises ValueError, LookupError, TypeError or OSError for what they cannot be."""
    match str(replies["status"]).lower():  # Graph writes it with and without a capital
        case "disabled":
            return None
        case "alwaysenabled":
            return endless(now)
        case "scheduled":
            start, end = (_moment(replies[f"scheduled{one}DateTime"]) for one in ("Start", "End"))
            return scheduled(start, end, now=now)
        case other:
            raise ValueError(other)


def lines(heard: Heard, *, away: int) -> list[str]:
    """What an operator reads of it: numbers, and no names."""
    said = [f"Automatic replies: {len(heard.told)} read, {away} away."]
    said += [f"Of {many} nothing is known: {why}." for why, many in sorted(heard.unknown.items())]
    if heard.broken:
        said.append(f"The others were not asked, and stay as they were: {heard.broken}.")
    return said


def _moment(told: Mapping[str, str]) -> datetime:
    """A moment of Graph, whose zone has a name of Windows or IANA."""
    name = told["timeZone"]
    zone = ZoneInfo(get_global("windows_zone_mapping").get(name, name))
    moment = datetime.fromisoformat(told["dateTime"])
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _why(status: int) -> str:
    match status:
        case 401 | 403:
            return (
                f"Graph does not allow reading their automatic replies ({status}); the app needs the permission "
                "MailboxSettings.Read for their mailboxes"
            )
        case HTTPStatus.NOT_FOUND:
            return "they have no mailbox in Exchange Online (404)"
        case _:
            return f"Graph did not give their automatic replies ({status})"
