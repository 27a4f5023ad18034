"""What screens read of questions: their story, and to whom they may go."""

from dataclasses import replace

from sqlalchemy import and_, exists, func, or_, select

from domain import questions as asking
from domain.knowledge import Article, ArticleId, Found, KnownId, Source, Status, in_language
from domain.people import PersonId, Role
from domain.questions import Ask, Question, QuestionId, State
from storage import absence, knowledge, people, questions
from storage.keyusers import helpers, shown, topics
from storage.tables import key_user, person, role
from storage.tables import question as asked_question
from storage.tx import Tx

Q = asked_question.c
MOST_COLLEAGUES = 100  # in one list to choose from
_STOPPED = select(key_user.c.person).where(key_user.c.minutes == 0)  # whatever a list calls them
_KEY_USERS = (
    select(person.c.id, person.c.name)
    .select_from(person.join(role, and_(role.c.person == person.c.id, role.c.role == Role.KEY_USER.value)))
    .where(and_(absence.here(person), ~person.c.left, person.c.name != "", person.c.id.not_in(_STOPPED)))
    .order_by(person.c.name, person.c.id)
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
    return replace(
        made, found=_found(tx, made.seen, language), key_users=shown(tx, answered), proposed=_proposed(tx, found)
    )


def may_answer(tx: Tx, which: Question, viewer: PersonId) -> tuple[tuple[str, str], ...]:
    """To whom a question can be handed over, (id, label) each: who knows a topic, and the key users who are here."""
    people_ = [(row.id, row.name) for row in tx.rows(_KEY_USERS) if row.id not in (viewer, which.asker)]
    return (*((one, one) for one in topics(tx)), *people_)


def questions_for(tx: Tx, who: PersonId, number: int = 0) -> asking.Page:
    """What colleagues ask this person, longest first: what they took, and what is theirs to take."""
    some, total = questions.todo(tx, who, coordinator=who in people.coordinators(tx), number=number)
    return asking.Page(asks=tuple(_ask(tx, one) for one in some), number=number, total=total)


def questions_of(tx: Tx, who: PersonId, number: int = 0) -> asking.Page:
    """What this person asked under their own name: open ones first, then the newest."""
    some, total = questions.mine(tx, who, number)
    return asking.Page(asks=tuple(_ask(tx, one) for one in some), number=number, total=total)


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


def _proposed(tx: Tx, which: Question) -> Article | None:
    """Who has a name is asked in a message of its own."""
    made = knowledge.of_question(tx, which.id) if which.nameless and which.state is State.ACCEPTED else []
    return next((one for one in made if one.status is Status.ASKED), None)


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
