"""A form that was sent before, on another device or without Teams' answer: nothing of it is lost, or said untruly."""

from domain.knowledge import Source
from domain.people import PersonId
from storage import knowledge, people
from tests import examples
from tests.fakes.client import Colleague
from tests.journeys import attack
from tests.journeys.asking import KNOWN, key_users
from tests.journeys.kring import Kring
from tests.journeys.steps import SENTENCE, reported
from tests.journeys.test_extension_asks import TIP, opened


async def test_this_helps_after_it_was_sent_without_a_name_leaves_the_card_with_the_receipt(
    kring: Kring, eva: Colleague
) -> None:
    await key_users(kring)
    await eva.says("vraag")
    await eva.presses("question.ask", naming="told", text=KNOWN)
    late = eva.pressing("question.found")
    await eva.presses("question.ask")
    counts = await kring.write(lambda tx: knowledge.counts(tx, Source.TIP, TIP))
    await eva.sends(late)
    assert await kring.write(lambda tx: knowledge.counts(tx, Source.TIP, TIP)) == counts
    assert await kring.write(lambda tx: people.find(tx, PersonId(eva.id), examples.USUAL)) is None
    assert "question.withdraw" in {one["verb"] for one in eva.buttons(list(eva.chat)[-1])}
    assert eva.sees("found-sent")


async def test_the_form_beside_ones_own_report_says_under_whose_name_its_words_stand_and_is_forgotten(
    kring: Kring, anna: Colleague
) -> None:
    await key_users(kring)
    await anna.presses("question.form", await reported(anna))
    assert SENTENCE in str(anna.card())
    assert anna.sees("form-typed")
    rows = (await attack.tables_of(kring))["message"]
    assert [row["state"] for row in rows if row["kind"] == "question.form"] == []


async def test_words_changed_after_the_dialog_was_sent_are_not_said_to_be_asked(kring: Kring, anna: Colleague) -> None:
    await key_users(kring)
    dialog = await opened(anna)
    await anna.sends_in(dialog)
    changed = "Hoe verlaat ik de kluis van Zonnewijzer?"
    again = await anna.sends_in(dialog, text=changed)
    if "question.ask" in str(again.card):
        again = await anna.sends_in(again, text=changed)
    [row] = (await attack.tables_of(kring))["question"]
    assert row["words"] != changed
    assert again.reads == anna.told("extension-asked-before", code=row["code"])


async def test_this_helps_in_a_dialog_that_was_sent_says_that_it_was(kring: Kring, anna: Colleague) -> None:
    await key_users(kring)
    dialog = await opened(anna, KNOWN)
    await anna.sends_in(dialog)
    [row] = (await attack.tables_of(kring))["question"]
    ended = await anna.sends_in(dialog, "question.found")
    assert ended.reads == anna.told("extension-asked-before", code=row["code"])
