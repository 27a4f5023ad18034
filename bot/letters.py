"""What an owed message says now: read within the transaction that claims it, for its one receiver."""

from collections.abc import Callable
from dataclasses import dataclass

import usecases.knowledge
from bot.drawing import Sheet, sheet_of
from bot.feed import Ping
from bot.messages import POINTER, asked, like, read, works
from cards import card
from content.texts import say
from dialogs.turn import Card, Reply
from domain import questions
from domain.friction import PAGE, FrictionId, Loop, Page
from domain.knowledge import ArticleId, Status
from domain.messages import MANNERS, Kind, Parcel
from domain.people import Person, PersonId
from domain.questions import Ask, QuestionId
from domain.states import CLOSED, DONE, OPEN, Act, State
from storage import keyusers, knowledge, outbox, views
from storage.tx import Tx

FEED = {State.SOLVED: "loopSolved", State.DECLINED: "loopDeclined"}
NEWS_TYPE = "loopNews"  # says all of it in one parameter
NEWS = "friction.news"
WORK = "friction.work"
OUTCOMES = "friction.outcomes"
SOON = "friction.soon"
LATE = "friction.late"
CROWDED = "friction.crowded"
WELCOME = "home.welcome"
ANSWER_TYPE = "questionAnswered"
ANSWER, QUESTIONS, THANKS = "question.news", "question.work", "question.thanks"
TOLD = {  # by how the occasion of the message begins
    usecases.knowledge.MISSED: "article-review-missed", usecases.knowledge.REVIEW: "article-review-day",
    Status.PUBLISHED: "article-consented", Status.WITHDRAWN: "article-refused",
}  # fmt: skip
NOBODY = PersonId("")
ENDS = CLOSED | {State.SOLVED, State.DECLINED}  # what somebody who supports a report is pinged for
SILENT = frozenset({Act.TAKE, Act.HANDOVER, Act.LATE})  # acts of others that make no sound of their own
MOST_NEWS = 20  # reports in one card of news: far below what Teams takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one owed message says now; `also` are the ids of waiting messages that went into it."""

    sheet: Sheet
    version: int = 0
    also: tuple[str, ...] = ()
    loop: Loop | None = None  # of a ping: what the activity feed tells of
    ask: Ask | None = None  # or this
    sealed: bool = False  # to a mailbox: the ping names no subject


def passer_by(parcel: Parcel) -> Person | None:
    """Who typed what an answer is owed to, where the store knows nobody: as that turn saw them."""
    said = parcel.data or {}
    if parcel.kind is not Kind.REPLY or "time_zone" not in said:
        return None
    return Person(id=PersonId(parcel.receiver), name="", language=said["language"], time_zone=said["time_zone"])


def open_letter(tx: Tx, parcel: Parcel, viewer: Person, *, receipt: str | None = None) -> Letter | None:
    """What there is to say in an owed message, or None when there is nothing to say anymore.

    `receipt` is what a mailbox holds: the card is the reporter's of a nameless report.
    """
    if parcel.kind in (Kind.QUESTION, Kind.ANSWERED):
        return _question(tx, parcel, viewer, receipt)
    way = WAYS.get(parcel.kind, _merged if MANNERS[parcel.kind].merges else None)
    if way:
        return way(tx, parcel, viewer)
    loop = _subject(tx, parcel, viewer, receipt)
    return _about(tx, parcel, loop, viewer, receipt) if loop else None


