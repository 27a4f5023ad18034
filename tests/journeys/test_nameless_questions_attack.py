"""What nobody finds: questions without a name, read by somebody with everything but the key."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from tests.fakes.client import Colleague
from tests.journeys import attack, scraped
from tests.journeys.asking import ANSWER, KNOWN, MISSING, key_users, with_work
from tests.journeys.attack import CLOSE, ODD, Secret
from tests.journeys.kring import Kring
from tests.journeys.test_nameless_attack import QUIET, leaves, nightly, tidied

ASK = "question.ask"
NAMED = "Bel Jan op 06-12345678"
each_store = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


@pytest.fixture
async def only(kring: Kring) -> Colleague:
    """The one key user."""
    [found] = (await key_users(kring, 1)).values()
    return found


@pytest.fixture
async def logs(kring: Kring, only: Colleague) -> AsyncIterator[list[Any]]:
    """Everybody has the app and was welcomed; all that is said from then on."""
    assert only.chat
    await attack.begins(kring)
    with scraped.log(kring) as lines:
        yield lines


@pytest.fixture
def piet(kring: Kring) -> Colleague:
    return kring.colleague("piet")


@each_store
async def test_in_an_idle_hour(
    kring: Kring, url: str, logs: list[Any], only: Colleague, piet: Colleague, eva: Colleague
) -> None:
    before = await attack.tables_of(kring)
    secrets = await attack.idle(kring, piet, eva, verb=ASK)
    assert (with_work({"": only}), len(only.chat)) == ([only], 3), "both went out at once"
    left = attack.difference(before, await attack.tables_of(kring))
    left.pop("known", None)  # what stood first and did not help, says nobody
    assert left == {"question": 2, "question_event": 2, "asked": 2, "message": 2, "mailbox": 1, "once": 1}
    assert logs == [], "each line would tell when"
    await tidied(kring, url)
    assert attack.findings(await attack.loot(kring, url, logs), secrets, apart=QUIET) == []


@each_store
async def test_among_what_others_ask_by_name(
    kring: Kring, url: str, logs: list[Any], piet: Colleague, eva: Colleague
) -> None:
    secrets = []
    for n in range(8):
        kring.clock.moment += timedelta(minutes=1)
        other = kring.colleague(f"collega{n}")
        await other.says(f"Hoe verlaat ik de blokkendoos met nummer {n}?")
        await other.presses(ASK, naming="named")
        if n in (2, 5):
            kring.clock.moment += timedelta(seconds=29.5)
            words = f"Hoe verlaat ik de legpuzzel {n}?"
            secrets.append(await attack.sends(kring, piet if n == 2 else eva, "told", words, verb=ASK))
    await tidied(kring, url)
    assert attack.findings(await attack.loot(kring, url, logs), secrets, apart=CLOSE) == []


async def helped(kring: Kring, only: Colleague, piet: Colleague, secret: Secret) -> None:
    """Answered, asked on, answered again, accepted, thanked for, and made an article they agree to."""
    for words in (ANSWER, f"{ANSWER} Of niet."):
        kring.clock.moment += timedelta(minutes=40)
        await only.presses("question.answer", text=words)
        kring.clock.moment += timedelta(minutes=40) + ODD
        await attack.act(kring, secret, piet, "question.status")
        if words == ANSWER:
            await attack.act(kring, secret, piet, "question.reopen", text=MISSING)
    await attack.act(kring, secret, piet, "question.accept")
    await attack.act(kring, secret, piet, "question.thank")
    await kring.at("2026-11-18T09:00")
    await only.presses("question.show")
    await only.presses("article.draft")
    await only.presses("article.publish", title="Het rooster", text=ANSWER)
    kring.clock.moment += timedelta(minutes=40) + ODD
    await attack.act(kring, secret, piet, "question.status")
    await attack.act(kring, secret, piet, "article.consent")
    assert piet.sees("consent-published")


@each_store
async def test_after_an_article_was_agreed_to_and_after_erasure(
    kring: Kring, url: str, logs: list[Any], only: Colleague, piet: Colleague
) -> None:
    kring.clock.moment += ODD
    secret = await attack.sends(kring, piet, "told", "Het rooster loopt steeds vast, en nu?", verb=ASK)
    await helped(kring, only, piet, secret)
    assert kring.shown[-1]["to"] == piet.id
    await tidied(kring, url)
    spoils = await attack.loot(kring, url, logs)
    [box] = spoils.tables["mailbox"]
    assert attack.findings(spoils, [secret], apart=QUIET) == []
    kring.clock.moment += timedelta(days=31)
    await kring.settled()
    await nightly(kring, url)
    spoils = await attack.loot(kring, url, logs)
    assert spoils.tables["mailbox"] == []
    assert box["id"].encode() not in spoils.raw
    assert attack.findings(spoils, [secret], apart=QUIET) == []


@each_store
async def test_the_way_in_leaves_the_question_alone(
    kring: Kring, logs: list[Any], only: Colleague, piet: Colleague
) -> None:
    assert (logs, len(only.chat)) == ([], 1)
    secret = Secret(person=piet.id, name=piet.name, conversation=f"a:{piet.id}")
    assert await leaves(kring, secret, piet, "question.form") == {}
    assert await leaves(kring, secret, piet, ASK, text=KNOWN) == {}, "what is known was shown"
    assert await leaves(kring, secret, piet, ASK, naming="named", text=NAMED) == {}, "asked whether it holds a name"
    await piet.says("vraag")
    assert await leaves(kring, secret, piet, ASK, naming="named", text=KNOWN) == {}, "with a name so far"
    other = {"naming": "told", "text": "Het rooster loopt vast"}
    assert await leaves(kring, secret, piet, ASK, **other) == {}, "what is known of other words was shown"
    sent = await leaves(kring, secret, piet, ASK, **other)
    one = {"question": 1, "question_event": 1, "asked": 1, "message": 1, "mailbox": 1}
    assert sent.items() >= one.items()
    assert set(sent) - {"known"} == set(one), "at most what did not help is counted"
    assert await leaves(kring, secret, piet, "question.status") == {}


@each_store
@pytest.mark.parametrize("naming", ["told", "pull"])
async def test_later_acts_change_the_question_and_what_key_users_hear_and_nothing_else(
    kring: Kring, logs: list[Any], only: Colleague, piet: Colleague, naming: str
) -> None:
    assert logs == []
    secret = await attack.sends(kring, piet, naming, "Het rooster loopt steeds vast", verb=ASK)
    await only.presses("question.answer", text=ANSWER)
    assert await leaves(kring, secret, piet, "question.status") == {}
    told = {"question": 1, "question_event": 1, "message": 1}
    again = await leaves(kring, secret, piet, "question.reopen", text=MISSING)
    assert again == {**told, "asked": 1}
    await only.presses("question.answer", text=ANSWER)
    await leaves(kring, secret, piet, "question.status")
    assert await leaves(kring, secret, piet, "question.accept") == told
    assert await leaves(kring, secret, piet, "question.thank") == told


@each_store
async def test_taking_it_back_leaves_no_mailbox(
    kring: Kring, logs: list[Any], only: Colleague, piet: Colleague
) -> None:
    assert logs == []
    secret = await attack.sends(kring, piet, "told", "Het rooster loopt steeds vast", verb=ASK)
    await only.presses("question.take")
    left = await leaves(kring, secret, piet, "question.withdraw")
    assert left == {"question": 1, "question_event": 1, "message": 1}, "who took it hears so"
    assert (await attack.tables_of(kring))["mailbox"] == []


async def test_a_key_user_who_cannot_be_reached_is_passed_over_and_no_line_tells_when(
    kring: Kring, url: str, logs: list[Any], piet: Colleague, noor: Colleague
) -> None:
    kring.teams.answer(403, code="MessageWritesBlocked")
    words = "Het rooster loopt steeds vast"
    secret = await attack.sends(kring, piet, "pull", words, typed=False, verb=ASK)
    assert secret.words in noor.reads(), "the coordinators look for somebody"
    assert [line for line in logs if line["event"].startswith("delivery")] == []
    assert url


@each_store
async def test_keys_and_places_say_nothing_of_the_order_of_many(kring: Kring, url: str, logs: list[Any]) -> None:
    secrets = await attack.many(kring, verb=ASK)
    await nightly(kring, url)
    assert attack.findings(await attack.loot(kring, url, logs), secrets, apart=CLOSE) == []
