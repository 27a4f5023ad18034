from datetime import date, time, timedelta

import pytest

from content import loader
from domain.budget import Rhythm
from domain.friction import NEEDS_ALTERNATIVE
from domain.schedule import Quiet, WorkingWeek
from domain.search import plain


def test_eight_groups_each_have_a_name_a_queue_and_leaves_in_both_languages() -> None:
    groups = loader.taxonomy().groups
    assert [group.id for group in groups] == ["base", "find", "fit", "learn", "why", "rules", "follow", "load"]
    for group in groups:
        assert group.names["nl"].strip()
        assert group.names["en"].strip()
        assert group.names["nl"] != group.names["en"]
        for leaf in group.leaves:
            assert leaf.id.startswith(f"{group.id}.")
            assert leaf.names["nl"].strip()
            assert leaf.names["en"].strip()


def test_every_leaf_has_keywords_as_words_are_compared() -> None:
    for group in loader.taxonomy().groups:
        for leaf in group.leaves:
            assert [plain(word) for word in leaf.keywords] == [word.removesuffix("*") for word in leaf.keywords]
            assert all(leaf.keywords)


def test_every_leaf_is_taught_by_sentences_of_both_languages_and_none_teaches_two() -> None:
    leaves = [leaf for group in loader.taxonomy().groups for leaf in group.leaves]
    every = [one for leaf in leaves for one in leaf.examples]
    assert len(set(every)) == len(every)
    for leaf in leaves:
        assert len(leaf.examples) >= 20, leaf.id


def test_ids_are_there_once() -> None:
    leaves = [leaf.id for group in loader.taxonomy().groups for leaf in group.leaves]
    assert len(set(leaves)) == len(leaves)


def test_what_it_costs_is_one_of_four() -> None:
    impacts = loader.taxonomy().impacts
    assert set(impacts) == {"time", "stress", "rework", "workaround"}
    assert all(names["nl"].strip() and names["en"].strip() for names in impacts.values())


def test_the_defaults_are_those_we_promise() -> None:
    loop = loader.loop()
    assert (loop.taken_wh, loop.capacity, loop.reopen_days, loop.erase_days, loop.crowd) == (8, 15, 90, 30, 5)
    assert loop.decide_wd == {"fast": 2, "normal": 5, "structural": 10}
    assert loop.resolve_wd == {"fast": 5, "normal": 20, "structural": 60}
    assert (loop.warn_at, loop.news_wd, loop.ask_again_wd) == (0.75, 5, 5)
    assert loader.working_week() == WorkingWeek(
        days=frozenset(range(5)), start=time(8, 30), end=time(17, 30), holiday=loader.holiday
    )
    assert loader.quiet() == Quiet(start=time(17, 30), end=time(8, 30), weekends=True, holiday=loader.holiday)
    assert loader.pump() == (32, 4)
    assert loader.releases() == (time(9), time(13), time(17))


def test_the_numbers_of_what_is_unasked_and_taught_are_those_we_promise() -> None:
    contact, learned, standard = loader.contact(), loader.remembering(), loader.standard()
    assert contact.per_week == {Rhythm.DAILY: 5, Rhythm.THREE: 3, Rhythm.ONE: 1, Rhythm.OFF: 0}
    assert (contact.per_day, contact.gap, contact.minutes) == (1, timedelta(hours=6), 10)
    assert (contact.halve_after, contact.pause_after, learned.later_h) == (3, 8, 12)
    assert (contact.at, contact.spread) == (time(10), timedelta(minutes=20))
    assert (learned.retention, learned.longest_days, learned.first_wd) == (0.8, 180, 2)
    assert (learned.retired_days, learned.retired_row, learned.deck) == (60, 3, {1: 13, 3: 40, 5: 90})
    assert (standard.why_characters, standard.steps, standard.card_words) == (140, 3, 55)
    assert (standard.least_options, standard.most_options, standard.longest_share) == (3, 4, 0.34)


def test_every_leaf_that_needs_an_alternative_exists() -> None:
    leaves = {leaf.id for group in loader.taxonomy().groups for leaf in group.leaves}
    assert leaves >= NEEDS_ALTERNATIVE


@pytest.mark.parametrize(
    ("day", "free"),
    [
        (date(2026, 12, 25), True),
        (date(2026, 12, 24), False),
        (date(2027, 4, 27), True),  # King's Day
        (date(2027, 3, 29), True),  # Easter Monday
        (date(2026, 11, 17), False),
    ],
)
def test_dutch_public_holidays_are_known(day: date, free: bool) -> None:
    assert loader.holiday(day) is free
