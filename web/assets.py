"""Style sheets and scripts, ours and others': read once, sent packed, under an address that changes when one does."""

import gzip
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from aiohttp import web

TYPES = {".css": "text/css", ".js": "text/javascript", ".json": "application/json", ".svg": "image/svg+xml"}
FOR_EVER = "public, max-age=31536000, immutable"
EACH_TIME = "no-cache"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    kind: str
    plain: bytes
    packed: Mapping[str, bytes]  # by Content-Encoding, the smallest first


@cache
def known() -> Mapping[str, Asset]:
    """Every file that is served, by its path under web/static."""
    found = dict(_under(files("web").joinpath("static"), ""))
    return {name: _asset(name, raw, found) for name, raw in found.items() if f".{name.rpartition('.')[2]}" in TYPES}


@cache
def digest() -> str:
    """One for all of them, so that a script may import another by its place beside it."""
    total = hashlib.sha256()
    for name, one in sorted(known().items()):
        total.update(name.encode() + b"\0" + hashlib.sha256(one.plain).digest())
    return total.hexdigest()[:12]


def url(name: str, root: str = "") -> str:
    """Where the browser finds it; raises KeyError for a file that is not there. `root` is where a gateway puts us."""
    known()[name]
    return f"{root}/static/{digest()}/{name}"


async def serve(request: web.Request) -> web.StreamResponse:
    """An address of another version gets what there is now, to be asked for again."""
    asset = known().get(request.match_info["name"])
    if asset is None:
        raise web.HTTPNotFound
    current = request.match_info["digest"] == digest()
    headers = {
        "Cache-Control": FOR_EVER if current else EACH_TIME, "Vary": "Accept-Encoding",
        "X-Content-Type-Options": "nosniff", "Content-Type": f"{asset.kind}; charset=utf-8",
    }  # fmt: skip
    accepted = {one.partition(";")[0].strip() for one in request.headers.get("Accept-Encoding", "").split(",")}
    for encoding, body in asset.packed.items():
        if encoding in accepted:
            return web.Response(body=body, headers=headers | {"Content-Encoding": encoding})
    return web.Response(body=asset.plain, headers=headers)


def _asset(name: str, raw: bytes, found: Mapping[str, bytes]) -> Asset:
    """What `make assets` packed as brotli goes so; the rest is packed here, once."""
    packed = {"br": found[f"{name}.br"]} if f"{name}.br" in found else {}
    packed["gzip"] = gzip.compress(raw, mtime=0)
    return Asset(kind=TYPES[f".{name.rpartition('.')[2]}"], plain=raw, packed=packed)


def _under(folder: Traversable, before: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for one in sorted(folder.iterdir(), key=lambda it: it.name):
        name = f"{before}{one.name}"
        found += _under(one, f"{name}/") if one.is_dir() else [(name, one.read_bytes())]
    return found
