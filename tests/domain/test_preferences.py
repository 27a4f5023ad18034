from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain import errors, preferences
from domain.audience import Ring
from domain.budget import Rhythm
from domain.people import LANGUAGES, Hours
from domain.preferences import AWAY, FARTHEST, FIELDS, Filled, Mistake, Preferences, Teaching, Wished
from domain.tips import Level
from tests.examples import ANNA, NOW, RULES, ZONE, person

FOUR_DAYS = Filled(language="nl", days="0,1,3,4", starts="08:30", ends="17:00", until="")
TAUGHT = {"rhythm": "three", "at": "10:00"}
ZONES = st.sampled_from([ZONE, "America/New_York", "Asia/Tokyo", "Pacific/Kiritimati", "America/Havana", "UTC"])
minutes = st.integers(0, 24 * 60 - 1)
hours = (
    st.tuples(st.frozensets(st.integers(0, 6), min_size=1), minutes, minutes)
    .filter(lambda told: told[2] - told[1] >= 60)
    .map(lambda told: Hours(days=told[0], start=time(*divmod(told[1], 60)), end=time(*divmod(told[2], 60))))
)


def read(changes: Mapping[str, str], *, now: datetime = NOW, zone: str = ZONE) -> Preferences | Mistake:
    return preferences.read(replace(FOUR_DAYS, **changes), now=now, zone=zone)


def test_what_stands_on_the_card_is_what_somebody_says_of_themselves() -> None:
    said = read({"until": "2026-12-04"})
    assert said == Preferences(
        language="nl",
        hours=Hours(days=frozenset({0, 1, 3, 4}), start=time(8, 30), end=time(17)),
        away_until=datetime(2026, 12, 4, 23, tzinfo=UTC),
        rhythm=None,
        at=None,
    )


def test_without_a_last_day_somebody_is_there() -> None:
    said = read({})
    assert isinstance(said, Preferences)
    assert said.away_until is None


@pytest.mark.parametrize(
    ("changes", "mistake"),
    [
        ({"days": ""}, Mistake.NO_DAY),
        ({"starts": ""}, Mistake.NO_TIME),
        ({"ends": ""}, Mistake.NO_TIME),
        ({"starts": "17:00", "ends": "08:30"}, Mistake.ORDER),
        ({"starts": "08:30", "ends": "08:30"}, Mistake.ORDER),
        ({"starts": "08:30", "ends": "09:29"}, Mistake.SHORT),
        ({"until": "2026-11-16"}, Mistake.PAST),
        ({"until": "0001-01-01"}, Mistake.PAST),
        ({"until": "2027-11-19"}, Mistake.FAR),
        ({"until": "9999-12-31"}, Mistake.FAR),
    ],
)
def test_what_cannot_be_is_told_by_what_to_put_right(changes: dict[str, str], mistake: Mistake) -> None:
    assert read(changes) is mistake


@pytest.mark.parametrize(
    "changes", [{"starts": "08:30", "ends": "09:30"}, {"until": "2026-11-17"}, {"until": "2027-11-18"}, {"days": "6"}]
)
def test_what_just_fits_is_taken(changes: dict[str, str]) -> None:
    assert isinstance(read(changes), Preferences)


@pytest.mark.parametrize(
    ("field", "sent"),
    [
        *[("language", one) for one in ("", "de", "NL", "nl ")],
        *[("days", one) for one in ("7", "-1", "0,", "0,1,2,3,4,5,6,0", "0 1", "mo", "٣", "0\n")],
        *[("starts", one) for one in ("8:30", "24:00", "08:60", "08:30:00", "0830", "08:30+02:00", "٠٨:٣٠", "half 9")],
        *[("ends", one) for one in ("17.30", "x" * 20_000)],
        *[("until", one) for one in ("2026-02-30", "20261204", "2026-W49-5", "4-12-2026", "morgen", "0000-00-00")],
    ],
)
def test_what_no_card_of_ours_sends_is_refused_whatever_else_is_wrong(field: str, sent: str) -> None:
    wrong: dict[str, str] = {"days": ""}
    for changes in ({}, wrong):
        with pytest.raises(errors.Choice):
            read(changes | {field: sent})


def test_today_is_where_somebody_is() -> None:
    late = datetime(2026, 11, 17, 23, 30, tzinfo=UTC)  # the 18th in Amsterdam, still the 17th in New York
    assert read({"until": "2026-11-17"}, now=late) is Mistake.PAST
    assert isinstance(read({"until": "2026-11-17"}, now=late, zone="America/New_York"), Preferences)


