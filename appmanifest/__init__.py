"""The Teams app package: what Teams is told about Kring, and what Kring may therefore send."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any

from content.texts import say
from domain.people import LANGUAGES

DEFAULT = "nl"  # of ours
PARAMETER = re.compile(r"\{(\w+)\}")

ACTOR = "actor"  # filled in by Teams itself, with the app's name when an app sends

_COMMANDS = "bots[0].commandLists[0].commands"
_MESSAGE = "composeExtensions[0].commands"
_TYPES = "activities.activityTypes"
TEXTS = {  # where a sentence stands, by the paths that Teams' language files have as keys -> which of ours it is
    "name.short": "manifest-app",
    "name.full": "manifest-name",
    "description.short": "manifest-short",
    "description.full": "manifest-full",
    f"{_COMMANDS}[0].title": "manifest-report",
    f"{_COMMANDS}[0].description": "manifest-report-hint",
    f"{_COMMANDS}[1].title": "manifest-ask",
    f"{_COMMANDS}[1].description": "manifest-ask-hint",
    f"{_COMMANDS}[2].title": "manifest-contact",
    f"{_COMMANDS}[2].description": "manifest-contact-hint",
    f"{_COMMANDS}[3].title": "manifest-mine",
    f"{_COMMANDS}[3].description": "manifest-mine-hint",
    f"{_COMMANDS}[4].title": "manifest-todo",
    f"{_COMMANDS}[4].description": "manifest-todo-hint",
    f"{_COMMANDS}[5].title": "manifest-tip",
    f"{_COMMANDS}[5].description": "manifest-tip-hint",
    f"{_COMMANDS}[6].title": "manifest-help",
    f"{_COMMANDS}[6].description": "manifest-help-hint",
    f"{_MESSAGE}[0].title": "manifest-message",
    f"{_MESSAGE}[0].description": "manifest-message-hint",
    f"{_MESSAGE}[1].title": "manifest-question",
    f"{_MESSAGE}[1].description": "manifest-question-hint",
    "staticTabs[1].name": "tab-title",
    f"{_TYPES}[0].description": "manifest-news-when",
    f"{_TYPES}[0].templateText": "feed-loopNews",
    f"{_TYPES}[1].description": "manifest-solved-when",
    f"{_TYPES}[1].templateText": "feed-loopSolved",
    f"{_TYPES}[2].description": "manifest-declined-when",
    f"{_TYPES}[2].templateText": "feed-loopDeclined",
    f"{_TYPES}[3].description": "manifest-answered-when",
    f"{_TYPES}[3].templateText": "feed-questionAnswered",
}
_OPEN = {name: f"{{{name}}}" for name in ("who", "title", "news")}  # Graph fills these in with each notification
_STEP = re.compile(r"(\w+)|\[(\d+)\]")
_SETTING = re.compile(r"\$\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityType:
    """One kind of line in the activity feed; Graph refuses every kind that the manifest does not declare."""

    name: str  # activityType on the wire
    description: str  # shown in Teams, in a person's own notification settings
    template: str  # at most 128 characters, with {parameters}, in the manifest's default language

    @property
    def parameters(self) -> frozenset[str]:
        """What a sender must fill in: every parameter but the actor."""
        return frozenset(PARAMETER.findall(self.template)) - {ACTOR}

    def text(self, parameters: Mapping[str, str], actor: str) -> str:
        """The line as the feed shows it; a parameter that was not given stays visible as {name}."""
        known = {**parameters, ACTOR: actor}
        return PARAMETER.sub(lambda found: known.get(found[1], found[0]), self.template)


def template() -> str:
    """The manifest as text, in its default language, with ${SETTING} where an installation fills in its own."""
    return json.dumps(_manifest(), indent=2, ensure_ascii=False)


def activity_types() -> Mapping[str, ActivityType]:
    """Every activity type that the manifest declares, by its name; read from the file at each call."""
    declared = _manifest()["activities"]["activityTypes"]
    return {
        entry["type"]: ActivityType(
            name=entry["type"], description=entry["description"], template=entry["templateText"]
        )
        for entry in declared
    }


def language_file(language: str) -> Mapping[str, str]:
    """Everything Teams reads of Kring in another language, by its path in the manifest."""
    return {path: say(language, text, **_OPEN) for path, text in TEXTS.items()}


def package(given: Mapping[str, str], language: str = DEFAULT) -> Mapping[str, bytes]:
    """The files of the app package, by name; `given` has a value for every ${SETTING}, else KeyError.

    `language` is what Teams shows to who speaks none of ours.
    """
    manifest = _filled(_manifest(language), given)
    return {
        "manifest.json": _json(manifest),
        **{f"{one}.json": _json(language_file(one)) for one in LANGUAGES},
        **{name: resources.files(__name__).joinpath(name).read_bytes() for name in manifest["icons"].values()},
    }


def _manifest(language: str = DEFAULT) -> dict[str, Any]:
    manifest: dict[str, Any] = json.loads(resources.files(__name__).joinpath("manifest.json").read_bytes())
    others = [{"languageTag": one, "file": f"{one}.json"} for one in LANGUAGES if one != language]
    manifest["localizationInfo"] = {
        "defaultLanguageTag": language, "defaultLanguageFile": f"{language}.json", "additionalLanguages": others
    }  # fmt: skip
    for path, sentence in language_file(language).items():
        *way, last = (int(number) if number else name for name, number in _STEP.findall(path))
        place: Any = manifest
        for step in way:
            place = place[step]
        place[last] = sentence
    return manifest


def _filled(value: Any, given: Mapping[str, str]) -> Any:
    if isinstance(value, dict):
        return {name: _filled(one, given) for name, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, given) for one in value]
    return _SETTING.sub(lambda found: given[found[1]], value) if isinstance(value, str) else value


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, indent=2, ensure_ascii=False).encode()
