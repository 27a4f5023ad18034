"""What was found for a question, and an article as its owner and who asked see it."""

from dataclasses import replace
from datetime import date

import pytest

import cards.knowledge
from domain.knowledge import Status, Wording
from domain.privacy import Trace
from tests.cards import known
from tests.cards.samples import actions, inputs, say, texts, titles, walk
from tests.cards.test_card import alive


def test_what_was_found_is_short_and_only_the_first_is_read_in_full() -> None:
    folds = [one["isVisible"] for one in walk(known.found(say("nl"))) if one.get("type") == "Container" and "id" in one]
    assert folds == [False] * (len(known.hits("nl")) - 1)
    opened = [one["targetElements"] for one in walk(known.found(say("nl"))) if "targetElements" in one]
    assert opened == [["known1"], ["known2"]]


def test_everything_found_can_be_read_and_can_be_the_answer() -> None:
    made = known.found(say("nl"))
    for one in known.hits("nl"):
        assert one.wording.title in texts(made)
    assert [action["data"] for action in actions(made)] == [
        {one: which, "nonce": "n" * 32}
        for one, which in (("tip", "teams-schedule-message"), ("article", "a"), ("article", "b"))
    ]
    assert {action["verb"] for action in actions(made)} == {"question.found"}


def test_what_is_past_its_day_says_so_and_is_shown_all_the_same() -> None:
    shown = texts(known.found(say("nl")))
    assert "Moet worden nagekeken sinds 1 oktober 2026" in shown
    assert sum("nagekeken" in text for text in shown) == 1


@pytest.mark.parametrize(("day", "flagged"), [(date(2026, 11, 17), False), (date(2026, 11, 16), True)])
def test_on_its_day_it_is_not_late_yet(day: date, *, flagged: bool) -> None:
    one = replace(known.hits("en")[1], review_by=day)
    [part] = cards.knowledge.found([one], say("en"), "n")
    assert any("Needs checking" in text for text in texts(part)) is flagged


def test_what_somebody_wrote_is_shown_letter_by_letter() -> None:
    wording = replace(known.WORDING, title="**vet** [klik](https://x)", text="- een\n# twee")
    one = replace(known.hits("nl")[1], wording=wording)
    for part in cards.knowledge.found([one], say("nl"), "n"):
        shown = [item["text"] for item in part["items"][0]["columns"][1]["items"] if item["type"] == "TextBlock"]
        assert [mark for text in shown for mark in alive(text)] == []


def test_a_draft_has_fields_for_both_languages_and_the_other_one_is_folded_away() -> None:
    made = cards.knowledge.article(known.ARTICLE, say("nl"))
    fields = {one["id"]: one.get("value", "") for one in inputs(made)}
    assert fields == {
        "title": known.WORDING.title, "text": known.WORDING.text, "title_other": "", "text_other": "",
    }  # fmt: skip
    assert [one["id"] for one in inputs(made) if one.get("isRequired")] == ["title", "text"]


def test_what_seems_to_be_of_a_person_is_named_and_only_then_it_can_go_anyway() -> None:
    made = cards.knowledge.article(known.ARTICLE, say("nl"), seen=[Trace.NAME, Trace.EMAIL])
    assert any("een naam, een mailadres" in text for text in texts(made))
    first = titles(made)[:3]
    assert first == ["Deel met iedereen", "Toch zo", "Bewaar voor later"], "looked at again, and only then anyway"
    assert [one["data"].get("checked") for one in actions(made) if one["verb"] == "article.publish"] == [None, "1"]
    plain = cards.knowledge.article(known.ARTICLE, say("nl"))
    assert [one["data"].get("checked") for one in actions(plain)] == [None, None]


@pytest.mark.parametrize(
    ("told", "review_by", "asks"),
    [
        ("", date(2027, 5, 17), False), ("article-kept", date(2027, 5, 17), False), ("", date(2026, 11, 17), True),
        ("article-review-day", date(2027, 5, 17), True), ("article-review-missed", date(2027, 5, 17), True),
    ],
)  # fmt: skip
def test_whether_it_is_still_right_is_asked_when_it_is_time(told: str, review_by: date, *, asks: bool) -> None:
    one = replace(known.ARTICLE, status=Status.PUBLISHED, review_by=review_by)
    shown = titles(cards.knowledge.article(one, say("nl"), told=told))
    assert shown[: 1 + asks] == (["Klopt nog", "Bewaar voor iedereen"] if asks else ["Bewaar voor iedereen"])
    seen = cards.knowledge.article(one, say("nl"), seen=[Trace.NAME])
    anyway = [part["verb"] for part in actions(seen) if part["data"].get("checked")]
    assert anyway == ["article.publish" if review_by <= say("nl").today else "article.edit"]


@pytest.mark.parametrize(("question", "told"), [("q", True), (None, False)])
def test_a_draft_says_that_who_asked_is_asked_first(question: str | None, *, told: bool) -> None:
    made = texts(cards.knowledge.article(replace(known.ARTICLE, question=question), say("nl")))
    assert (say("nl")("article-asks-first") in made) is told


def test_what_nobody_agreed_to_says_so_and_can_become_ones_own() -> None:
    one = replace(known.ARTICLE, status=Status.UNHEARD)
    made = cards.knowledge.article(one, say("nl"))
    assert [(action["verb"], action["data"]) for action in actions(made)] == [("article.draft", {"article": "a"})]
    assert say("nl")("article-alone") in texts(made)
    told = cards.knowledge.article(one, say("nl"), told="article-gone")
    assert (say("nl")("article-gone") in texts(told), say("nl")("article-alone") in texts(told)) == (True, False)


@pytest.mark.parametrize("status", [Status.ASKED, Status.WITHDRAWN])
def test_what_waits_or_was_withdrawn_is_only_read(status: Status) -> None:
    made = cards.knowledge.article(replace(known.ARTICLE, status=status), say("en"))
    assert (inputs(made), titles(made)) == ([], [])
    assert known.WORDING.text.replace("\n", "\n\n") in texts(made)


@pytest.mark.parametrize("status", Status)
def test_who_asked_has_their_say_once(status: Status) -> None:
    made = cards.knowledge.consent(replace(known.ARTICLE, status=status), say("nl"))
    assert titles(made) == (["Ja, dat mag", "Liever niet"] if status is Status.ASKED else [])


def test_who_asked_reads_all_that_would_be_read_in_every_language() -> None:
    other = Wording(title="Share your calendar", text="Choose share.")
    both = replace(known.ARTICLE, wordings={"nl": known.WORDING, "en": other})
    made = texts(cards.knowledge.consent(both, say("en")))
    shown = [made.index(one) for one in (other.title, other.text, known.WORDING.title)]
    assert shown == sorted(shown), "one's own first"
    assert "Topic: Outlook" in made


@pytest.mark.parametrize("named", [True, False])
def test_who_asked_is_not_told_that_their_name_is_left_out_where_it_may_stand(*, named: bool) -> None:
    made = texts(cards.knowledge.consent(known.ARTICLE, say("nl"), named=named))
    assert (say("nl")("consent-subtitle") in made, say("nl")("consent-subtitle-named") in made) == (not named, named)