@pytest.mark.parametrize(
    ("last", "back"),
    [
        (date(2026, 3, 28), datetime(2026, 3, 28, 23, tzinfo=UTC)),
        (date(2026, 3, 29), datetime(2026, 3, 29, 22, tzinfo=UTC)),  # that day had 23 hours
        (date(2026, 10, 25), datetime(2026, 10, 25, 23, tzinfo=UTC)),  # and this one 25
    ],
)
def test_somebody_is_back_when_the_last_day_ends_where_they_are(last: date, back: datetime) -> None:
    assert preferences.away_until(last, ZONE) == back


@settings(deadline=None)
@given(said=hours, language=st.sampled_from(LANGUAGES), ahead=st.none() | st.integers(0, FARTHEST.days), zone=ZONES)
def test_what_is_shown_is_what_was_said(said: Hours, language: str, ahead: int | None, zone: str) -> None:
    until = None if ahead is None else NOW.astimezone(ZoneInfo(zone)).date() + timedelta(days=ahead)
    back = preferences.away_until(until, zone) if until else None
    who = replace(person(ANNA, language=language, zone=zone), hours=said, away_until=back)
    shown = preferences.shown(who, RULES.week, {}, rhythm="one", at="11:15")
    assert shown.until == (until.isoformat() if until else "")
    assert preferences.read(shown, now=NOW, zone=zone) == Preferences(
        language=language, hours=said, away_until=back, rhythm=Rhythm.ONE, at=time(11, 15)
    )


def test_who_said_nothing_yet_is_shown_the_organisation_s_own_hours() -> None:
    shown = preferences.shown(person(ANNA), RULES.week, {}, **TAUGHT)
    assert shown == Filled(
        language="nl", days="0,1,2,3,4", starts="08:30", ends="17:30", until="", rhythm="three", time="10:00"
    )


def test_what_was_filled_in_and_not_kept_is_shown_as_it_was() -> None:
    written = dict.fromkeys(FIELDS, "") | {"language": "en", "until": "2026-11-01"}
    shown = preferences.shown(person(ANNA), RULES.week, written | {"told": Mistake.NO_DAY}, **TAUGHT)
    assert shown == Filled(language="en", days="", starts="", ends="", until="2026-11-01")


def test_the_last_day_away_reads_the_same_after_a_journey() -> None:
    back = preferences.away_until(date(2026, 12, 4), ZONE)
    for zone in (ZONE, "America/New_York", "Asia/Tokyo"):
        who = replace(person(ANNA, zone=zone), away_until=back)
        assert preferences.shown(who, RULES.week, {}, **TAUGHT).until == "2026-12-04"


def test_what_a_card_did_not_ask_stays_as_it_was() -> None:
    said = read({})
    assert isinstance(said, Preferences)
    assert (said.rhythm, said.at) == (None, None)
    with pytest.raises(errors.Choice):
        read({"rhythm": "hourly"})


APPS = ("teams", "excel")
WISHED = Wished(
    rhythm="one", time="13:30", moments="focus,meet", paused="2026-12-04", apps={"teams": "pro", "excel": AWAY},
    ring="later",
)  # fmt: skip


def wish(**changes: object) -> Teaching | Mistake:
    wished = replace(WISHED, **changes)  # type: ignore[arg-type]
    return preferences.read_wished(wished, RULES.moments, APPS, now=NOW, zone=ZONE)


def test_what_stands_on_the_card_of_tips_is_how_somebody_wishes_to_be_taught() -> None:
    said = wish()
    assert said == Teaching(
        rhythm=Rhythm.ONE, at=time(13, 30), moments=frozenset({"focus", "meet"}),
        paused_until=datetime(2026, 12, 4, 23, tzinfo=UTC), levels={"teams": Level.PRO}, put_away=frozenset({"excel"}),
        ring=Ring.LATER,
    )  # fmt: skip
    assert preferences.wished(said, APPS, ZONE) == WISHED


def test_a_card_that_did_not_ask_when_news_may_come_says_nothing_of_it() -> None:
    said = wish(ring="")
    assert isinstance(said, Teaching)
    assert said.ring is None
    assert preferences.wished(said, APPS, ZONE).ring == Ring.MAJORITY


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"time": ""}, Mistake.NO_MOMENT), ({"paused": "2026-11-16"}, Mistake.PAST),
        ({"paused": "2028-01-01"}, Mistake.FAR),
    ],
)  # fmt: skip
def test_what_is_to_put_right_of_it_is_told(changes: dict[str, str], wrong: Mistake) -> None:
    assert wish(**changes) is wrong


@pytest.mark.parametrize(
    "changes",
    [{"rhythm": ""}, {"ring": "never"}, {"moments": "lunch"}, {"apps": {"teams": "guru"}}, {"apps": {"word": "pro"}}],
)
def test_what_no_card_of_tips_sends_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(errors.Choice):
        wish(**changes)
