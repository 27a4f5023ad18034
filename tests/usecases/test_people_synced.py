"""What becomes of people when Entra says that they came, changed or went."""

from typing import Any

import pytest

import usecases.people
from domain import errors
from domain.directory import Account, Entry, Standing
from domain.messages import Kind
from domain.people import Contact, PersonId, Role
from domain.states import Act
from storage import directory, people
from tests.examples import ANNA, BRAM, LIAM, NAMES, NOOR, NOW, RULES, SANNE, USUAL
from tests.usecases.house import House
from usecases.people import Accounts, Synced, TooManyLeave

EVA, DESK = PersonId("eva"), PersonId("desk")
SPEAKS = Contact(id=EVA, name="Eva Smit", locale=None, time_zone=None, conversation="c", service_url="https://x/")
CLOSED: dict[str, Any] = {"accountEnabled": False}


def account(who: PersonId, name: str | None = None, **told: Any) -> Account:
    usual: dict[str, Any] = {
        "displayName": name or NAMES.get(who, who.title()),
        "accountEnabled": True,
        "userType": "Member",
    }
    return Account(id=who, told=usual | told)


ALL = [account(who) for who in NAMES]


def partial(who: PersonId, **told: Any) -> Account:
    return Account(id=who, told=told)


def sync(house: House, *seen: Account, whole: bool = False, anyway: bool = False, **told: Any) -> Synced:
    accounts = Accounts(seen=seen, whole=whole, **told)
    return house.do(lambda tx: usecases.people.synchronise(tx, accounts, anyway=anyway, now=NOW, rules=RULES))


def here(house: House) -> dict[PersonId, str]:
    return {one.person.id: one.person.name for one in house.do(lambda tx: directory.listing(tx, USUAL))}


def test_a_new_colleague_is_known_as_entra_has_them(house: House) -> None:
    known = {"department": "Kwaliteit", "officeLocation": " Zeist ", "preferredLanguage": "en-GB", "jobTitle": "Arts"}
    assert sync(house, account(EVA, "Eva Smit", **known)) == Synced(new=1, changed=0, left=0, outside=0, unclear=())
    eva = house.do(lambda tx: people.find(tx, EVA, USUAL))
    assert eva is not None
    assert (eva.name, eva.department, eva.location, eva.language) == ("Eva Smit", "Kwaliteit", "Zeist", "en")
    assert sync(house, account(EVA, "Eva Smit", **known)).changed == 0


def test_only_what_changed_changes(house: House) -> None:
    sync(house, account(EVA, "Eva Smit", department="Kwaliteit", officeLocation="Zeist"))
    done = sync(house, partial(EVA, department=None), partial(ANNA, officeLocation="Utrecht"))
    assert done == Synced(new=0, changed=2, left=0, outside=0, unclear=())
    eva = house.do(lambda tx: people.find(tx, EVA, USUAL))
    assert eva is not None
    assert (eva.name, eva.department, eva.location) == ("Eva Smit", None, "Zeist")


def test_a_name_is_never_emptied_and_an_account_without_one_is_nobody(house: House) -> None:
    done = sync(house, partial(ANNA, displayName=None), account(EVA, displayName=""), partial(DESK, department="ICT"))
    assert (done.new, here(house)) == (0, NAMES)


@pytest.mark.parametrize("how", [Account(id=BRAM, removed=True), partial(BRAM, **CLOSED), account(BRAM, **CLOSED)])
def test_whoever_is_removed_or_may_not_sign_in_departs(house: House, how: Account) -> None:
    assert sync(house, how).left == 1
    assert BRAM not in here(house)
    assert sync(house, how).left == 0
    assert sync(house, partial(BRAM, department="ICT")).changed == 0
    assert BRAM not in here(house), "nothing said that they may sign in again"
    sync(house, account(BRAM))
    assert here(house) == NAMES


def test_whoever_is_not_in_a_whole_list_departs_and_in_a_part_of_it_stays(house: House) -> None:
    assert sync(house, *ALL[:-1]).left == 0
    assert sync(house, *ALL[:-1], whole=True).left == 1
    assert here(house).keys() == NAMES.keys() - {NOOR}


def test_a_list_that_would_empty_the_organisation_is_not_believed(house: House) -> None:
    crowd = [account(PersonId(f"c{n}")) for n in range(11)]
    sync(house, *ALL, *crowd, whole=True)
    with pytest.raises(TooManyLeave, match="11 of the 16 people"):
        sync(house, *ALL, whole=True)
    assert len(here(house)) == 16
    assert sync(house, *ALL, *crowd[:1], whole=True).left == 10, "few enough"
    sync(house, *ALL, *crowd, whole=True)
    assert sync(house, *ALL, whole=True, anyway=True).left == 11


def test_guests_and_shared_accounts_are_kept_as_ids_alone(house: House) -> None:
    done = sync(house, account(EVA, userType="Guest"), account(DESK), shared=frozenset({DESK}))
    assert (done.new, done.outside, here(house)) == (0, 2, NAMES)
    assert house.do(directory.outsiders) == {EVA: "guest", DESK: "shared"}
    for turned_away in (usecases.people.meet, usecases.people.look):
        with pytest.raises(errors.Outsider):
            house.do(lambda tx, use=turned_away: use(tx, SPEAKS, RULES))  # type: ignore[misc]  # a default is a value
    assert house.do(lambda tx: usecases.people.welcome(tx, SPEAKS, now=NOW, rules=RULES)) is None
    assert EVA not in house.do(directory.standings)


