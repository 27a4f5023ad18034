"""Everything said to a person, in their language and their time zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_datetime
from fluent.runtime import FluentBundle, FluentResource

from domain.people import LANGUAGES

_DAY = {"nl": "EEE d MMM", "en": "EEE d MMM"}
_LONG_DAY = {"nl": "EEEE d MMMM", "en": "EEEE d MMMM"}
_LOCALES = {"nl": "nl_NL", "en": "en_GB"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Speaks one language; `now` is people's time, against which days are called today and tomorrow."""

    language: str
    zone: str
    now: datetime

    def __call__(self, text: str, **variables: Any) -> str:
        """The sentence with this id; raises KeyError when there is none, and ValueError when a variable is missing."""
        return say(self.language, text, **variables)

    def day(self, moment: datetime) -> str:
        """`vandaag`, `morgen` or `do 19 nov`."""
        local, today = moment.astimezone(ZoneInfo(self.zone)), self.now.astimezone(ZoneInfo(self.zone))
        if local.date() == today.date():
            return self("day-today")
        if local.date() == today.date() + timedelta(days=1):
            return self("day-tomorrow")
        return _format(local, _DAY[self.language], self.language)

    def moment(self, moment: datetime) -> str:
        """`vandaag, 08:40` or `do 19 nov, 09:12`."""
        return f"{self.day(moment)}, {moment.astimezone(ZoneInfo(self.zone)):%H:%M}"

    def by(self, moment: datetime) -> str:
        """A deadline as people say it: with the hour when it is today or tomorrow, else the day."""
        local, today = moment.astimezone(ZoneInfo(self.zone)), self.now.astimezone(ZoneInfo(self.zone))
        if local.date() <= today.date() + timedelta(days=1):
            return self("day-at", day=self.day(moment), time=f"{local:%H:%M}")
        return _format(local, _LONG_DAY[self.language], self.language)


def say(language: str, text: str, **variables: Any) -> str:
    """One sentence in one language; see `Say`, which also knows the time zone."""
    return _formatted(language, text, variables) if variables else _fixed(language, text)


@cache
def _fixed(language: str, text: str) -> str:
    """A sentence without variables never changes; most of a card is made of them."""
    return _formatted(language, text, {})


def _formatted(language: str, text: str, variables: Mapping[str, Any]) -> str:
    bundle = _bundle(language)
    pattern = bundle.get_message(text).value
    if pattern is None:
        raise KeyError(text)
    said, errors = bundle.format_pattern(pattern, variables)
    if errors:
        raise ValueError(text, errors)
    return str(said)


def ids(language: str) -> frozenset[str]:
    """Every text id of a language."""
    return frozenset(_bundle(language)._messages)  # noqa: SLF001 - fluent offers no list of its messages


@cache
def _bundle(language: str) -> FluentBundle:
    if language not in LANGUAGES:
        raise KeyError(language)
    bundle = FluentBundle([_LOCALES[language].replace("_", "-")], use_isolating=False)
    for source in sorted(files("content").joinpath(language).iterdir(), key=lambda one: one.name):
        if source.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(source.read_text(encoding="utf-8")))
    return bundle


def _format(local: datetime, pattern: str, language: str) -> str:
    return str(format_datetime(local, pattern, locale=_LOCALES[language])).replace(".", "")
