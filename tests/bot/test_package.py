"""`kring manifest build` and `check`: a whole package or none, and a sentence about what is in the way."""

import importlib.metadata
import json
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import appmanifest
import bot.__main__
import bot.package
from bot.settings import Settings
from tests.appmanifest.parcels import GIVEN, changed, files, zipped
from tests.examples import ANNA, LIAM
from tests.journeys.kring import running

ENOUGH = {
    "MicrosoftAppId": GIVEN["MicrosoftAppId"],
    "MicrosoftAppTenantId": "tenant",
    "MicrosoftAppPassword": "hunter2",
    "KRING_TEAMS_APP_ID": GIVEN["KRING_TEAMS_APP_ID"],
    "KRING_PUBLIC_URL": "https://kring.example.org/",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where nothing is, so no .env either."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def kring(*words: str, **given: str) -> Result:
    mine = {str(field.alias): None for field in Settings.model_fields.values()}
    return CliRunner().invoke(bot.__main__.main, ["manifest", *words], env={**mine, **given})


def sentence(ended: Result) -> str:
    """What it said, when it ended as it should."""
    assert ended.exit_code == 1
    assert isinstance(ended.exception, SystemExit), "a crash"
    (line,) = ended.stderr.splitlines()
    return line.removeprefix("Error: ")


def built(name: str = "kring.zip") -> dict[str, object]:
    with zipfile.ZipFile(name) as package:
        manifest: dict[str, object] = json.loads(package.read("manifest.json"))
        return manifest


def test_what_is_built_is_in_order() -> None:
    assert kring("build", **ENOUGH).exit_code == 0
    ended = kring("check")
    assert (ended.exit_code, ended.stdout) == (0, "kring.zip is in order.\n")


def test_the_package_is_made_of_the_settings(folder: Path) -> None:
    given = {
        **ENOUGH,
        "KRING_ORGANISATION": "Zorggroep De Linde",
        "KRING_PUBLIC_URL": "https://kring.example.org:8443/x",
    }
    assert kring("build", "--output", "ours.zip", **given).exit_code == 0
    made = built("ours.zip")
    assert made["version"] == importlib.metadata.version("kring")
    assert made["id"] == GIVEN["KRING_TEAMS_APP_ID"]
    assert made["validDomains"] == ["kring.example.org:8443"]
    assert made["developer"] == {
        "name": "Zorggroep De Linde",
        "websiteUrl": "https://kring.example.org:8443/x/",
        "privacyUrl": "https://kring.example.org:8443/x/privacy",
        "termsOfUseUrl": "https://kring.example.org:8443/x/terms",
    }
    assert [one.name for one in folder.iterdir()] == ["ours.zip"]


def test_without_an_organisation_kring_itself_is_named() -> None:
    kring("build", **ENOUGH)
    assert built()["developer"] == {
        "name": "Kring",
        "websiteUrl": "https://kring.example.org/",
        "privacyUrl": "https://kring.example.org/privacy",
        "termsOfUseUrl": "https://kring.example.org/terms",
    }
    assert built()["validDomains"] == ["kring.example.org"]


def test_the_same_settings_make_the_same_bytes() -> None:
    for name in ("one.zip", "two.zip"):
        kring("build", "--output", name, **ENOUGH)
    assert Path("one.zip").read_bytes() == Path("two.zip").read_bytes()
    with zipfile.ZipFile("one.zip") as package:
        assert {one.date_time for one in package.infolist()} == {bot.package.MADE}, "whenever they are made"


@pytest.mark.parametrize("name", ["KRING_TEAMS_APP_ID", "KRING_PUBLIC_URL", "MicrosoftAppId"])
def test_a_setting_that_is_missing_is_told_by_name(folder: Path, name: str) -> None:
    for left in ({**ENOUGH, name: ""}, {one: value for one, value in ENOUGH.items() if one != name}):
        assert sentence(kring("build", **left)) == f"The app package needs {name}: see docs/running.md."
    assert [*folder.iterdir()] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KRING_PUBLIC_URL", "http://kring.example.org"),
        ("KRING_PUBLIC_URL", "kring.example.org"),
        ("KRING_PUBLIC_URL", "https://kring.example.org/?x=1"),
        ("KRING_TEAMS_APP_ID", "kring"),
        ("MicrosoftAppId", "kring"),
        ("KRING_ORGANISATION", "x" * 33),
    ],
)
def test_a_setting_that_does_not_fit_is_told_by_name(folder: Path, name: str, value: str) -> None:
    told = sentence(kring("build", **{**ENOUGH, name: value}))
    assert name in told
    assert "hunter2" not in told
    assert [*folder.iterdir()] == []


def test_a_package_that_would_be_refused_is_not_written(folder: Path) -> None:
    ended = kring("build", **ENOUGH, KRING_ORGANISATION="${naam}")
    assert ended.exit_code == 1
    assert "manifest.json: developer.name still holds ${naam}" in ended.stderr
    assert [*folder.iterdir()] == []


def test_what_stood_there_stays_when_the_new_one_cannot_be_put_in_its_place(folder: Path) -> None:
    (folder / "kring.zip").mkdir()
    assert sentence(kring("build", **ENOUGH)).startswith("kring.zip cannot be written: ")
    assert sentence(kring("build", "--output", "nowhere/kring.zip", **ENOUGH)).startswith("nowhere/kring.zip cannot")
    assert [one.name for one in folder.iterdir()] == ["kring.zip"]


def test_a_check_tells_every_problem_and_ends_with_1() -> None:
    wrong = changed("manifest.json", {"id": "x", "manifestVersion": "1.19"})
    Path("other.zip").write_bytes(zipped(files(manifest_json=wrong)))
    ended = kring("check", "other.zip")
    assert (ended.exit_code, ended.stdout.splitlines()) == (
        1, ["manifest.json: manifestVersion is not 1.25", "manifest.json: id is not a GUID"],
    )  # fmt: skip


def test_what_is_no_package_is_told_so() -> None:
    assert sentence(kring("check")) == "kring.zip cannot be read: No such file or directory"
    Path("letter.txt").write_text("Beste Anna")
    assert kring("check", "letter.txt").stdout == "this is not a zip that can be read\n"


@pytest.mark.parametrize(
    ("word", "does"),
    [
        ("meld", True),
        ("My reports?", True),
        ("tip", True),
        ("news", True),
        ("vraag", True),
        ("koffie", False),
        ("", False),
    ],
)
def test_a_word_that_is_typed_counts_where_something_answers_it(word: str, does: bool) -> None:
    assert bot.package.answers(word) is does


@pytest.mark.parametrize(("language", "who"), [("nl", ANNA), ("en", LIAM)])
async def test_every_command_in_the_manifest_is_answered(sqlite_url: str, language: str, who: str) -> None:
    said = appmanifest.language_file(language)
    words = [text for path, text in said.items() if path.startswith("bots") and path.endswith(".title")]
    assert 4 <= len({*words}) == len(words) <= 10
    async with running(sqlite_url) as here:
        someone = here.colleague(who)
        for word in words:
            before = len(someone.chat)
            await someone.says(word)
            assert len(someone.chat) == before + 1, word

            assert not someone.sees("form-title-typed"), word
