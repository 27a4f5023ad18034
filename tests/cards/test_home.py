import cards.home
from tests.cards import drawings
from tests.cards.samples import actions, say, texts


def test_the_menu_offers_work_only_to_who_handles() -> None:
    verbs = {
        handles: [action["verb"] for action in actions(cards.home.menu(say("nl"), handles=handles))]
        for handles in (False, True)
    }
    assert verbs[False] == [
        "tip.today", "nudge.mine", "friction.form", "question.form", "friction.mine", "question.mine",
        "preferences.form",
    ]  # fmt: skip
    assert verbs[True] == [
        "tip.today", "nudge.mine", "friction.form", "question.form", "friction.mine", "question.mine", "friction.todo",
        "preferences.form",
    ]  # fmt: skip


def test_the_menu_offers_a_key_user_and_a_coordinator_what_is_theirs() -> None:
    for along, coordinates in ((False, False), (True, False), (False, True), (True, True)):
        made = cards.home.menu(say("nl"), handles=True, along=along, coordinates=coordinates)
        verbs = {action["verb"] for action in actions(made)}
        assert ({"keyuser.form", "friction.headings"} <= verbs, "keyuser.gaps" in verbs) == (along, coordinates)


def test_only_who_coordinates_reads_of_the_word_that_is_theirs() -> None:
    drawn = {who: texts(cards.home.help_(say("nl"), handles=True, coordinates=who)) for who in (False, True)}
    assert [say("nl")("help-coordinator") in drawn[who] for who in (False, True)] == [False, True]


def test_how_it_stands_shows_what_is_open_and_leads_to_all_of_it() -> None:
    card = drawings.DRAWINGS["standing"](say("nl"))
    assert [action["verb"] for action in actions(card)] == [
        "question.status", "friction.status", "question.mine", "friction.mine", "home.menu",
    ]  # fmt: skip
    assert "Er staat niets open onder je naam." in texts(drawings.DRAWINGS["standing-none"](say("nl")))


def test_lists_under_a_name_say_that_and_where_what_has_none_is() -> None:
    nl = say("nl")
    for name in ("standing", "standing-none"):
        assert nl("standing-nameless") in texts(drawings.DRAWINGS[name](nl))
    assert {nl("questions-nameless"), "Je hebt nog niets gevraagd met je naam. Typ gerust je vraag."} <= set(
        texts(drawings.DRAWINGS["questions-none"](nl))
    )


def test_the_menu_says_first_what_there_is_to_say() -> None:
    card = cards.home.menu(say("nl"), handles=False, said="Prima. Er is niets verstuurd.")
    assert texts(card)[0] == card["fallbackText"] == "Prima. Er is niets verstuurd."


def test_the_welcome_greets_by_first_name_and_says_what_is_kept() -> None:
    card = cards.home.welcome(say("nl"), name="Anna de Vries", organisation="De Linde", handles=False)
    shown = texts(card)
    assert shown[0] == "Hoi Anna, ik ben Kring"
    assert any("De Linde" in text for text in shown)
    assert say("nl")("welcome-kept") in shown
    assert [action["verb"] for action in actions(card)] == [
        "tip.today", "friction.form", "question.form", "preferences.tips", "preferences.form",
    ]  # fmt: skip


def test_the_welcome_needs_neither_a_name_nor_an_organisation() -> None:
    shown = texts(cards.home.welcome(say("en"), name="", organisation="", handles=False))
    assert shown[0] == "Hi, I am Kring"
    assert not any("{" in text for text in shown)


def test_a_notice_is_one_sentence_and_the_way_on() -> None:
    card = cards.home.notice("Dit kan ik niet meer vinden.", say("nl"))
    assert texts(card) == ["Dit kan ik niet meer vinden."]
    assert [action["verb"] for action in actions(card)] == ["home.menu"]
