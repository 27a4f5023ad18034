"""Who asked does not say whether their answer may be read, or is there no longer: nothing waits for ever."""

from datetime import date, datetime, timedelta

import pytest

import usecases.knowledge
import usecases.people
import usecases.preferences
from domain import errors
from domain.knowledge import ArticleId, Source, Status, Wording
from domain.messages import Kind
from domain.nameless import Bearer, kept
from domain.preferences import Filled
from domain.questions import Act
from storage import knowledge
from tests.examples import ANNA, BRAM, NOW, RULES, SANNE, person
from tests.usecases import desk as questions
from tests.usecases.house import House
from tests.usecases.known import ONE, WORDS, Desk
from tests.usecases.test_reopened import STILL, answered_by_another, helped, publish, status

DAY = timedelta(days=1)
FIRST, SECOND = NOW + 8 * DAY, NOW + 16 * DAY  # Wednesday and Thursday: five working days passed, and five more
OTHER = {"nl": Wording(title="Zivver koppelen", text="Bel de ICT.")}
TWO_DAYS = Filled(language="nl", days="0,1", starts="09:00", ends="17:00", until="")


@pytest.fixture
def waiting(house: House) -> Desk:
    """With an article that waits for Anna's yes."""
    made = Desk(house)
    made.asked()
    made.draft()
    assert made.publish().status is Status.ASKED
    return made


def outcomes(desk: Desk) -> list[tuple[str, str]]:
    return desk.house.told(Kind.ARTICLE)


def asked(desk: Desk) -> list[str]:
    return [who for who, _ in desk.house.told(Kind.CONSENT)]


def leave(desk: Desk) -> None:
    desk.house.do(lambda tx: usecases.people.depart(tx, ANNA, now=NOW, rules=RULES))


def test_who_does_not_respond_is_asked_once_more_and_then_it_is_not_shared(waiting: Desk) -> None:
    for moment, times, told in (
        (FIRST - DAY, 1, []), (FIRST, 2, []), (FIRST + DAY, 2, []), (SECOND - DAY, 2, []),
        (SECOND, 2, [(BRAM, "silent")]), (SECOND + 90 * DAY, 2, [(BRAM, "silent")]),
    ):  # fmt: skip
        waiting.tick(moment)
        assert (asked(waiting), outcomes(waiting)) == ([ANNA] * times, told), moment
    assert (waiting.see().status, waiting.see().ask_on) == (Status.UNHEARD, None)
    assert {one.source for one in waiting.find("zivver koppelen")} <= {Source.TIP}


def test_the_clock_knows_when_it_looks_again(waiting: Desk) -> None:
    due = waiting.house.do(lambda tx: usecases.knowledge.next_due(tx, RULES))
    assert due == datetime.fromisoformat("2026-11-25T00:00+01:00")


def test_a_yes_to_the_second_time_counts_as_one_to_the_first(waiting: Desk) -> None:
    waiting.tick(FIRST)
    assert waiting.agree().status is Status.PUBLISHED
    waiting.tick(SECOND)
    assert (waiting.see().status, outcomes(waiting)) == (Status.PUBLISHED, [(BRAM, "published")])
    assert waiting.see().ask_on == waiting.see().review_by, "from then on it is looked at again like any other"


def test_a_yes_is_to_the_words_that_were_read_and_a_no_to_any(waiting: Desk) -> None:
    read = waiting.see().version
    waiting.publish(words=OTHER)
    assert waiting.agree(version=read).status is Status.ASKED, "she never read these words"
    assert (outcomes(waiting), asked(waiting)) == ([], [ANNA, ANNA])
    assert waiting.agree(yes=False, version=read).status is Status.WITHDRAWN


def test_who_is_away_is_silent_only_after_they_could_have_read_it(house: House) -> None:
    until = Filled(language="nl", days="0,1,2,3,4", starts="09:00", ends="17:00", until="2026-12-20")
    house.do(lambda tx: usecases.preferences.save(tx, person(ANNA), until, now=NOW, rules=RULES))
    desk = Desk(house)
    desk.asked()
    desk.draft()
    desk.publish()
    assert [f"{row['due_at']:%Y-%m-%d}" for row in house.owed(Kind.CONSENT)] == ["2026-12-21"]
    assert desk.see().ask_on == date(2026, 12, 30), "five working days of hers after the 21st; Christmas is none"


def test_who_works_two_days_a_week_has_as_many_working_days(house: House) -> None:
    house.do(lambda tx: usecases.preferences.save(tx, person(ANNA), TWO_DAYS, now=NOW, rules=RULES))
    desk = Desk(house)
    desk.asked()
    desk.draft()
    assert desk.publish().ask_on == date(2026, 12, 8), "five Mondays and Tuesdays"


def test_what_is_changed_meanwhile_waits_for_nobody(waiting: Desk) -> None:
    waiting.house.do(lambda tx: usecases.knowledge.edit(tx, person(BRAM), ArticleId(ONE), OTHER, now=NOW))
    waiting.tick(SECOND)
    assert (waiting.see().status, asked(waiting), outcomes(waiting)) == (Status.DRAFT, [ANNA], [])
    assert waiting.see().ask_on is None


def test_what_was_not_shared_keeps_its_words(waiting: Desk) -> None:
    leave(waiting)
    waiting.house.do(lambda tx: usecases.knowledge.edit(tx, person(BRAM), ArticleId(ONE), OTHER, now=NOW))
    assert (waiting.see().wordings, waiting.see().status) == (WORDS, Status.UNHEARD)


def test_whoever_leaves_says_nothing_anymore_and_the_owner_hears_why(waiting: Desk) -> None:
    leave(waiting)
    assert (waiting.see().status, outcomes(waiting)) == (Status.UNHEARD, [(BRAM, "gone")])


