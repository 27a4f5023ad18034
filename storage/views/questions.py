"""What screens read of questions: their story, and to whom they may go."""

from dataclasses import replace

from sqlalchemy import and_, bindparam, exists, func, or_, select

from domain import questions as asking
from domain.knowledge import Article, ArticleId, Found, KnownId, Source, Status, in_language
from domain.people import PersonId, Role
from domain.questions import Ask, Question, QuestionId, State
from storage import absence, knowledge, people, questions
from storage.keyusers import helpers, shown, topics
from storage.tables import key_user, person, role, topic
from storage.tables import question as asked_question
from storage.tx import Tx

Q = asked_question.c
MOST_COLLEAGUES = 100  # in one list to choose from
_STOPPED = select(key_user.c.person).where(key_user.c.minutes == 0)  # whatever a list calls them
_KNOWS_IT = exists().where(and_(topic.c.person == person.c.id, topic.c.topic == bindparam("p_topic")))
_KEY_USERS = (  # who knows what it is about comes first: of very many, those are there to choose
    select(person.c.id, person.c.name)
    .select_from(person.join(role, and_(role.c.person == person.c.id, role.c.role == Role.KEY_USER.value)))
    .where(and_(absence.here(person), ~person.c.left, person.c.name != "", person.c.id.not_in(_STOPPED)))
    .order_by(_KNOWS_IT.desc(), person.c.name, person.c.id)
    .limit(MOST_COLLEAGUES)
)
_SEEKS = and_(role.c.role == Role.ADMIN.value, absence.here(person), or_(Q.asker.is_(None), role.c.person != Q.asker))
_UNSOUGHT = (
    select(func.count())
    .select_from(asked_question)
    .where(
        and_(
            Q.state == asking.State.ASKED.value,
            Q.circle == asking.Circle.COORDINATORS.value,
            ~exists().select_from(role.join(person, person.c.id == role.c.person)).where(_SEEKS),
        )
    )
)


def unsought(tx: Tx) -> int:
    """How many questions nobody took and no coordinator looks for somebody for: none is here but who asked it."""
    return int(tx.row(_UNSOUGHT)[0])


def question(tx: Tx, which: QuestionId, language: str = "") -> Ask | None:
    """One question with its story; what was found before it was asked in this language, or the one there is."""
    found = questions.find(tx, which)
    if found is None:
        return None
    made = _ask(tx, found)
    answered = {one.person for one in made.events if one.act is asking.Act.ANSWER and one.person}
    article = _article(tx, found)
    proposed = article if article and article.status is Status.ASKED and found.nameless else None
    return replace(
        made, found=_found(tx, made.seen, language), key_users=shown(tx, answered), proposed=proposed,
        article=article.status if article else None,
    )  # fmt: skip


def may_answer(tx: Tx, which: Question, viewer: PersonId) -> tuple[tuple[str, str], ...]:
    """To whom a question can be handed over, (id, label) each: who knows a topic, and the key users who are here."""
    rows = tx.rows(_KEY_USERS, p_topic=which.topic or "")
    people_ = [(row.id, row.name) for row in rows if row.id not in (viewer, which.asker)]
    return (*((one, one) for one in topics(tx)), *people_)


def questions_for(tx: Tx, who: PersonId, number: int = 0) -> asking.Page:
    """What colleagues ask this person, longest first: what they took, and what is theirs to take."""
    some, total = questions.todo(tx, who, coordinator=who in people.coordinators(tx), number=number)
    return asking.Page(asks=tuple(_ask(tx, one) for one in some), number=number, total=total)


def questions_of(tx: Tx, who: PersonId, number: int = 0) -> asking.Page:
    """What this person asked under their own name: open ones first, then the newest."""
    some, total = questions.mine(tx, who, number)
    return asking.Page(asks=tuple(_ask(tx, one) for one in some), number=number, total=total)


def shelf(tx: Tx, who: PersonId, number: int = 0) -> asking.Shelf:
    """What they wrote, and the answers that helped of which they wrote nothing yet."""
    articles, total = knowledge.shelf(tx, who, first=number * asking.PAGE, most=asking.PAGE)
    helped = [] if number else questions.helped_by(tx, who)
    return asking.Shelf(
        articles=tuple(articles), helped=tuple(_ask(tx, one) for one in helped), number=number, total=total
    )


def _ask(tx: Tx, which: Question) -> Ask:
    events, asked = questions.story(tx, which.id)
    duty = people.duty(tx, Role.ADMIN) if which.state is asking.State.ASKED else None
    others = tuple(one for one in duty.coordinators if one != which.asker) if duty else ()
    coordinators = others if which.circle is asking.Circle.COORDINATORS else ()
    acted, brought = {one.person for one in events}, {one.person for one in asked}
    known = {which.asker, which.key_user, *acted, *brought, *coordinators}
    away = brought - helpers(tx, brought) if which.circle is asking.Circle.POOL else ()
    return Ask(
        question=which, events=events, names=people.named(tx, sorted(one for one in known if one)), asked=asked,
        coordinators=coordinators, seekers=tuple(one for one in others if duty and one not in duty.away),
        away=frozenset(away), seen=asking.seen(events),
    )  # fmt: skip


def _article(tx: Tx, which: Question) -> Article | None:
    """What was made of the answer that helped, once who asked was asked about it; what waits for them comes first."""
    made = knowledge.of_question(tx, which.id) if which.state is State.ACCEPTED else []
    told = [one for one in made if one.status is not Status.DRAFT]
    return min(told, key=lambda one: (one.status is not Status.ASKED, one.id), default=None)


def _found(tx: Tx, seen: tuple[KnownId, ...], language: str) -> tuple[Found, ...]:
    articles = knowledge.those(tx, [ArticleId(one) for source, one in seen if source is Source.ARTICLE])
    return tuple(
        Found(
            source=Source.ARTICLE, id=one.id, topic=one.topic, wording=in_language(one.wordings, language),
            review_by=one.review_by,
        )
        for _, id_ in seen
        if (one := articles.get(ArticleId(id_))) and one.status is Status.PUBLISHED
    )  # fmt: skip
