"""What `kring migrate` says when a store cannot be used: one sentence, no trace, and code 1."""

import socket
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import bot.__main__
from bot.settings import Settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where nothing is, so no .env either."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def migrate(url: str) -> Result:
    mine = {str(field.alias): None for field in Settings.model_fields.values()}
    return CliRunner().invoke(bot.__main__.main, ["migrate"], env={**mine, "DATABASE_URL": url})


def sentence(ended: Result) -> str:
    """What it said, when it ended as it should."""
    assert ended.exit_code == 1
    assert isinstance(ended.exception, SystemExit), "a crash"
    assert ended.stdout == ""
    assert "Traceback" not in ended.stderr
    (line,) = ended.stderr.splitlines()
    return line.removeprefix("Error: ")


def closed_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@pytest.mark.parametrize("url", ["mysql://kring@127.0.0.1/kring", "kring.db", "https://example.com/", "memory:"])
def test_a_store_of_another_kind_is_refused_by_the_setting_s_name(url: str) -> None:
    assert sentence(migrate(url)) == "DATABASE_URL starts with sqlite:/// or postgresql://"


@pytest.mark.parametrize("url", ["sqlite", "postgresql:/kring", "postgresql://user:hunter2@127.0.0.1:port/kring"])
def test_what_is_no_url_is_refused_by_the_setting_s_name_without_a_password(url: str) -> None:
    told = sentence(migrate(url))
    assert told.startswith("DATABASE_URL cannot be read")
    assert "hunter2" not in told


def test_a_postgresql_that_does_not_answer_is_told_so_without_a_password() -> None:
    for where in (f"user:hunter2@127.0.0.1:{closed_port()}/kring", "user:hunter2@/kring?host=/nowhere"):
        told = sentence(migrate(f"postgresql://{where}"))
        assert "cannot be reached" in told
        assert "hunter2" not in told


def test_a_folder_that_is_not_there_is_told_so(folder: Path) -> None:
    assert "No such file or directory" in sentence(migrate("sqlite:///nowhere/kring.db"))


def test_a_file_that_is_no_database_is_left_as_it_is(folder: Path) -> None:
    letter = folder / "letter.txt"
    letter.write_text("Beste Anna, " * 100)
    assert "no database" in sentence(migrate("sqlite:///letter.txt"))
    assert letter.read_text() == "Beste Anna, " * 100


def test_a_store_that_another_process_keeps_locked_is_told_so(folder: Path) -> None:
    with closing(sqlite3.connect("kring.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "locked by another process" in sentence(migrate("sqlite:///kring.db?timeout=0.05"))
    assert migrate("sqlite:///kring.db").exit_code == 0


def test_a_store_is_made_and_made_again_is_the_same(folder: Path) -> None:
    for _ in range(2):
        ended = migrate("sqlite:///kring.db")
        assert (ended.exit_code, ended.stderr) == (0, "")
        assert ended.stdout == "The store is up to date.\n"
