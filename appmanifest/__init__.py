"""The Teams app package: what Teams is told about Kring, and what Kring may therefore send."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

PARAMETER = re.compile(r"\{(\w+)\}")

ACTOR = "actor"  # filled in by Teams itself, with the app's name when an app sends


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
    """The manifest as text, with ${SETTING} where an installation fills in its own ids."""
    return resources.files(__name__).joinpath("manifest.json").read_text(encoding="utf-8")


def activity_types() -> Mapping[str, ActivityType]:
    """Every activity type that the manifest declares, by its name; read from the file at each call."""
    declared = json.loads(template())["activities"]["activityTypes"]
    return {
        entry["type"]: ActivityType(
            name=entry["type"], description=entry["description"], template=entry["templateText"]
        )
        for entry in declared
    }
