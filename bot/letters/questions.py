"""What owed messages say of questions, of articles, and of being a key user."""

import usecases.knowledge
import usecases.news
from bot.drawing import sheet_of
from bot.letters.letter import MOST_NEWS, Letter
from bot.messages import asked as read_asked
from bot.messages import read
from dialogs.turn import Card, Reply
from domain import questions
from domain.friction import PAGE, FrictionId
from domain.knowledge import ArticleId, Status
from domain.messages import Kind, Parcel
from domain.people import Person, PersonId
from domain.questions import Ask, QuestionId
from storage import keyusers, knowledge, outbox, views
from storage.tx import Tx

ANSWER, QUESTIONS, THANKS = "question.news", "question.work", "question.thanks"
TOLD = {  # by how the occasion of the message begins
    usecases.knowledge.MISSED: "article-review-missed", usecases.knowledge.REVIEW: "article-review-day",
    Status.PUBLISHED: "article-consented", Status.WITHDRAWN: "article-refused",
    usecases.knowledge.SILENT: "article-silent", usecases.knowledge.GONE: "article-gone",
}  # fmt: skip


def article(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
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


def form(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """The form of a question with the words of their own report in it."""
    found = views.loop(tx, FrictionId(parcel.about))
    if found is None or found.friction.reporter != viewer.id:
        return None
    return Letter(sheet=read(tx, Reply(card=Card.ASK, words={"text": found.friction.words}), viewer))


def wish(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """Nothing where another coordinator answered meanwhile, or they thought better of it."""
    own = keyusers.own(tx, PersonId(parcel.about))
    return Letter(sheet=sheet_of(Card.WISH, viewer, own, {"person": parcel.about})) if own and own.wishes else None


def offered(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """As it is by now: the card of who is a key user, or that they are not asked now."""
    own, yes = keyusers.own(tx, viewer.id), parcel.occasion.startswith("yes")
    if own is None or own.wishes or own.is_one is not yes:
        return None
    if yes:
        return Letter(sheet=sheet_of(Card.KEY_USER, viewer, own, {"told": "keyuser-welcome"}))
    return Letter(sheet=sheet_of(Card.NOTICE, viewer, None, {"text": "keyuser-not-now"}))


def question(tx: Tx, parcel: Parcel, viewer: Person, receipt: str | None) -> Letter | None:
    """The card of who asked; of the sound beside it nothing, once something happened since."""
    ask = views.question(tx, QuestionId(parcel.about), viewer.language)
    ids = {"receipt": receipt} if receipt else {}
    if ask is None:
        return None
    if parcel.kind is Kind.QUESTION:
        return Letter(sheet=sheet_of(Card.QUESTION, viewer, ask, ids), version=ask.question.version)
    asks = parcel.occasion.startswith(usecases.news.AGREE)
    if not (ask.proposed if asks else parcel.occasion == str(ask.question.version)):
        return None
    return Letter(sheet=sheet_of(ANSWER, viewer, ask, ids), ask=ask, sealed=bool(receipt))


def asked(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """What colleagues ask and still waits for them: one question as itself, several as a list."""
    asks, also = _waiting(tx, parcel, viewer)
    still = [one for one in asks if viewer.id in one.waited_for]
    if len(still) == 1:
        data = read_asked(tx, still[0].question.id, viewer)
        return Letter(sheet=sheet_of(Card.ASKED, viewer, data), also=also)
    page = questions.Page(asks=tuple(still[:PAGE]), number=0, total=len(still))
    return Letter(sheet=sheet_of(QUESTIONS, viewer, page), also=also) if still else None


def thanks(tx: Tx, parcel: Parcel, viewer: Person) -> Letter | None:
    """What became of the questions they answered."""
    asks, also = _waiting(tx, parcel, viewer)
    over = [one for one in asks if _over(one, viewer)]
    return Letter(sheet=sheet_of(THANKS, viewer, over[:MOST_NEWS]), also=also) if over else None


def _over(ask: Ask, viewer: Person) -> bool:
    """Theirs was the last answer, or they were thanked for another."""
    which = ask.question
    own = which.state in questions.DONE and which.key_user == viewer.id
    return own or viewer.id in [one.person for one in ask.thanked]


def _waiting(tx: Tx, parcel: Parcel, viewer: Person) -> tuple[list[Ask], tuple[str, ...]]:
    """The questions of all messages of this kind that wait for the receiver, oldest first, and those messages."""
    rows = outbox.waiting(tx, parcel.kind, parcel.receiver)
    rows = sorted(rows, key=lambda row: row[0] != parcel.id)[: MOST_NEWS if parcel.kind is Kind.THANKS else None]
    found = [views.question(tx, QuestionId(about), viewer.language) for about in dict.fromkeys(row[1] for row in rows)]
    asks = sorted((one for one in found if one), key=lambda one: (one.question.asked_at, one.question.id))
    return asks, tuple(one for one, _ in rows if one != parcel.id)
