"""What somebody says of themselves: which language they read, when they work, and that they are away for a while."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo

from domain import errors
from domain.audience import Ring
from domain.budget import Rhythm
from domain.people import LANGUAGES, Hours, Person
from domain.schedule import WorkingWeek
from domain.tips import Level

SHORTEST = timedelta(hours=1)  # of a working day
FARTHEST = timedelta(days=366)  # somebody who is away says when they are back
FIELDS = ("language", "rhythm", "time", "days", "starts", "ends", "until")
# of the card on tips, beside one for each app
TAUGHT = ("rhythm", "time", "moments", "paused", "ring", "places", "devices")
PLACES = ("office", "home", "customer")  # where somebody works, as tips are told for
DEVICES = ("desktop", "web", "mobile")
LEVEL = "level_"  # before the app in the name of such a field
AWAY = "away"  # of an app: no tips about it

_DAYS = re.compile(r"[0-6](,[0-6]){0,6}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_HALF_A_DAY = timedelta(hours=12)


class Mistake(StrEnum):
    """Why the card comes back, as the text that says it."""

    NO_DAY = "preferences-no-day"
    NO_TIME = "preferences-no-time"
    NO_MOMENT = "preferences-no-moment"
    ORDER = "preferences-order"  # the end is not after the start
    SHORT = "preferences-short"
    PAST = "preferences-past"
    FAR = "preferences-far"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The card's fields as a client sends them; what is left empty is an empty string."""

    language: str
    days: str  # 0,1,2 where 0 is Monday
    starts: str  # 08:30, local
    ends: str
    until: str  # 2026-12-04, the last day away; empty when they are there
    rhythm: str = ""  # of tips; as it was where it is empty
    time: str = ""  # 10:00, local, of a tip; the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """The fields of the card on tips as a client sends them."""

    rhythm: str
    time: str
    moments: str  # ids with commas between
    paused: str  # the last day without tips; empty when there is none
    apps: Mapping[str, str]  # by app: a level, AWAY, or empty where nothing was said
    ring: str = ""  # of news about changes; as it was where it is empty: an older card did not ask
    places: str = ""  # where they work, with commas between
    devices: str = ""  # on what, the same

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> "Wished":
        """Of the fields by their names on the card."""
        apps = {one.removeprefix(LEVEL): what for one, what in fields.items() if one.startswith(LEVEL)}
        return cls(**{one: fields.get(one, "") for one in TAUGHT}, apps=apps)

    def fields(self) -> Mapping[str, str]:
        """By their names on the card."""
        levels = {f"{LEVEL}{app}": what for app, what in self.apps.items()}
        return {one: getattr(self, one) for one in TAUGHT} | levels


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    language: str
    hours: Hours
    away_until: datetime | None  # midnight after the last day away
    rhythm: Rhythm | None  # as it was where it is None
    at: time | None  # the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching:
    """How somebody wishes to be taught."""

    rhythm: Rhythm
    at: time
    moments: frozenset[str]
    paused_until: datetime | None  # midnight after the last day without
    levels: Mapping[str, Level]
    put_away: frozenset[str]  # apps
    ring: Ring | None = None  # of news about changes; as it was where it is None
    places: frozenset[str] = frozenset()
    devices: frozenset[str] = frozenset()


def read(filled: Filled, *, now: datetime, zone: str) -> Preferences | Mistake:
    """What the fields mean to somebody in this time zone, or the first thing to put right.

    Raises Choice for what no card of ours sends.
    """
    if filled.language not in LANGUAGES:
        raise errors.Choice
    days = frozenset(int(day) for day in _whole(_DAYS, filled.days).split(",") if day)
    start, end, back = _time(filled.starts), _time(filled.ends), last_day(filled.until, now=now, zone=zone)
    if not days:
        return Mistake.NO_DAY
    if start is None or end is None:
        return Mistake.NO_TIME
    if wrong := _wrong_times(start, end):
        return wrong
    if isinstance(back, Mistake):
        return back
    return Preferences(
        language=filled.language, hours=Hours(days=days, start=start, end=end), away_until=back,
        rhythm=_rhythm(filled.rhythm), at=_time(filled.time),
    )  # fmt: skip


