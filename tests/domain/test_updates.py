"""What is suggested for an announcement, and which of its dates moved."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.updates import Category, Draft, Move, Reason, Severity, Suggestion, Update, UpdateId, When, suggest
from domain.updates import moved as dates_moved

APPS = frozenset({"Teams", "To Do", "Word", "planning van diensten"})
PLAIN = Update(
    id=UpdateId("MC1"), title="Microsoft Teams: a quieter lobby", text="Hello", services=("Microsoft Teams",),
    category=Category.STAY, severity=Severity.NORMAL, starts=datetime(2026, 11, 1, tzinfo=UTC),
    ends=datetime(2027, 5, 1, tzinfo=UTC), act_by=None, changed_at=datetime(2026, 11, 2, tzinfo=UTC), major=False,
    tags=(), details={},
)  # fmt: skip
LATER = datetime(2027, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("told", "suggestion", "reason"),
    [
        ({}, Suggestion.INFORM, Reason.OURS),
        ({"tags": ("New feature",)}, Suggestion.TIP, Reason.NEW),
        ({"tags": ("New feature", "User impact", "Admin impact")}, Suggestion.TIP, Reason.NEW),
        ({"tags": ("New feature", "Admin impact")}, Suggestion.INFORM, Reason.ADMIN),
        ({"category": Category.PREVENT}, Suggestion.INFORM, Reason.PROBLEM),
        ({"category": Category.PREVENT, "tags": ("New feature",)}, Suggestion.INFORM, Reason.PROBLEM),
        ({"category": Category.UNKNOWN}, Suggestion.INFORM, Reason.OURS),
        ({"category": Category.PLAN}, Suggestion.CHANGE, Reason.PLANNED),
        ({"major": True}, Suggestion.CHANGE, Reason.MAJOR),
        ({"tags": ("Retirement",)}, Suggestion.CHANGE, Reason.RETIRES),
        ({"act_by": LATER, "category": Category.PREVENT}, Suggestion.CHANGE, Reason.ACT),
    ],
)  # fmt: skip
def test_what_is_suggested_comes_with_why(told: dict[str, object], suggestion: Suggestion, reason: Reason) -> None:
    assert suggest(replace(PLAIN, **told), APPS) == (suggestion, reason)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "services", "ours"),
    [
        ("Microsoft Word: dictation", ("Microsoft 365 apps",), True),
        ("In other words: nothing to do", ("Microsoft 365 apps",), False),
        ("(Updated) To Do gets a calendar", (), True),
        ("A lobby", ("Microsoft Teams", "Exchange Online"), True),
        ("A lobby", ("microsoft teams",), True),
        ("WordPress moves", ("Steams",), False),
        ("planning van diensten verhuist", (), True),
        ("Copilot", ("Microsoft Copilot",), False),
    ],
)  # fmt: skip
def test_what_is_about_no_app_of_ours_may_be_ignored(title: str, services: tuple[str, ...], *, ours: bool) -> None:
    told = replace(PLAIN, title=title, services=services, major=True)
    assert suggest(told, APPS) == (
        (Suggestion.CHANGE, Reason.MAJOR) if ours else (Suggestion.IGNORE, Reason.NOT_OURS)
    )  # fmt: skip


def test_where_there_are_no_apps_everything_may_be_ignored() -> None:
    assert suggest(PLAIN, ["", "!"]) == (Suggestion.IGNORE, Reason.NOT_OURS)


def test_a_date_that_moved_is_told_with_what_it_was() -> None:
    newer = replace(PLAIN, ends=LATER, act_by=LATER, text="Other words")
    assert dates_moved(PLAIN, newer) == (
        Move(which=When.ENDS, before="2027-05-01", after="2027-06-01"),
        Move(which=When.ACT, before=None, after="2027-06-01"),
    )
    assert dates_moved(PLAIN, replace(PLAIN, ends=PLAIN.ends.replace(hour=23) if PLAIN.ends else None)) == ()


def test_what_moves_twice_is_told_from_where_it_was_and_back_again_is_nothing() -> None:
    once, twice = replace(PLAIN, ends=LATER), replace(PLAIN, ends=None)
    first = dates_moved(PLAIN, once)
    assert dates_moved(once, twice, first) == (Move(which=When.ENDS, before="2027-05-01", after=None),)
    assert dates_moved(once, PLAIN, first) == ()
    assert dates_moved(once, replace(once, text="Other words"), first) == first


def test_dates_that_only_stand_in_the_text_count() -> None:
    before = replace(PLAIN, text="Rollout begins mid-March 2026 and ends\nlate April 2026, that is by April 20, 2026.")
    newer = replace(PLAIN, text="Updated March 3, 2026: we are later.\nRollout begins early May 2026.\nearly May 2026")
    assert dates_moved(before, newer) == (
        Move(which=When.SAID, before="mid-March 2026, late April 2026, April 20, 2026", after="early May 2026"),
    )
    note = replace(before, text=f"Updated March 3, 2026: thank you.\n{before.text}")
    assert dates_moved(before, note) == ()


def test_what_waits_stands_in_the_order_in_which_it_matters() -> None:
    draft = Draft(update=PLAIN, suggestion=Suggestion.TIP, reason=Reason.NEW)
    ranks = [replace(draft, suggestion=one).rank for one in ("ignore", "inform", "tip", "change")]  # type: ignore[arg-type]
    assert ranks == [0, 1, 2, 3]
    assert replace(draft, decision=Suggestion.IGNORE).rank is None
    move = Move(which=When.ENDS, before=None, after="2027-06-01")
    assert replace(draft, decision=Suggestion.IGNORE, moved=(move,)).rank == 4
