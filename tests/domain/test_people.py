import pytest

from domain.people import Duty, PersonId, handlers, language

OWNER, DEPUTY, FIRST, SECOND, REPORTER = (PersonId(one) for one in ("owner", "deputy", "first", "second", "reporter"))


@pytest.mark.parametrize(
    ("duty", "reporter", "expected"),
    [
        (Duty(owner=OWNER, deputy=DEPUTY), REPORTER, (OWNER, DEPUTY)),  # the owner is on duty
        (Duty(owner=OWNER, deputy=DEPUTY), OWNER, (DEPUTY,)),  # never their own while another can
        (Duty(owner=OWNER, deputy=DEPUTY), DEPUTY, (OWNER,)),
        (Duty(owner=None, deputy=DEPUTY, coordinators=(FIRST,)), REPORTER, (DEPUTY,)),
        (Duty(owner=OWNER, deputy=OWNER), REPORTER, (OWNER,)),  # once, though they are both
        (Duty(owner=OWNER, deputy=None, coordinators=(FIRST, SECOND)), OWNER, (FIRST, SECOND)),
        (Duty(owner=None, deputy=None, coordinators=(FIRST, SECOND)), REPORTER, (FIRST, SECOND)),
        (Duty(owner=None, deputy=None, coordinators=(FIRST, SECOND)), FIRST, (SECOND,)),
        (Duty(owner=OWNER, deputy=None), OWNER, (OWNER,)),  # nobody else can
        (Duty(owner=None, deputy=None, coordinators=(FIRST,)), FIRST, (FIRST,)),
        (Duty(owner=None, deputy=None), REPORTER, ()),
        # somebody who removed the app is asked only when nobody else is left
        (Duty(owner=OWNER, deputy=DEPUTY, away=frozenset({OWNER})), REPORTER, (DEPUTY,)),
        (Duty(owner=OWNER, deputy=DEPUTY, away=frozenset({OWNER})), DEPUTY, (OWNER,)),
        (Duty(owner=OWNER, deputy=None, coordinators=(FIRST,), away=frozenset({OWNER})), REPORTER, (FIRST,)),
        (Duty(owner=OWNER, deputy=None, coordinators=(FIRST,), away=frozenset({OWNER, FIRST})), REPORTER, (OWNER,)),
    ],
)
def test_who_may_take_a_report_first_the_one_on_duty(
    duty: Duty, reporter: PersonId, expected: tuple[PersonId, ...]
) -> None:
    assert handlers(duty, reporter) == expected


@pytest.mark.parametrize(
    ("setting", "locale", "expected"),
    [
        ("en", "nl-NL", "en"),  # their own choice wins
        (None, "en-GB", "en"),
        (None, "NL-nl", "nl"),
        ("fr", "en-US", "en"),  # what we do not speak is no choice
        (None, "de-DE", "nl"),
        (None, None, "nl"),
    ],
)
def test_people_are_spoken_to_in_their_own_language_or_the_default(
    setting: str | None, locale: str | None, expected: str
) -> None:
    assert language(setting, locale, "nl") == expected