def test_what_is_finished_after_its_asker_left_is_not_shared_either(house: House) -> None:
    desk = Desk(house)
    desk.asked()
    desk.draft()
    leave(desk)
    assert (desk.publish().status, asked(desk)) == (Status.UNHEARD, [])


def test_without_a_name_silence_is_silence_too(house: House) -> None:
    desk = Desk(house)
    desk.asked(asker=None, naming="pull", receipt=kept("slip"))
    desk.draft()
    desk.publish()
    desk.tick(FIRST)
    desk.tick(SECOND)
    assert (desk.see().status, outcomes(desk)) == (Status.UNHEARD, [(BRAM, "silent")])
    assert desk.agree(Bearer(kept=kept("slip"))).status is Status.UNHEARD, "its owner heard that it is not"


def test_its_owner_makes_one_of_their_own_without_the_question(waiting: Desk) -> None:
    words = {"nl": Wording(title="Hoe koppel ik Zivver?", text="Vraag het via de tegel op intranet.")}
    waiting.publish(words=words)
    leave(waiting)
    before, own = asked(waiting), waiting.anew()
    assert (own.status, own.owner, own.question) == (Status.DRAFT, BRAM, None)
    assert own.wordings == {"nl": Wording(title="", text=words["nl"].text)}, "the title was who asked's"
    assert [one.wordings for one in waiting.house.do(lambda tx: knowledge.history(tx, own.id))] == [own.wordings]
    assert waiting.anew() == own, "once"
    with pytest.raises(errors.Empty):
        waiting.publish(which=own.id, words=dict(own.wordings))
    assert waiting.publish(which=own.id).status is Status.PUBLISHED
    assert asked(waiting) == before, "of this one nobody is asked"
    assert waiting.draft().id == ONE, "the answer is not asked about a third time"


def test_a_title_of_ones_own_is_kept(waiting: Desk) -> None:
    leave(waiting)
    assert waiting.anew().wordings == WORDS


def test_one_of_ones_own_is_looked_through_for_the_name_of_who_asked_too(waiting: Desk) -> None:
    waiting.tick(FIRST)
    waiting.tick(SECOND)
    own, named = waiting.anew(), {"nl": Wording(title="Zivver koppelen", text="Net als een vries kies je de tegel.")}
    with pytest.raises(errors.SeemsPersonal):
        waiting.publish(which=own.id, words=named)
    assert waiting.see(own.id).question is None
    assert waiting.publish(which=own.id, words=named, checked=True).status is Status.PUBLISHED


def test_nobody_makes_it_theirs_after_a_no_or_while_it_waits(waiting: Desk) -> None:
    assert waiting.anew().status is Status.ASKED
    waiting.agree(yes=False)
    assert (waiting.anew().id, waiting.anew().status) == (ONE, Status.WITHDRAWN)
    with pytest.raises(errors.NotOwner):
        waiting.anew(SANNE)


def test_while_it_is_asked_again_nobody_is_silent(desk: questions.Desk) -> None:
    which, first, article = helped(desk)
    publish(desk, first, article)
    desk.act(Act.REOPEN, which, ANNA, STILL)
    for moment in (FIRST, SECOND, SECOND + 8 * DAY):
        desk.do(lambda tx, moment=moment: usecases.knowledge.tick(tx, now=moment, rules=RULES))  # type: ignore[misc]
    assert (status(desk, article), desk.told(Kind.CONSENT)) == (Status.ASKED, [ANNA])
    desk.act(Act.ANSWER, which, first)
    desk.act(Act.ACCEPT, which, ANNA)
    assert desk.told(Kind.CONSENT) == [ANNA, ANNA]


def test_another_answer_by_the_same_key_user_is_asked_about_as_often_as_the_first(desk: questions.Desk) -> None:
    which, first, article = helped(desk)
    publish(desk, first, article)
    desk.do(lambda tx: usecases.knowledge.tick(tx, now=FIRST, rules=RULES))
    desk.act(Act.REOPEN, which, ANNA, STILL)
    desk.act(Act.ANSWER, which, first)
    desk.act(Act.ACCEPT, which, ANNA)
    assert (status(desk, article), desk.told(Kind.CONSENT)) == (Status.ASKED, [ANNA] * 3)


def test_what_waits_for_a_word_that_never_comes_is_not_shared(desk: questions.Desk) -> None:
    which, first, article = helped(desk)
    publish(desk, first, article)
    desk.act(Act.REOPEN, which, ANNA, STILL)
    desk.act(Act.ANSWER, which, first)
    desk.walk(SECOND)  # asked twice whether it helps, and closed
    desk.do(lambda tx: usecases.knowledge.tick(tx, now=SECOND, rules=RULES))
    assert status(desk, article) is Status.UNHEARD
    assert desk.told(Kind.ARTICLE) == [first]


def test_another_answer_ends_it_before_silence_does(desk: questions.Desk) -> None:
    which, first, article = helped(desk)
    publish(desk, first, article)
    answered_by_another(desk, which, first)
    owner = desk.person(first)
    desk.do(lambda tx: usecases.knowledge.tick(tx, now=SECOND, rules=RULES))
    assert (status(desk, article), desk.told(Kind.ARTICLE)) == (Status.UNHEARD, [first])
    assert desk.owed(Kind.ARTICLE)[0]["occasion"] == "other"
    own = desk.do(
        lambda tx: usecases.knowledge.anew(tx, owner, article.id, now=NOW, rules=RULES)
    )  # fmt: skip
    assert (own.status, own.question) == (Status.DRAFT, None)
    assert {one.title for one in own.wordings.values()} == {""}, "it may be what somebody asked"
