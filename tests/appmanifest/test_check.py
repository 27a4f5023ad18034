"""What `kring manifest check` finds in a package, each told in one line; packages come from strangers."""

import json
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import appmanifest.check
from bot.package import answers
from tests.appmanifest.parcels import GIVEN, GONE, changed, files, of_english, of_manifest, png, problems, zipped

COMMANDS = "bots[0].commandLists[0].commands"
TYPES = "activities.activityTypes"
LINE = f"{TYPES}[0].templateText"
OTHER = f"{TYPES}[2].templateText"
MESSAGE = "composeExtensions[0].commands[0].title"
CLEAR, WHITE, RED = b"\xff\xff\xff\x00", b"\xff\xff\xff\xff", b"\xff\x00\x00\xff"


def test_the_package_we_build_is_in_order() -> None:
    assert problems(files()) == []


@pytest.mark.parametrize(
    ("path", "value", "told"),
    [
        ("manifestVersion", "1.24", "manifestVersion is not 1.25"),
        ("version", "1.0", "version is not three numbers with dots between them"),
        ("id", "kring", "id is not a GUID"),
        ("bots[0].botId", "${MicrosoftAppId}", "bots[0].botId is not a GUID"),
        ("composeExtensions[0].botId", f"{GIVEN['MicrosoftAppId']}0", "composeExtensions[0].botId is not a GUID"),
        ("webApplicationInfo.id", "", "webApplicationInfo.id is not a GUID"),
        ("developer.privacyUrl", "http://kring.example.org/privacy", "developer.privacyUrl is not https"),
        ("staticTabs[0].contentUrl", "kring.example.org", "staticTabs[0].contentUrl is not https"),
        ("validDomains[0]", "https://kring.example.org", "validDomains[0] is a URL, and takes a host"),
        ("name.short", "K" * 31, "name.short has 31 characters, and Teams takes 30"),
        ("name.short", "Kring for teams", "name.short may not hold the name Teams"),
        ("name.full", "Kring voor Teams", "name.full may not hold the name Teams"),
        ("name.short", GONE, "name.short is missing"),
        ("accentColor", GONE, "accentColor is missing"),
        ("developer.name", "x" * 33, "developer.name has 33 characters, and Teams takes 32"),
        ("description.short", "x" * 81, "description.short has 81 characters, and Teams takes 80"),
        ("description.full", "x" * 4001, "description.full has 4001 characters, and Teams takes 4000"),
        ("description.full", "", "description.full is missing"),
        ("description.full", "Van ${DEVELOPER}", "description.full still holds ${DEVELOPER}"),
        ("description.full", "Van {{naam}}", "description.full still holds {{naam}}"),
        (f"{COMMANDS}[0].title", "koffie", f'{COMMANDS}[0].title is "koffie", a word that Kring does not answer'),
        (LINE, "{news} " + "x" * 122, f"{LINE} has 129 characters, and Teams takes 128"),
        (f"{TYPES}[1].type", "x", "activity type loopSolved is not declared, so its notifications would be refused"),
        (MESSAGE, "x" * 33, f"{MESSAGE} has 33 characters, and Teams takes 32"),
    ],
)  # fmt: skip
def test_a_manifest_that_would_be_refused_is_told_by_path(path: str, value: Any, told: str) -> None:
    assert f"manifest.json: {told}" in of_manifest(**{path: value})


def test_limits_are_reached_without_a_word() -> None:
    most = {"name.short": "K" * 30, "description.short": "x" * 80, "description.full": "x" * 4000}
    assert of_manifest(**most, **{f"{TYPES}[0].templateText": "{news} " + "x" * 121}) == []


def test_ten_commands_are_enough() -> None:
    command = {"title": "hulp", "description": "Hulp"}
    told = "manifest.json: bots[0].commandLists[0] has 11 commands, and people read 10"
    assert not [one for one in of_manifest(**{COMMANDS: [command] * 10}) if "people read" in one]
    assert told in of_manifest(**{COMMANDS: [command] * 11})


def test_a_notification_that_could_not_be_filled_in_is_told() -> None:
    told = of_manifest(**{f"{TYPES}[1].templateText": "Opgelost? {title}"})
    assert "manifest.json: activity type loopSolved must hold {title}, {who}" in told
    assert of_manifest(**{"authorization.permissions.resourceSpecific": []}) == [
        "manifest.json: TeamsActivity.Send.User is not asked for, so every notification would be refused"
    ]


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("name.short", "Kring Teams", "name.short may not hold the name Teams"),
        ("description.short", "x" * 81, "description.short has 81 characters, and Teams takes 80"),
        ("description.full", "By ${DEVELOPER}", "description.full still holds ${DEVELOPER}"),
        ("description.full", 5, "description.full is not a text"),
        ("description.full", GONE, "description.full is missing"),
        (f"{COMMANDS}[1].title", "koffie", f'{COMMANDS}[1].title is "koffie", a word that Kring does not answer'),
        (f"{COMMANDS}[7].title", "help", f"{COMMANDS}[7].title points nowhere in manifest.json"),
        ("bots[0].nothing", "x", "bots[0].nothing points nowhere in manifest.json"),
        (OTHER, "{who} answered", f"{OTHER} does not hold the same {{words}} as in manifest.json"),
    ],
)  # fmt: skip
def test_a_language_file_that_would_be_refused_is_told_by_key(key: str, value: Any, told: str) -> None:
    assert of_english(**{key: value})[0] == f"en.json: {told}"


