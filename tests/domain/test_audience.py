"""Whom a message is for: sixty people, and audiences of every kind with exactly whom each of them is for."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain import errors
from domain.audience import LONGEST, PLACES, Audience, By, Ring, Traits, fold, parse
from domain.people import PersonId
from domain.tips import Level

DEPARTMENTS = ("Zorg", "ICT", "Financiën", "HR", None)
LOCATIONS = ("Utrecht", "Zwolle", None)
RINGS = tuple(Ring)


def traits(n: int) -> Traits:
    """Of the n-th of sixty people: everything about them follows from their number."""
    return Traits(
        person=PersonId(f"p{n:02}"), language="en" if n % 6 == 0 else "nl",
        roles=frozenset(name for name, every in (("key_user", 7), ("admin", 30), ("handler", 11)) if n % every == 0),
        department=DEPARTMENTS[n % 5], location=LOCATIONS[n % 3],
        moments=frozenset(name for name, every in (("meet", 4), ("focus", 5)) if n % every == 0),
        levels={"teams": Level.PLUS} if n % 8 == 0 else {"teams": Level.PRO, "excel": Level.STARTER} if n % 9 == 0
        else {}, ring=RINGS[n % 12] if n % 12 < len(RINGS) else Ring.MAJORITY,
        groups=frozenset({"g1"} if n < 10 else {"g1", "g2"} if n < 15 else ()),
    )  # fmt: skip


PEOPLE = [traits(n) for n in range(60)]
MATRIX: dict[str, Callable[[int], bool]] = {  # an audience, and whether the n-th of them is in it
    "": lambda _: True,
    "role=key_user": lambda n: n % 7 == 0,
    "role=admin": lambda n: n % 30 == 0,
    "role=handler": lambda n: n % 11 == 0,
    "role=admin,role=handler": lambda n: n % 30 == 0 or n % 11 == 0,
    "department=Zorg": lambda n: n % 5 == 0,
    "department=%20zORG%20": lambda n: n % 5 == 0,
    "department=FINANCI%C3%8BN": lambda n: n % 5 == 2,
    "department=Zorg,department=ict": lambda n: n % 5 in (0, 1),
    "department=Keuken": lambda _: False,
    "location=Utrecht": lambda n: n % 3 == 0,
    "department=Zorg,location=utrecht": lambda n: n % 15 == 0,
    "language=nl": lambda n: n % 6 != 0,
    "moment=meet": lambda n: n % 4 == 0,
    "moment=meet,moment=focus": lambda n: n % 4 == 0 or n % 5 == 0,
    "level=teams:plus": lambda n: n % 8 == 0,
    "level=teams:starter": lambda n: n % 8 != 0 and n % 9 != 0,
    "level=excel:starter": lambda _: True,
    "level=teams:pro,level=teams:plus": lambda n: n % 8 == 0 or n % 9 == 0,
    "ring=early": lambda n: n % 12 == 0,
    "ring=majority": lambda n: n % 12 not in (0, 2),
    "ring=early,ring=later": lambda n: n % 12 in (0, 2),
    "group=g2": lambda n: 10 <= n < 15,
    "group=g1": lambda n: n < 15,
    "person=p07,person=p59": lambda n: n in (7, 59),
    "!role=key_user": lambda n: n % 7 != 0,
    "!department=Zorg": lambda n: n % 5 != 0,
    "!location=Utrecht,!location=Zwolle": lambda n: n % 3 == 2,
    "!level=teams:starter": lambda n: n % 8 == 0 or n % 9 == 0,
    "!ring=later": lambda n: n % 12 != 2,
    "!group=g1": lambda n: n >= 15,
    "department=Zorg,location=Utrecht,!role=key_user": lambda n: n % 15 == 0 and n % 7 != 0,
    "language=nl,ring=majority,!person=p01": lambda n: n % 6 != 0 and n % 12 not in (0, 2) and n != 1,
    "department=Zorg,!department=zorg": lambda _: False,
    "group=g1,moment=meet,role=handler": lambda n: n == 0,
}  # fmt: skip


@pytest.mark.parametrize("tokens", MATRIX)
def test_an_audience_is_exactly_whom_it_names(tokens: str) -> None:
    audience = parse(tokens)
    assert [n for n, one in enumerate(PEOPLE) if audience.includes(one)] == list(filter(MATRIX[tokens], range(60)))


def test_every_field_is_asked_about() -> None:
    named = [parse(tokens) for tokens in MATRIX]
    assert {by for one in named for by in one.include} == set(By)


@given(st.sampled_from(PEOPLE), st.sampled_from(sorted(MATRIX)), st.sampled_from(sorted(MATRIX)))
def test_what_is_excluded_is_out_whatever_else_is_said(one: Traits, named: str, out: str) -> None:
    excluded = parse(out).include
    whom = Audience(include=parse(named).include, exclude=excluded)
    assert whom.includes(one) == (
        Audience(include=whom.include).includes(one)
        and not any(Audience(include={by: values}).includes(one) for by, values in excluded.items())
    )


VALUES = {
    By.ROLE: st.sampled_from(["key_user", "admin", "handler"]),
    By.LANGUAGE: st.sampled_from(["nl", "en"]),
    By.RING: st.sampled_from([*RINGS]),
    By.LEVEL: st.tuples(st.sampled_from(["teams", "one:note"]), st.sampled_from([*Level])).map(":".join),
}
WORDS = st.text(min_size=1, max_size=LONGEST).filter(lambda one: bool(one.strip()) and one.isprintable())


def side() -> st.SearchStrategy[dict[By, frozenset[str]]]:
    return st.fixed_dictionaries({}, optional={by: st.frozensets(VALUES.get(by, WORDS), max_size=3) for by in By})


@given(side(), side())
@example({By.DEPARTMENT: frozenset({"Zorg, welzijn & co = 100%", "!Zorg", "a+b"})}, {By.LOCATION: frozenset({"%2C"})})
def test_tokens_say_all_of_an_audience(
    include: dict[By, frozenset[str]], exclude: dict[By, frozenset[str]]
) -> None:  # fmt: skip
    audience = Audience(include=include, exclude=exclude)
    assert parse(audience.tokens) == audience
    assert parse(audience.tokens).tokens == audience.tokens


def test_tokens_read_as_people_write_them() -> None:
    assert (
        parse(" department=Zorg en welzijn, ,!role=key_user,").tokens == "department=Zorg%20en%20welzijn,!role=key_user"
    )


@pytest.mark.parametrize("token", [
    "zorg", "sector=zorg", "role=manager", "!role=boss", "language=fr", "ring=never", "level=teams", "level=teams:guru",
    "level=:plus", "department=", "department=%20", "person=%00", "group=%ff", f"department={'x' * 201}", "=", "!",
])  # fmt: skip
def test_what_there_is_none_of_is_named(token: str) -> None:
    with pytest.raises(errors.Choice) as refused:
        parse(f"department=Zorg,{token}")
    assert refused.value.variables == {"token": token}


def test_a_field_without_values_is_not_named() -> None:
    assert Audience(include={By.ROLE: frozenset()}) == Audience()


@pytest.mark.parametrize(("place", "key"), [(" Zorg ", "zorg"), ("STRAßE", "strasse"), ("  ", None), (None, None)])
def test_a_place_is_the_same_however_it_is_written(place: str | None, key: str | None) -> None:
    assert fold(place) == key
    assert set(PLACES) == {By.DEPARTMENT, By.LOCATION}
