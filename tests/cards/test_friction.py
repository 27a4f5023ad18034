from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

import cards.form
import cards.friction
import cards.handling
import cards.worklist
from cards.card import Part
from cards.form import Written
from content.texts import Say
from domain.friction import Event, Page
from domain.states import OPEN, Act, State
from tests.cards.samples import DESK, LONG, actions, goes_with, inputs, merged, say, several, texts, titles, unnamed
from tests.examples import ANNA, BRAM, MIDNIGHT, NAMES, NOOR, NOW, RULES, SAID, SANNE, came_back, loop

S = State
NL = say("nl")
REPORTER = {  # what the reporter can press
    S.WAITING: ["friction.withdraw"],
    S.RECEIVED: ["friction.reply", "question.form", "friction.withdraw"],
    S.TAKEN: ["friction.reply", "question.form", "friction.withdraw"],
    S.SOLVED: ["friction.confirm", "friction.reopen"],
    S.DECLINED: ["friction.understood", "friction.object", "question.form"],
    S.CONFIRMED: ["friction.reopen"],
    S.UNDERSTOOD: ["friction.reopen"],
    S.UNANSWERED: ["friction.reopen"],
    S.WITHDRAWN: ["friction.mine"],
}
HANDLER = {
    S.RECEIVED: ["friction.handover", "friction.merge", "friction.take", "friction.ask"],
    S.TAKEN: [
        "friction.handover",
        "friction.merge",
        "friction.solve",
        "friction.decline",
        "friction.ask",
        "friction.note",
    ],
}
SEEN = [one for one in S if one not in (S.WAITING, S.MERGED)]  # by a handler, alone


def verbs(card: Part) -> list[str]:
    return [action["verb"] for action in actions(card)]


def status(state: State = S.RECEIVED, **changes: object) -> Part:
    return cards.friction.status(loop(state, **changes), say("nl"), desk_url=DESK)  # type: ignore[arg-type]  # said or fields


def item(state: State, viewer: str = BRAM) -> Part:
    return cards.handling.item(loop(state), next(who for who in NAMES if who == viewer), say("nl"), RULES.taxonomy)


def todo(page: Page, say: Say) -> Part:
    return cards.worklist.todo(page, BRAM, say)


def form(language: str = "nl", **written: Any) -> Part:
    return cards.form.form(Written(nonce="n" * 32, **written), say(language), RULES.taxonomy, crowd=5)


@pytest.mark.parametrize("state", REPORTER)
def test_the_reporter_can_do_what_the_state_allows_and_nothing_else(state: State) -> None:
    assert verbs(status(state)) == REPORTER[state]


@pytest.mark.parametrize("state", SEEN)
def test_the_handler_can_do_what_the_state_allows_and_nothing_else(state: State) -> None:
    back = ["friction.todo"]
    assert verbs(item(state)) == HANDLER.get(state, []) + (back if state is not S.TAKEN else [])
    assert verbs(item(state, SANNE)) == back, "who does not look after its list"


def test_a_deputy_can_take_it_and_hand_over_what_another_took() -> None:
    waits, taken = (replace(loop(state), handlers=(BRAM, SANNE)) for state in (S.RECEIVED, S.TAKEN))
    card = cards.handling.item(waits, SANNE, say("nl"), RULES.taxonomy)
    assert verbs(card) == [*HANDLER[S.RECEIVED], "friction.todo"]
    assert verbs(cards.handling.item(taken, SANNE, say("nl"), RULES.taxonomy)) == ["friction.handover", "friction.todo"]


def test_a_coordinator_can_hand_over_what_is_late() -> None:
    late, waits = (replace(loop(state), minders=(NOOR,)) for state in (S.TAKEN, S.RECEIVED))
    assert verbs(cards.handling.item(waits, NOOR, say("nl"), RULES.taxonomy)) == ["friction.handover", "friction.todo"]
    card = cards.handling.item(late, NOOR, say("nl"), RULES.taxonomy)
    assert verbs(card) == ["friction.handover", "friction.todo"]
    assert [field["id"] for field in inputs(card)] == ["text", "queue"]


def test_every_button_carries_the_report_it_is_about() -> None:
    for card in (status(S.SOLVED), item(S.TAKEN), item(S.RECEIVED)):
        acts = [action for action in actions(card) if action["verb"] != "friction.todo"]
        assert {action["data"]["friction"] for action in acts} == {"f" * 32}


