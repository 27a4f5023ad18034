import copy
import re
from typing import Any

import pytest

from bot.seal import SEALED, Seal
from cards import card
from domain import errors
from tests.cards.drawings import every_card, samples
from tests.cards.samples import actions

KEY = bytes(range(32))
SEAL = Seal(KEY)
ANNA, LIAM = "anna-id", "liam-id"
VERB = "friction.take"
IDS = {"friction": "f1", "page": "2"}


def button(who: str = ANNA, verb: str = VERB, **ids: str) -> dict[str, str]:
    """What comes back of a button that was made for this person."""
    made = SEAL.stamp(card.card([], [card.press("Druk", verb, ids or IDS)], language="nl", fallback="x"), who)
    data: dict[str, str] = made["actions"][0]["data"]
    return data


def test_a_button_works_for_whom_it_was_made() -> None:
    SEAL.check(ANNA, VERB, button())


def test_a_button_works_for_nobody_else() -> None:
    with pytest.raises(errors.OtherCard):
        SEAL.check(LIAM, VERB, button())


def test_what_people_fill_in_is_theirs_to_fill_in() -> None:
    SEAL.check(ANNA, VERB, button() | {"text": "wat dan ook", "title": "x", "group": "base", "impact": ""})


@pytest.mark.parametrize(
    "changed",
    [
        {"friction": "f2"},
        {"page": "3"},
        {"nonce": "n1"},  # one that was not there
        {"friction": ""},
        {"for": "0" * 22},
        {"mac": "0" * 22},
        {"mac": ""},
        {"mac": "é"},
    ],
)
def test_what_was_changed_or_added_is_refused(changed: dict[str, str]) -> None:
    with pytest.raises(errors.Changed):
        SEAL.check(ANNA, VERB, button() | changed)


@pytest.mark.parametrize("left_out", ["friction", "page", "for", "mac"])
def test_what_was_left_out_is_refused(left_out: str) -> None:
    data = {name: value for name, value in button().items() if name != left_out}
    with pytest.raises(errors.Changed):
        SEAL.check(ANNA, VERB, data)


def test_a_button_does_one_thing() -> None:
    with pytest.raises(errors.Changed):
        SEAL.check(ANNA, "friction.withdraw", button())


def test_another_s_mark_on_one_s_own_button_does_not_help() -> None:
    mine, theirs = button(ANNA), button(LIAM)
    for taken in ("for", "mac"):
        with pytest.raises(errors.Changed):
            SEAL.check(LIAM, VERB, mine | {taken: theirs[taken]})


def test_what_a_button_says_cannot_be_cut_up_otherwise() -> None:
    data = button(friction="f1", nonce="n1")
    with pytest.raises(errors.Changed):
        SEAL.check(ANNA, VERB, {"friction": "f1\x1fnonce=n1", "for": data["for"], "mac": data["mac"]})


def test_a_button_of_another_installation_is_refused() -> None:
    with pytest.raises(errors.Changed):
        Seal(KEY[::-1]).check(ANNA, VERB, button())


@every_card
def test_every_button_of_every_card_is_stamped_wherever_it_stands(name: str) -> None:
    made = SEAL.stamp(copy.deepcopy(samples()[name]), ANNA)
    for action in actions(made):
        SEAL.check(ANNA, action["verb"], action["data"])
        assert action["fallback"]["data"] == action["data"] | {"verb": action["verb"]}


def test_a_button_deep_in_a_card_is_found() -> None:
    deep: dict[str, Any] = card.box([card.beside(card.box([card.buttons([card.press("x", VERB, IDS)])]), [])])
    made = SEAL.stamp(card.card([deep], language="nl", fallback="x"), ANNA)
    assert [sorted(action["data"]) for action in actions(made)] == [["for", "friction", "mac", "page"]]


