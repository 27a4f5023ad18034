"""Who gets which page: the whole table of routes, for every part, for what is one's own and what is another's."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from tests import examples
from tests.web import filling
from tests.web.visiting import ROUTES, WHO, Place
from web.access import Part, Route

OWNED = [route for route in ROUTES if route.own]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How a route with names in its path is walked: the names of what is `owner`'s, and of what is not."""

    owner: str
    own: Mapping[str, str]
    others: Mapping[str, str] = field(default_factory=dict)


WAYS: dict[str, Way] = {
    "/tab/reports/{friction}": Way(
        owner=examples.ANNA, own={"friction": filling.REPORT}, others={"friction": filling.HIDDEN}
    ),
    "/tab/questions/{question}": Way(
        owner=examples.ANNA, own={"question": filling.ASKED}, others={"question": filling.OTHER}
    ),
    "/test/own/{who}": Way(owner=examples.ANNA, own={"who": examples.ANNA}, others={"who": examples.LIAM}),
}


def address(route: Route, names: Mapping[str, str] | None = None) -> str:
    """Where it is; what its path names is what `WAYS` says, else something that is not there."""
    way = WAYS.get(route.path)
    known = dict(names or (way.own if way else {}))
    return re.sub(r"\{(\w+)(:[^}]*)?\}", lambda found: known.get(found[1], "nothing"), route.path)


def test_every_route_about_somebodys_own_has_its_way() -> None:
    assert [route.path for route in OWNED if route.path not in WAYS] == []


def test_no_two_routes_are_the_same_and_every_one_names_who_may() -> None:
    assert len({route.name for route in ROUTES}) == len(ROUTES)
    assert [route.name for route in ROUTES if not route.who] == []


@pytest.mark.parametrize("part", list(Part))
async def test_every_route_answers_its_own_parts_and_refuses_all_others(office: Place, part: Part) -> None:
    for route in ROUTES:
        assert route.who is not None
        shown = await office.ask(route.method, address(route), who=WHO[part], form={})
        parts = {Part.COLLEAGUE, part} | ({Part.HANDLER} if part is Part.ADMIN else set())
        if parts & route.who:
            assert shown.status not in {401, 403, 500}, (route.name, part)
        else:
            assert shown.status == 403, (route.name, part)


async def test_nobody_gets_no_more_than_a_frame(office: Place) -> None:
    for route in ROUTES:
        shown = await office.ask(route.method, address(route))
        assert shown.status == (200 if route.whole else 401), route.name
        assert "seen by" not in shown.text
        unknown = await office.ask(route.method, address(route), who="somebody else")
        assert unknown.status == (200 if route.whole else 401), route.name


@pytest.mark.parametrize("route", OWNED, ids=lambda route: route.name)
async def test_what_is_anothers_is_not_there(office: Place, route: Route) -> None:
    way = WAYS[route.path]
    assert (await office.ask(route.method, address(route), who=way.owner, form={})).status not in {401, 403, 404, 500}
    others = await office.ask(route.method, address(route, way.others), who=way.owner, form={})
    nowhere = await office.ask(route.method, address(route, {"": ""}), who=way.owner, form={})
    assert others.status == nowhere.status == 404
    assert others.text.replace(str(way.others), "") == nowhere.text, "it would tell that there is something"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"Sec-Fetch-Site": "same-origin"}, 303),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "not an address ["}, 403),
    ],
)
async def test_a_post_from_another_site_is_refused(office: Place, headers: dict[str, str], status: int) -> None:
    asked = {"title": "Traag"}
    shown = await office.ask("POST", "/test/act", who=examples.ANNA, headers=headers, form=asked)
    assert shown.status == status
    own = await office.ask("POST", "/test/act", who=examples.ANNA, headers={"Origin": office.base}, form=asked)
    assert own.status == 303


async def test_no_answer_sets_a_cookie(office: Place) -> None:
    for route in ROUTES:
        shown = await office.ask(route.method, address(route), who=examples.NOOR, form={})
        assert "Set-Cookie" not in shown.headers, route.name
