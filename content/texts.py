"""Everything said to a person, in their language and their time zone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeAlias
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_day_names, get_month_names
from fluent.runtime import FluentBundle, FluentResource

from domain.people import LANGUAGES

Width: TypeAlias = Literal["abbreviated", "wide"]
_SHORT: Width = "abbreviated"
_LONG: Width = "wide"
_END_OF_WORK = time(17, 30)  # by then is by that day
_PARTS = ((12, "morning"), (18, "afternoon"), (24, "evening"))  # until which hour
_NEAR = ("today", "tomorrow")
_LOCALES = {"nl": "nl_NL", "en": "en_GB"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """Speaks one language; `now` is people's time, which decides what is near."""

    language: str
    zone: str
    now: datetime

    def __call__(self, text: str, **variables: Any) -> str:
        """The sentence with this id; raises KeyError when there is none, and ValueError when a variable is missing."""
        return say(self.language, text, **variables)

    def moment(self, moment: datetime) -> str:
        """`do 19 nov, 09:12`: a sent card is read for days, so it never says today."""
        local = self._local(moment)
        return f"{_date(local, _SHORT, self.language)}, {local:%H:%M}"

    def by(self, moment: datetime) -> str:
        """A deadline as people say it: `morgenochtend (wo 18 nov)` when it is near, else the day.

        Its date stands beside it: a card is still read tomorrow, when that is another morning.
        """
        local = self._local(moment)
        ahead = (local.date() - self.today).days
        if ahead >= len(_NEAR):
            return self.long_day(moment)
        part = "" if local.time() == _END_OF_WORK else next(name for hour, name in _PARTS if local.hour < hour)
        if ahead >= 0:
            when = f"{_NEAR[ahead]}-{part}" if part else _NEAR[ahead]
            return self(f"by-{when}", day=_date(local, _SHORT, self.language))
        weekday, date = _date(local, _LONG, self.language).split(" ", 1)
        return self(f"by-{part}", weekday=weekday, date=date) if part else self.long_day(moment)

    def day(self, moment: datetime) -> str:
        """`do 19 nov`, of a day that is kept as its beginning where the organisation is: the same date everywhere."""
        return _date(self._local(moment + timedelta(hours=12)), _SHORT, self.language)

    def day_of(self, moment: datetime) -> str:
        """`do 19 nov`, the day of a moment where the reader is."""
        return _date(self._local(moment), _SHORT, self.language)

    @property
    def today(self) -> date:
        """The date where the reader is."""
        return self._local(self.now).date()

    def full_date(self, day: date) -> str:
        """`17 mei 2027`: a day that may be in another year."""
        return str(format_date(day, "d MMMM y", locale=_LOCALES[self.language]))

    def month(self, day: date) -> str:
        """`november 2026`, of one of its days."""
        return str(format_date(day, "MMMM y", locale=_LOCALES[self.language]))

    def long_day(self, moment: datetime) -> str:
        """`donderdag 19 november`."""
        return _date(self._local(moment), _LONG, self.language)

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.zone))


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
    first = variables.get("who")  # "een collega" may be who it is, at the beginning of a sentence
    return said[:1].upper() + said[1:] if first and said.startswith(str(first)) else str(said)


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


def _date(local: datetime, width: Width, language: str) -> str:
    """`do 19 nov` or `donderdag 19 november`."""
    days, months = _names(language, width)
    return f"{days[local.weekday()]} {local.day} {months[local.month]}"


@cache
def _names(language: str, width: Width) -> tuple[Mapping[int, str], Mapping[int, str]]:
    """Of the days, Monday first, and of the months, January being 1; without the points that some have."""
    named = (get_day_names(width, locale=_LOCALES[language]), get_month_names(width, locale=_LOCALES[language]))
    days, months = ({at: str(name).replace(".", "") for at, name in one.items()} for one in named)
    return days, months
