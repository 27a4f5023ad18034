from datetime import timedelta

import pytest

from domain.messages import MANNERS, Doubt, Kind, back_off


def test_every_kind_has_its_manner_and_only_typed_replies_go_first() -> None:
    assert set(MANNERS) == set(Kind)
    assert [kind for kind, manner in MANNERS.items() if manner.priority == 0] == [Kind.REPLY]


def test_in_doubt_every_message_of_the_loop_is_repeated_and_nothing_unasked_is() -> None:
    for manner in MANNERS.values():
        assert manner.doubt is (Doubt.UNKNOWN if manner.budgeted else Doubt.REPEAT)


def test_what_makes_a_sound_waits_and_a_changed_card_does_not() -> None:
    assert {kind for kind, manner in MANNERS.items() if manner.waits} == {
        Kind.PING, Kind.WORK, Kind.OUTCOME, Kind.SOON, Kind.LATE, Kind.CROWDED,
        Kind.CONSENT, Kind.ARTICLE, Kind.REVIEW, Kind.ASKED, Kind.ANSWERED, Kind.THANKS, Kind.WISH, Kind.OFFERED,
        Kind.HELPED, Kind.IMPACT, Kind.EXPIRED, Kind.NUDGE, Kind.AHEAD, Kind.JUDGED, Kind.APPROVE, Kind.TIP,
        Kind.RECALL, Kind.PAUSED,
    }  # fmt: skip
    assert [kind for kind, manner in MANNERS.items() if manner.living] == [
        Kind.STATUS,
        Kind.FOLLOW,
        Kind.QUESTION,
        Kind.PROGRESS,
    ]


@pytest.mark.parametrize(
    ("attempts", "least", "most"),
    [
        (0, 0.5, 1.5),  # the first failure: about a second
        (1, 1, 3),
        (9, 256, 768),
        (10, 450, 1350),  # a quarter of an hour is the middle of the longest wait
        (50, 450, 1350),
    ],
)
def test_backing_off_doubles_up_to_a_quarter_of_an_hour(attempts: int, least: float, most: float) -> None:
    assert back_off(attempts, 0.0) == timedelta(seconds=least)
    assert back_off(attempts, 1.0) == timedelta(seconds=most)
