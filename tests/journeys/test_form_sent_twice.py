"""A form that was sent is one report, whatever is changed on an older copy of it; what was changed is not lost."""

import pytest

from tests.fakes.client import Colleague
from tests.journeys import attack
from tests.journeys.kring import Kring
from tests.journeys.steps import SENTENCE

pytestmark = pytest.mark.usefixtures("noor")

OTHER = "De printer op de tweede hapert"
HELP = "Een tweede printer"
WRITTEN_TO = ("friction", "event", "message", "mailbox", "timer", "support")


async def written(kring: Kring) -> dict[str, list[dict[str, object]]]:
    """What is kept of reports, and of what is owed."""
    tables = await attack.tables_of(kring)
    return {name: tables[name] for name in WRITTEN_TO}


@pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)
@pytest.mark.parametrize("naming", ["named", "told", "pull"])
@pytest.mark.parametrize(
    ("changes", "quoted"),
    [({"text": OTHER}, [OTHER]), ({"would_help": HELP}, [HELP]), ({"text": OTHER, "would_help": HELP}, [OTHER, HELP])],
)
async def test_what_was_changed_on_it_comes_back_and_nothing_is_written(
    kring: Kring, anna: Colleague, naming: str, changes: dict[str, str], quoted: list[str]
) -> None:
    await anna.says("meld")
    first = {"naming": naming, "text": SENTENCE}
    old = anna.pressing("friction.report", **first | changes)
    await anna.presses("friction.report", **first)
    before = await written(kring)
    await anna.sends(old)
    assert anna.sees("form-sent")
    assert anna.sees("not-sent")
    assert [one for one in quoted if one not in anna.reads()] == []
    assert SENTENCE in anna.reads()
    assert await written(kring) == before


@pytest.mark.parametrize(("first", "then"), [("told", "pull"), ("pull", "told"), ("named", "told"), ("named", "pull")])
async def test_another_choice_with_the_same_words_is_told_without_a_quote(
    kring: Kring, anna: Colleague, first: str, then: str
) -> None:
    await anna.says("meld")
    old = anna.pressing("friction.report", naming=then, text=SENTENCE)
    await anna.presses("friction.report", naming=first, text=SENTENCE)
    before = await written(kring)
    await anna.sends(old)
    assert anna.sees("form-sent")
    assert not anna.sees("not-sent")
    assert await written(kring) == before


@pytest.mark.parametrize("naming", ["named", "told", "pull"])
async def test_the_same_words_again_are_silent(anna: Colleague, naming: str) -> None:
    await anna.says("meld")
    again = anna.pressing("friction.report", naming=naming, text=f" {SENTENCE}", would_help=f"{HELP} ")
    await anna.presses("friction.report", naming=naming, text=SENTENCE, would_help=HELP)
    await anna.sends(again)
    assert not anna.sees("form-sent")
    assert not anna.sees("not-sent")


async def test_a_form_that_is_sent_once_says_nothing_of_it(anna: Colleague) -> None:
    await anna.says("meld")
    await anna.presses("friction.report", naming="told", text=f"  {SENTENCE}\n", would_help=f" {HELP} ")
    assert not anna.sees("form-sent")
