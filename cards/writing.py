"""Writing a message about a change: the form, and how it will come, before anything is sent."""

from collections.abc import Sequence
from datetime import datetime

from cards import card, loop, updates
from cards.card import Part
from cards.nudges import Reader, body_of, words_in
from content.texts import Say
from domain.nudges import MAX_TEXT, MAX_TITLE, MAX_TOOLKIT, NOTHING, PILOTS, Lacks, Look, Nudge, State, Words
from domain.people import LANGUAGES, Role
from domain.reach import LEAST, folded, parts
from domain.updates import Update

MUST = ("nice", "must")
FIRST = ("why", "for_you", "what")  # fields of the form, before the day
OPTIONAL = ("worse", "unknown")


def form(
    one: Nudge | None, say: Say, *, nonce: str, language: str, choices: Sequence[tuple[str, str]],
    topics: Sequence[str], corrects: bool = False, update: Update | None = None, looks: bool = False,
    lacks: Sequence[Lacks] = (),
) -> Part:  # fmt: skip
    """All that one must say, in one language; `choices` are the audiences to choose from, `update` what it is of.

    A correction is looked at first: with `looks`, `one` is as it would be then, and `lacks` what is missing from it.
    """
    words = one.words.get(language, NOTHING) if one else NOTHING
    subtitle = "nudge-correct-subtitle" if corrects else "nudge-form-subtitle"
    title = say("nudge-form-title" if one is None else "nudge-form-change")
    body = [
        card.heading("Megaphone", title, say(subtitle, which=say(f"nudge-in-{language}"))),
        *([card.box([card.text(say("nudge-correct-look"), weight="Bolder"), card.text(words.title, weight="Bolder"),
                     *body_of(one, say, Reader(), language)])]
          if looks and one else []),
        *_missing(lacks, say),
        *(updates.written(update, say) if update else []),
        card.text_input(
            "title", say("nudge-title"), longest=MAX_TITLE, hint=say("nudge-title-hint"), value=words.title
        ),
        *[_field(name, words, say) for name in FIRST],
        card.date_input("when", say("nudge-when"), value=_iso(one)),
        _field("help", words, say),
        *([] if corrects else _whom(one, say, choices, topics)),
        card.folded("more", [_field(name, words, say) for name in OPTIONAL] + [
            card.text_input("for_key_users", say("nudge-for-key-users"), longest=MAX_TEXT, tall=True,
                            value=words.for_roles.get(Role.KEY_USER, "")),
        ]),
        card.folded("toolkit", [
            card.subtle(say("nudge-toolkit-why")),
            card.text_input("script", say("nudge-script"), longest=MAX_TOOLKIT, tall=True, value=words.script),
            card.text_input("expected", say("nudge-expected"), longest=MAX_TOOLKIT, tall=True,
                            hint=say("nudge-expected-hint"), value=words.expected),
        ],
        ),
    ]  # fmt: skip
    ids = {"nudge": one.id} if one else {"nonce": nonce}
    ids |= {"lang": language} | ({"corrects": "1"} if corrects else {}) | ({"update": update.id} if update else {})
    verb = "nudge.correct" if corrects else "nudge.preview"
    first = card.press(say("act-nudge-preview"), verb, ids, positive=not looks)
    last = card.press(say("act-nudge-correct-send"), verb, ids | {"sure": "1"}, positive=True)
    actions = [
        *([last] if looks and not lacks else []),
        first,
        *(_others(one, language, "nudge.correct", say) if corrects and one else []),
        card.unfold(say("act-nudge-more"), "more"),
        card.unfold(say("act-nudge-toolkit"), "toolkit"),
        *([card.press(say("act-nudge-list"), "nudge.list", inputs=False),
           card.press(say("act-update-list"), "update.list", inputs=False)] if one is None else []),
    ]  # fmt: skip
    return card.card(body, actions, language=say.language, fallback=title)


