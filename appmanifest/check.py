"""What Teams, or we, would refuse in an app package: one line for each. The package is read, never unpacked."""

import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import appmanifest
from appmanifest import icons
from domain.people import LANGUAGES

LARGEST = 5 * 1024 * 1024  # bytes of a package
ENTRY = 1024 * 1024  # bytes of one file in it, unpacked
ENTRIES = 50
MANIFEST = "manifest.json"
VERSION = "1.25"
COMMANDS = 10  # in a list; more is more than a person reads
PERMISSION = "TeamsActivity.Send.User"
SHOWN = 80  # characters of somebody else's words in a line of ours

Answers = Callable[[str], bool]  # whether Kring does something for a word
Texts = Mapping[str, str]

_REQUIRED = (
    "version", "id", "accentColor", "name.short", "description.short", "description.full", "icons.color",
    "icons.outline", "developer.name", "developer.websiteUrl", "developer.privacyUrl", "developer.termsOfUseUrl",
    "bots[0].botId",
)  # fmt: skip
_GUID = re.compile(r"[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}")
_IDS = re.compile(r"id|(bots|composeExtensions)\[\d+\]\.botId|webApplicationInfo\.id")
_URLS = re.compile(r"developer\.\w+Url|staticTabs\[\d+\]\.\w+Url")
_SEMANTIC = re.compile(r"\d+\.\d+\.\d+(-[\w.-]+)?(\+[\w.-]+)?", re.ASCII)
_LEFT = re.compile(r"\$\{[^}]*\}|\{\{[^}]*\}\}")
_NAMES = re.compile(r"name\.(short|full)")
_WORDS = re.compile(r"bots\[\d+\]\.commandLists\[\d+\]\.commands\[\d+\]\.title")
_TRANSLATED = re.compile(
    r"name\.(short|full)|description\.(short|full)|(bots|composeExtensions)\[\d+\]\..*\.(title|description)"
    r"|activities\.activityTypes\[\d+\]\.(description|templateText)|staticTabs\[\d+\]\.name"
)
_LENGTHS = (  # https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json
    (re.compile(r"name\.short"), 30),
    (re.compile(r"name\.full"), 100),
    (re.compile(r"description\.short"), 80),
    (re.compile(r"description\.full"), 4000),
    (re.compile(r"developer\.name"), 32),
    (re.compile(r"bots\[\d+\]\.commandLists\[\d+\]\.commands\[\d+\]\.title"), 128),
    (re.compile(r"composeExtensions\[\d+\]\.commands\[\d+\]\.title"), 32),
    (re.compile(r"composeExtensions\[\d+\]\.commands\[\d+\]\.description"), 128),
    (re.compile(r"activities\.activityTypes\[\d+\]\.type"), 64),
    (re.compile(r"activities\.activityTypes\[\d+\]\.(description|templateText)"), 128),
)
_UNREADABLE = (  # what zipfile raises of a package that is damaged, encrypted or packed in a way it does not know
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError,
)  # fmt: skip


def problems(raw: bytes, answers: Answers) -> list[str]:
    """Every problem of a package, each naming its file; nothing when Teams and we would take it."""
    found: list[str] = []
    files = _unzipped(raw, found)
    if files is None:
        return found
    manifest = _object(MANIFEST, files, found)
    if manifest is not None:
        found += [f"{MANIFEST}: {one}" for one in _manifest(manifest, answers)]
        leaves = _leaves(manifest)
        found += _icons(leaves, files)
        found += _languages(leaves, files, answers)
    return found


def _unzipped(raw: bytes, found: list[str]) -> dict[str, bytes] | None:
    """The files by name, none of them larger than ENTRY; None when there is nothing to look into."""
    if len(raw) > LARGEST:
        found.append(f"the package is larger than {LARGEST // 1024**2} MB")
        return None
    files: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            entries = [one for one in package.infolist() if not one.is_dir()]
            if len(entries) > ENTRIES:
                found.append(f"the package holds more than {ENTRIES} files")
                return None
            for entry in entries:
                _read(package, entry, files, found)
    except _UNREADABLE:
        found.append("this is not a zip that can be read")
        return None
    return files


