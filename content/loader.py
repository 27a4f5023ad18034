"""Reads content/*.yaml into the domain's own values, once; a mistake in a file stops the start, by name."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from domain import budget, learning, nudges
from domain.friction import LoopDefaults
from domain.keyusers import Limits
from domain.knowledge import Said
from domain.people import LANGUAGES
from domain.privacy import Clues
from domain.routing import Group, Leaf, Taxonomy
from domain.schedule import Quiet, WorkingWeek
from domain.search import Concepts, learn, plain, said
from domain.tips import Lesson, Quiz, Standard, Tip

APPS = {  # as tips name them, and as people do
    "teams": "Teams", "outlook": "Outlook", "todo": "To Do", "onedrive": "OneDrive", "word": "Word", "excel": "Excel",
    "powerpoint": "PowerPoint", "security": "Microsoft 365",
}  # fmt: skip
DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")


@cache
def taxonomy() -> Taxonomy:
    """The groups and leaves of content/frictions.yaml (FR1, FR6), and the sentences that tell them apart (FR2)."""
    data, sentences = _load("frictions.yaml"), _sentences()
    known = {leaf["id"] for group in data["groups"] for leaf in group["leaves"]}
    assert sentences.keys() <= known, f"content/*/examples.txt: no leaf is called {sorted(sentences.keys() - known)}"
    return Taxonomy(
        groups=tuple(
            Group(
                id=group["id"],
                names={"nl": group["nl"], "en": group["en"]},
                queue=group["route"],
                leaves=tuple(_leaf(leaf, sentences.get(leaf["id"], [])) for leaf in group["leaves"]),
            )
            for group in data["groups"]
        ),
        impacts={one["id"]: {"nl": one["nl"], "en": one["en"]} for one in data["impact"]},
    )


@cache
def loop() -> LoopDefaults:
    """The times of a loop, of content/defaults.yaml."""
    data = _load("defaults.yaml")["loop"]
    return LoopDefaults(
        taken_wh=data["taken_wh"],
        capacity=data["capacity_open"],
        decide_wd={pace: one["decide_wd"] for pace, one in data["classes"].items()},
        resolve_wd={pace: one["resolve_wd"] for pace, one in data["classes"].items()},
        warn_at=data["warn_at"],
        news_wd=data["heartbeat_wd"],
        ask_again_wd=data["confirm"]["ask_again_wd"],
        reopen_days=data["confirm"]["reopen_d"],
        erase_days=_load("defaults.yaml")["privacy"]["identity_map_erase_d"],
        crowd=_load("defaults.yaml")["privacy"]["k_scores"],
    )


@cache
def nudge_limits() -> nudges.Limits:
    data = _load("defaults.yaml")["change"]
    return nudges.Limits(
        preview_wd=_load("defaults.yaml")["keyuser"]["preview_wd"], announce_wd=data["announce_before_wd"],
        watch_days=data["watch_d"], approval_above=data["approval_above_people"],
        apart_wd=data["max_per_person_per_wd"][1], pilot_wd=data["pilot_wd"], late_wd=data["late_wd"],
    )  # fmt: skip


@cache
def working_week() -> WorkingWeek:
    """The organisation's usual one, without Dutch public holidays."""
    data = _load("defaults.yaml")["working"]
    return WorkingWeek(
        days=frozenset(DAYS.index(day) for day in data["days"]),
        start=time.fromisoformat(data["from"]),
        end=time.fromisoformat(data["to"]),
        holiday=holiday,
    )


def holiday(day: date) -> bool:
    """Whether it is a public holiday in the Netherlands."""
    return day in holidays_of(day.year)


@cache
def holidays_of(year: int) -> frozenset[date]:
    """The public holidays of the Netherlands; the first year that is asked for takes a second."""
    import holidays

    return frozenset(holidays.country_holidays("NL", years=year))


@cache
def quiet() -> Quiet:
    data = _load("defaults.yaml")["quiet"]
    start, end = time.fromisoformat(data["from"]), time.fromisoformat(data["to"])
    return Quiet(start=start, end=end, weekends=data["weekends"], holiday=holiday)


@cache
def releases() -> tuple[time, ...]:
    """When nameless reports enter the queues together (PS6)."""
    return tuple(time.fromisoformat(one) for one in _load("defaults.yaml")["nameless_release"])


@cache
def pump() -> tuple[int, int]:
    """(messages under way at once in one process, how many of those are kept for typed replies)."""
    data = _load("defaults.yaml")["slots_per_process"]
    return data["all"], data["typed_replies_only"]


@cache
def tips() -> Mapping[str, Tip]:
    """What content/tips.yaml teaches, by id."""
    return {one["id"]: tip(one) for one in _load("tips.yaml")["tips"]}


@cache
def moments() -> Mapping[str, Mapping[str, str]]:
    """The work moments of the head of content/tips.yaml, by id: their names in each language (ML14)."""
    return {one["id"]: {language: one[language] for language in LANGUAGES} for one in _load("tips.yaml")["scenarios"]}


@cache
def standard() -> Standard:
    """What every tip is held to, of content/defaults.yaml and the head of content/tips.yaml (ML3, ML4, WH5)."""
    bounds, heads = _load("defaults.yaml")["content"], _load("tips.yaml")
    least, most = bounds["quiz_options"]
    return Standard(
        why_characters=bounds["why_max_chars"], steps=bounds["how_max_steps"], card_words=bounds["card_max_words"],
        least_options=least, most_options=most, longest_share=bounds["lint_longest_is_correct_max_share"],
        gives_away=bounds["lint_gives_away"], minutes=contact().minutes,
        words={
            "app": frozenset(APPS), "roles": frozenset(heads["roles"]), "locations": frozenset(heads["locations"]),
            "scenarios": frozenset(moments()), "platforms": frozenset(heads["platforms"]),
            "frictions": frozenset(leaf.id for group in taxonomy().groups for leaf in group.leaves),
        },
        headline=(*APPS.values(), *heads["news"]),
        blame={one: tuple(heads["blame"][one]) for one in LANGUAGES},
    )  # fmt: skip


