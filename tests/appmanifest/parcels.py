"""App packages for tests: the one we build, and the same with something changed."""

import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

import appmanifest
import appmanifest.check
from bot.package import answers

GIVEN = {
    "MicrosoftAppId": "11111111-1111-4111-8111-111111111111",
    "KRING_TEAMS_APP_ID": "22222222-2222-4222-8222-222222222222",
    "KRING_PUBLIC_URL": "https://kring.example.org",
    "HOST": "kring.example.org",
    "DEVELOPER": "Zorggroep De Linde",
    "VERSION": "1.2.3",
}
GONE = object()  # as a value: it is not there


def files(**changed: Any) -> dict[str, bytes]:
    """The package we build; by name, with `_` for `.`, the bytes that take a file's place, or GONE."""
    made = {**appmanifest.package(GIVEN)}
    for name, content in changed.items():
        made[name.replace("_", ".")] = content
    return {name: content for name, content in made.items() if content is not GONE}


def changed(name: str, changes: Mapping[str, Any]) -> bytes:
    """A JSON file of our package with other values; its keys are paths in a manifest, and names in a language file."""
    made = json.loads(files()[name])
    for path, value in changes.items():
        steps: list[Any] = [path] if name != "manifest.json" else _steps(path)
        place = made
        for step in steps[:-1]:
            place = place[step]
        if value is GONE:
            del place[steps[-1]]
        else:
            place[steps[-1]] = value
    return json.dumps(made).encode()


def _steps(path: str) -> list[Any]:
    return [int(number) if number else name for name, number in re.findall(r"(\w+)|\[(\d+)\]", path)]


def zipped(content: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, one in content.items() if isinstance(content, Mapping) else content:
            package.writestr(zipfile.ZipInfo(name), one, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def problems(content: Mapping[str, bytes]) -> list[str]:
    return appmanifest.check.problems(zipped(content), answers)


def of_manifest(**changes: Any) -> list[str]:
    """What is told of our package with these changes in its manifest."""
    return problems(files(manifest_json=changed("manifest.json", changes)))


def of_english(**changes: Any) -> list[str]:
    return problems(files(en_json=changed("en.json", changes)))


def png(size: int, pixel: bytes, *, other: bytes = b"", kind: int = 6, filters: int = 0, trns: bytes = b"") -> bytes:
    """A square of one pixel, its last one `other`; every line says it has this filter, whose work is not done.

    `trns` says which colours of another kind than RGBA are transparent.
    """
    line = bytes([filters]) + pixel * size
    pixels = line * (size - 1) + line[: len(line) - len(other)] + other
    header = struct.pack(">IIBBBBB", size, size, 8, kind, 0, 0, 0)
    parts = ((b"IHDR", header), *([(b"tRNS", trns)] if trns else []), (b"IDAT", zlib.compress(pixels)), (b"IEND", b""))
    chunks = [
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