def _read(package: zipfile.ZipFile, entry: zipfile.ZipInfo, files: dict[str, bytes], found: list[str]) -> None:
    name = entry.filename
    if name in files:
        found.append(f"{_shown(name)}: stands in the package twice")
    if name.startswith("/") or ":" in name or "\\" in name or ".." in PurePosixPath(name).parts:
        found.append(f"{_shown(name)}: a file's name may not lead out of the package")
        return
    try:
        with package.open(entry) as file:
            content = file.read(ENTRY + 1)
    except _UNREADABLE:
        found.append(f"{_shown(name)}: cannot be read")
        return
    if len(content) > ENTRY:
        found.append(f"{_shown(name)}: is larger than {ENTRY // 1024**2} MB")
    files[name] = content[:ENTRY]


def _object(name: str, files: Mapping[str, bytes], found: list[str]) -> dict[str, Any] | None:
    if name not in files:
        found.append(f"{_shown(name)}: is missing; it stands at the top of the package, in no folder")
        return None
    try:
        value = json.loads(files[name])
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        found.append(f"{_shown(name)}: is not a JSON object")
        return None
    return value


def _leaves(value: Any) -> dict[str, Any]:
    """Everything that is no list or object, by its path as Teams' language files write it."""
    found: dict[str, Any] = {}
    waiting: list[tuple[str, Any]] = [("", value)]
    while waiting:
        path, one = waiting.pop()
        if isinstance(one, dict):
            waiting += [(f"{path}.{name}" if path else name, each) for name, each in reversed(one.items())]
        elif isinstance(one, list):
            waiting += [(f"{path}[{number}]", each) for number, each in reversed([*enumerate(one)])]
        else:
            found[path] = one
    return found


def _manifest(manifest: Mapping[str, Any], answers: Answers) -> Iterator[str]:
    leaves = _leaves(manifest)
    texts = _strings(leaves)
    if leaves.get("manifestVersion") != VERSION:
        yield f"manifestVersion is not {VERSION}"
    yield from (f"{one} is missing" for one in _REQUIRED if not texts.get(one))
    if "version" in texts and not _SEMANTIC.fullmatch(texts["version"]):
        yield "version is not three numbers with dots between them"
    yield from (f"{path} is not a GUID" for path, one in texts.items() if _IDS.fullmatch(path) and not _guid(one))
    for path, one in texts.items():
        if _URLS.fullmatch(path) and not one.lower().startswith("https://"):
            yield f"{_shown(path)} is not https"
        if path.startswith("validDomains[") and "/" in one:
            yield f"{_shown(path)} is a URL, and takes a host"
    yield from _sayings(texts, answers)
    yield from _too_many(texts)
    yield from _pings(leaves)


def _guid(text: str) -> bool:
    return bool(_GUID.fullmatch(text))


def _strings(leaves: Mapping[str, Any]) -> dict[str, str]:
    return {path: one for path, one in leaves.items() if isinstance(one, str)}


def _sayings(texts: Texts, answers: Answers) -> Iterator[str]:
    """What holds for a sentence in every language; paths are the same in the manifest and a language file."""
    for path, text in texts.items():
        for where, most in _LENGTHS:
            if where.fullmatch(path) and len(text) > most:
                yield f"{_shown(path)} has {len(text)} characters, and Teams takes {most}"
        if left := _LEFT.search(text):
            yield f"{_shown(path)} still holds {_shown(left[0])}"
        if _NAMES.fullmatch(path) and "teams" in text.lower():
            yield f"{path} may not hold the name Teams"
        if _WORDS.fullmatch(path) and not answers(text):
            yield f'{_shown(path)} is "{_shown(text)}", a word that Kring does not answer'