def test_every_id_that_a_card_puts_on_a_button_is_under_the_seal() -> None:
    carried = {name for made in samples().values() for action in actions(made) for name in action["data"]}
    assert carried == set(SEALED)


def test_an_activity_has_one_key_which_tells_nothing_without_ours() -> None:
    key = SEAL.once("c1", "a1")
    assert SEAL.once("c1", "a1") == key
    assert re.fullmatch("[0-9a-f]{64}", key)
    others = [SEAL.once("c1", "a2"), SEAL.once("c2", "a1"), SEAL.once("c1a1", ""), Seal(bytes(32)).once("c1", "a1")]
    assert len({key, *others}) == 5


@pytest.mark.parametrize("name", SEALED)
@pytest.mark.parametrize("verb", ["friction.report", "friction.status"])
def test_nothing_that_a_button_carries_is_changed_added_or_taken_away(name: str, verb: str) -> None:
    data = button(verb=verb, **dict.fromkeys(SEALED, "1"))
    SEAL.check(ANNA, verb, data)
    for other in ("2", "", "1 "):
        with pytest.raises(errors.Changed):
            SEAL.check(ANNA, verb, data | {name: other})
    with pytest.raises(errors.Changed):
        SEAL.check(ANNA, verb, {one: value for one, value in data.items() if one != name})
    bare = button(verb=verb, **{one: "1" for one in SEALED if one != name})
    with pytest.raises(errors.Changed):
        SEAL.check(ANNA, verb, bare | {name: "1"})


def test_a_receipt_follows_from_its_form_with_our_key_alone() -> None:
    receipt = SEAL.receipt("n1")
    assert SEAL.receipt("n1") == Seal(KEY).receipt("n1") == receipt
    assert re.fullmatch("[0-9a-f]{32}", receipt)
    others = [SEAL.receipt("n2"), SEAL.receipt(""), Seal(bytes(32)).receipt("n1"), SEAL.once("n1", "")[:32]]
    assert len({receipt, *others}) == 5


def test_the_feed_knows_a_nameless_loop_by_a_number_that_leads_nowhere() -> None:
    about = [f"{n:032x}" for n in range(200)]
    chains = [SEAL.chain(one) for one in about]
    assert chains == [Seal(KEY).chain(one) for one in about]
    assert len(set(chains)) == 200
    assert all(0 < chain < 2**60 for chain in chains)
    assert not set(chains) & {int(one[:15], 16) for one in about}
    assert not set(chains) & {Seal(bytes(32)).chain(one) for one in about}


def test_the_seed_of_an_untraced_turn_is_this_process_s_own() -> None:
    seed = SEAL.seed("c1", "a1")
    assert (SEAL.seed("c1", "a1"), len(seed)) == (seed, 32)
    others = [SEAL.seed("c1", "a2"), SEAL.seed("c2", "a1"), SEAL.seed("c1a1", ""), Seal(KEY).seed("c1", "a1")]
    assert len({seed, *others}) == 5


@pytest.mark.parametrize("plain", [b"", b"x", b"x" * 4096])
def test_what_is_locked_opens_with_the_same_key_and_never_looks_the_same(plain: bytes) -> None:
    one, two = SEAL.lock(plain), SEAL.lock(plain)
    assert one != two
    assert Seal(KEY).unlock(one) == SEAL.unlock(two) == plain
    assert Seal(bytes(32)).unlock(one) is None


def test_every_use_has_a_key_of_its_own() -> None:
    """What one use gives away opens or proves nothing in another."""
    same = ("x", "y")
    told = [SEAL.once(*same)[:15], SEAL.seed(*same).hex()[:15], SEAL.receipt("x")[:15], f"{SEAL.chain('x'):015x}"]
    told.append(button("x", "y")["mac"][:15])
    assert len(set(told)) == 5


@pytest.mark.parametrize("length", [0, 16, 31, 33, 64])
def test_a_seal_key_has_thirty_two_bytes(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Seal(bytes(length))
