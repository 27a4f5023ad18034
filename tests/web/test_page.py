"""What every page has: its language and theme, links that take those along, words that stay words, and its headers."""

import pytest

from content.texts import say
from tests import examples
from tests.web.visiting import Place


async def test_a_page_speaks_its_readers_language_unless_they_ask_for_another(office: Place) -> None:
    dutch = await office.get("/test/pieces")
    english = await office.get("/test/pieces", who=examples.LIAM)
    asked = await office.ask("GET", "/test/pieces?lang=en", who=examples.ANNA)
    assert ['lang="nl"' in one.text for one in (dutch, english, asked)] == [True, False, False]
    assert say("nl", "web-skip") in dutch.text
    assert say("en", "web-skip") in english.text
    assert say("en", "web-skip") in asked.text


async def test_before_anybody_is_known_a_page_speaks_the_browsers_language(office: Place) -> None:
    frame = await office.get("/test/pieces", who="", **{"Accept-Language": "en-GB,nl;q=0.3"})
    assert say("en", "web-frame-demo") in frame.text


@pytest.mark.parametrize(
    ("asked", "worn"),
    [("dark", 'data-theme="dark"'), ("default", 'data-theme="light"'), ("contrast", 'data-theme="contrast"')],
)
async def test_a_page_wears_the_theme_that_teams_names(office: Place, asked: str, worn: str) -> None:
    assert worn in (await office.ask("GET", f"/test/pieces?theme={asked}", who=examples.ANNA)).text
    assert "data-theme" not in (await office.ask("GET", '/test/pieces?theme="x', who=examples.ANNA)).text


async def test_links_take_along_who_looks_and_how(office: Place) -> None:
    shown = await office.ask("GET", "/test/pieces?theme=dark&lang=en&q=traag", who=examples.ANNA)
    assert 'href="/test/pieces?theme=dark&amp;lang=en&amp;as=anna"' in shown.text.replace(
        "as=anna&amp;theme=dark&amp;lang=en", "theme=dark&amp;lang=en&amp;as=anna"
    )
    assert "q=traag&amp;page=1" in shown.text or "page=1" in shown.text


async def test_what_is_put_into_a_page_stays_words(office: Place) -> None:
    shown = await office.get("/test/pieces")
    assert 'value="&lt;b&gt;&amp;"' in shown.text
    assert "<b>" not in shown.text


async def test_nothing_runs_or_is_shown_but_what_is_ours(office: Place) -> None:
    shown = await office.get("/test/pieces")
    policy = shown.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'; script-src 'self'; style-src 'self';" in policy
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert shown.headers["Referrer-Policy"] == "no-referrer"
    assert shown.headers["Cache-Control"] == "no-store"
    for inline in ("<style", " style=", " onclick=", "<script>"):
        assert inline not in shown.text


async def test_a_refusal_is_a_page_or_within_one_a_sentence(office: Place) -> None:
    form = {"title": ""}
    whole = await office.ask("POST", "/test/act", who=examples.ANNA, form=form)
    part = await office.ask("POST", "/test/act", who=examples.ANNA, form=form, headers={"HX-Target": "section#form"})
    assert (whole.status, part.status) == (422, 422)
    assert "<!doctype html>" in whole.text
    assert "<!doctype html>" not in part.text
    assert say("nl", "refused-no-title").replace('"', "&#34;") in part.text


async def test_who_acts_faster_than_a_person_does_is_asked_to_wait(office: Place) -> None:
    office.limit[0] = 1
    asked = [await office.ask("POST", "/test/act", who=examples.ANNA, form={"title": "Traag"}) for _ in range(2)]
    assert [one.status for one in asked] == [303, 429]
    assert say("nl", "refused-too-fast") in asked[1].text
    assert (await office.get("/test/pieces")).status == 200, "looking is no act"


async def test_a_mistake_of_ours_is_told_with_its_id_and_nothing_else(office: Place) -> None:
    shown = await office.ask("POST", "/test/act", who=examples.ANNA, form={"title": "fail"})
    assert shown.status == 500
    assert "k1" in shown.text
    assert "RuntimeError" not in shown.text
    assert "a mistake of ours" not in shown.text