def look(
    one: Nudge, say: Say, *, language: str, lacks: Sequence[Lacks], found: Look | None, soon: bool, told: str = "",
    approves: bool = False, late: datetime | None = None,
) -> Part:  # fmt: skip
    """As it will come, what it still lacks, and whom it would reach; to who `approves`, in every language it has."""
    title = say("nudge-look-title")
    body = [
        card.heading("Eye", title, say("nudge-look-subtitle") if one.announced_at is None else ""),
        *loop.notice(told, say),
        *_missing(lacks, say),
        *([card.box([card.beside(card.icon("Warning"), [card.text(say("nudge-late", day=say.day_of(late)))])])]
          if late else []),
        *([card.box([card.beside(card.icon("Warning"), [card.text(say("nudge-soon"))])])] if soon else []),
        *([card.facts(_reaches(found, say))] if found else []),
        *([card.subtle(say("nudge-sampled"))] if found and found.sampled else []),
        *([card.box([card.beside(card.icon("Warning"), [card.text(say("nudge-nobody-first"))])])]
          if found and not found.first and one.topic and one.announced_at is None else []),
        *[card.box([card.text(words_in(one, name).title, weight="Bolder"), *body_of(one, say, Reader(), name)])
          for name in (sorted(one.words) if approves else [language])],
    ]  # fmt: skip
    body += [card.text(line) for line in _unread(one, found, say)] if found else []
    body += _kit(words_in(one, language), say)
    ids = {"nudge": one.id, "lang": language}
    if one.state not in (State.DRAFT, State.APPROVAL):
        back = card.press(say("act-nudge-refresh"), "nudge.status", {"nudge": one.id}, inputs=False)
        return card.card(body, [back], language=say.language, fallback=title)
    if approves:
        acts = [card.press(say("act-nudge-approve"), "nudge.approve", ids, positive=True, inputs=False),
                card.press(say("act-nudge-edit"), "nudge.form", ids, inputs=False)]  # fmt: skip
        return card.card(body, acts, language=say.language, fallback=title)
    other = next((name for name in LANGUAGES if name not in one.words), None)
    send = card.press(say("act-nudge-send"), "nudge.send", ids, positive=True, inputs=False)
    actions = [
        *([] if lacks or one.state is not State.DRAFT else [send]),
        card.press(say("act-nudge-edit"), "nudge.form", ids, inputs=False),
    ]
    actions += _others(one, language, "nudge.look", say)
    if other:
        add = {"nudge": one.id, "lang": other}
        actions.append(card.press(say("act-nudge-other", which=say(f"nudge-in-{other}")), "nudge.form", add,
                                  inputs=False))  # fmt: skip
    return card.card(body, actions, language=say.language, fallback=title)


def _others(one: Nudge, language: str, verb: str, say: Say) -> list[Part]:
    """To the texts that it has in other languages."""
    return [
        card.press(say("act-nudge-to", which=say(f"nudge-in-{name}")), verb, {"nudge": one.id, "lang": name},
                   inputs=False)
        for name in sorted(one.words) if name != language
    ]  # fmt: skip


def _missing(lacks: Sequence[Lacks], say: Say) -> list[Part]:
    if not lacks:
        return []
    missing = [card.text(f"• {say(lack.value)}", spacing="None") for lack in lacks]
    return [card.box([card.text(say("nudge-lacks"), weight="Bolder"), *missing])]


def _unread(one: Nudge, found: Look, say: Say) -> list[str]:
    """For whom there is no text in their language, where anybody reads that."""
    numbers = parts(found.people, found.languages)
    missing = [name for name, many in found.languages.items() if many and name not in one.words]
    return [
        say("nudge-language-missing", count=numbers.get(name, 0), which=say(f"nudge-in-{name}")) for name in missing
    ]


def _kit(words: Words, say: Say) -> list[Part]:
    """What key users get besides, to be looked at too."""
    lines = [
        card.text(text, spacing="Small")
        for text in (words.for_roles.get(Role.KEY_USER, ""), words.script, words.expected)
        if text
    ]
    return [card.box([card.text(say("nudge-look-kit"), weight="Bolder"), *lines])] if lines else []


def _field(name: str, words: Words, say: Say) -> Part:
    label = say(f"nudge-{name.replace('_', '-')}")
    return card.text_input(name, label, longest=MAX_TEXT, tall=True, value=getattr(words, name))


def _whom(one: Nudge | None, say: Say, choices: Sequence[tuple[str, str]], topics: Sequence[str]) -> list[Part]:
    return [
        card.choice_input("audience", say("nudge-audience"), choices, many=True, value=one.audience if one else ""),
        card.subtle(say("nudge-audience-how"), spacing="Small"),
        card.flow([
            card.choice_input("topic", say("nudge-topic"), [(each, each) for each in topics],
                              hint=say("form-choose"), value=one.topic if one else None),
            card.choice_input("pilot", say("nudge-pilot"),
                              [(f"{each}", say(f"nudge-pilot-{each}")) for each in PILOTS],
                              value=str(one.pilot) if one else "0"),
            card.choice_input("must", say("nudge-must"), [(each, say(f"nudge-must-{each}")) for each in MUST],
                              value="must" if one and one.must else "nice"),
        ]),
    ]  # fmt: skip


def _iso(one: Nudge | None) -> str:
    return one.when.isoformat() if one and one.when else ""


def _few(many: int, say: Say) -> str:
    found = folded(many)
    return say("nudge-few", least=LEAST) if found is None else str(found)


def _reaches(found: Look, say: Say) -> list[tuple[str, str]]:
    numbers = parts(found.people, found.languages)
    languages = ", ".join(
        f"{say(f'nudge-in-{name}')}: {numbers[name]}" if numbers else say(f"nudge-in-{name}")
        for name in found.languages
    )
    waits = [(say(f"nudge-waits-{why}"), _few(many, say)) for why, many in found.waits.items()]
    few = found.people < LEAST and (found.told or found.people > 0)
    return [
        (say("nudge-people"), say("nudge-few", least=LEAST) if few else str(found.people)),
        (say("nudge-languages"), languages), *([] if few else waits),
        (say("nudge-minutes"), say("nudge-few", least=LEAST) if few else str(found.minutes)),
    ]  # fmt: skip
