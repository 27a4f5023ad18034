"""What pages are made of is packed, kept for as long as it does not change, small, and what `make assets` built."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import aiohttp

from tests import examples
from tests.cards.drawings import samples
from tests.web.visiting import Place
from web import assets

ROOT = Path(__file__).parent.parent.parent
VENDOR = ROOT / "web" / "static" / "vendor"
MOST = 300 * 1024  # bytes of a first page, packed


async def test_a_file_comes_packed_and_is_kept_for_ever_under_its_own_address(office: Place) -> None:
    url = f"{office.base}{assets.url('vendor/htmx.js')}"
    async with aiohttp.ClientSession(auto_decompress=False) as session:
        packed = await session.get(url, headers={"Accept-Encoding": "gzip, br"})
        assert packed.headers["Content-Encoding"] == "br"
        assert packed.headers["Cache-Control"] == assets.FOR_EVER
        assert packed.headers["Content-Type"] == "text/javascript; charset=utf-8"
        assert await packed.read() == (VENDOR / "htmx.js.br").read_bytes()
        plain = await session.get(url, headers={"Accept-Encoding": "identity"})
        assert "Content-Encoding" not in plain.headers
        assert await plain.read() == (VENDOR / "htmx.js").read_bytes()


async def test_an_address_of_another_version_is_asked_for_again(office: Place) -> None:
    old = await office.get("/static/000000000000/app.css")
    assert (old.status, old.headers["Cache-Control"]) == (200, assets.EACH_TIME)


async def test_no_path_leads_out_of_the_folder(office: Place) -> None:
    for path in ("../app.py", "%2e%2e/app.py", "..%2f..%2fpyproject.toml", "vendor", "vendor/SHA256SUMS", "nothing.js"):
        assert (await office.get(f"/static/{assets.digest()}/{path}")).status == 404, path


async def test_a_first_page_is_small(office: Place) -> None:
    """With all that it loads, in Teams too, as a browser without brotli gets it."""
    shown = await office.get("/test/pieces")
    names = set(re.findall(r"/static/[0-9a-f]+/([^\"]+)", shown.text)) | {"vendor/fluent.js", "vendor/teams.js"}
    total = len(gzip.compress(shown.text.encode())) + sum(len(assets.known()[name].packed["gzip"]) for name in names)
    assert total < MOST
    assert {"app.css", "page.js", "vendor/tokens.css", "vendor/htmx.js"} <= names


def test_what_is_committed_is_what_was_built() -> None:
    sums = dict(line.split("  ")[::-1] for line in (VENDOR / "SHA256SUMS").read_text().splitlines())
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in VENDOR.iterdir()}
    found.pop("SHA256SUMS")
    assert found == sums


def test_every_package_is_pinned_and_named_among_those_we_thank() -> None:
    package = json.loads((ROOT / "web/assets/package.json").read_text())
    lock = json.loads((ROOT / "web/assets/package-lock.json").read_text())["packages"]
    notices = (ROOT / "THIRD_PARTY_NOTICES").read_text()
    for name, version in {**package["dependencies"], "axe-core": package["devDependencies"]["axe-core"]}.items():
        assert lock[f"node_modules/{name}"]["version"] == version, "an exact version, and no range"
        assert f"\n{name} {version} (" in notices
    assert all("integrity" in one for path, one in lock.items() if path)


def test_every_icon_of_every_card_is_there() -> None:
    drawn = json.loads((VENDOR / "icons.json").read_text())
    named = {f"{one['name']} {one['style'].lower()}" for card in samples().values() for one in icons(card)}
    assert named - set(drawn) == set(), "run `make assets`"


def icons(part: Any) -> Iterator[dict[str, str]]:
    if isinstance(part, dict):
        if part.get("type") == "Icon":
            yield part
        for one in part.values():
            yield from icons(one)
    elif isinstance(part, list):
        for one in part:
            yield from icons(one)


def test_every_token_that_a_style_sheet_asks_for_is_there() -> None:
    sheets = {path.name: path.read_text() for path in (ROOT / "web/static").rglob("*.css")}
    defined = set(re.findall(r"(--[\w-]+)\s*:", "".join(sheets.values())))
    for name, text in sheets.items():
        assert set(re.findall(r"var\((--[\w-]+)", text)) - defined == set(), f"{name}: run `make assets`"


async def test_nothing_is_fetched_from_elsewhere(office: Place) -> None:
    shown = await office.get("/test/pieces", who=examples.NOOR)
    assert re.findall(r"https?://[^\s\"'<]+", shown.text) == []
