"""The form of a question: what is known comes first, then a person."""

from dataclasses import replace
from typing import Any

import pytest

import usecases.keyusers
from dialogs import routes
from dialogs.turn import Card, Reply
from domain import errors
from domain.knowledge import ArticleId, Source, Status
from domain.messages import Kind
from domain.questions import Circle
from domain.search import fingerprint
from storage import keyusers, knowledge, views
from tests.cards.known import ARTICLE
from tests.dialogs.asking import KNOWN, OTHER, TIP, UNKNOWN, asked, press, said, saw, shown
from tests.examples import ANNA, LIAM, NOW, RULES
from tests.usecases.desk import DAAN, Desk


@pytest.mark.parametrize(
    "text",
    [KNOWN, "hoe stuur ik een chatbericht later", "Vraag: chatbericht later sturen", "Question: chatbericht later"],
)
def test_a_question_is_answered_with_what_is_known_and_the_form_to_ask_on(desk: Desk, text: str) -> None:
    reply = said(desk, text)
    assert (reply.card, reply.ids["typed"]) == (Card.ASK, "1")
    assert f"tip:{TIP}" in shown(reply)
    assert reply.words["text"] == text.removeprefix("Vraag: ").removeprefix("Question: ")
    assert "nonce" not in reply.ids, "what was typed owes a form without a number"


def test_where_nothing_is_known_the_form_says_so(desk: Desk) -> None:
    assert shown(said(desk, UNKNOWN)) == ["-"]


@pytest.mark.parametrize("text", ["Outlook is traag", "meld: waarom is Outlook traag?", "report: why is it slow?"])
def test_what_is_no_question_or_said_to_be_a_report_stays_one(desk: Desk, text: str) -> None:
    assert said(desk, text).card is Card.FORM


def test_the_topic_that_the_question_names_is_suggested(desk: Desk) -> None:
    assert said(desk, "Hoe zet ik een blok in Planner?").ids["topic"] == "Planner"
    assert "topic" not in said(desk, UNKNOWN).ids


def test_else_the_topic_of_most_of_what_was_found_is_suggested(desk: Desk) -> None:
    reply = said(desk, "Hoe bereken ik een totaal van een kolom?")
    assert (reply.ids["topic"], reply.ids["suggested"]) == ("Excel", "Excel")


def test_a_topic_of_one_thing_that_was_found_is_not_guessed(desk: Desk) -> None:
    desk.do(lambda tx: keyusers.save(tx, DAAN, ("Teams",), None))
    found = said(desk, KNOWN)
    assert (f"tip:{TIP}" in shown(found), "topic" in found.ids) == (True, False)
    assert said(desk, f"{KNOWN[:-1]} in Teams?").ids["topic"] == "Teams"


def test_who_knows_no_topic_can_say_so(desk: Desk) -> None:
    reply = press(desk, "question.ask", nonce="n", text=UNKNOWN, topic="-", naming="named")
    assert asked(desk, reply).question.topic is None


def test_a_name_in_a_question_is_asked_about_until_it_goes_all_the_same(desk: Desk) -> None:
    text = "Hoe verlaat ik de blokkendoos van mevrouw Jansen?"
    first = said(desk, text)
    assert (first.ids["say"], "checked" in first.ids) == ("ask-trace", False)
    warned = press(desk, "question.ask", nonce="n", text=text, seen="-", typed="1", naming="named")
    assert (warned.card, warned.ids["say"], warned.ids["typed"]) == (Card.ASK, "ask-trace", "1")
    assert warned.words == {"text": text}
    sent = press(desk, "question.ask", nonce="n", text=text, seen="-", typed="1", checked="1", naming="named")
    assert (sent.card, asked(desk, sent).question.words) == (Card.QUESTION, text)
    assert "say" not in said(desk, KNOWN).ids


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("question", Card.ASK), ("Wie is mijn key-user voor Excel?", Card.CONTACT),
        ("wie is mijn keyuser voor Excel?", Card.CONTACT), ("Who is the key user for Teams?", Card.CONTACT),
        ("questions", Card.QUESTIONS),
    ],
)  # fmt: skip
def test_the_words_about_questions_do_what_they_say(desk: Desk, text: str, card: Card) -> None:
    reply = said(desk, text)
    assert (reply.card, "text" in reply.words) == (card, False)


def test_from_an_empty_form_what_is_known_comes_first_and_a_person_at_the_second_press(desk: Desk) -> None:
    form = press(desk, "question.form")
    first = press(desk, "question.ask", nonce=form.ids["nonce"], text=KNOWN, topic="")
    assert (first.card, first.ids["nonce"]) == (Card.ASK, form.ids["nonce"])
    assert f"tip:{TIP}" in shown(first)
    seen = first.ids["seen"]
    again = press(desk, "question.ask", nonce=form.ids["nonce"], text=KNOWN, topic="Excel", naming="named", seen=seen)
    assert again.card is Card.QUESTION
    assert (Source.TIP, TIP) in asked(desk, again).seen


