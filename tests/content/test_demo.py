import re
from collections import Counter
from datetime import datetime
from typing import Any

from content import loader
from tests.examples import QUEUES

DEMO = loader.demo()
PEOPLE: dict[str, dict[str, Any]] = {one["id"]: one for one in DEMO["people"]}


def test_twelve_people_are_there_each_once() -> None:
    assert len(DEMO["people"]) == len(PEOPLE) == 12
    assert len({one["name"] for one in DEMO["people"]}) == 12
    for one in DEMO["people"]:
        assert re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", one["id"])
        assert one["department"]
        assert one["location"]
        assert one["language"] in ("nl", "en")


def test_every_queue_has_an_owner_and_another_deputy_whom_we_know() -> None:
    assert set(DEMO["queues"]) == set(QUEUES)
    for owner, deputy in DEMO["queues"].values():
        assert owner != deputy
        assert {owner, deputy} <= set(PEOPLE)


def test_every_queue_of_the_taxonomy_is_looked_after() -> None:
    assert {group.queue for group in loader.taxonomy().groups} <= set(DEMO["queues"])


def test_two_people_in_each_language_do_nothing_but_report() -> None:
    busy = {one for duty in DEMO["queues"].values() for one in duty}
    free = Counter(one["language"] for one in DEMO["people"] if one["id"] not in busy and not one.get("roles"))
    assert free == {"nl": 2, "en": 2}


def test_one_of_them_is_coordinator_and_two_are_key_users() -> None:
    assert Counter(role for one in DEMO["people"] for role in one.get("roles", ())) == {"admin": 1, "key_user": 2}


def test_the_demo_begins_on_a_tuesday_morning() -> None:
    start = datetime.fromisoformat(DEMO["start"])
    assert (start.strftime("%a"), start.hour, start.minute) == ("Tue", 9, 30)
    assert DEMO["service_desk_url"].startswith("https://")
