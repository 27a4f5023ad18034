"""What comes in is kept once, in its latest version; what somebody decided stays, and what moves after it is told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from domain import errors
from domain.people import Role
from domain.updates import Category, Draft, Move, Reason, Suggestion, Update, UpdateId, When
from storage import keyusers, people
from storage import updates as kept
from tests.domain.test_updates import LATER, PLAIN
from tests.examples import ANNA, NOOR, NOW
from tests.usecases.house import House
from usecases import updates
from usecases.updates import Taken

DAY = timedelta(days=1)
ODD: dict[str, Any] = {"title": "Copilot: a new button", "services": ("Microsoft Copilot",)}


def announced(which: str = "MC1", *, version: int = 0, **told: Any) -> Update:
    return replace(PLAIN, id=UpdateId(which), changed_at=PLAIN.changed_at + version * DAY, **told)


def taken(house: House, *page: Update) -> Taken:
    return house.do(lambda tx: updates.take(tx, page, now=NOW))


def decide(house: House, decision: Suggestion, which: str = "MC1") -> None:
    house.do(lambda tx: updates.decide(tx, NOOR, UpdateId(which), decision, now=NOW))


def draft(house: House, which: str = "MC1") -> Draft:
    found = house.do(lambda tx: kept.draft(tx, UpdateId(which)))
    assert found is not None
    return found


def waiting(house: House) -> list[str]:
    return [one.update.id for one in house.do(updates.everything)]


def test_it_is_kept_once_by_its_id_and_the_date_of_its_change(house: House) -> None:
    first, newer = announced(), announced(version=2, title="Microsoft Teams: another lobby", major=True)
    assert taken(house, first) == Taken(new=1)
    assert taken(house, first, announced(title="never")) == Taken(same=2)
    assert house.do(lambda tx: kept.find(tx, first.id)) == first
    assert (draft(house).suggestion, draft(house).reason) == (Suggestion.INFORM, Reason.OURS)
    assert taken(house, announced(version=1), newer) == Taken(changed=1, same=1)
    assert taken(house, first) == Taken(same=1), "an older one"
    assert house.do(lambda tx: kept.find(tx, first.id)) == newer
    assert (draft(house).suggestion, draft(house).reason) == (Suggestion.CHANGE, Reason.MAJOR)
    assert house.do(lambda tx: kept.find(tx, UpdateId("MC2"))) is None


def test_what_moved_can_stay_as_it_was_decided(house: House) -> None:
    taken(house, announced())
    with pytest.raises(errors.Unknown):
        house.do(lambda tx: updates.keep(tx, NOOR, UpdateId("MC1"), now=NOW))
    decide(house, Suggestion.CHANGE)
    taken(house, announced(version=1, starts=LATER))
    assert draft(house).moved
    house.do(lambda tx: updates.keep(tx, NOOR, UpdateId("MC1"), now=NOW))
    assert (draft(house).moved, draft(house).decision) == ((), Suggestion.CHANGE)
    assert waiting(house) == []


def test_everything_of_it_comes_back_as_it_was_told(house: House) -> None:
    told = announced(
        text="• é €\nline", services=("Microsoft Teams", "À"), category=Category.PLAN, starts=None, act_by=LATER,
        tags=("New feature",), details={"RoadmapIds": "1"},
    )  # fmt: skip
    taken(house, told)
    assert draft(house).update == told


def test_somebody_decides_and_then_it_waits_no_longer(house: House) -> None:
    taken(house, announced())
    assert waiting(house) == ["MC1"]
    decide(house, Suggestion.TIP)
    assert (waiting(house), draft(house).decision) == ([], Suggestion.TIP)
    taken(house, announced(version=1, major=True))
    assert (waiting(house), draft(house).decision) == ([], Suggestion.TIP), "no date moved"
    decide(house, Suggestion.IGNORE)
    assert draft(house).decision == Suggestion.IGNORE
    with pytest.raises(errors.Unknown):
        decide(house, Suggestion.TIP, "MC2")


def test_dates_that_move_after_a_decision_are_told_until_somebody_decides_again(house: House) -> None:
    taken(house, announced(), announced("MC2"))
    assert taken(house, announced("MC2", version=1, ends=LATER)).moved == (), "nobody decided"
    decide(house, Suggestion.CHANGE)
    assert taken(house, announced(version=1, ends=LATER)) == Taken(changed=1, moved=(PLAIN.id,))
    assert taken(house, announced(version=2, ends=LATER, title="Microsoft Teams: again")).moved == ()
    assert draft(house).moved == (Move(which=When.ENDS, before="2027-05-01", after="2027-06-01"),)
    assert (house.do(kept.moved), waiting(house)) == ((PLAIN.id,), ["MC1", "MC2"])
    assert taken(house, announced(version=3, ends=None)).moved == (PLAIN.id,)
    assert draft(house).moved == (Move(which=When.ENDS, before="2027-05-01", after=None),)
    decide(house, Suggestion.CHANGE)
    assert (draft(house).moved, house.do(kept.moved), waiting(house)) == ((), (), ["MC2"])


def test_a_date_that_moves_back_needs_nobody(house: House) -> None:
    taken(house, announced())
    decide(house, Suggestion.CHANGE)
    taken(house, announced(version=1, ends=LATER))
    assert taken(house, announced(version=2)).moved == ()
    assert (draft(house).moved, house.do(kept.moved), waiting(house)) == ((), (), [])


def test_what_waits_comes_in_pages_with_what_matters_first(house: House) -> None:
    taken(
        house, announced("MC1"), announced("MC2", version=1), announced("MC3", major=True), announced("MC4", **ODD),
        announced("MC5", tags=("New feature",)), announced("MC6"),
    )  # fmt: skip
    decide(house, Suggestion.IGNORE, "MC6")
    taken(house, announced("MC6", version=1, act_by=LATER))
    first = house.do(lambda tx: updates.waiting(tx, most=4))
    assert [one.update.id for one in first.drafts] == ["MC6", "MC3", "MC5", "MC2"]
    by = {Suggestion.CHANGE: 1, Suggestion.TIP: 1, Suggestion.INFORM: 2, Suggestion.IGNORE: 1}
    assert (first.moved, first.by, first.many) == (1, by, 6)
    second = house.do(lambda tx: updates.waiting(tx, page=1, most=4))
    assert [one.update.id for one in second.drafts] == ["MC1", "MC4"]
    assert waiting(house) == ["MC6", "MC3", "MC5", "MC2", "MC1", "MC4"]


def test_what_key_users_know_about_counts_and_what_waits_is_thought_of_again(house: House) -> None:
    taken(house, announced("MC1", **ODD), announced("MC2", **ODD), announced("MC3"))
    decide(house, Suggestion.IGNORE, "MC2")
    assert draft(house).suggestion is Suggestion.IGNORE

    def learn(tx: Any) -> None:
        people.appoint(tx, Role.KEY_USER, [ANNA])
        keyusers.save(tx, ANNA, ["Copilot"], None)

    house.do(learn)
    house.do(updates.think_again)
    assert [draft(house, one).suggestion for one in ("MC1", "MC2", "MC3")] == [
        Suggestion.INFORM, Suggestion.IGNORE, Suggestion.INFORM
    ]  # fmt: skip
    assert (draft(house).rank, draft(house).update) == (1, announced("MC1", **ODD)), "with its text"


def test_many_more_than_a_page_of_the_store(house: House) -> None:
    many = [announced(f"MC{one:04}", **ODD) for one in range(kept.PAGE + 100)]
    assert taken(house, *many) == Taken(new=len(many))
    assert taken(house, *many) == Taken(same=len(many))
    think: Callable[[Any], None] = updates.think_again
    house.do(think)
    assert waiting(house) == [one.id for one in reversed(many)]