def test_other_words_are_looked_up_before_a_person_is_asked_and_the_old_hits_were_not_missed(desk: Desk) -> None:
    first = said(desk, KNOWN)
    old = saw("n", first.ids["seen"], KNOWN)
    changed = press(desk, "question.ask", **old, text=OTHER)
    assert (changed.card, changed.words, changed.ids["nonce"]) == (Card.ASK, {"text": OTHER}, "n")
    assert f"tip:{TIP}" not in shown(changed)
    new = saw("n", changed.ids["seen"], OTHER)
    sent = asked(desk, press(desk, "question.ask", **new, text=f" {OTHER.upper()}!"))
    assert [f"{source}:{one}" for source, one in sent.seen] == shown(changed)
    assert desk.do(lambda tx: knowledge.counts(tx, Source.TIP, TIP)) == (0, 0)


def test_where_nothing_is_known_of_other_words_they_go_to_a_person_at_once(desk: Desk) -> None:
    old: dict[str, Any] = {
        "nonce": "n",
        "naming": "named",
        "seen": said(desk, KNOWN).ids["seen"],
        "looked": fingerprint(KNOWN),
    }
    sent = asked(desk, press(desk, "question.ask", **old, text=UNKNOWN))
    assert (sent.question.words, sent.seen) == (UNKNOWN, ())
    assert desk.do(lambda tx: knowledge.counts(tx, Source.TIP, TIP)) == (0, 0)


def test_nobody_is_shown_the_same_twice_for_other_words_of_the_same_question(desk: Desk) -> None:
    text = f"Nou, {KNOWN}"
    old: dict[str, Any] = {
        "nonce": "n",
        "naming": "named",
        "seen": said(desk, KNOWN).ids["seen"],
        "looked": fingerprint(KNOWN),
    }
    sent = asked(desk, press(desk, "question.ask", **old, text=text))
    assert (sent.question.words, (Source.TIP, TIP) in sent.seen) == (text, True)


def test_what_articles_and_tips_are_about_can_be_chosen_too_and_goes_to_the_coordinators(desk: Desk) -> None:
    assert "Whiteboard" not in desk.do(views.topics)
    about = replace(ARTICLE, id=ArticleId("w"), status=Status.PUBLISHED, topic="Whiteboard", question=None, owner=None)
    draft = replace(about, id=ArticleId("d"), status=Status.DRAFT, topic="Visio")
    for one in (about, draft):
        desk.do(lambda tx, one=one: knowledge.add(tx, one, at=NOW, person=None))  # type: ignore[misc]
    offered = usecases.keyusers.offered(desk.do(views.subjects), RULES)
    assert (offered.count("Whiteboard"), offered.count("Planner"), "Visio" in offered) == (1, 1, False)
    assert list(offered) == sorted(offered, key=str.casefold)
    assert "topic" not in said(desk, "Hoe begin ik een whiteboard?").ids, "only what somebody answers is filled in"
    sent = asked(
        desk, press(desk, "question.ask", nonce="n", text=UNKNOWN, topic="Whiteboard", naming="named")
    ).question
    assert (sent.circle, sent.topic) == (Circle.COORDINATORS, "Whiteboard")


def test_where_nothing_is_known_the_first_press_asks(desk: Desk) -> None:
    reply = press(desk, "question.ask", nonce="n", text=UNKNOWN, naming="named")
    assert reply.card is Card.QUESTION
    assert asked(desk, reply).question.words == UNKNOWN


def test_a_form_that_was_sent_gives_its_question_and_what_was_changed_since(desk: Desk) -> None:
    first = press(desk, "question.ask", nonce="n", text=UNKNOWN, naming="named")
    assert press(desk, "question.ask", nonce="n", text=f" {UNKNOWN} ", naming="named") == first
    other = press(desk, "question.ask", nonce="n", text="Hoe verlaat ik de legpuzzel?", naming="named")
    assert other.ids == {**first.ids, "told": "form-sent"}
    assert other.words == {"text": "Hoe verlaat ik de legpuzzel?"}


@pytest.mark.parametrize("text", ["", "  "])
def test_nothing_asks_nobody(desk: Desk, text: str) -> None:
    with pytest.raises(errors.Empty):
        press(desk, "question.ask", nonce="n", text=text)


def test_what_helps_is_counted_and_stays_to_be_read(desk: Desk) -> None:
    for many in (1, 2):
        assert desk.do(lambda tx: knowledge.missed(tx, Source.TIP, TIP)) == many
    reply = press(desk, "question.found", tip=TIP, nonce="n")
    assert (reply.card, shown(reply)) == (Card.FOUND, [f"tip:{TIP}"])
    assert desk.do(lambda tx: knowledge.missed(tx, Source.TIP, TIP)) == 1, "in a row, since it helped"
    with pytest.raises(errors.Unknown):
        press(desk, "question.found", tip="nergens", nonce="n")
    with pytest.raises(errors.Unknown):
        press(desk, "question.found", article="nergens", nonce="n")
    with pytest.raises(errors.Changed):
        press(desk, "question.found", tip=TIP)
    with pytest.raises(errors.Changed):
        press(desk, "question.found", nonce="n")


