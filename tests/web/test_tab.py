"""The personal tab over real HTTP: what is one's own, what others never read there, and acts as in the chat."""

import csv
import io
import json
from datetime import timedelta

import pytest
from markupsafe import escape
from playwright.async_api import Browser

import usecases.preferences
from content.texts import say
from domain.budget import Rhythm
from domain.friction import FrictionId
from domain.people import PersonId
from domain.states import State
from storage import learning, views
from tests import examples
from tests.examples import ANNA, LIAM, NOW, RULES
from tests.web import filling
from tests.web.browsing import tab
from tests.web.filling import DECLINED, REPORT, SOLVED, THEIRS, TIPS, one
from tests.web.visiting import Place, place

SECRET = "Nobody else knows of this"


async def state(office: Place, which: FrictionId) -> State:
    found = await office.hop.read(lambda tx: views.loop(tx, which))
    assert found
    return found.friction.state


async def press(office: Place, path: str, verb: str, *, who: str = ANNA, text: str = "") -> int:
    return (await office.ask("POST", path, who=who, form={"verb": verb, "text": text})).status


async def test_the_overview_has_what_is_ones_own_and_nothing_that_others_wrote(office: Place) -> None:
    shown = await office.get("/tab/")
    for words in ("Outlook is al de hele week traag", "Printer op de gang", "Hoe deel ik mijn agenda?"):
        assert words in shown.text
    assert say("nl", "tab-nameless") in shown.text
    assert "Excel telt verkeerd" in shown.text, "its title is for who supports it"
    for words in ("=1+1 is what", SECRET, "How do I share a file", examples.NAMES[LIAM]):
        assert words not in shown.text
    assert shown.text.index("Printer op de gang") < shown.text.index("Outlook is al"), "what waits for them comes first"


async def test_who_supports_a_report_reads_its_title_and_never_its_words(office: Place) -> None:
    shown = await office.get(f"/tab/reports/{THEIRS}")
    assert (shown.status, "Excel telt verkeerd" in shown.text) == (200, True)
    assert "=1+1" not in shown.text
    assert examples.NAMES[LIAM] not in shown.text
    assert "<button" not in shown.text
    assert await press(office, f"/tab/reports/{THEIRS}", "friction.withdraw") == 403
    assert await state(office, THEIRS) is State.TAKEN


async def test_a_nameless_report_is_nobodys_here(office: Place) -> None:
    bare = examples.nameless(State.RECEIVED, id=FrictionId("e" * 32), code="NAMELS")

    await office.hop.write(lambda tx: filling.keep(tx, bare))
    for who in (ANNA, LIAM, examples.BRAM, examples.NOOR):
        assert (await office.get(f"/tab/reports/{bare.id}", who=who)).status == 404


async def test_what_is_solved_is_confirmed_or_comes_back_as_in_the_chat(office: Place) -> None:
    assert "De printer is vervangen." in (await office.get(f"/tab/reports/{SOLVED}")).text
    assert await press(office, f"/tab/reports/{SOLVED}", "friction.confirm") == 303
    assert await state(office, SOLVED) is State.CONFIRMED
    assert await press(office, f"/tab/reports/{SOLVED}", "friction.reopen", text="Hij hapert nog") == 303
    assert await state(office, SOLVED) is State.RECEIVED
    assert "Hij hapert nog" in (await office.get(f"/tab/reports/{SOLVED}")).text
    assert await press(office, f"/tab/reports/{DECLINED}", "friction.object", text="Het kost elke dag een uur") == 303
    assert await state(office, DECLINED) is State.RECEIVED


async def test_words_that_came_too_late_are_given_back(office: Place) -> None:
    assert await press(office, f"/tab/reports/{REPORT}", "friction.withdraw") == 303
    form = {"verb": "friction.reply", "text": "Nog <i>iets</i>"}
    shown = await office.ask("POST", f"/tab/reports/{REPORT}", who=ANNA, form=form)
    assert shown.status == 200
    assert say("nl", "moved-on") in shown.text
    assert "Nog &lt;i&gt;iets&lt;/i&gt;" in shown.text


@pytest.mark.parametrize("verb", ["friction.take", "friction.solve", "", "question.accept"])
async def test_nothing_but_a_reporters_acts_can_be_done(office: Place, verb: str) -> None:
    assert await press(office, f"/tab/reports/{REPORT}", verb) == 422
    assert await state(office, REPORT) is State.RECEIVED


async def test_an_answer_is_accepted_or_asked_on_about(office: Place) -> None:
    path = f"/tab/questions/{filling.ASKED}"
    shown = await office.get(path)
    assert "Rechtsklik op je agenda" in shown.text
    assert await press(office, path, "question.reopen") == 422, "without words"
    assert await press(office, path, "question.reopen", text="En in de browser?") == 303
    assert "En in de browser?" in (await office.get(path)).text
    assert await press(office, path, "question.withdraw") == 303
    assert say("nl", "question-state-withdrawn") in (await office.get(path)).text


async def test_learning_is_gone_after_one_confirmation_and_how_one_is_taught_stays(office: Place) -> None:
    await office.hop.write(
        lambda tx: usecases.preferences.stop(tx, one(tx, ANNA), now=NOW, rules=RULES)
    )  # fmt: skip
    assert 'action="/tab/learning/erase' not in (await office.get("/tab/learning")).text
    sure = await office.ask("GET", "/tab/learning?sure=1", who=ANNA)
    assert say("nl", "progress-erase-line") in sure.text
    assert RULES.tips[TIPS[0]].lessons["nl"].title in sure.text
    assert (await office.ask("POST", "/tab/learning/erase", who=LIAM, form={})).status == 303, "of their own alone"
    assert len((await office.hop.read(lambda tx: views.learned(tx, ANNA))).learned) == 3
    done = await office.ask("POST", "/tab/learning/erase", who=ANNA, form={})
    assert (done.status, "erased=1" in done.headers["Location"]) == (303, True)
    left = await office.hop.read(lambda tx: views.learned(tx, ANNA))
    assert (left.learned, left.wishes.rhythm) == ({}, Rhythm.OFF)
    assert say("nl", "tab-learning-none") in (await office.get("/tab/learning")).text


