"""What an owed message says at the moment it is sent: to whom it still matters, and no more than they may know."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

import bot.drawing
import bot.letters
import usecases.together
from bot.drawing import Sheet
from bot.letters import MOST_NEWS, Letter
from content.texts import say
from dialogs.turn import Card
from domain.friction import Friction, Loop
from domain.messages import Kind, Parcel
from domain.people import Person, PersonId
from domain.states import Act, State
from storage import outbox
from storage.store import open_store
from tests.cards.samples import asked, merged, reminded, texts, unnamed
from tests.examples import ANNA, BRAM, LIAM, NOW, RULES, SANNE, loop, person
from tests.usecases.house import House

TITLE = "Outlook is traag"
CHAT = "https://teams.microsoft.com/l/chat/0/0"


HIDDEN = (TITLE, "Outlook", "ABC234", "Bram", "De server")


def to(item: str) -> str:
    """Where a ping about it leads."""
    return f"{CHAT}?{item}" if item else CHAT


@pytest.fixture
def house(sqlite_url: str) -> Iterator[House]:
    store = open_store(sqlite_url)
    yield House(store)
    store.close()


def parcel(kind: Kind, about: str = "", receiver: str = ANNA, **more: Any) -> Parcel:
    usual: dict[str, Any] = {
        "id": "m", "kind": kind, "about": about, "receiver": receiver, "occasion": "", "wanted": 0, "activity": None,
        "address": None, "data": None, "chat": False, "attempts": 0,
    }  # fmt: skip
    return Parcel(**(usual | more))


def letter(house: House, kind: Kind, about: str, who: PersonId, **more: Any) -> Letter | None:
    return house.do(lambda tx: bot.letters.open_letter(tx, parcel(kind, about, who, **more), person(who)))


def of(one: Loop, who: Person, *, sealed: bool = False) -> Letter:
    sheet = Sheet(card=bot.letters.friction.NEWS, viewer=who, data=one, ids={}, words={})
    return Letter(sheet=sheet, loop=one, sealed=sealed)


def follows(house: House, which: Friction, who: PersonId) -> None:
    house.do(lambda tx: usecases.together.support(tx, person(who), which.id, pressed=None, now=NOW))


def test_an_answer_to_words_of_somebody_we_do_not_know_is_theirs_as_that_turn_saw_them() -> None:
    said = {"card": "friction.form", "ids": {}, "words": {}, "language": "en", "time_zone": "Asia/Kolkata"}
    someone = bot.letters.passer_by(parcel(Kind.REPLY, receiver="piotr", data=said))
    assert someone == Person(id=PersonId("piotr"), name="", language="en", time_zone="Asia/Kolkata")


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Kind.STATUS, {"language": "en", "time_zone": "Asia/Kolkata"}), (Kind.REPLY, None), (Kind.REPLY, {}),
        (Kind.REPLY, {"card": "home.pointer", "language": "en"}),
    ],
)  # fmt: skip
def test_nobody_else_is_made_up(kind: Kind, data: dict[str, Any] | None) -> None:
    assert bot.letters.passer_by(parcel(kind, receiver="piotr", data=data)) is None


@pytest.mark.parametrize("one", [
    unnamed(State.SOLVED, title=TITLE), unnamed(State.DECLINED, title=TITLE), asked(unnamed(State.TAKEN, title=TITLE)),
    merged(State.SOLVED, unnamed(title=TITLE)),
])  # fmt: skip
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_ping_of_a_sealed_letter_names_nothing(one: Loop, language: str) -> None:
    ping = bot.letters.ping(of(one, person(ANNA, language=language), sealed=True), link=to, chain=12345)
    told = [ping.topic, ping.preview, *ping.parameters.values()]
    assert told == ["Kring", say(language, "feed-look"), say(language, "feed-news-plain")]
    assert not [word for word in HIDDEN if word in repr(ping)]
    assert (ping.activity_type, ping.chain, ping.web_url) == ("loopNews", 12345, CHAT)
    assert one.friction.id[:15] not in f"{ping.chain:x}"


@pytest.mark.parametrize(
    ("one", "who", "kind", "news"),
    [
        (loop(State.SOLVED), ANNA, "loopSolved", None),
        (loop(State.DECLINED), ANNA, "loopDeclined", None),
        (merged(State.SOLVED), ANNA, "loopSolved", None),
        (asked(loop(State.TAKEN)), ANNA, "loopNews", "feed-news-ask"),
        (reminded(loop(State.SOLVED, title=TITLE)), SANNE, "loopNews", "feed-news-solve"),
        (loop(State.SOLVED), SANNE, "loopNews", "feed-news-solve"),
        (loop(State.DECLINED), SANNE, "loopNews", "feed-news-decline"),
        (unnamed(State.SOLVED), SANNE, "loopNews", "feed-news-solve"),
    ],
)
def test_a_reporter_is_asked_and_a_supporter_is_told(one: Loop, who: PersonId, kind: str, news: str | None) -> None:
    ping = bot.letters.ping(of(one, person(who)), link=to)
    title = one.title or ""
    expected = (
        {"news": say("nl", news, title=title, who="Bram Jansen")} if news else {"title": title, "who": "Bram Jansen"}
    )
    assert (ping.activity_type, ping.parameters, ping.topic) == (kind, expected, title)
    assert one.said
    assert (ping.person, ping.preview) == (who, one.said.words)
    assert 0 < ping.chain == int(one.friction.id[:15], 16)
    assert ping.web_url == to(f"reports/{one.friction.id}")


def test_a_ping_has_one_line_and_never_the_effect_on_work() -> None:
    made = replace(loop(State.SOLVED, said={Act.SOLVE: "Een\n\ntwee  drie"}, impact="workaround"))
    ping = bot.letters.ping(of(made, person(ANNA)), link=to)
    assert ping.preview == "Een twee drie"
    for language, word in RULES.taxonomy.impacts["workaround"].items():
        assert word not in repr(bot.letters.ping(of(made, person(SANNE, language=language)), link=to))


def test_whose_name_is_not_known_speaks_as_kring() -> None:
    made = replace(loop(State.SOLVED), names={})
    assert bot.letters.ping(of(made, person(ANNA)), link=to).parameters["who"] == "Kring"


@pytest.mark.parametrize(
    ("one", "news"),
    [(reminded(loop(State.SOLVED)), "feed-news-remind"), (reminded(loop(State.DECLINED)), "feed-news-remind")],
)
def test_a_reporter_who_is_asked_once_more_reads_just_that(one: Loop, news: str) -> None:
    ping = bot.letters.ping(of(one, person(ANNA)), link=to)
    assert (ping.activity_type, ping.parameters) == ("loopNews", {"news": say("nl", news, title=one.title)})


@pytest.mark.parametrize("digits", ["0" * 32, "0" * 15 + "f" * 17])
def test_every_loop_has_a_number_that_the_feed_takes(digits: str) -> None:
    one = loop(State.SOLVED, id=digits)
    assert bot.letters.ping(of(one, person(ANNA)), link=to).chain == 1


def test_a_ping_that_its_reporter_was_quicker_than_is_not_sent(house: House) -> None:
    which = house.until(Act.TAKE, Act.SOLVE)
    assert letter(house, Kind.PING, which.id, ANNA, occasion=str(which.version))
    house.act(Act.CONFIRM, which.id, ANNA)
    assert letter(house, Kind.PING, which.id, ANNA, occasion=str(which.version)) is None


@pytest.mark.parametrize("after", [Act.TAKE, Act.HANDOVER])
def test_a_question_that_waits_for_the_morning_is_pinged_though_its_report_moved_on(house: House, after: Act) -> None:
    which = house.report()
    asked = house.act(Act.ASK, which.id, BRAM)
    house.act(after, which.id, BRAM)
    assert letter(house, Kind.PING, which.id, ANNA, occasion=str(asked.version))


def test_of_two_that_wait_for_the_morning_one_is_pinged(house: House) -> None:
    which = house.report()
    first, second = (house.act(Act.NOTE, which.id, BRAM, text).version for text in ("Even wachten.", "Het is besteld."))
    assert letter(house, Kind.PING, which.id, ANNA, occasion=str(first)) is None
    assert letter(house, Kind.PING, which.id, ANNA, occasion=str(second))


@pytest.mark.parametrize("after", [[], [Act.CONFIRM], [Act.REOPEN]])
def test_a_supporter_is_pinged_as_long_as_there_is_an_answer(house: House, after: list[Act]) -> None:
    which = house.until(Act.TAKE)
    follows(house, which, SANNE)
    house.act(Act.SOLVE, which.id, BRAM)
    for one in after:
        house.act(one, which.id, ANNA)
    told = letter(house, Kind.PING, which.id, SANNE, occasion="3")
    assert (told is None) is (after == [Act.REOPEN])
    if told:
        assert (told.sheet.card, told.sheet.ids, told.sealed) == ("friction.news", {}, False)


@pytest.mark.parametrize("kind", [Kind.FOLLOW, Kind.PING])
def test_who_does_not_support_it_gets_nothing_of_it(house: House, kind: Kind) -> None:
    which = house.until(Act.TAKE, Act.SOLVE)
    assert letter(house, kind, which.id, LIAM, occasion=str(which.version)) is None


def test_a_supporter_s_card_is_what_they_follow(house: House) -> None:
    which = house.until(Act.TAKE)
    follows(house, which, SANNE)
    told = letter(house, Kind.FOLLOW, which.id, SANNE)
    assert told
    assert (told.sheet.card, told.version) == (Card.FOLLOW, which.version)
    drawn = texts(bot.drawing.draw(told.sheet, RULES, NOW))
    assert which.words not in drawn


@pytest.mark.parametrize("kind", [Kind.STATUS, Kind.PING])
def test_a_mailbox_gets_the_reporter_s_own_by_its_receipt(house: House, kind: Kind) -> None:
    which = house.until(Act.TAKE, Act.SOLVE)
    owed = parcel(kind, which.id, "mailbox:1", occasion=str(which.version))
    viewer = Person(id=PersonId("piotr"), name="", language="en", time_zone="Europe/Amsterdam")
    told = house.do(lambda tx: bot.letters.open_letter(tx, owed, viewer, receipt="r"))
    assert told
    assert told.sheet.ids == {"receipt": "r"}
    assert told.sealed is (kind is Kind.PING)
    assert which.id not in repr(bot.drawing.draw(told.sheet, RULES, NOW))


def test_the_form_with_the_words_of_a_report_is_its_reporter_s_alone(house: House) -> None:
    which = house.report(TITLE)
    told = letter(house, Kind.ASKING, which.id, ANNA)
    assert told
    assert (told.sheet.card, told.sheet.words, dict(told.sheet.ids)) == (Card.ASK, {"text": TITLE}, {"typed": "1"})
    assert letter(house, Kind.ASKING, which.id, LIAM) is None
    assert letter(house, Kind.ASKING, "f" * 32, ANNA) is None


def test_what_is_gone_is_told_to_nobody(house: House) -> None:
    for kind in (Kind.PING, Kind.FOLLOW):
        assert letter(house, kind, "f" * 32, ANNA) is None


def work(house: House, which: Friction, who: PersonId) -> Letter | None:
    owe(house, Kind.WORK, which, who)
    return letter(house, Kind.WORK, which.id, who, id=outbox.key(Kind.WORK, which.id, who, "x"))


def owe(house: House, kind: Kind, which: Friction, who: PersonId) -> None:
    house.do(lambda tx: outbox.owe(tx, kind, about=which.id, receiver=who, occasion="x", due=NOW, now=NOW))


@pytest.mark.parametrize(
    ("acts", "matters"),
    [
        ([], True), ([Act.TAKE], False), ([Act.TAKE, Act.REPLY], True), ([Act.ASK, Act.REPLY], True),
        ([Act.TAKE, Act.REPLY, Act.NOTE], False), ([Act.TAKE, Act.SOLVE], False), ([Act.WITHDRAW], False),
        ([Act.TAKE, Act.SOLVE, Act.REOPEN], True), ([Act.TAKE, Act.DECLINE, Act.OBJECT], True),
    ],
)  # fmt: skip
def test_work_matters_while_it_waits_or_its_reporter_wrote_last(
    house: House, acts: list[Act], *, matters: bool
) -> None:
    assert (work(house, house.until(*acts), BRAM) is not None) is matters


def test_work_that_is_somebody_else_s_by_now_is_not_told(house: House) -> None:
    assert work(house, house.report(), LIAM) is None


@pytest.mark.parametrize(
    ("acts", "matters"),
    [([Act.TAKE, Act.SOLVE, Act.CONFIRM], True), ([Act.TAKE, Act.SOLVE], False), ([Act.WITHDRAW], True)],
)
def test_news_matters_once_the_reporter_had_the_last_word(house: House, acts: list[Act], *, matters: bool) -> None:
    which = house.until(*acts)
    owe(house, Kind.OUTCOME, which, BRAM)
    assert (letter(house, Kind.OUTCOME, which.id, BRAM) is not None) is matters


def many(house: House, count: int) -> list[Friction]:
    made = [house.report(f"Melding {n}", nonce=f"n{n}", seed=f"{n}".encode() * 32) for n in range(count)]
    return [house.act(Act.WITHDRAW, one.id, ANNA) for one in made]


def test_news_is_never_longer_than_a_card_and_no_news_is_lost(house: House) -> None:
    gone = many(house, MOST_NEWS + 3)
    for one in gone:
        owe(house, Kind.OUTCOME, one, BRAM)
    ids = [outbox.key(Kind.OUTCOME, one.id, BRAM, "x") for one in gone]
    for sent in (min(ids), max(ids)):
        about = gone[ids.index(sent)].id
        told = letter(house, Kind.OUTCOME, about, BRAM, id=sent)
        assert told
        assert (told.sheet.data.total, len(told.also)) == (MOST_NEWS, MOST_NEWS - 1)
        assert about in {each.friction.id for each in told.sheet.data.loops}, "what is sent is in it"
        assert set(told.also) < set(ids) - {sent}


def test_who_supports_what_went_with_another_has_one_card_that_of_the_other(house: House) -> None:
    first = house.until(Act.TAKE)
    follows(house, first, SANNE)
    lead = house.report("Mail is traag", LIAM, nonce="n2", seed=b"2" * 32)
    house.act(Act.TAKE, lead.id, BRAM)
    house.do(lambda tx: usecases.together.merge(tx, person(BRAM), first.id, lead.code, now=NOW, rules=RULES))
    assert letter(house, Kind.FOLLOW, first.id, SANNE) is None
    assert letter(house, Kind.FOLLOW, lead.id, SANNE)


def test_a_form_that_is_owed_for_words_has_a_number_only_once_it_is_drawn(house: House) -> None:
    said = {"card": "friction.form", "ids": {"typed": "1"}, "words": {"text": TITLE}}
    drawn = [letter(house, Kind.REPLY, "", ANNA, data=said) for _ in range(2)]
    numbers = {one.sheet.data.nonce for one in drawn if one}
    assert len(numbers) == 2
    assert all(re.fullmatch("[0-9a-f]{32}", one) for one in numbers)