def test_that_it_helps_on_two_devices_counts_once_and_gives_the_same_card(desk: Desk) -> None:
    first, second = (press(desk, "question.found", tip=TIP, nonce="n") for _ in range(2))
    assert first == second
    assert desk.do(lambda tx: knowledge.counts(tx, Source.TIP, TIP)) == (1, 0)


def test_that_it_helps_after_a_person_was_asked_shows_the_question_to_take_back(desk: Desk) -> None:
    asked_ = press(
        desk, "question.ask", nonce="n", text=KNOWN, seen=f"tip:{TIP}", looked=fingerprint(KNOWN), naming="named"
    )
    counted = desk.do(lambda tx: knowledge.counts(tx, Source.TIP, TIP))
    reply = press(desk, "question.found", tip=TIP, nonce="n")
    assert reply == Reply(card=Card.QUESTION, ids={**asked_.ids, "told": "found-sent"})
    assert desk.do(lambda tx: knowledge.counts(tx, Source.TIP, TIP)) == counted == (0, 1)
    assert press(desk, "question.found", LIAM, tip=TIP, nonce="n").card is Card.FOUND, "no question of theirs"


def test_a_question_that_is_something_to_report_takes_its_words_along(desk: Desk) -> None:
    reply = press(desk, "friction.form", text="Is Outlook al de hele week traag?", seen="-", typed="1")
    assert (reply.card, reply.words) == (Card.FORM, {"text": "Is Outlook al de hele week traag?"})
    assert (reply.ids["typed"], reply.ids["group"], len(reply.ids["nonce"])) == ("1", "base", 32)
    assert press(desk, "friction.form", text="van een client die alles stuurt").words == {}


def test_the_form_with_the_words_of_a_report_is_for_who_reported_it_with_a_name(desk: Desk) -> None:
    own, unnamed = desk.house.report(), desk.house.send()
    reply = press(desk, "question.form", friction=own.id)
    assert reply == Reply(card=Card.STATUS, ids={"friction": own.id})
    assert [(row["about"], row["state"]) for row in desk.owed(Kind.ASKING)] == [(own.id, "ready")]
    for who, which in ((LIAM, own), (ANNA, unnamed)):
        with pytest.raises(errors.NotReporter):
            press(desk, "question.form", who, friction=which.id)
    with pytest.raises(errors.Unknown):
        press(desk, "question.form", friction="f")
    assert len(desk.owed(Kind.ASKING)) == 1


def test_a_topic_that_was_only_suggested_goes_with_the_words_it_was_suggested_for(desk: Desk) -> None:
    first, words = said(desk, "Hoe zet ik een blok in Planner?"), "Hoe maak ik in Excel een bloemkolom?"
    assert (first.ids["topic"], first.ids["suggested"]) == ("Planner", "Planner")
    old = saw("n", first.ids["seen"], "Hoe zet ik een blok in Planner?") | {"topic": "Planner", "suggested": "Planner"}
    reply = press(desk, "question.ask", **old, text=words)
    if reply.card is Card.ASK:
        new = saw("n", reply.ids["seen"], words) | {"topic": reply.ids["topic"], "suggested": reply.ids["suggested"]}
        reply = press(desk, "question.ask", **new, text=words)
    assert asked(desk, reply).question.topic == "Excel"


def test_a_topic_that_they_chose_stays_with_other_words(desk: Desk) -> None:
    first, words = said(desk, "Hoe zet ik een blok in Planner?"), "Hoe verlaat ik de blokkendoos?"
    old = saw("n", first.ids["seen"], "Hoe zet ik een blok in Planner?") | {"topic": "Excel", "suggested": "Planner"}
    assert asked(desk, press(desk, "question.ask", **old, text=words)).question.topic == "Excel"


def test_a_topic_that_nobody_was_offered_is_refused(desk: Desk) -> None:
    with pytest.raises(errors.Choice):
        press(desk, "question.ask", nonce="n", naming="named", text=UNKNOWN, topic="Jan de Vries is ziek")


def test_what_was_going_to_be_reported_is_asked_with_its_words_and_choice(desk: Desk) -> None:
    form: dict[str, Any] = {"naming": "told", "typed": "1", "checked": "1", "nonce": "of a report", "group": "tools"}
    reply = press(desk, "question.form", text=UNKNOWN, **form)
    assert (reply.card, reply.words, shown(reply)) == (Card.ASK, {"text": UNKNOWN}, ["-"])
    assert {one: reply.ids.get(one) for one in ("naming", "typed", "checked")} == {
        "naming": "told", "typed": "1", "checked": None,
    }  # fmt: skip
    assert reply.ids["nonce"] != form["nonce"]
    assert routes.leaves_no_trace("question.form", "", {**form, "text": UNKNOWN}, RULES)
    assert "seen" not in press(desk, "question.form", **form, text=" ").ids
