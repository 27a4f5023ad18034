"""The pieces every card is made of; each gives a part of an Adaptive Card 1.5 as a dict.

Every word goes through `escape`; Teams-only elements carry a fallback; every action is an Action.Execute
with an Action.Submit fallback that carries the same data plus the verb.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

Part = dict[str, Any]

_MARKDOWN = re.compile(r"([\\`*_\[\]~|<])")
_ANY_OF_IT = re.compile(r"[\\`*_\[\]~|<\r\n]|^\s*[-+=#>\d]")  # most texts have nothing of it
_ESCAPED = re.compile(r"\\([\\`*_\[\]~|<\-+=#>.)])")
_NEW_LINES = re.compile(r"\n(?:[ \t]*\n)*")  # many show as one
_AT_START = re.compile(r"^([^\S\n]*)([-+=#>]|\d+(?=[.)]))", re.MULTILINE)


def escape(words: str) -> str:
    """Words as Teams shows them letter by letter: no emphasis, no links, no lists or headings that nobody meant."""
    if not _ANY_OF_IT.search(words):
        return words
    plain = _MARKDOWN.sub(r"\\\1", words.replace("\r\n", "\n").replace("\r", "\n"))
    plain = _AT_START.sub(lambda m: m[1] + (m[2] + "\\" if m[2].isdigit() else "\\" + m[2]), plain)
    return _NEW_LINES.sub("\n\n", plain)


def unescaped(text: str) -> str:
    """What `escape` made, as it was written: for who shows a card's words where nothing is markup."""
    return _ESCAPED.sub(r"\1", text).replace("\n\n", "\n")


