"""`kring tips check` and `import`, as an operator types them; and what a running service makes of it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

import content
from storage import learning
from storage.learning import Shown
from storage.store import open_store
from tests.bot.operator import Command, operator, told
from tests.domain.teaching import seen
from tests.examples import ANNA, NOW, settle_in
from tests.written import ONE
from usecases.tips import Deck

OURS = Path(content.__file__).parent / "tips.yaml"
BAD = ONE.replace("minutes: 2", "minutes: 99")
TWO = ONE + ONE.removeprefix("tips:\n").replace("id: one", "id: two")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where nothing but the store is, so no .env either."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def kring(folder: Path, store_url: str) -> Iterator[Command]:
    with operator(store_url) as command:
        yield command


def taught(url: str) -> Deck:
    """As a service that starts now has them."""
    deck, store = Deck(), open_store(url)
    store.read(deck.look).result(10)
    store.close()
    return deck


def test_a_mistake_is_told_by_file_line_and_tip_in_the_language_of_the_terminal(kring: Command, folder: Path) -> None:
    (folder / "own.yaml").write_text(BAD)
    ended = kring("tips", "check", "own.yaml", LC_ALL="nl_NL.UTF-8")
    assert ended.exit_code == 1
    assert ended.stdout.splitlines() == [
        "own.yaml:4: one minutes: Een tip kost 1 tot 10 minuten.", "1 tip: 1 mistake, 0 warnings.",
    ]  # fmt: skip
    assert "A tip takes 1 to 10 minutes." in kring("tips", "check", "own.yaml", LC_ALL="C").stdout


def test_a_warning_is_told_and_is_no_mistake(kring: Command, folder: Path) -> None:
    (folder / "own.yaml").write_text(ONE.replace("Share your screen", "Teams can share"))
    [row] = json.loads(told(kring("tips", "check", "own.yaml", "--json", LC_ALL="C")))
    assert row == {
        "line": 15, "tip": "one", "field": "en.title", "state": "warn",
        "text": 'The title begins with "Teams". Rather begin with what it brings.',
    }  # fmt: skip
    assert "own.yaml:15: one en.title: The title begins" in told(kring("tips", "import", "own.yaml", LC_ALL="C"))


def test_a_mistake_for_programs(kring: Command, folder: Path) -> None:
    (folder / "own.yaml").write_text(BAD)
    ended = kring("tips", "check", "own.yaml", "--json")
    assert (ended.exit_code, [one["state"] for one in json.loads(ended.stdout)]) == (1, ["fail"])


def test_a_terminal_obeys_nothing_of_a_file(kring: Command, folder: Path) -> None:
    (folder / "own.yaml").write_text(ONE.replace("[meet]", '["\\e[2J"]').replace("id: one", 'id: "\\e]0;x"'))
    said = kring("tips", "check", "own.yaml").output
    assert "?]0;x id" in said
    assert "\x1b" not in said
    (folder / "own.yaml").write_text(ONE.replace("[meet]", '["\\e[2J"]'))
    assert '"?[2J"' in kring("tips", "check", "own.yaml").output


def test_own_tips_are_taught_beside_those_of_kring_and_once_more_changes_nothing(
    kring: Command, folder: Path, store_url: str
) -> None:
    ours = len(taught(store_url))
    (folder / "own.yaml").write_text(TWO)
    assert told(kring("tips", "import", "own.yaml")) == (
        "2 tips: 2 new, 0 changed, 0 as they were; 0 put away. They are taught beside Kring's own.\n"
    )
    assert "2 tips: 0 new, 0 changed, 2 as they were; 0 put away." in told(kring("tips", "import", "own.yaml"))
    assert len(taught(store_url)) == ours + 2
    (folder / "own.yaml").write_text(ONE.replace("Deel je", "Deel jouw"))
    assert "1 tip: 0 new, 1 changed, 0 as they were; 1 put away." in told(kring("tips", "import", "own.yaml"))
    assert taught(store_url)["one"].lessons["nl"].title == "Deel jouw scherm"
    assert "two" not in taught(store_url)


def test_own_tips_are_taught_instead_of_those_of_kring_until_a_file_says_otherwise(
    kring: Command, folder: Path, store_url: str
) -> None:
    ours = {*taught(store_url)}
    (folder / "own.yaml").write_text("shipped: no\n" + ONE)
    assert "They are taught instead of Kring's own." in told(kring("tips", "import", "own.yaml"))
    assert {*taught(store_url)} == {"one"}
    (folder / "own.yaml").write_text(ONE)
    told(kring("tips", "import", "own.yaml"))
    assert {*taught(store_url)} == ours | {"one"}


def test_an_own_tip_takes_the_place_of_the_one_with_its_id(kring: Command, folder: Path, store_url: str) -> None:
    whole = OURS.read_text(encoding="utf-8")
    (folder / "own.yaml").write_text(whole.replace("Chatbericht later laten versturen", "Later versturen"))
    told(kring("tips", "import", "own.yaml"))
    assert len(taught(store_url)) == len(Deck())
    assert taught(store_url)["teams-schedule-message"].lessons["nl"].title == "Later versturen"


def test_with_one_mistake_nothing_is_imported(kring: Command, folder: Path, store_url: str) -> None:
    (folder / "own.yaml").write_text(ONE)
    told(kring("tips", "import", "own.yaml"))
    (folder / "bad.yaml").write_text("shipped: no\n" + TWO.replace("minutes: 2", "minutes: 99", 1))
    said = told(kring("tips", "import", "bad.yaml", LC_ALL="C"), code=1)
    assert "bad.yaml was not imported, and nothing was changed." in said
    assert "bad.yaml:5: one minutes: A tip takes 1 to 10 minutes." in said
    deck = taught(store_url)
    assert (deck["one"].minutes, "two" in deck, len(deck) > 1) == (2, False, True)


def test_what_somebody_learned_stays_while_a_tip_is_away(kring: Command, folder: Path, store_url: str) -> None:
    store = open_store(store_url)
    store.write(settle_in).result(10)
    shown = Shown(person=ANNA, tip="one", at=NOW, how=seen(3, (2, True)))
    store.write(lambda tx: learning.show(tx, [shown])).result(10)
    before = store.read(lambda tx: learning.seen(tx, [ANNA])).result(10)
    for text in (ONE, ONE.replace("id: one", "id: two"), ONE):
        (folder / "own.yaml").write_text(text)
        told(kring("tips", "import", "own.yaml"))
        assert store.read(lambda tx: learning.seen(tx, [ANNA])).result(10) == before
    store.close()


def test_a_service_takes_what_was_imported_at_its_next_look(kring: Command, folder: Path, store_url: str) -> None:
    store, deck = open_store(store_url), Deck()
    store.write(deck.look).result(10)
    (folder / "own.yaml").write_text(ONE)
    told(kring("tips", "import", "own.yaml"))
    assert "one" not in deck
    store.write(deck.look).result(10)
    assert deck["one"].lessons["en"].title == "Share your screen"
    store.close()
