from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from domain.absence import BELIEVED, FARTHEST, Absence, counts, endless, heard, scheduled
from tests.examples import ANNA, NOW, RULES, person

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
DATED = Absence(until=NOW + DAY)
LATER = Absence(until=NOW + 2 * DAY)
ENDLESS = endless(NOW)
AGAIN = endless(NOW + DAY)  # read once more the next morning


def over(absence: Absence) -> Absence:
    return replace(absence, over=True)


@pytest.mark.parametrize(
    ("start", "end", "told"),
    [
        (NOW - HOUR, NOW + DAY, DATED),
        (NOW, NOW + DAY, DATED),
        (NOW + HOUR, NOW + DAY, None),  # not yet
        (NOW - DAY, NOW, None),  # over
        (NOW + DAY, NOW - DAY, None),  # never
        (NOW - HOUR, NOW + FARTHEST, Absence(until=NOW + FARTHEST)),
        (NOW - HOUR, NOW + FARTHEST + HOUR, ENDLESS),  # nobody is away for years
    ],
)
def test_replies_tell_of_an_absence_from_their_start_until_their_end(
    start: datetime, end: datetime, told: Absence | None
) -> None:
    assert scheduled(start, end, now=NOW) == told


def test_replies_without_an_end_are_believed_for_a_few_days_after_they_were_read() -> None:
    assert (ENDLESS.endless, ENDLESS.until) == (True, NOW + BELIEVED)


@pytest.mark.parametrize(
    ("before", "told", "known"),
    [
        (None, None, None),
        (None, DATED, DATED),
        (DATED, None, None),
        (DATED, LATER, LATER),
        (ENDLESS, AGAIN, AGAIN),  # believed for longer
        (over(DATED), DATED, over(DATED)),  # told once more what they are back from
        (over(ENDLESS), AGAIN, over(AGAIN)),
        (over(DATED), LATER, LATER),  # each of these is another absence
        (over(DATED), ENDLESS, ENDLESS),
        (over(ENDLESS), DATED, DATED),
        (over(ENDLESS), Absence(until=ENDLESS.until), Absence(until=ENDLESS.until)),
        (over(DATED), None, None),  # and after this so is the same one
    ],
)
def test_who_said_to_be_back_is_until_another_absence_is_told(
    before: Absence | None, told: Absence | None, known: Absence | None
) -> None:
    assert heard(before, told) == known


@pytest.mark.parametrize(("absence", "away"), [(None, False), (DATED, True), (ENDLESS, True), (over(DATED), False)])
def test_nobody_is_away_by_an_absence_they_are_back_from(absence: Absence | None, *, away: bool) -> None:
    assert counts(absence) is away


@pytest.mark.parametrize(
    ("own", "listed", "back"),
    [
        (None, None, None),
        (NOW + HOUR, None, NOW + HOUR),
        (None, DATED, DATED.until),
        (NOW + HOUR, DATED, NOW + HOUR),  # their own word, also where it is the earlier one
        (NOW + 9 * DAY, DATED, NOW + 9 * DAY),
        (None, over(DATED), None),
        (NOW + HOUR, over(DATED), NOW + HOUR),
    ],
)
def test_one_s_own_word_goes_before_what_the_mailbox_says(
    own: datetime | None, listed: Absence | None, back: datetime | None
) -> None:
    anna = replace(person(ANNA), away_until=own, listed=listed)
    assert anna.back == back
    assert RULES.week_of(anna).away_until == back