@cache
def remembering() -> learning.Numbers:
    """How what was taught is remembered, of content/defaults.yaml (ML1)."""
    data = _load("defaults.yaml")["learning"]
    return learning.Numbers(
        retention=data["desired_retention"], longest_days=data["maximum_interval_d"],
        first_wd=data["first_question_after_wd"], retired_days=data["retire_stability_d"],
        retired_row=data["retire_correct_in_row"], deck=data["active_deck"], level_known=data["known_per_level"],
        kept_days=_load("defaults.yaml")["privacy"]["retention"]["quiz_months"] * 30,
        later_h=_load("defaults.yaml")["contact_budget"]["snooze_min_h"],
    )  # fmt: skip


@cache
def contact() -> budget.Limits:
    """How often somebody is spoken to unasked, of content/defaults.yaml (NW1, NW3, ML9)."""
    defaults = _load("defaults.yaml")
    data, slot = defaults["contact_budget"], defaults["slot"]
    return budget.Limits(
        per_week={budget.Rhythm(one): times for one, times in data["choices"].items()}, per_day=data["per_day"],
        gap=timedelta(hours=data["min_gap_h"]), minutes=data["minutes_per_week"],
        halve_after=data["halve_after_ignored"], pause_after=data["pause_after_ignored"],
        at=time.fromisoformat(slot["local_time"]), spread=timedelta(minutes=slot["spread_min"]),
    )  # fmt: skip


@cache
def articles() -> tuple[dict[str, Any], ...]:
    """The demo's articles of content/articles.yaml, as they stand there."""
    return tuple(_load("articles.yaml")["articles"])


@cache
def concepts() -> Concepts:
    """The words of content/concepts.txt that are for one thing."""
    lines = files("content").joinpath("concepts.txt").read_text(encoding="utf-8").splitlines()
    return learn(line for line in lines if line and not line.startswith("#"))


@cache
def review_months() -> int:
    """After how long an article's owner looks at it again."""
    return int(_load("defaults.yaml")["content"]["review_months"])


@cache
def limits() -> Limits:
    """What a key user is asked for at most, and when a question goes further, of content/defaults.yaml (AK5, AK6)."""
    data = _load("defaults.yaml")["keyuser"]
    return Limits(
        minutes_a_week=data["weekly_minutes"], minutes_a_question=data["question_minutes"], most_open=data["max_open"],
        next_wh=data["claim_wh"], pool_wh=data["pool_wh"], coordinators_wh=data["admin_wh"],
    )  # fmt: skip


@cache
def demo() -> dict[str, Any]:
    """The demo organisation of content/demo.yaml, as it stands there."""
    return _load("demo.yaml")


def tip(data: Mapping[str, Any]) -> Tip:
    """One of content/tips.yaml, or of a file like it, as it stands there."""
    made = Tip(
        id=data["id"], app=data["app"], topic=APPS.get(data["app"], data["app"]), minutes=data["minutes"],
        level=data["level"], roles=frozenset(data["roles"]), locations=frozenset(data["locations"]),
        scenarios=tuple(data["scenarios"]), platforms=frozenset(data["platforms"]), priority=data["priority"],
        frictions=frozenset(data["frictions"]), policy_dependent=data["policy_dependent"], correct=data["correct"],
        lessons={one: _lesson(data[one]) for one in LANGUAGES if one in data},
        review_by=date.fromisoformat(data["review_by"]), said=Said(title="", text=""),
    )  # fmt: skip
    return replace(made, said=said(made.found_by))


def _lesson(data: dict[str, Any]) -> Lesson:
    asked = data["quiz"]
    return Lesson(
        title=data["title"], why=data["why"], how=tuple(data["how"]),
        why_keyuser=data.get("why_keyuser", ""),
        quiz=Quiz(question=asked["question"], options=tuple(asked["options"]), explanation=asked["explanation"]),
    )  # fmt: skip


def _leaf(data: dict[str, Any], examples: list[str]) -> Leaf:
    return Leaf(
        id=data["id"],
        names={"nl": data["nl"], "en": data["en"]},
        pace=data["sla"],
        keywords=tuple(_keyword(str(word)) for words in data["keywords"].values() for word in words),
        examples=tuple(examples),
    )


def _sentences() -> dict[str, list[str]]:
    """By leaf, the lines under its name in content/nl/examples.txt and content/en/examples.txt."""
    found: dict[str, list[str]] = {}
    for language in ("nl", "en"):
        under: list[str] = []
        for line in files("content").joinpath(language, "examples.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                under = found.setdefault(line.strip("[]"), [])
            elif line and not line.startswith("#"):
                under.append(line)
    return found


def _keyword(word: str) -> str:
    """As words are compared; a star at its end stays."""
    return plain(word) + ("*" if word.endswith("*") else "")


def source(name: str) -> str:
    """A file of content/, as it was written."""
    return files("content").joinpath(name).read_text(encoding="utf-8")


def _load(name: str) -> dict[str, Any]:
    loaded = yaml.load(source(name), Loader=yaml.CSafeLoader)
    assert isinstance(loaded, dict), name
    return loaded


@cache
def privacy() -> Clues:
    """What a name, phone or staff number looks like, of content/privacy.yaml (PS7)."""
    data = _load("privacy.yaml")
    return Clues(
        **{name: frozenset(words.split() if isinstance(words, str) else words) for name, words in data.items()}
    )