def _reply(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    said = parcel.data or {}
    if said["card"] == POINTER:
        return None  # said as it stands
    return Letter(sheet=read(tx, Reply(card=Card(said["card"]), ids=said["ids"], words=said["words"]), viewer))


def _welcome(tx: Tx, _parcel: Parcel, viewer: Person) -> Letter:
    return Letter(sheet=sheet_of(WELCOME, viewer, works(tx, viewer)))


def _crowded(tx: Tx, parcel: Parcel, viewer: Person) -> Letter:
    return Letter(sheet=sheet_of(CROWDED, viewer, views.backlog(tx, parcel.about), {"queue": parcel.about}))


def _article(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """As it is by now; nothing where there is nothing to look at or to agree to anymore."""
    article = knowledge.find(tx, ArticleId(parcel.about))
    if article is None:
        return None
    if parcel.kind is Kind.CONSENT:
        return Letter(sheet=sheet_of(Card.CONSENT, viewer, article)) if article.status is Status.ASKED else None
    if parcel.kind is Kind.REVIEW and article.status is not Status.PUBLISHED:
        return None
    told = {"told": TOLD[parcel.occasion.split()[0]]}
    return Letter(sheet=sheet_of(Card.ARTICLE, viewer, article, told))


def _wish(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """Nothing where another coordinator answered meanwhile, or they thought better of it."""
    own = keyusers.own(tx, PersonId(parcel.about))
    return Letter(sheet=sheet_of(Card.WISH, viewer, own, {"person": parcel.about})) if own and own.wishes else None


def _offered(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """As it is by now: the card of who is a key user, or that they are not asked now."""
    own, yes = keyusers.own(tx, viewer.id), parcel.occasion.startswith("yes")
    if own is None or own.wishes or own.is_one is not yes:
        return None
    if yes:
        return Letter(sheet=sheet_of(Card.KEY_USER, viewer, own, {"told": "keyuser-welcome"}))
    return Letter(sheet=sheet_of(Card.NOTICE, viewer, None, {"text": "keyuser-not-now"}))


def _question(tx: Tx, parcel: Parcel, viewer: Person, receipt: str | None) -> Letter | None:
    """The card of who asked; of the sound beside it nothing, once something happened since."""
    ask = views.question(tx, QuestionId(parcel.about), viewer.language)
    ids = {"receipt": receipt} if receipt else {}
    if ask is None:
        return None
    if parcel.kind is Kind.QUESTION:
        return Letter(sheet=sheet_of(Card.QUESTION, viewer, ask, ids), version=ask.question.version)
    if str(ask.question.version) != parcel.occasion:
        return None
    return Letter(sheet=sheet_of(ANSWER, viewer, ask, ids), ask=ask, sealed=bool(receipt))


def _asked(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """What colleagues ask and still waits for them: one question as itself, several as a list."""
    asks, also = _waiting(tx, parcel, viewer)
    still = [one for one in asks if viewer.id in one.waited_for]
    if len(still) == 1:
        data = asked(tx, still[0].question.id, viewer)
        return Letter(sheet=sheet_of(Card.ASKED, viewer, data), also=also)
    page = questions.Page(asks=tuple(still[:PAGE]), number=0, total=len(still))
    return Letter(sheet=sheet_of(QUESTIONS, viewer, page), also=also) if still else None


def _thanks(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """What became of the questions they answered."""
    asks, also = _waiting(tx, parcel, viewer)
    over = [one for one in asks if one.question.state in questions.DONE or _thanked(one)]
    return Letter(sheet=sheet_of(THANKS, viewer, over[:MOST_NEWS]), also=also) if over else None


def _thanked(ask: Ask) -> bool:
    return any(one.act is questions.Act.THANK for one in ask.events)


def _waiting(tx: Tx, parcel: Parcel, viewer: Person) -> tuple[list[Ask], tuple[str, ...]]:
    """The questions of all messages of this kind that wait for the receiver, oldest first, and those messages."""
    rows = outbox.waiting(tx, parcel.kind, parcel.receiver)
    rows = sorted(rows, key=lambda row: row[0] != parcel.id)[: MOST_NEWS if parcel.kind is Kind.THANKS else None]
    found = [views.question(tx, QuestionId(about), viewer.language) for about in dict.fromkeys(row[1] for row in rows)]
    asks = sorted((one for one in found if one), key=lambda one: (one.question.asked_at, one.question.id))
    return asks, tuple(one for one, _ in rows if one != parcel.id)


def ping(letter: Letter, *, link: str, chain: int | None = None) -> Ping:
    """The line in a person's activity feed; every ping of one loop has the same chain, so that one line moves.

    Without a name the line names no subject, and `chain` is a number that leads to no report.
    """
    if letter.ask:
        return _answer(letter, letter.ask, link=link, chain=chain)
    loop, viewer = letter.loop, letter.sheet.viewer
    assert loop is not None, "only a ping becomes a line in the feed"
    which = loop.friction
    if letter.sealed:
        news, topic, preview = say(viewer.language, "feed-news-plain"), "Kring", say(viewer.language, "feed-look")
        kind, parameters = NEWS_TYPE, {"news": news}
    else:
        own = viewer.id == which.reporter
        said = None if own and loop.clocked else loop.said
        told = said.person if said else which.handler
        topic = loop.title or (card.short(which.words, 60) if own else which.code)  # nobody else reads the words
        who = loop.names.get(told or NOBODY, "Kring")
        preview = " ".join(((said.words if said else "") or which.code).split())
        kind, parameters = _line(loop, viewer, title=topic, who=who)
    return Ping(
        person=viewer.id, activity_type=kind, preview=preview, parameters=parameters,
        chain=chain or int(which.id[:15], 16) or 1, web_url=link, topic=topic,
    )  # fmt: skip


def _answer(letter: Letter, ask: Ask, *, link: str, chain: int | None) -> Ping:
    """The same of a question: who answered, or that a word on it is still wanted."""
    viewer, which, said = letter.sheet.viewer, ask.question, ask.said
    about = card.short(which.words, 60)
    if letter.sealed:
        kind, parameters = NEWS_TYPE, {"news": say(viewer.language, "feed-news-plain")}
        about, preview = "Kring", say(viewer.language, "feed-look")
    else:
        preview = " ".join((said.words if said and said.words else which.code).split())
        who = ask.names.get(said.person or NOBODY, "Kring") if said else "Kring"
        kind, parameters = ANSWER_TYPE, {"title": about, "who": who}
        if ask.events[-1].act is questions.Act.REMIND:
            kind, parameters = NEWS_TYPE, {"news": say(viewer.language, "feed-news-asked", title=about)}
    return Ping(
        person=viewer.id, activity_type=kind, preview=preview, parameters=parameters,
        chain=chain or int(which.id[:15], 16) or 1, web_url=link, topic=about,
    )  # fmt: skip


def _line(loop: Loop, viewer: Person, *, title: str, who: str) -> tuple[str, dict[str, str]]:
    said, own = loop.said, viewer.id == loop.friction.reporter
    if own and loop.clocked:
        return NEWS_TYPE, {"news": say(viewer.language, f"feed-news-{loop.clocked}", title=title)}
    if own and said and said.act in (Act.SOLVE, Act.DECLINE) and loop.standing in FEED:
        return FEED[loop.standing], {"title": title, "who": who}
    about = f"feed-news-{said.act}" if said else "feed-news-plain"
    return NEWS_TYPE, {"news": say(viewer.language, about, title=title, who=who)}


def _subject(tx: Tx, parcel: Parcel, viewer: Person, receipt: str | None) -> Loop | None:
    """The loop that a message is about, as its receiver may see it: their own, or one they support."""
    which = FrictionId(parcel.about)
    loop = views.loop(tx, which) if parcel.kind is not Kind.FOLLOW else None
    own = loop is not None and (bool(receipt) or loop.friction.reporter == viewer.id)
    return loop if own or parcel.kind is Kind.STATUS else views.following(tx, which, viewer.id)


def _about(tx: Tx, parcel: Parcel, loop: Loop, viewer: Person, receipt: str | None) -> Letter | None:
    ids = {"receipt": receipt} if receipt else {}
    if parcel.kind is Kind.STATUS:
        found = like(tx, loop, Card.STATUS, viewer)
        return Letter(sheet=sheet_of(Card.STATUS, viewer, found, ids), version=loop.friction.version)
    if parcel.kind is Kind.FOLLOW:
        if loop.friction.id != parcel.about:
            return None  # they follow what it goes with by now, on the card that is owed for that one
        return Letter(sheet=sheet_of(Card.FOLLOW, viewer, loop), version=loop.friction.version)
    own = bool(receipt) or viewer.id == loop.friction.reporter
    if own and _past(loop, parcel.occasion):
        return None
    if not own and loop.standing not in ENDS:
        return None  # what they support is open again
    return Letter(sheet=sheet_of(NEWS, viewer, loop, ids), loop=loop, sealed=bool(receipt))


def _past(loop: Loop, occasion: str) -> bool:
    """Whether its reporter has acted since the version that a ping is of, or another ping is owed since."""
    if loop.lead or not occasion.isdecimal():
        return str(loop.friction.version) != occasion
    return any(one.version > int(occasion) and one.act not in SILENT for one in loop.events)


def _merged(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """Everything of this kind that waits for the receiver, as one card: one report as itself, several as a list.

    A list of work shows a page and leads to the rest; of news, what does not fit follows in a card of its own.
    """
    rows = outbox.waiting(tx, parcel.kind, parcel.receiver)
    if parcel.kind is Kind.OUTCOME:
        rows = sorted(rows, key=lambda row: row[0] != parcel.id)[:MOST_NEWS]
    loops = {about: views.loop(tx, FrictionId(about)) for _, about in rows}
    still = [loop for loop in loops.values() if loop and _matters(parcel.kind, loop, viewer.id)]
    if not still:
        return None
    still.sort(key=lambda loop: (loop.friction.received_at, loop.friction.id))  # as the list that it leads to
    also = tuple(one for one, _ in rows if one != parcel.id)
    if parcel.kind is Kind.OUTCOME:
        return Letter(sheet=sheet_of(OUTCOMES, viewer, Page(loops=tuple(still), number=0, total=len(still))), also=also)
    if parcel.kind is Kind.LATE:
        return Letter(
            sheet=sheet_of(LATE, viewer, Page(loops=tuple(still[:PAGE]), number=0, total=len(still))), also=also
        )
    if parcel.kind is Kind.SOON:
        return Letter(
            sheet=sheet_of(SOON, viewer, Page(loops=tuple(still[:PAGE]), number=0, total=len(still))), also=also
        )
    if len(still) == 1:
        return Letter(sheet=sheet_of(Card.ITEM, viewer, like(tx, still[0], Card.ITEM, viewer)), also=also)
    return Letter(sheet=sheet_of(WORK, viewer, Page(loops=tuple(still[:PAGE]), number=0, total=len(still))), also=also)


def _matters(kind: Kind, loop: Loop, receiver: PersonId) -> bool:
    """Work: it waits for them, or its reporter wrote last; news: the reporter had their say."""
    if kind is Kind.WORK:
        wrote = bool(loop.events) and loop.events[-1].act is Act.REPLY and loop.standing in OPEN
        return receiver in loop.handlers and (loop.friction.state is State.RECEIVED or wrote)
    if kind in (Kind.SOON, Kind.LATE):
        return loop.friction.state in OPEN and (kind is Kind.LATE or receiver in loop.handlers)
    return loop.friction.state in DONE | {State.MERGED}


WAYS: dict[Kind, Callable[[Tx, Parcel, Person], Letter | None]] = {  # of the kinds that are about no report alone
    Kind.REPLY: _reply, Kind.WELCOME: _welcome, Kind.CROWDED: _crowded, Kind.CONSENT: _article, Kind.ARTICLE: _article,
    Kind.REVIEW: _article, Kind.ASKED: _asked, Kind.THANKS: _thanks, Kind.WISH: _wish, Kind.OFFERED: _offered,
}  # fmt: skip
