import json
import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

import appmanifest
from bot.extension import COMMANDS
from content import texts
from tests.appmanifest.parcels import GIVEN, files

CONTENT = Path(__file__).parent.parent.parent / "content"
EXTENSION = {
    "botId": GIVEN["MicrosoftAppId"],
    "commands": [
        {
            "id": "reportFriction",
            "type": "action",
            "context": ["message"],
            "fetchTask": True,
            "title": "Meld dit bij Kring",
            "description": "Maak van dit bericht een melding, met je naam",
        },
        {
            "id": "askQuestion",
            "type": "action",
            "context": ["message"],
            "fetchTask": True,
            "title": "Vraag dit aan een key-user",
            "description": "Zoek wat hierover bekend is, of vraag het met je naam aan een collega",
        },
    ],
}


def read(name: str) -> Any:
    return json.loads(files()[name])


def test_only_what_kring_sends_now_is_declared() -> None:
    assert set(appmanifest.activity_types()) == {"loopNews", "loopSolved", "loopDeclined", "questionAnswered"}


def test_every_ping_has_room_for_what_it_is_about() -> None:
    asked = {name: kind.parameters for name, kind in appmanifest.activity_types().items()}
    named = {one: {"title", "who"} for one in ("loopSolved", "loopDeclined", "questionAnswered")}
    assert asked == {"loopNews": {"news"}} | named


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_feed_says_what_a_person_is_sent_in_their_language(language: str) -> None:
    said = appmanifest.language_file(language)
    for number, kind in enumerate(appmanifest.activity_types().values()):
        line = appmanifest.ActivityType(
            name=kind.name, description="", template=said[f"activities.activityTypes[{number}].templateText"]
        )
        given = {"who": "Bram", "title": "Outlook is traag", "news": "Er is nieuws"}
        assert line.text(given, actor="Kring") == texts.say(language, f"feed-{kind.name}", **given)


def test_a_parameter_that_was_not_given_stays_visible() -> None:
    kind = appmanifest.ActivityType(name="x", description="x", template="{actor}: {title} ({code})")
    assert kind.text({"title": "{code}"}, actor="Kring") == "Kring: {code} ({code})"


def test_an_installation_fills_in_its_own_and_nothing_else() -> None:
    assert set(re.findall(r"\$\{(\w+)\}", appmanifest.template())) == set(GIVEN)
    assert b"${" not in b"".join(files().values())
    with pytest.raises(KeyError):
        appmanifest.package({})


def test_the_package_says_whose_it_is_and_where_it_lives() -> None:
    manifest = read("manifest.json")
    assert (manifest["manifestVersion"], manifest["version"], manifest["id"]) == (
        "1.25", "1.2.3", GIVEN["KRING_TEAMS_APP_ID"],
    )  # fmt: skip
    assert manifest["developer"] == {
        "name": "Zorggroep De Linde",
        "websiteUrl": "https://kring.example.org/",
        "privacyUrl": "https://kring.example.org/privacy",
        "termsOfUseUrl": "https://kring.example.org/terms",
    }
    assert manifest["validDomains"] == ["kring.example.org"]
    assert manifest["bots"][0]["botId"] == manifest["webApplicationInfo"]["id"] == GIVEN["MicrosoftAppId"]


def test_a_message_can_be_reported_or_asked_about_where_it_stands() -> None:
    assert read("manifest.json")["composeExtensions"] == [EXTENSION]
    titles = [read("en.json")[f"composeExtensions[0].commands[{which}].title"] for which in (0, 1)]
    assert titles == ["Report this to Kring", "Ask a key user about this"]


def test_kring_answers_every_command_it_declares() -> None:
    assert {one["id"] for one in read("manifest.json")["composeExtensions"][0]["commands"]} == set(COMMANDS)


def test_teams_speaks_dutch_and_also_english() -> None:
    assert read("manifest.json")["localizationInfo"] == {
        "defaultLanguageTag": "nl",
        "defaultLanguageFile": "nl.json",
        "additionalLanguages": [{"languageTag": "en", "file": "en.json"}],
    }
    assert read("manifest.json")["description"]["short"] == texts.say("nl", "manifest-short")
    assert read("en.json")["description.short"] == texts.say("en", "manifest-short")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_who_speaks_neither_reads_the_organisation_s_own(language: str) -> None:
    files = appmanifest.package(GIVEN, language)
    made = json.loads(files["manifest.json"])
    assert made["localizationInfo"]["defaultLanguageTag"] == language
    assert made["description"]["short"] == texts.say(language, "manifest-short")
    for one in ("nl", "en"):
        assert json.loads(files[f"{one}.json"])["description.short"] == texts.say(one, "manifest-short")


def test_the_app_may_send_pings_by_the_consent_of_the_person_who_installed_it() -> None:
    assert read("manifest.json")["authorization"] == {
        "permissions": {"resourceSpecific": [{"name": "TeamsActivity.Send.User", "type": "Application"}]}
    }


def test_an_organisation_s_name_cannot_break_the_package() -> None:
    odd = 'Zorg "De ${HOST}" \\ 1'
    made = json.loads(appmanifest.package({**GIVEN, "DEVELOPER": odd})["manifest.json"])
    assert made["developer"]["name"] == odd


def test_no_dutch_sentence_stands_in_two_files() -> None:
    found: dict[str, list[str]] = {}
    for source in (CONTENT / "nl").glob("*.ftl"):
        lines = re.findall(r"^\s*(?:[\w-]+ =|\*?\[\w+\]) (.+)$", source.read_text(encoding="utf-8"), re.MULTILINE)
        for sentence in set(chain.from_iterable(re.split(r"(?<=[.?])\s", line) for line in lines)):
            found.setdefault(sentence.strip(" ."), []).append(source.stem)
    ours = {"manifest", "pages"}
    assert {one: where for one, where in found.items() if len(where) > 1 and ours & {*where} and " " in one} == {}
