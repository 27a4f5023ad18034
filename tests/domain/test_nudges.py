"""What a message about a change must say, who gets it when, and which numbers are told."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.audience import Traits
from domain.nudges import EXPECTED, MAX_TEXT, Lacks, Wave, expected, lacks, soon, watched_until, wave_of
from domain.people import PersonId
from domain.reach import CHOSEN, LEAST, Reach, folded, parts, told, too_near
from tests.cards.nudges import NL, ONE
from tests.examples import NOW, RULES, ZONE

NAMES = ("Teams", "Outlook")


def missing(**changed: object) -> tuple[Lacks, ...]:
    words = replace(NL, **changed)  # type: ignore[arg-type]
    return lacks(replace(ONE, words={"nl": words}), NAMES, RULES.headline)


@pytest.mark.parametrize(
    ("field", "lack"),
    [
        ("title", Lacks.TITLE), ("why", Lacks.WHY), ("for_you", Lacks.FOR_YOU), ("what", Lacks.WHAT),
        ("help", Lacks.HELP), ("script", Lacks.SCRIPT), ("expected", Lacks.EXPECTED),
    ],
)  # fmt: skip
def test_what_it_must_say_is_listed_by_field_and_nothing_else(field: str, lack: Lacks) -> None:
    assert missing() == ()
    assert missing(**{field: "  "}) == (lack,)


@pytest.mark.parametrize("title", ["Teams wordt anders", "teams: een nieuwe knop", "Nieuw: een knop", "Outlook!"])
def test_a_title_begins_with_what_it_brings(title: str) -> None:
    assert missing(title=title) == (Lacks.HEADLINE,)
    assert missing(title="Teamsgewijs werken gaat sneller") == (), "a word that only begins like one"


def test_a_day_and_an_audience_are_needed_too_and_no_words_at_all_lack_all_of_them() -> None:
    assert lacks(replace(ONE, when=None, audience=""), NAMES, ()) == (Lacks.WHEN, Lacks.AUDIENCE)
    assert set(lacks(replace(ONE, words={}), NAMES, ())) >= {Lacks.TITLE, Lacks.WHY, Lacks.HELP}
    assert missing(what="x" * (MAX_TEXT + 1)) == (Lacks.LONG,)


def test_every_language_that_it_has_is_held_to_it() -> None:
    assert lacks(replace(ONE, words={"nl": NL, "en": replace(NL, why="")}), NAMES, ()) == (Lacks.WHY,)


def test_a_question_and_its_answer_stand_on_one_line() -> None:
    assert expected("Waar? Daar.\nzonder vraagteken\n\n Wie?   Elif. \nLos?") == [("Waar?", "Daar."), ("Wie?", "Elif.")]
    assert len(expected(NL.expected)) == EXPECTED


def test_the_text_of_a_role_wins() -> None:
    assert NL.means(frozenset({"key_user"})) == "Je laat het je collega's zien."
    assert NL.means(frozenset({"admin"})) == NL.for_you


@given(st.text(min_size=1, max_size=20), st.integers(0, 100), st.integers(0, 100))
def test_whoever_is_in_a_small_pilot_is_in_every_larger_one(who: str, one: int, other: int) -> None:
    traits = Traits(person=PersonId(who), language="nl")
    small, large = sorted((one, other))
    if wave_of(traits, small) is Wave.PILOT:
        assert wave_of(traits, large) is Wave.PILOT
    assert wave_of(traits, 0) is Wave.REST
    assert wave_of(traits, 100) is Wave.PILOT
    assert wave_of(replace(traits, ring="later"), 100) is Wave.LATE, "who rather hears later does so in every pilot"


def test_a_tenth_is_about_a_tenth() -> None:
    waves = [wave_of(Traits(person=PersonId(f"p{number}"), language="nl"), 10) for number in range(2000)]
    assert 150 < waves.count(Wave.PILOT) < 250


def test_who_likes_to_hear_early_is_before_the_others_whatever_the_pilot_is() -> None:
    early = Traits(person=PersonId("p1"), language="nl", ring="early")
    assert [wave_of(early, pilot) for pilot in (0, 10)] == [Wave.PILOT, Wave.PILOT]


@pytest.mark.parametrize(("day", "short"), [(date(2026, 11, 30), True), (date(2026, 12, 1), False)])
def test_under_ten_working_days_ahead_warns(day: date, short: bool) -> None:
    assert soon(day, NOW, RULES.nudges, RULES.week, ZONE) is short


def test_it_is_watched_for_thirty_days_from_the_day_of_the_change() -> None:
    until = watched_until(date(2026, 12, 14), NOW, RULES.nudges, ZONE)
    assert until == datetime(2027, 1, 12, 23, tzinfo=UTC)
    assert watched_until(None, NOW, RULES.nudges, ZONE) - NOW > timedelta(days=29)


@pytest.mark.parametrize(("many", "read"), [(0, 0), (1, None), (4, None), (5, 5), (300, 300)])
def test_fewer_than_five_are_not_told(many: int, read: int | None) -> None:
    assert folded(many) == read


@given(counts=st.dictionaries(st.sampled_from(list(Reach)), st.integers(0, 40)))
def test_nothing_of_where_receivers_stand_leads_to_fewer_than_five_who_chose(counts: dict[Reach, int]) -> None:
    """Whoever reads it knows how many there are, and takes away what is told."""
    seen, every = told(counts), sum(counts.values())
    assert all(counts.get(state, 0) == many for state, many in seen.exact.items())
    if every < LEAST:
        assert seen.exact.keys() == {Reach.FAILED, Reach.UNKNOWN}
        return
    assert all(many == 0 or many >= LEAST for state, many in seen.exact.items() if state in CHOSEN)
    assert seen.chosen in (None, 0) or seen.chosen >= LEAST
    known = sum(seen.exact.values()) + (seen.chosen or 0) + (seen.delivered or 0)
    if seen.chosen is None:
        assert every - known >= LEAST or every - sum(seen.exact.values()) < LEAST, "too few to blur: none is told"
        assert seen.delivered is not None
        assert seen.delivered <= counts.get(Reach.DELIVERED, 0) + counts.get(Reach.AHEAD, 0)
    else:
        assert every - known == 0


def test_of_a_handful_nothing_is_told_but_what_failed() -> None:
    assert told({Reach.OFF: 1}) == told({Reach.DELIVERED: 1}), "one person who was chosen by name"
    assert told({Reach.DELIVERED: 38, Reach.OFF: 2}).delivered == 35
    assert told({Reach.DELIVERED: 38, Reach.OFF: 2, Reach.WAITS: 9}).chosen == 11
    assert parts(146, {"nl": 143, "en": 3}) == {}
    assert parts(146, {"nl": 140, "en": 6}) == {"nl": 140, "en": 6}


@pytest.mark.parametrize(
    ("before", "near"), [([100], False), ([101], True), ([104, 50], True), ([105], False), ([], False)]
)
def test_a_count_that_differs_by_a_few_is_too_near(before: list[int], near: bool) -> None:
    assert too_near(100, before) is near
