import re
from collections import Counter
from datetime import datetime
from typing import Any

from content import loader
from domain.directory import LONGEST_TOPIC
from tests.examples import QUEUES

DEMO = loader.demo()
PEOPLE: dict[str, dict[str, Any]] = {one["id"]: one for one in DEMO["people"]}
FIRST = list(PEOPLE)[:12]  # whom stories, tests and the README know by name


def test_sixty_people_are_there_each_once() -> None:
    assert len(DEMO["people"]) == len(PEOPLE) == 60
    assert len({one["name"] for one in DEMO["people"]}) == 60
    for one in DEMO["people"]:
        assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", one["id"])
        assert one["language"] in ("nl", "en")


def test_they_work_in_six_departments_and_three_locations() -> None:
    departments = Counter(one["department"] for one in DEMO["people"])
    locations = Counter(one["location"] for one in DEMO["people"])
    assert (len(departments), len(locations)) == (6, 3)
    assert min(departments.values()) >= 5, "enough for numbers that name nobody"
    assert min(locations.values()) >= 5


def test_every_queue_has_an_owner_and_another_deputy_whom_we_know() -> None:
    assert set(DEMO["queues"]) == set(QUEUES)
    for owner, deputy in DEMO["queues"].values():
        assert owner != deputy
        assert {owner, deputy} <= set(FIRST)


def test_every_queue_of_the_taxonomy_is_looked_after() -> None:
    assert {group.queue for group in loader.taxonomy().groups} <= set(DEMO["queues"])


def test_many_people_in_each_language_do_nothing_but_report() -> None:
    busy = {one for duty in DEMO["queues"].values() for one in duty}
    free = Counter(one["language"] for one in DEMO["people"] if one["id"] not in busy and not one.get("roles"))
    assert free == {"nl": 32, "en": 13}
    among_the_first = Counter(
        PEOPLE[one]["language"] for one in FIRST if one not in busy and not PEOPLE[one].get("roles")
    )
    assert among_the_first == {"nl": 2, "en": 2}


def test_two_are_coordinators_and_eight_are_key_users() -> None:
    assert Counter(role for one in DEMO["people"] for role in one.get("roles", ())) == {"admin": 2, "key_user": 8}


def test_every_key_user_has_topics_and_nobody_else_has() -> None:
    for one in DEMO["people"]:
        assert bool(one.get("topics")) == ("key_user" in one.get("roles", ())), one["name"]
        assert all(len(topic) <= LONGEST_TOPIC for topic in one.get("topics", ()))


def test_the_demo_begins_on_a_tuesday_morning() -> None:
    start = datetime.fromisoformat(DEMO["start"])
    assert (start.strftime("%a"), start.hour, start.minute) == ("Tue", 9, 30)
    assert DEMO["service_desk_url"].startswith("https://")