def short(words: str, longest: int = 80) -> str:
    """The first words on one line, for a list or a subtitle."""
    line = " ".join(words.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def card(body: Sequence[Part], actions: Sequence[Part] = (), *, language: str, fallback: str) -> Part:
    """A whole card; `fallback` is what a notification and an old client show."""
    made: Part = {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "lang": language,
        "fallbackText": fallback,
        "body": list(body),
        "msteams": {"width": "Full"},
    }
    return made | {"actions": list(actions)} if actions else made


def text(words: str, **style: Any) -> Part:
    """Words as they stand: ours and people's alike hold no markup."""
    return {"type": "TextBlock", "text": escape(words), "wrap": True, **style}


def subtle(words: str, **style: Any) -> Part:
    return text(words, isSubtle=True, size="Small", **style)


def icon(name: str, *, size: str = "Small", colour: str = "Accent", filled: bool = True) -> Part:
    style = "Filled" if filled else "Regular"
    return {"type": "Icon", "name": name, "size": size, "color": colour, "style": style, "fallback": "drop"}


def beside(left: Part, right: Sequence[Part], *, spacing: str = "Small", top: bool = True) -> Part:
    """Something narrow and, beside it, what takes the rest of the width."""
    align = {"verticalContentAlignment": "Top" if top else "Center"}
    return {
        "type": "ColumnSet",
        "columns": [
            {"type": "Column", "width": "auto", "items": [left], **align},
            {"type": "Column", "width": "stretch", "spacing": spacing, "items": list(right)},
        ],
    }


def heading(name: str, title: str, subtitle: str = "", *, colour: str = "Accent", badge: Part | None = None) -> Part:
    lines = [text(title, style="heading", size="Large", weight="Bolder")]
    if subtitle:
        lines.append(subtle(subtitle, spacing="None"))
    if badge:
        lines.append(badge)
    return beside(icon(name, size="Medium", colour=colour), lines, spacing="Medium")


def badge(words: str, name: str, style: str = "Accent") -> Part:
    """A state in a word and an icon; in clients without badges the word alone."""
    return {
        "type": "Badge", "text": words, "icon": name, "style": style, "appearance": "Tint", "size": "Medium",
        "spacing": "Small", "fallback": subtle(words),
    }  # fmt: skip


def progress(done: int, steps: int, left: str, right: str) -> list[Part]:
    """How far along, as a bar and in words."""
    columns = [{"type": "Column", "width": "auto", "items": [subtle(left)]}]
    if right:
        columns.append({"type": "Column", "width": "stretch", "items": [subtle(right, horizontalAlignment="Right")]})
    bar = {"type": "ProgressBar", "value": done, "max": steps, "color": "Accent", "spacing": "Medium"}
    return [bar | {"fallback": "drop"}, {"type": "ColumnSet", "spacing": "Small", "columns": columns}]


def step(name: str, colour: str, title: str, when: str = "", note: str = "", *, filled: bool = True) -> Part:
    """One line of a timeline."""
    columns: list[Part] = [
        {"type": "Column", "width": "stretch", "items": [text(title, weight="Bolder" if filled else "Default")]}
    ]
    if when:
        columns.append({"type": "Column", "width": "auto", "items": [subtle(when, horizontalAlignment="Right")]})
    lines: list[Part] = [{"type": "ColumnSet", "columns": columns}]
    if note:
        lines.append(subtle(note, spacing="None"))
    return beside(icon(name, colour=colour, filled=filled), lines)


def box(parts: Sequence[Part], *, spacing: str = "Medium") -> Part:
    return {
        "type": "Container", "style": "emphasis", "roundedCorners": True, "spacing": spacing, "items": list(parts),
    }  # fmt: skip


def quote(who: str, words: str, *, name: str = "Chat", mark: Part | None = None) -> Part:
    """What somebody said, in their own words; `mark` is a badge of theirs."""
    lines = [text(who, weight="Bolder"), *([mark] if mark else []), text(words, spacing="Small" if mark else "None")]
    return box([beside(icon(name), lines)])


def facts(pairs: Sequence[tuple[str, str]]) -> Part:
    return {"type": "FactSet", "facts": [{"title": name, "value": escape(value)} for name, value in pairs if value]}


def flow(parts: Sequence[Part]) -> Part:
    """Side by side where there is room, below each other where there is not."""
    layout = {
        "type": "Layout.Flow", "itemFit": "Fill", "minItemWidth": "220px", "columnSpacing": "Default",
        "rowSpacing": "Default",
    }  # fmt: skip
    return {"type": "Container", "layouts": [layout], "spacing": "Medium", "items": list(parts)}


def text_input(
    which: str, label: str, *, longest: int, value: str = "", hint: str = "", missing: str = "", tall: bool = False
) -> Part:
    """A field to type in; `missing` makes it required and is what the person reads when it is empty."""
    made: Part = {"type": "Input.Text", "id": which, "label": label, "maxLength": longest, "spacing": "Medium"}
    if tall:
        made["isMultiline"] = True
    if value:
        made["value"] = value
    if hint:
        made["placeholder"] = hint
    return made | {"isRequired": True, "errorMessage": missing} if missing else made


def choice_input(
    which: str, label: str, choices: Sequence[tuple[str, str]], *, hint: str = "", value: str | None = None,
    open_: bool = False, many: bool = False,
) -> Part:  # fmt: skip
    """A short list to pick from, (id, title) each; nothing is picked unless `value` is. `open_` shows all at once.

    Of `many` several can be picked: they come and go as one value, with commas between.
    """
    made: Part = {
        "type": "Input.ChoiceSet", "id": which, "label": label, "style": "expanded" if open_ else "compact",
        "choices": [{"title": title, "value": one} for one, title in choices],
    }  # fmt: skip
    if open_:
        made["wrap"] = True  # else a narrow card cuts a choice off where it says what it is
    if many:
        made["isMultiSelect"] = True
    if hint:
        made["placeholder"] = hint
    return made | {"value": value} if value else made


def time_input(which: str, label: str, *, value: str = "") -> Part:
    """A time of the day, as 08:30; like all of the first Adaptive Cards it needs no fallback."""
    return _picked("Input.Time", which, label, value)


def date_input(which: str, label: str, *, value: str = "") -> Part:
    """A day, as 2026-12-04. What it may be is checked when it is sent: a card is pressed on any later day."""
    return _picked("Input.Date", which, label, value)


def _picked(kind: str, which: str, label: str, value: str) -> Part:
    made: Part = {"type": kind, "id": which, "label": label, "spacing": "Medium"}
    return made | {"value": value} if value else made


def press(
    title: str, verb: str, data: Mapping[str, str] | None = None, *, positive: bool = False, inputs: bool = True
) -> Part:
    """A button; `inputs` False sends it off without asking for the card's fields."""
    extra: Part = {} if inputs else {"associatedInputs": "none"}
    ids = dict(data or {})
    made: Part = {"type": "Action.Execute", "title": title, "verb": verb, "data": ids, **extra}
    made["fallback"] = {"type": "Action.Submit", "title": title, "data": ids | {"verb": verb}, **extra}
    return made | {"style": "positive"} if positive else made


def in_dialog(part: Any) -> Any:
    """The same with every press as the Action.Submit that it falls back on: a dialog knows no other."""
    if isinstance(part, list):
        return [in_dialog(one) for one in part]
    if not isinstance(part, dict):
        return part
    if part.get("type") == "Action.Execute":
        return part["fallback"] | ({"style": part["style"]} if "style" in part else {})
    return {name: in_dialog(one) for name, one in part.items()}


def link(title: str, url: str) -> Part:
    return {"type": "Action.OpenUrl", "title": title, "url": url}


def buttons(actions: Sequence[Part]) -> Part:
    """Buttons within the body, such as one item's of a list."""
    return {"type": "ActionSet", "actions": list(actions), "spacing": "Small"}


def folded(which: str, parts: Sequence[Part], *, shown: bool = False) -> Part:
    """What is not shown until `unfold` is pressed, unless it is `shown` from the start."""
    return {"type": "Container", "id": which, "isVisible": shown, "spacing": "Medium", "items": list(parts)}


def row(left: Part, words: str, opens: Part) -> Part:
    """One line of a list that is pressed as a whole, with a mark that it opens."""
    made = beside(left, [text(words, weight="Bolder")])
    mark = {"type": "Column", "width": "auto", "items": [icon("ChevronDown", colour="Default", filled=False)]}
    return made | {"columns": [*made["columns"], mark], "selectAction": opens, "spacing": "Medium"}


def unfold(title: str, which: str) -> Part:
    return {"type": "Action.ToggleVisibility", "title": title, "targetElements": [which]}
