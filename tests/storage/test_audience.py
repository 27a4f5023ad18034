"""Whom a message is for, in SQL: the same people as the rule says, on both stores, whoever they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.audience import Audience, By, Ring, parse
from domain.directory import Entry
from domain.people import PersonId, Role
from domain.tips import Level
from storage import audience, directory, keep, learning, people
from storage.learning import Wishes
from storage.store import Store
from storage.tx import Tx
from tests.domain.test_audience import MATRIX, PEOPLE
from tests.examples import ANNA, BRAM, NOOR, SANNE, USUAL, settle_in

PLACES = ("Zorg", " zorg", "ZORG ", "Straße", "STRASSE", "Financiën", "FINANCIËN", "İstanbul", "", " ", None)
APPS = ("teams", "excel")
GROUPS = ("g1", "g2")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Somebody as the store is told of them."""

    department: str | None = None
    location: str | None = None
    listed: str | None = None  # language
    locale: str | None = None
    chosen: str | None = None  # language
    roles: frozenset[Role] = frozenset()
    duty: str | None = None
    wishes: Wishes | None = None
    groups: frozenset[str] = frozenset()
    left: bool = False


def told() -> st.SearchStrategy[Wishes]:
    return st.builds(
        Wishes, scenarios=st.frozensets(st.sampled_from(["meet", "focus"])), ring=st.sampled_from([None, *Ring]),
        levels=st.dictionaries(st.sampled_from(APPS), st.sampled_from(Level)),
    )  # fmt: skip


LANGUAGES = st.sampled_from(["nl", "en", "fr", "", None])
SOMEBODY = st.builds(
    Made, department=st.sampled_from(PLACES), location=st.sampled_from(PLACES), listed=LANGUAGES, chosen=LANGUAGES,
    locale=st.sampled_from(["nl-NL", "EN-gb", "fr-FR", "", None]), roles=st.frozensets(st.sampled_from(Role)),
    duty=st.sampled_from([None, None, "owner", "deputy"]), wishes=st.none() | told(),
    groups=st.frozensets(st.sampled_from(GROUPS)), left=st.sampled_from([False, False, False, True]),
)  # fmt: skip
ASKED: dict[By, Sequence[str]] = {
    By.ROLE: ("key_user", "admin", "handler"), By.DEPARTMENT: [one for one in PLACES if one], By.LANGUAGE: ("nl", "en"),
    By.LOCATION: [one for one in PLACES if one], By.MOMENT: ("meet", "focus", "plan"), By.RING: tuple(Ring),
    By.LEVEL: [f"{app}:{one}" for app in (*APPS, "word") for one in Level] + ["teams"], By.GROUP: (*GROUPS, "g3"),
    By.PERSON: ("p0", "p1", "p2", "nobody"),
}  # fmt: skip


def side(most: int) -> st.SearchStrategy[dict[By, frozenset[str]]]:
    some = {by: st.frozensets(st.sampled_from(list(values)), max_size=3) for by, values in ASKED.items()}
    return st.lists(st.sampled_from(By), max_size=most, unique=True).flatmap(
        lambda named: st.fixed_dictionaries({by: some[by] for by in named})
    )


AUDIENCES = st.lists(st.builds(Audience, include=side(3), exclude=side(1)), min_size=4, max_size=12)
EACH = [Audience(include={by: frozenset({value})}) for by, values in ASKED.items() for value in values]


def arrive(tx: Tx, made: Sequence[Made]) -> list[PersonId]:
    """They are the only people there are."""
    keep.empty(tx)
    ids = [PersonId(f"p{at}") for at in range(len(made))]
    for who, one in zip(ids, made, strict=True):
        people.add(
            tx, who, name=who, department=one.department, location=one.location, language=one.chosen,
            listed_language=one.listed, locale=one.locale,
        )  # fmt: skip
        if one.duty:
            people.entrust(tx, f"q{who}", **{"owner": None, "deputy": None} | {one.duty: who})
        if one.wishes:
            learning.wish(tx, who, one.wishes)
    for what in Role:
        people.appoint(tx, what, [who for who, one in zip(ids, made, strict=True) if what in one.roles])
    for group in GROUPS:
        audience.enlist(tx, group, [who for who, one in zip(ids, made, strict=True) if group in one.groups])
    for who, one in zip(ids, made, strict=True):
        if one.left:
            directory.depart(tx, who)
    return ids


def everybody(tx: Tx, whom: Audience) -> list[PersonId]:
    return audience.members(tx, whom, after=None, most=1000)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=st.lists(SOMEBODY, max_size=10), asked=AUDIENCES, usual=st.sampled_from(["nl", "en", None]))
def test_sql_finds_exactly_whom_the_rule_includes(
    store: Store, made: list[Made], asked: list[Audience], usual: str | None
) -> None:
    def job(tx: Tx) -> None:
        ids = arrive(tx, made)
        if usual:
            audience.usual(tx, usual)
        known = audience.traits(tx, ids)
        assert set(known) == {who for who, one in zip(ids, made, strict=True) if not one.left}
        for whom in (*EACH, *asked):
            found = {who for who, one in known.items() if whom.includes(one)}
            assert set(everybody(tx, whom)) == found, whom.tokens
            assert audience.count(tx, whom) == len(found), whom.tokens

    store.write(job).result(60)


