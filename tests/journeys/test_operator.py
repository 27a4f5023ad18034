"""What an operator types, and what is said when it cannot be done."""

from pathlib import Path

import pytest

from content.texts import say
from tests.fakes.entra import APP_ID, TENANT
from tests.journeys.steps import SENTENCE, reported
from tests.journeys.town import ANNA, SANNE, command, serving, town

SEAL_KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
BOT = {
    "MicrosoftAppId": APP_ID, "MicrosoftAppPassword": "secret", "MicrosoftAppTenantId": TENANT,
    "KRING_SEAL_KEY": SEAL_KEY, "KRING_ADMINS": "noor", "PORT": "0",
}  # fmt: skip


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"DATABASE_URL": "sqlite:///new.db"}, "kring migrate"),
        ({"MicrosoftAppId": ""}, "kring demo"),
        ({"KRING_ADMINS": ""}, "KRING_ADMINS"),
        ({"KRING_SEAL_KEY": "c2hvcnQ="}, "KRING_SEAL_KEY"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_service_that_could_not_work_does_not_start_and_says_what_to_do(
    sqlite_url: str, tmp_path: Path, change: dict[str, str], named: str
) -> None:
    ended = await command("run", cwd=tmp_path, **{"DATABASE_URL": sqlite_url} | BOT | change)
    assert ended.code != 0
    assert named in ended.err
    assert "Traceback" not in ended.err
    assert "secret" not in ended.err
    assert "library" not in ended.err, "what was opened was closed"


async def test_a_store_is_migrated_and_served(tmp_path: Path) -> None:
    migrated = await command("migrate", cwd=tmp_path, **BOT)
    assert (migrated.code, migrated.err) == (0, "")
    async with town() as here, serving("run", cwd=tmp_path, **BOT) as here.serving:
        assert await here.ask("/healthz") == (200, {"status": "up"})
        status, told = await here.ask("/readyz")
        assert (status, told["ready"], "queue it has no owner and no deputy" in told["warnings"]) == (200, True, True)
        assert (await here.ask("/api/messages", {"type": "message"}))[0] == 401
        ended = await here.serving.stop()
    assert ended.code == 0
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_the_demo_plays_one_loop_in_the_terminals_language(tmp_path: Path, language: str) -> None:
    ended = await command(
        "demo", "--once", cwd=tmp_path, LANG=f"{language}_XX.UTF-8", COLUMNS="200", TMPDIR=str(tmp_path)
    )
    assert (ended.code, "Traceback" in ended.err, '"error"' in ended.err) == (0, False, False)
    told = [say(language, f"status-{one}") for one in ("received", "taken", "solved", "confirmed")]
    places = [ended.out.index(one) for one in told]
    assert places == sorted(places)
    assert names(tmp_path) == [], "what it made is gone"


async def test_a_demo_keeps_its_folder_until_it_is_to_begin_anew(tmp_path: Path) -> None:
    words = ("demo", "--port", "0", "--data", "kept")
    async with town() as here:
        anna, sanne = here.colleague(ANNA), here.colleague(SANNE)
        async with serving(*words, cwd=tmp_path) as here.serving:
            await reported(anna)
            assert (await here.serving.stop()).code == 0
        async with serving(*words, cwd=tmp_path) as here.serving:
            await sanne.says("te doen")
            assert SENTENCE in sanne.reads()
        async with serving(*words, "--fresh", cwd=tmp_path) as here.serving:
            await sanne.says("te doen")
            assert sanne.sees("todo-empty")


async def test_a_demo_leaves_a_folder_with_other_things_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Beste Anna")
    ended = await command("demo", "--fresh", "--data", ".", cwd=tmp_path)
    assert (ended.code, "Traceback" in ended.err) == (1, False)
    assert names(tmp_path) == ["letter.txt"]


async def test_a_demo_at_work_is_left_alone(tmp_path: Path) -> None:
    kept = ("--port", "0", "--data", "kept")
    async with serving("demo", *kept, cwd=tmp_path) as first:
        before = names(tmp_path / "kept")
        port = first.url.rpartition(":")[2]
        for words, told in ((("--port", port), "in use"), ((*kept, "--fresh"), "Another Kring")):
            ended = await command("demo", *words, cwd=tmp_path)
            assert (ended.code, told in ended.err, "Traceback" in ended.err) == (1, True, False), ended.err
        assert names(tmp_path / "kept") == before