def read_wished(
    wished: Wished, moments: Collection[str], apps: Collection[str], *, now: datetime, zone: str
) -> Teaching | Mistake:  # fmt: skip
    """What the card on tips means, or the first thing to put right; raises Choice for what no card of ours sends."""
    rhythm, at = _rhythm(wished.rhythm), _time(wished.time)
    chosen = _chosen(wished.moments)
    told = {app: what for app, what in wished.apps.items() if what}
    if rhythm is None or chosen - set(moments) or set(told) - set(apps) or set(told.values()) - {*Level, AWAY}:
        raise errors.Choice
    places, devices = _chosen(wished.places), _chosen(wished.devices)
    if (wished.ring and wished.ring not in set(Ring)) or places - set(PLACES) or devices - set(DEVICES):
        raise errors.Choice
    if at is None:
        return Mistake.NO_MOMENT
    paused = last_day(wished.paused, now=now, zone=zone)
    if isinstance(paused, Mistake):
        return paused
    return Teaching(
        rhythm=rhythm, at=at, moments=chosen, paused_until=paused,
        levels={app: Level(what) for app, what in told.items() if what != AWAY},
        put_away=frozenset(app for app, what in told.items() if what == AWAY),
        ring=Ring(wished.ring) if wished.ring else None, places=places, devices=devices,
    )  # fmt: skip


def wished(kept: Teaching, apps: Collection[str], zone: str) -> Wished:
    """What stands in the fields of the card on tips."""
    told = {app: AWAY if app in kept.put_away else kept.levels.get(app, Level.STARTER).value for app in apps}
    return Wished(
        rhythm=kept.rhythm.value, time=f"{kept.at:%H:%M}", moments=",".join(sorted(kept.moments)),
        paused=last_date(kept.paused_until, zone), apps=told, ring=kept.ring or Ring.MAJORITY.value,
        places=",".join(sorted(kept.places)), devices=",".join(sorted(kept.devices)),
    )  # fmt: skip


def as_it_was(kept: Mapping[str, str]) -> str:
    """What a card carries along of the fields on it, as they are kept when it is drawn."""
    return urlencode(kept)


def still(sent: Mapping[str, str], stood: str, kept: Mapping[str, str]) -> dict[str, str]:
    """What somebody means by a card that may be older than what is kept: what they left as it was there stays as it is.

    By field, as it is sent and as it is kept now; `stood` is what the card carried.
    """
    was = dict(parse_qsl(stood, keep_blank_values=True))
    return {one: kept.get(one, said) if was.get(one) == said else said for one, said in sent.items()}


def last_day(until: str, *, now: datetime, zone: str) -> datetime | Mistake | None:
    """When somebody is back who fills in the last day away, or what to put right; None for who is here."""
    day = _date(until)
    wrong = _wrong_day(day, now.astimezone(ZoneInfo(zone)).date())
    return wrong or (away_until(day, zone) if day else None)


def away_until(last: date, zone: str) -> datetime:
    """When somebody is back whose last day away it is: as that day ends for them."""
    return datetime.combine(last + timedelta(days=1), time(), ZoneInfo(zone)).astimezone(UTC)


def last_noon(back: datetime) -> datetime:
    """Noon of the last day away, or about; the same date wherever they travelled meanwhile."""
    return back - _HALF_A_DAY


def last_date(back: datetime | None, zone: str) -> str:
    """The same as it stands in a field; empty for who is there."""
    return last_noon(back).astimezone(ZoneInfo(zone)).date().isoformat() if back else ""


def usual(week: WorkingWeek) -> Hours:
    """The organisation's own hours."""
    return Hours(days=week.days, start=week.start, end=week.end)


def shown(who: Person, week: WorkingWeek, written: Mapping[str, str], *, rhythm: str, at: str) -> Filled:
    """What stands in the fields: as it is kept, or as it was filled in where that was not kept."""
    if "days" in written:
        return Filled(**{one: written[one] for one in FIELDS})
    hours = who.hours or usual(week)
    back = who.away_until
    return Filled(
        language=who.language,
        days=",".join(str(day) for day in sorted(hours.days)),
        starts=f"{hours.start:%H:%M}",
        ends=f"{hours.end:%H:%M}",
        until=last_date(back, who.time_zone),
        rhythm=rhythm,
        time=at,
    )


def _wrong_times(start: time, end: time) -> Mistake | None:
    if end <= start:
        return Mistake.ORDER
    long = timedelta(hours=end.hour - start.hour, minutes=end.minute - start.minute)
    return Mistake.SHORT if long < SHORTEST else None


def _wrong_day(until: date | None, today: date) -> Mistake | None:
    if until is None:
        return None
    if until < today:
        return Mistake.PAST
    return Mistake.FAR if until > today + FARTHEST else None


def _chosen(several: str) -> frozenset[str]:
    return frozenset(one for one in several.split(",") if one)


def _rhythm(told: str) -> Rhythm | None:
    if told and told not in set(Rhythm):
        raise errors.Choice
    return Rhythm(told) if told else None


def _time(told: str) -> time | None:
    told = _whole(_TIME, told)
    return time.fromisoformat(told) if told else None


def _date(told: str) -> date | None:
    told = _whole(_DATE, told)
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:  # the 30th of February
        raise errors.Choice from None


def _whole(pattern: re.Pattern[str], told: str) -> str:
    """The words when all of them are of this pattern, or there are none."""
    if told and not pattern.fullmatch(told):
        raise errors.Choice
    return told