def _too_many(texts: Texts) -> Iterator[str]:
    titles = [path.rpartition(".commands[")[0] for path in texts if _WORDS.fullmatch(path)]
    for one in dict.fromkeys(titles):
        if (many := titles.count(one)) > COMMANDS:
            yield f"{one} has {many} commands, and people read {COMMANDS}"


def _pings(leaves: Mapping[str, Any]) -> Iterator[str]:
    """Graph refuses a notification that the manifest does not declare, or that it fills in otherwise."""
    types, permissions = "activities.activityTypes[", "authorization.permissions.resourceSpecific["
    at = {one: path.removesuffix(".type") for path, one in leaves.items() if path.startswith(types)}
    for name, kind in appmanifest.activity_types().items():
        template = leaves.get(f"{at[name]}.templateText") if name in at else None
        if not isinstance(template, str):
            yield f"activity type {name} is not declared, so its notifications would be refused"
        elif _parameters(template) != kind.parameters:
            yield f"activity type {name} must hold {', '.join(f'{{{one}}}' for one in sorted(kind.parameters))}"
    if PERMISSION not in [one for path, one in leaves.items() if path.startswith(permissions)]:
        yield f"{PERMISSION} is not asked for, so every notification would be refused"


def _parameters(template: str) -> set[str]:
    return set(appmanifest.PARAMETER.findall(template)) - {appmanifest.ACTOR}


def _icons(leaves: Mapping[str, Any], files: Mapping[str, bytes]) -> Iterator[str]:
    for path, size in (("icons.color", icons.COLOR), ("icons.outline", icons.OUTLINE)):
        name = leaves.get(path)
        if not isinstance(name, str):
            continue  # told as missing
        if name not in files:
            yield f"{_shown(name)}: is missing, and {path} names it"
            continue
        for one in icons.faults(files[name], size, outline=size == icons.OUTLINE):
            yield f"{_shown(name)}: {one}"


def _languages(leaves: Mapping[str, Any], files: Mapping[str, bytes], answers: Answers) -> Iterator[str]:
    first, info = leaves.get("localizationInfo.defaultLanguageTag"), "localizationInfo.additionalLanguages"
    spoken = {
        leaves[path]: leaves.get(path.replace(".languageTag", ".file"))
        for path in leaves
        if path.startswith(info) and path.endswith(".languageTag")
    }
    for language in LANGUAGES:
        if language != first and language not in spoken:
            yield f"{MANIFEST}: there is no language file for {language}"
    names = [*spoken.values(), leaves.get("localizationInfo.defaultLanguageFile")]
    for name in (one for one in names if isinstance(one, str)):
        found: list[str] = []
        texts = _object(name, files, found)
        yield from found
        if texts is not None:
            yield from (f"{_shown(name)}: {one}" for one in _language(texts, _strings(leaves), answers))


def _language(texts: Mapping[str, Any], manifest: Texts, answers: Answers) -> Iterator[str]:
    said = {path: one for path, one in _strings(texts).items() if path != "$schema"}
    yield from (f"{_shown(path)} is not a text" for path, one in texts.items() if not isinstance(one, str))
    yield from (f"{_shown(path)} points nowhere in {MANIFEST}" for path in said if path not in manifest)
    for path, one in manifest.items():
        if _TRANSLATED.fullmatch(path) and path not in said:
            yield f"{_shown(path)} is missing"
        if path.endswith(".templateText") and path in said and _parameters(said[path]) != _parameters(one):
            yield f"{_shown(path)} does not hold the same {{words}} as in {MANIFEST}"
    yield from _sayings(said, answers)


def _shown(text: str) -> str:
    """Somebody else's words: short, and nothing that a terminal would take for an order."""
    return "".join(one if one.isprintable() else "?" for one in text)[:SHOWN]