@pytest.mark.parametrize("state", [S.CONFIRMED, S.UNDERSTOOD])
def test_what_is_closed_for_good_has_no_button_to_reopen(state: State) -> None:
    assert verbs(cards.friction.status(loop(state), say("nl"), reopenable=False)) == ["friction.mine"]


@pytest.mark.parametrize("state", SEEN)
def test_the_service_desk_is_named_only_while_technology_lets_somebody_down(state: State) -> None:
    assert bool(actions(status(state), "Action.OpenUrl")) is (state in OPEN)
    assert (NL("status-desk") in texts(status(state))) is (state in OPEN)
    for card in (status(state, topic="fit"), cards.friction.status(loop(state), say("nl"))):
        assert actions(card, "Action.OpenUrl") == []
        assert NL("status-desk") not in texts(card)


def test_the_receipt_says_who_it_is_with_and_by_when() -> None:
    shown = " | ".join(texts(status()))
    assert "ABC234" in shown
    assert NL("step-queue-with", queue="IT", who="Bram Jansen") in shown
    assert NL("expected-taken", by="dinsdag 17 november") in shown
    assert NL("status-step", step=1, of=4) in shown


def test_a_receipt_that_nobody_is_on_duty_for_names_the_queue_alone() -> None:
    shown = texts(cards.friction.status(replace(loop(), handlers=()), say("nl")))
    assert NL("step-queue", queue="IT") in shown


def test_the_reporter_reads_what_was_said_to_them() -> None:
    assert SAID[Act.SOLVE] in texts(status(S.SOLVED))
    assert SAID[Act.DECLINE] in texts(status(S.DECLINED))
    assert loop().friction.words in texts(status(S.RECEIVED))


def test_there_is_one_field_and_its_label_says_what_for() -> None:
    labels = {state: [field["label"] for field in inputs(status(state))] for state in SEEN}
    assert {state: told for state, told in labels.items() if told} == {
        S.RECEIVED: [NL("status-add")], S.TAKEN: [NL("status-add")], S.SOLVED: [NL("status-still-words")],
        S.DECLINED: [NL("status-object-words")],
    }  # fmt: skip


def test_a_report_that_came_back_tells_its_story_from_there() -> None:
    shown = texts(cards.friction.status(came_back(), say("nl")))
    assert SAID[Act.REOPEN] in shown
    assert NL("step-solve", who=NAMES[BRAM]) not in shown
    handler = texts(cards.handling.item(came_back(), BRAM, say("nl"), RULES.taxonomy))
    assert NL("item-again") in handler
    assert SAID[Act.REOPEN] in handler


def test_the_form_chooses_nothing_for_anybody_and_asks_for_no_more_than_words() -> None:
    card = form()
    fields = {field["id"]: field for field in inputs(card)}
    assert list(fields) == ["naming", "text", "group", "impact", "would_help"]
    assert [one for one, field in fields.items() if field.get("isRequired")] == ["text"]
    assert not any("value" in field for field in fields.values())
    assert actions(card)[0]["data"] == {"nonce": "n" * 32}


