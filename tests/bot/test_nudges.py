"""`kring nudge`: a message about a change from a file, as an operator types it."""

import csv
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from domain.people import Role
from storage import nudges, people
from storage.store import Store, open_store
from tests.bot.operator import operator, told
from tests.examples import ANNA, NOOR, SANNE, settle_in

FILE = """
audience: everybody
when: 2099-12-14
topic: Teams
pilot: 10
nl:
"""
WORDS = """
  title: Minder zoeken naar de laatste versie
  why: We verloren veel tijd.
  for_you: Je bewaart documenten in de teammap.
  what: De schijf P wordt alleen-lezen.
  help: Typ je vraag hier.
  script: Open de teammap.
  expected: |
    Waar is mijn map? In de teammap.
    Kan ik offline werken? Ja.
    Wie helpt mij? Elif.
"""
WHOLE = FILE.rstrip() + WORDS


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    with closing(open_store(store_url)) as made:
        made.write(settle_in).result()
        made.write(lambda tx: people.appoint(tx, Role.ADMIN, [NOOR, SANNE])).result()
        yield made


def written(folder: Path, text: str = WHOLE) -> str:
    file = folder / "change.yaml"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_from_a_file_to_key_users_and_back(store_url: str, store: Store, tmp_path: Path) -> None:
    file = written(tmp_path)
    with operator(store_url) as kring:
        looked = told(kring("nudge", "preview", file, "--as", NOOR))
        assert "is kept as a draft" in looked
        code = looked.split()[0]
        assert code in told(kring("nudge", "preview", file, "--as", NOOR)), "the same file, the same draft"
        assert told(kring("nudge", "send", file, "--as", NOOR)) == f"{code}: preview\n"
        status = json.loads(told(kring("nudge", "status", code, "--json")))
        assert (status["state"], status["receivers"], status["queued"]) == ("preview", 0, 0)
        assert told(kring("nudge", "withdraw", code, "--as", SANNE, "--delivered")) == f"{code}: withdrawn\n"
        out = tmp_path / "out.csv"
        told(kring("nudge", "export", code, str(out), "--as", NOOR))
        assert ["failed", "0"] in list(csv.reader(out.read_text().splitlines()))
    assert [did.deed for did in store.read(lambda tx: nudges.deeds(tx, nudges.newest(tx, 1)[0].id)).result()] == [
        "made", "sent", "withdrawn", "exported",
    ]  # fmt: skip


def test_what_it_lacks_is_listed_and_it_is_not_sent(store_url: str, store: Store, tmp_path: Path) -> None:
    file = written(tmp_path, WHOLE.replace("when: 2099-12-14\n", "").replace("  why: We verloren veel tijd.\n", ""))
    with operator(store_url) as kring:
        assert "missing:" in kring("nudge", "preview", file, "--as", NOOR).stdout
        sent = told(kring("nudge", "send", file, "--as", NOOR), code=1)
    assert "was not sent" in sent
    assert len(sent.strip().splitlines()) == 3, "two things, each on its line"
    assert store.read(lambda tx: nudges.newest(tx, 1)).result()[0].state == "draft"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("- a list", "no fields"), (WHOLE + "\nextra: 1\n", "extra"),
        (WHOLE.replace("2099-12-14", "soon"), "when is a day"),
        (WHOLE.replace("pilot: 10", "pilot: 250"), "pilot"), (WHOLE.replace("topic: Teams", "topic: *other"), "line 4"),
        (WHOLE.replace("  why:", "  reden:"), "nl has the fields"), (WHOLE.replace("everybody", "colour=red"), "Kies"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_message_is_told_in_a_sentence(
    store_url: str, store: Store, tmp_path: Path, text: str, part: str
) -> None:
    assert store
    with operator(store_url) as kring:
        ended = kring("nudge", "send", written(tmp_path, text), "--as", NOOR, LANG="nl_NL.UTF-8")
    assert ended.exit_code == 1, ended.output
    assert part in ended.output


def test_only_a_coordinator_may_and_what_is_not_there_is_told(store_url: str, store: Store, tmp_path: Path) -> None:
    assert store
    with operator(store_url) as kring:
        for words in (("send", written(tmp_path), "--as", ANNA), ("pause", "ABCDEF", "--as", NOOR),
                      ("send", written(tmp_path), "--as", "nobody")):  # fmt: skip
            told(kring("nudge", *words), code=1)