def test_every_problem_is_told_at_once() -> None:
    manifest = changed("manifest.json", {"id": "x", "developer.websiteUrl": "http://x", "name.short": "x" * 31})
    told = problems(files(manifest_json=manifest, en_json=b"[]", outline_png=GONE))
    assert [one.partition(":")[0] for one in told] == ["manifest.json"] * 3 + ["outline.png", "en.json"]


@pytest.mark.parametrize("name", ["manifest.json", "en.json", "color.png", "outline.png"])
def test_a_file_that_is_missing_or_no_such_file_is_told(name: str) -> None:
    key = name.replace(".", "_")
    assert problems(files(**{key: GONE}))[0].startswith(f"{name}: is missing")
    (told,) = problems(files(**{key: b"words"}))
    assert told in (f"{name}: is not a JSON object", f"{name}: is not a PNG")


def test_a_manifest_in_a_folder_is_not_found() -> None:
    told = problems({f"kring/{name}": content for name, content in files().items()})
    assert told == ["manifest.json: is missing; it stands at the top of the package, in no folder"]


def test_a_language_that_we_speak_may_not_be_left_out() -> None:
    told = of_manifest(**{"localizationInfo.additionalLanguages": []})
    assert told == ["manifest.json: there is no language file for en"]


@pytest.mark.parametrize(
    ("name", "icon", "told"),
    [
        ("color_png", png(191, WHITE), "color.png: is 191 x 191, and Teams takes 192 x 192"),
        ("outline_png", png(33, CLEAR), "outline.png: is 33 x 33, and Teams takes 32 x 32"),
        ("outline_png", png(32, b"\xff" * 3, kind=2), "outline.png: is not transparent"),
        ("outline_png", png(32, WHITE), "outline.png: is nowhere transparent"),
        ("outline_png", png(32, CLEAR, other=RED), "outline.png: has another colour than white"),
        ("outline_png", png(32, CLEAR)[:60], "outline.png: cannot be read to its end"),
        ("outline_png", png(32, CLEAR, filters=5), "outline.png: cannot be read to its end"),
    ],
)
def test_an_icon_that_would_be_refused_is_told(name: str, icon: bytes, told: str) -> None:
    assert problems(files(**{name: icon})) == [told]


def test_a_white_outline_on_transparent_is_in_order() -> None:
    assert problems(files(outline_png=png(32, CLEAR, other=WHITE))) == []
    assert problems(files(outline_png=png(32, RED[:3] + b"\x00", other=WHITE))) == [], "what is clear has no colour"
    assert problems(files(outline_png=png(32, b"\x00", kind=0, trns=b"\x00\x00"))) == []
    assert problems(files(color_png=png(192, RED))) == []


@pytest.mark.parametrize("name", ["../en.json", "/etc/passwd", "a/../../b", "C:\\x", "..\\x"])
def test_a_name_that_leads_out_of_the_package_is_told_and_nothing_is_written(name: str) -> None:
    assert problems({**files(), name: b"x"}) == [f"{name}: a file's name may not lead out of the package"]


def test_a_file_that_unpacks_to_more_than_fits_is_not_read_to_its_end() -> None:
    bomb = zipped({**files(), "bomb.json": b"0" * 50_000_000})
    tracemalloc.start()
    try:
        assert appmanifest.check.problems(bomb, answers) == ["bomb.json: is larger than 1 MB"]
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_a_package_that_is_too_large_or_too_full_is_not_looked_into() -> None:
    assert appmanifest.check.problems(b"x" * (5 * 1024 * 1024 + 1), answers) == ["the package is larger than 5 MB"]
    many = {f"{number}.txt": b"" for number in range(51)}
    assert problems(many) == ["the package holds more than 50 files"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_file_that_stands_there_twice_is_told() -> None:
    twice = zipped([*files().items(), ("manifest.json", files()["manifest.json"])])
    assert appmanifest.check.problems(twice, answers) == ["manifest.json: stands in the package twice"]


def test_words_of_a_stranger_give_a_terminal_no_orders() -> None:
    (told,) = of_english(**{"\x1b[2J" + "x" * 500: "x"})
    assert "\x1b" not in told
    assert len(told) < 150


@pytest.mark.parametrize("raw", [b"[" * 900_000, b'{"id":' * 150_000, b"1" * 5000, b"\xff", b"null"])
def test_json_that_was_made_to_hurt_is_no_manifest(raw: bytes) -> None:
    assert problems(files(manifest_json=raw)) == ["manifest.json: is not a JSON object"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
)


@given(path=st.sampled_from(sorted(json.loads(files()["manifest.json"]))), value=VALUES)
def test_a_manifest_of_any_shape_gets_an_answer(path: str, value: Any) -> None:
    assert isinstance(of_manifest(**{path: value}), list)


@given(at=st.integers(min_value=0, max_value=3_000), byte=st.integers(min_value=0, max_value=255), keep=st.booleans())
def test_a_damaged_package_gets_an_answer(at: int, byte: int, keep: bool) -> None:
    whole = zipped(files())
    damaged = whole[:at] + bytes([byte]) + (whole[at + 1 :] if keep else b"")
    assert isinstance(appmanifest.check.problems(damaged, answers), list)