def matrix(tx: Tx) -> None:
    """The sixty people of the rule's own test."""
    for one in PEOPLE:
        people.add(
            tx, one.person, name=one.person, department=one.department, location=one.location, language=one.language
        )
        told = {app: Level(level) for app, level in one.levels.items()}
        learning.wish(tx, one.person, Wishes(scenarios=one.moments, levels=told, ring=Ring(one.ring)))
        if "handler" in one.roles:
            people.entrust(tx, f"q{one.person}", owner=one.person, deputy=None)
    for role in Role:
        people.appoint(tx, role, [one.person for one in PEOPLE if role in one.roles])
    for group in GROUPS:
        audience.enlist(tx, group, [one.person for one in PEOPLE if group in one.groups])


def test_the_store_knows_the_sixty_people_as_they_are_and_finds_them_a_page_at_a_time(store: Store) -> None:
    def job(tx: Tx) -> None:
        matrix(tx)
        known = audience.traits(tx, [one.person for one in PEOPLE])
        for tokens, included in MATRIX.items():
            wanted = [one.person for n, one in enumerate(PEOPLE) if included(n)]
            pages = list(paged(tx, parse(tokens), most=7))
            assert [who for page in pages for who in page] == wanted, tokens
            assert all(len(page) == 7 for page in pages[:-1])
            assert [who for who, one in known.items() if parse(tokens).includes(one)] == wanted, tokens

    store.write(job).result(60)


def paged(tx: Tx, whom: Audience, *, most: int) -> Iterator[list[PersonId]]:
    after: PersonId | None = None
    while page := audience.members(tx, whom, after=after, most=most):
        yield page
        after = page[-1]


@pytest.fixture
def office(store: Store) -> Store:
    """Everybody of tests/examples.py."""
    store.write(settle_in).result()
    return store


def found(office: Store, tokens: str) -> list[PersonId]:
    return office.read(lambda tx: everybody(tx, parse(tokens))).result(10)


def test_a_new_list_moves_people_to_where_it_says_they_are(office: Store) -> None:
    for place, tokens in (("Zorg", "department=ZORG"), ("Keuken ", "department=keuken")):
        office.write(lambda tx, place=place: directory.enrol(tx, [_listed(ANNA, place)])).result()  # type: ignore[misc]
        assert found(office, tokens) == [ANNA]
    assert found(office, "department=zorg") == []


def _listed(who: PersonId, department: str) -> Entry:
    return Entry(id=who, known={"department": department})


def test_who_never_wrote_reads_what_the_organisation_speaks(office: Store) -> None:
    new = PersonId("new")
    office.write(lambda tx: people.add(tx, new, name="New")).result()
    assert new in found(office, "language=nl")
    office.write(lambda tx: audience.usual(tx, "en")).result()
    assert new in found(office, "language=en")
    assert office.read(lambda tx: audience.traits(tx, [new])).result()[new].language == "en"
    assert office.read(lambda tx: people.find(tx, new, replace(USUAL, language="en"))).result().language == "en"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("chosen", "listed", "locale", "reads"),
    [
        ("", "en", "nl-NL", "en"), (None, "en", "nl-NL", "en"), ("en", "nl", None, "en"), ("fr", "nl", "EN-gb", "en"),
        ("", "", "en", "en"), (None, None, "fr-FR", "nl"),
    ],
)  # fmt: skip
def test_a_language_is_theirs_then_the_list_s_then_the_device_s(
    store: Store, chosen: str | None, listed: str | None, locale: str | None, reads: str
) -> None:
    one = [Made(chosen=chosen, listed=listed, locale=locale)]
    ids = store.write(lambda tx: arrive(tx, one)).result()
    assert found(store, f"language={reads}") == ids
    assert store.read(lambda tx: audience.traits(tx, ids)).result()[ids[0]].language == reads


def test_who_left_is_nobody_s_audience_and_in_no_group(office: Store) -> None:
    office.write(lambda tx: audience.enlist(tx, "g1", [ANNA, BRAM])).result()
    office.write(lambda tx: directory.depart(tx, ANNA)).result()
    assert found(office, "group=g1") == [BRAM]
    assert ANNA not in found(office, "")
    office.write(lambda tx: audience.enlist(tx, "g2", [ANNA, SANNE, PersonId("stranger")])).result()
    assert found(office, "group=g2") == [SANNE]


def test_a_group_is_replaced_as_a_whole(office: Store) -> None:
    office.write(lambda tx: audience.enlist(tx, "g1", [ANNA, BRAM])).result()
    office.write(lambda tx: audience.enlist(tx, "g2", [ANNA])).result()
    office.write(lambda tx: audience.enlist(tx, "g1", [BRAM, NOOR])).result()
    assert (found(office, "group=g1"), found(office, "group=g2")) == ([BRAM, NOOR], [ANNA])
    office.write(lambda tx: audience.enlist(tx, "g1", ())).result()
    assert office.read(audience.groups).result() == {"g2"}


def test_what_somebody_told_anew_takes_the_place_of_what_they_told(office: Store) -> None:
    for level, moment in ((Level.PLUS, "meet"), (Level.STARTER, "focus")):
        told = Wishes(levels={"teams": level}, scenarios=frozenset({moment}))
        office.write(lambda tx, told=told: learning.wish(tx, ANNA, told)).result()  # type: ignore[misc]
        assert found(office, f"level=teams:{level},moment={moment}")[:1] == [ANNA]
    assert found(office, "level=teams:plus") == found(office, "moment=meet") == []