def test_a_guest_stays_one_until_entra_says_otherwise(house: House) -> None:
    sync(house, account(EVA, userType="Guest"))
    sync(house, partial(EVA, displayName="Eva Smit"))
    assert house.do(directory.outsiders) == {EVA: "guest"}
    sync(house, account(EVA, "Eva Smit"))
    assert (house.do(directory.outsiders), here(house)[EVA]) == ({}, "Eva Smit")


def test_a_guest_who_is_removed_or_not_in_a_whole_list_is_forgotten(house: House) -> None:
    for gone in ({"seen": [Account(id=EVA, removed=True)]}, {"seen": ALL, "whole": True}):
        sync(house, account(EVA, userType="Guest"))
        sync(house, *gone["seen"], whole=bool(gone.get("whole")))  # type: ignore[misc]
        assert house.do(directory.outsiders) == {}


def test_an_account_that_the_settings_call_shared_no_more_may_write_again(house: House) -> None:
    sync(house, shared=frozenset({DESK, ANNA}))
    assert ANNA not in here(house)
    sync(house, shared=frozenset({ANNA}))
    assert house.do(directory.outsiders) == {ANNA: Standing.SHARED}


def test_a_guest_who_wrote_before_departs_and_is_turned_away(house: House) -> None:
    house.do(lambda tx: usecases.people.meet(tx, SPEAKS, RULES))
    assert sync(house, account(EVA, userType="Guest")).left == 1
    with pytest.raises(errors.Outsider):
        house.do(lambda tx: usecases.people.look(tx, SPEAKS, RULES))


def test_groups_say_who_has_a_role(house: House) -> None:
    sync(house, groups={"key_user": [ANNA, LIAM, EVA], "admin": [BRAM]}, admins=(NOOR,))
    roles = {one.person.id: one.roles for one in house.do(lambda tx: directory.listing(tx, USUAL)) if one.roles}
    assert roles == {who: {Role.KEY_USER} for who in (ANNA, LIAM)} | {who: {Role.ADMIN} for who in (BRAM, NOOR)}
    sync(house, account(BRAM, **CLOSED), partial(NOOR, **CLOSED), groups={"admin": [BRAM, NOOR]}, admins=(NOOR, EVA))
    assert house.do(people.coordinators) == (EVA,)


@pytest.mark.parametrize(
    ("members", "duty"),
    [
        ([], None),
        ([EVA], None),  # not here
        ([ANNA], (ANNA, None)),
        ([ANNA, LIAM], (ANNA, LIAM)),
        ([ANNA, BRAM], (BRAM, ANNA)),  # who owns it stays the owner
        ([ANNA, EVA, LIAM], (ANNA, LIAM)),
        ([ANNA, LIAM, NOOR], None),
    ],
)
def test_a_group_of_one_or_two_says_who_has_a_queue(
    house: House, members: list[PersonId], duty: tuple[PersonId, PersonId | None] | None
) -> None:
    done = sync(house, groups={"it": members})
    found = house.do(lambda tx: people.duty(tx, "it"))
    assert (found.owner, found.deputy) == (duty or (BRAM, SANNE))
    assert done.unclear == (() if duty else ("it",))


def test_what_waited_for_whoever_departs_goes_to_the_next(house: House) -> None:
    which = house.report()
    house.do(lambda tx: usecases.people.depart(tx, BRAM, now=NOW, rules=RULES))
    assert house.told(Kind.WORK) == [(BRAM, "1"), (SANNE, "1")]
    assert house.act(Act.TAKE, which.id, SANNE).handler == SANNE


def test_a_name_stays_as_long_as_a_report_of_theirs_is_open(house: House) -> None:
    which = house.until(Act.TAKE, Act.SOLVE)
    house.do(lambda tx: usecases.people.depart(tx, BRAM, now=NOW, rules=RULES))
    house.do(lambda tx: usecases.people.depart(tx, LIAM, now=NOW, rules=RULES))
    assert house.do(lambda tx: people.named(tx, list(NAMES))).keys() == NAMES.keys() - {LIAM}
    house.act(Act.CONFIRM, which.id, ANNA)
    sync(house)
    assert house.do(lambda tx: people.named(tx, [BRAM])) == {}


def test_nothing_follows_whoever_departs(house: House) -> None:
    which = house.until(Act.TAKE)
    house.support(LIAM, which.id)
    house.do(lambda tx: usecases.people.depart(tx, LIAM, now=NOW, rules=RULES))
    house.act(Act.SOLVE, which.id, BRAM)
    assert LIAM not in [receiver for receiver, _ in house.told(Kind.PING)]


def test_who_is_coordinator_by_the_settings_stays_it_whatever_a_list_says(house: House) -> None:
    entries = [Entry(id=NOOR, roles=frozenset()), Entry(id=BRAM, roles=frozenset({Role.ADMIN})), Entry(id=ANNA)]
    enrolled = house.do(lambda tx: usecases.people.enrol(tx, entries, admins=[NOOR, ANNA], now=NOW, rules=RULES))
    assert enrolled == (0, 1)
    assert house.do(people.coordinators) == (BRAM, NOOR)
