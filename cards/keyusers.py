"""Whom to ask, being a key user, who offers to be one, and where there is none."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from cards import alongside, card, knowledge, loop, questions
from cards.card import Part
from content.texts import Say
from domain.keyusers import CHOICES, LONGEST, MISTAKES, MOST, RECENT_DAYS, Contact, Gaps, Limits, Own
from domain.people import PersonId
from domain.preferences import last_date, last_noon
from domain.recognition import LEAST_SHOWN

SHOWN = 15  # lines of one list


def contact(found: Contact, names: Mapping[PersonId, str], say: Say) -> Part:
    """Who to ask and why them, with the button to ask; without a key user who has room, who looks for somebody."""
    about = {"topic": found.topic} if found.topic else {}
    subject = {"about": found.topic} if found.topic else {}
    if found.person:
        who = names.get(found.person, say("someone"))
        title = say("contact-title-topic", who=who, **about) if about else say("contact-title", who=who)
        subtitle, told = questions.why(found.why, say), say("contact-ask")
        badge = card.badge(say("keyuser-badge"), "PersonChat") if found.shown else None
    else:
        title, subtitle, badge = say("contact-nobody-topic", **about) if about else say("contact-nobody"), "", None
        leads = ", ".join(names.get(one, say("someone")) for one in found.coordinators)
        told = say("contact-coordinators", who=leads) if leads else say("contact-alone")
    body = [card.heading("PersonChat", title, subtitle, badge=badge)]
    if found.helped:
        body.append(card.beside(card.icon("Heart"), [card.text(say("contact-helped", count=found.helped))]))
    body.append(card.text(told))
    by_topic = [(topic, names.get(one, say("someone"))) for topic, one in sorted(found.others.items())[:SHOWN]]
    if by_topic:
        body += [card.text(say("contact-topics"), weight="Bolder"), card.facts(by_topic)]
    actions = [
        card.press(say("act-ask-key-user"), "question.form", subject, positive=True, inputs=False),
        card.press(say("act-menu"), "home.menu", inputs=False),
    ]
    return card.card(body, actions, language=say.language, fallback=title)


def unknown(about: str, say: Say) -> Part:
    """Nobody is known for what they asked about, in their words; a question still finds somebody."""
    title = say("contact-unknown", about=card.short(about))
    body = [card.heading("PersonChat", title), card.text(say("contact-unknown-ask"))]
    actions = [
        card.press(say("act-ask-key-user"), "question.form", positive=True, inputs=False),
        card.press(say("act-menu"), "home.menu", inputs=False),
    ]
    return card.card(body, actions, language=say.language, fallback=title)


def form(
    own: Own, say: Say, *, limits: Limits, apps: Iterable[str] = (), written: Mapping[str, str] | None = None,
    away_until: datetime | None = None, told: str = "",
) -> Part:  # fmt: skip
    """What it is and what one offers, on one card; `written` is what was typed where that was not kept."""
    typed = written or {} if told in MISTAKES else {}
    title, subtitle = say(f"keyuser-title-{_standing(own)}"), say(f"keyuser-subtitle-{_standing(own)}")
    body = [
        card.heading("PersonChat", title, subtitle, badge=_badge(own, away_until, say)),
        *loop.notice(told, say),
        *_expected(own, limits, say),
        *_topics(own, sorted({*apps, *own.known, *own.topics}, key=str.casefold), typed, say),
        _minutes(typed.get("minutes") or str(own.minutes or limits.minutes_a_week), limits, say),
    ]  # fmt: skip
    if own.is_one:
        until = typed.get("until", last_date(away_until, say.zone))
        body += [card.date_input("until", say("preferences-until"), value=until), card.subtle(say("keyuser-until-why"))]
        choices = [(one, say(f"keyuser-shown-{one}")) for one in ("no", "yes")]
        seen = typed.get("shown") or ("yes" if own.shown else "no")
        body.append(card.choice_input("shown", say("keyuser-shown"), choices, value=seen))
        body.append(card.subtle(say("keyuser-shown-why", least=LEAST_SHOWN)))
        body.append(card.subtle(say("keyuser-language"), spacing="Medium"))
        body.append(card.buttons(_around(own, say)))
    return card.card(body, _actions(own, say, away=bool(away_until)), language=say.language, fallback=title)


def stop(say: Say, asked: str = "") -> Part:
    """Asks once more, and says what becomes of open questions; the button proves that it was `asked`, on which day."""
    title = say("keyuser-stop-title")
    body = [card.heading("PersonChat", title), card.text(say("keyuser-stop-open")), card.text(say("keyuser-stop-back"))]
    actions = [
        card.press(
            say("act-keyuser-stop-yes"),
            "keyuser.stop",
            {"answer": "yes"} | ({"nonce": asked} if asked else {}),
            inputs=False,
        ),
        card.press(say("act-keyuser-stop-no"), "keyuser.form", inputs=False),
    ]
    return card.card(body, actions, language=say.language, fallback=title)


def wish(own: Own, person: str, say: Say, *, limits: Limits) -> Part:
    """Tells a coordinator who offers to be a key user, with yes and no while nobody said so."""
    who = own.name or say("someone")
    title = say(f"wish-{_standing(own)}", who=who)
    facts = [
        (say("wish-department"), own.department or ""),
        (say("wish-topics"), ", ".join(own.topics)),
        (say("wish-minutes"), _a_week(own.minutes or limits.minutes_a_week, limits, say) if own.topics else ""),
    ]
    body = [card.heading("PersonChat", title)]
    if any(value for _, value in facts):
        body.append(card.facts(facts))
    actions = [card.press(say("act-gaps"), "keyuser.gaps", inputs=False)]
    if own.wishes:
        body.append(card.subtle(say("wish-why")))
        actions = [
            card.press(
                say(f"act-wish-{one}"), "keyuser.appoint", {"person": person, "answer": one}, positive=one == "yes",
                inputs=False,
            )
            for one in ("yes", "no")
        ]  # fmt: skip
    return card.card(body, actions, language=say.language, fallback=title)


def gaps(found: Gaps, say: Say) -> Part:
    """Where nobody answers, and what helps."""
    coordinated = say("gaps-coordinated", days=RECENT_DAYS, count=found.coordinated) if found.coordinated else ""
    title = coordinated if coordinated and not found.count else say("gaps-title", count=found.count)
    title = say("gaps-nobody") if found.nobody else title
    body = [card.heading("PersonChat", title)]
    topics = [
        say("gaps-asked", topic=one, count=found.asked[one]) if one in found.asked else one for one in found.topics
    ]
    for heading, names in ((say("gaps-departments"), found.departments), (say("gaps-topics"), topics)):
        if names:
            more = say("gaps-more", count=len(names) - SHOWN) if len(names) > SHOWN else ""
            lines = [card.text(one, spacing="None") for one in (*names[:SHOWN], more) if one]
            body += [card.text(heading, weight="Bolder", spacing="Medium"), *lines]
    if coordinated and title != coordinated:
        body.append(card.text(coordinated, spacing="Medium"))
    if found.count or found.nobody:
        body.append(card.subtle(say("gaps-help"), spacing="Medium"))
    return card.card(
        body, [card.press(say("act-menu"), "home.menu", inputs=False)], language=say.language, fallback=title
    )


def _standing(own: Own) -> str:
    return "one" if own.is_one else "wishes" if own.wishes else "new"


def _badge(own: Own, away_until: datetime | None, say: Say) -> Part | None:
    if own.rests:
        return card.badge(say("keyuser-rests"), "Pause", "Warning")
    if own.is_one and away_until:
        day = say.long_day(last_noon(away_until))
        return card.badge(say("preferences-away-until", day=day), "CalendarCancel", "Warning")
    return None


def _expected(own: Own, limits: Limits, say: Say) -> list[Part]:
    """What is asked of a key user, before anybody becomes one (KU6)."""
    if own.is_one:
        return []
    lines = [
        say("keyuser-role"), say("keyuser-hours", minutes=limits.minutes_a_week, open=limits.most_open),
        say("keyuser-absence"), say("keyuser-stops"),
    ]  # fmt: skip
    return [card.box([card.beside(card.icon("Info"), [card.text(one, spacing="Small") for one in lines])])]


def _topics(own: Own, known: list[str], typed: Mapping[str, str], say: Say) -> list[Part]:
    made = [
        card.choice_input(
            "topics", say("keyuser-topics"), [(one, one) for one in known],
            value=typed.get("topics", ",".join(own.topics)), open_=True, many=True,
        )
    ] if known else []  # fmt: skip
    other = card.text_input(
        "topics_other", say("keyuser-topics-other" if known else "keyuser-topics"), longest=LONGEST * MOST,
        value=typed.get("topics_other", ""), hint=say("keyuser-topics-hint"),
    )  # fmt: skip
    return [*made, other]


def _minutes(value: str, limits: Limits, say: Say) -> Part:
    choices = sorted({*CHOICES, *([int(value)] if value.isdecimal() else [])})
    return card.choice_input(
        "minutes", say("keyuser-minutes"), [(str(one), _a_week(one, limits, say)) for one in choices], value=value
    )


def _a_week(minutes: int, limits: Limits, say: Say) -> str:
    return say("keyuser-minutes-choice", minutes=minutes, questions=minutes // limits.minutes_a_question)


def _around(own: Own, say: Say) -> list[Part]:
    """What is theirs besides: their language and hours, to think along, what they wrote, and what came of it."""
    settings = card.press(say("preferences-title"), "preferences.form", inputs=False)
    impact = card.press(say("act-impact"), "recognition.show", inputs=False)
    return [settings, *([] if own.rests else [alongside.to_list(say)]), knowledge.to_list(say), impact]


def _actions(own: Own, say: Say, *, away: bool) -> list[Part]:
    actions = [card.press(say(f"act-keyuser-save-{_standing(own)}"), "keyuser.save", positive=True)]
    if own.is_one and away:
        actions.append(card.press(say("preferences-pause"), "keyuser.absent", inputs=False))
    if own.is_one:
        actions.append(card.press(say("act-keyuser-stop"), "keyuser.stop", inputs=False))
    if own.wishes:
        actions.append(card.press(say("act-keyuser-unwish"), "keyuser.stop", {"answer": "yes"}, inputs=False))
    return [*actions, card.press(say("act-menu"), "home.menu", inputs=False)]