def test_a_typed_sentence_stands_in_the_form_with_its_suggestion() -> None:
    card = form(text=LONG, group="fit", typed=True)
    assert {field["id"]: field["value"] for field in inputs(card) if "value" in field} == {"text": LONG, "group": "fit"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_form_offers_the_groups_and_impacts_of_the_taxonomy_in_one_s_language(language: str) -> None:
    fields = {field["id"]: field for field in inputs(form(language))}
    offered = {one["value"]: one["title"] for one in fields["group"]["choices"]}
    assert offered == {group.id: group.names[language] for group in RULES.taxonomy.groups}
    assert {one["value"] for one in fields["impact"]["choices"]} == {"time", "stress", "rework", "workaround"}


def test_the_first_question_is_about_the_work_and_names_no_product() -> None:
    card = form()
    shown = " ".join([*texts(card), *(field["label"] for field in inputs(card))])
    assert shown.startswith(NL("form-title"))
    assert not any(product in shown for product in ("Outlook", "Word", "Excel", "Planner", "Copilot"))


def test_the_handler_sees_who_reported_what_and_what_it_costs() -> None:
    shown = " | ".join(texts(item(S.RECEIVED)))
    for expected in ("Anna de Vries", "Outlook is al de hele week traag", "De techniek werkt niet mee", "Kost tijd"):
        assert expected in shown


def test_the_handler_gives_a_title_when_taking_and_words_when_answering() -> None:
    fields = [(field["id"], field.get("maxLength")) for field in inputs(item(S.RECEIVED))]
    assert fields == [("title", 80), ("text", 2000), ("queue", None), ("into", 10)]
    fields = [(field["id"], field.get("maxLength")) for field in inputs(item(S.TAKEN))]
    assert fields == [("text", 2000), ("queue", None), ("into", 10)]
    assert "20" in inputs(item(S.TAKEN))[0]["placeholder"]


def test_the_title_of_what_came_back_is_there_to_keep() -> None:
    field, *_ = inputs(cards.handling.item(came_back(), BRAM, say("nl"), RULES.taxonomy))
    assert field["value"] == "Outlook is traag"


@pytest.mark.parametrize(
    ("number", "shown", "total", "pages"),
    [(0, 5, 5, []), (0, 5, 6, ["1"]), (1, 5, 12, ["0", "2"]), (2, 2, 12, ["1"]), (0, 0, 0, [])],
)
@pytest.mark.parametrize("verb", ["friction.todo", "friction.mine"])
def test_a_list_turns_its_pages_as_far_as_there_are(
    verb: str, number: int, shown: int, total: int, pages: list[str]
) -> None:
    page = replace(several(shown), number=number, total=total)
    draw = todo if verb == "friction.todo" else cards.friction.mine
    card = draw(page, say("nl"))
    assert [action["data"]["page"] for action in actions(card) if action["verb"] == verb] == pages
    assert [action["data"].get("friction") for action in actions(card) if "friction" in action["data"]] == [
        loop.friction.id for loop in page.loops
    ]


def test_an_empty_list_says_so_and_leads_on() -> None:
    for draw, lines in ((todo, 2), (cards.friction.mine, 3)):
        card = draw(several(0), say("en"))
        assert len(texts(card)) == lines
        assert verbs(card) == ["home.menu"]


def test_the_outcome_tells_whose_word_it_is() -> None:
    page = Page(loops=(loop(S.CONFIRMED), loop(S.UNDERSTOOD), loop(S.WITHDRAWN)), number=0, total=3)
    shown = texts(cards.worklist.outcomes(page, say("nl")))
    assert sum(NAMES[ANNA] in text for text in shown) == 3


def test_the_chat_message_in_a_ping_s_place_leads_to_the_card() -> None:
    card = cards.friction.news(loop(S.SOLVED), say("nl"))
    assert verbs(card) == ["friction.status"]
    assert SAID[Act.SOLVE] in texts(card)
    assert "Outlook is traag" in card["fallbackText"]


def test_a_late_deadline_is_told_as_a_day_and_a_near_one_as_a_part_of_it() -> None:
    near, far = NOW + timedelta(days=1), NOW + timedelta(days=6)
    assert any("woensdagochtend 18 november" in text for text in texts(status(take_by=near)))
    assert any("maandag 23 november" in text for text in texts(status(take_by=far)))


def test_buttons_say_what_they_do_in_the_reader_s_language() -> None:
    assert titles(status(S.SOLVED)) == [NL("act-confirm"), NL("act-reopen")]
    english = cards.friction.status(loop(S.SOLVED), say("en"))
    assert titles(english) == [say("en")("act-confirm"), say("en")("act-reopen")]
    assert titles(english) != titles(status(S.SOLVED))


@pytest.mark.parametrize("of", ["the report", "what it goes with"])
def test_what_the_clock_did_in_the_evening_stands_there_with_that_day(of: str) -> None:
    evening = Event(version=3, at=NOW + timedelta(hours=8), act=Act.LATE, person=None, words=None)  # half past five
    late = loop(S.TAKEN)
    late = replace(late, events=(*late.events, evening))
    shown = late if of == "the report" else replace(merged(S.TAKEN), lead=late)
    read = texts(cards.friction.status(shown, say("nl")))
    assert "di 17 nov, 17:30" in read
    assert not [text for text in read if text.startswith("wo 18 nov")]


def test_of_what_goes_with_a_report_without_a_name_the_clock_tells_the_day_alone() -> None:
    ahead = unnamed(S.TAKEN)
    late = Event(version=3, at=MIDNIGHT, act=Act.LATE, person=None, words=None)
    shown = goes_with(replace(ahead, events=(*ahead.events, late)), loop(S.MERGED))
    assert "di 17 nov" in texts(cards.friction.status(shown, say("nl")))