async def test_the_rhythm_is_kept_and_what_was_not_asked_stays(office: Place) -> None:
    form = {"rhythm": "one", "time": "14:00", "paused": "", "ring": "later"}
    told = await office.ask("POST", "/tab/messages", who=ANNA, form=form)
    assert told.headers["Location"].endswith("kept=1")
    kept = await office.hop.read(lambda tx: learning.wishes(tx, ANNA))
    assert (kept.rhythm, f"{kept.at:%H:%M}", kept.ring) == (Rhythm.ONE, "14:00", "later")
    outside = await office.ask("POST", "/tab/messages", who=ANNA, form={**form, "time": "23:00"})
    assert outside.headers["Location"].endswith("kept=outside")
    past = (NOW - timedelta(days=3)).date().isoformat()
    wrong = await office.ask("POST", "/tab/messages", who=ANNA, form={**form, "rhythm": "off", "paused": past})
    assert escape(say("nl", "preferences-past")) in wrong.text
    assert past in wrong.text, "what they filled in stands there still"
    assert (await office.hop.read(lambda tx: learning.wishes(tx, ANNA))).rhythm is Rhythm.ONE
    assert (await office.ask("POST", "/tab/messages", who=ANNA, form={**form, "rhythm": "hourly"})).status == 422


async def test_all_of_it_comes_along_for_a_program(office: Place) -> None:
    shown = await office.get("/tab/data/kring.json")
    assert shown.headers["Content-Disposition"] == 'attachment; filename="kring-2026-11-17.json"'
    every = json.loads(shown.text)
    assert every["person"]["name"] == examples.NAMES[ANNA]
    assert len(every["reports"]) == 3
    assert [one["words"] for one in every["questions"]] == ["Hoe deel ik mijn agenda?"]
    assert [one["title"] for one in every["supported"]] == ["Excel telt verkeerd"]
    assert {one["tip"]: len(one["answers"]) for one in every["tips"]} == {TIPS[0]: 1, TIPS[1]: 0, TIPS[2]: 0}
    assert SECRET not in shown.text
    assert "=1+1" not in shown.text


async def test_a_spreadsheet_runs_nothing_of_the_file(office: Place) -> None:
    await office.hop.write(lambda tx: filling.report(tx, "formula", LIAM, '=HYPERLINK("https://evil.example")'))
    await office.hop.write(lambda tx: filling.report(tx, "sneaky", LIAM, "\t@SUM(1)\n+2"))
    text = (await office.get("/tab/data/kring.csv", who=LIAM)).text
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0][0] == say("en", "tab-column-about")
    words = [row[5] for row in rows]
    assert '\'=HYPERLINK("https://evil.example")' in words
    assert {len(row) for row in rows} == {6}
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")] == []
    dutch = (await office.get("/tab/data/kring.csv")).text
    assert dutch.removeprefix("\ufeff").startswith(f'"{say("nl", "tab-column-about")}";')


async def test_somebody_without_anything_reads_how_to_begin(office: Place) -> None:
    shown = await office.get("/tab/", who=PersonId(examples.SANNE))
    for text in ("tab-reports-none-line", "tab-questions-none-line", "tab-supports-none-line"):
        assert escape(say("nl", text)) in shown.text


@pytest.mark.parametrize(
    ("number", "page", "shows"),
    [("1", 2, 2), ("99", 2, 2), ("0", 1, 5), ("-1", 1, 5), ("x", 1, 5), ("9" * 30, 1, 5), ("²", 1, 5)],
)
async def test_a_list_has_pages_of_five_and_none_beyond(office: Place, number: str, page: int, shows: int) -> None:
    for many in range(4):
        await office.hop.write(lambda tx, many=many: filling.report(tx, f"more {many}", ANNA, f"Nog iets: {many}"))  # type: ignore[misc]
    shown = await office.ask("GET", f"/tab/?reports={number}", who=ANNA)
    assert shown.text.count('href="/tab/reports/') - 1 == shows, "and one that she supports"
    assert say("nl", "web-page", number=page, total=2) in shown.text


@pytest.mark.asyncio(loop_scope="session")
async def test_a_loop_is_closed_and_learning_erased_in_a_browser(sqlite_url: str, browser: Browser) -> None:
    async with place(sqlite_url) as office, tab(browser) as looked:
        page = looked.page
        await looked.goes(f"{office.base}/tab/?as={ANNA}&lang=en")
        await page.get_by_role("link", name="Printer op de gang").click()
        await page.get_by_role("heading", level=1, name=say("en", "status-solved")).wait_for()
        await page.get_by_role("button", name=say("en", "act-confirm"), exact=True).press("Enter")
        await page.get_by_role("heading", level=1, name=say("en", "status-confirmed")).wait_for()
        await page.get_by_role("link", name=say("en", "tab-learning")).click()
        await page.get_by_role("link", name=say("en", "act-progress-erase")).click()
        await page.get_by_role("button", name=say("en", "act-progress-erase-sure")).click()
        await page.get_by_text(say("en", "progress-erased")).wait_for()
        await page.get_by_role("link", name=say("en", "tab-data")).click()
        async with page.expect_download() as coming:
            await page.get_by_role("link", name=say("en", "tab-data-csv")).click()
        assert (await coming.value).suggested_filename.startswith("kring")
        assert looked.complaints == []
