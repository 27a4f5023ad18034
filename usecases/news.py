"""Who hears what happens to a question, and to the article made of it: owed in the same transaction as the act."""

from datetime import datetime

from domain import schedule
from domain.knowledge import Answered, Article
from domain.messages import Kind, Pressed
from domain.people import Person, PersonId
from domain.questions import Act, Asked, Event, Question, QuestionId
from domain.rules import Rules
from storage import outbox, people, questions
from storage.tx import Tx

Brought = tuple[Asked, ...]
AGREE = "agree"  # how the occasion of a ping begins that asks who has no name here whether an article may be read


def moment(which: Question, now: datetime, rules: Rules) -> datetime:
    """What is kept of now: of a question without a name the day."""
    return day(now, rules) if which.nameless else now


def day(now: datetime, rules: Rules) -> datetime:
    return schedule.start_of_day(now, rules.usual.time_zone)


def store(
    tx: Tx, which: Question, brought: Brought, what: Act, *, by: PersonId | None, words: str | None, now: datetime,
    rules: Rules,
) -> None:  # fmt: skip
    """Its next version with the act that made it, and a word to everybody it is brought to."""
    questions.move(tx, which)
    tell(tx, which, what, by=by, words=words, now=now, rules=rules)
    deliver(tx, which, brought, by=by, now=now, rules=rules)


def tell(
    tx: Tx, which: Question, what: Act, *, by: PersonId | None, words: str | None, now: datetime, rules: Rules
) -> None:
    """Adds the act to its story; who has no name stays without one."""
    at = moment(which, now, rules)
    questions.tell(tx, which.id, Event(version=which.version, at=at, act=what, person=by, words=words))


def deliver(
    tx: Tx, which: Question, brought: Brought, *, by: PersonId | None, occasion: str = "", now: datetime, rules: Rules
) -> None:
    """Everybody it is brought to hears it in their own working time; once for each version, or occasion."""
    questions.bring(tx, which.id, brought)
    for one in brought:
        someone = people.find(tx, one.person, rules.usual)
        if someone and someone.id != by:
            due = at_work(now, someone, rules)
            _owe(tx, Kind.ASKED, which, someone, due, occasion=occasion, now=now, rules=rules)


def ask_word(tx: Tx, which: Question, *, now: datetime, rules: Rules) -> None:
    """Who took it is asked how it stands, by the same message as when it came; the occasion tells it apart."""
    someone = people.find(tx, which.key_user, rules.usual) if which.key_user else None
    if someone:
        due = at_work(now, someone, rules)
        _owe(tx, Kind.ASKED, which, someone, due, occasion=f"word {which.version}", now=now, rules=rules)


def show(tx: Tx, which: Question, *, now: datetime, rules: Rules, pressed: Pressed | None = None) -> None:
    """The asker's own card lives on, wherever they are."""
    if which.told:
        due = _hidden(which, now, now, rules)
        outbox.arm(
            tx, Kind.QUESTION, about=which.id, receiver=which.told, version=which.version, now=now, due=due,
            pressed=pressed,
        )  # fmt: skip


def ping(tx: Tx, which: Question, *, now: datetime, rules: Rules) -> None:
    """The sound beside the asker's card; a mailbox does not say in which time zone it is opened."""
    someone = people.find(tx, which.asker, rules.usual) if which.asker else None
    if someone:
        _owe(tx, Kind.ANSWERED, which, someone, rules.sound(now, someone), now=now, rules=rules)
    else:
        _ping_box(tx, which, str(which.version), now=now, rules=rules)


def thank(tx: Tx, which: Question, *, now: datetime, rules: Rules, at_once: bool = False) -> None:
    """Who answered hears what the asker says of it, at the start of their next day; or `at_once`."""
    someone = people.find(tx, which.key_user, rules.usual) if which.key_user else None
    if someone:
        due = at_work(now, someone, rules) if at_once else _next_day(now, someone, rules)
        _owe(tx, Kind.THANKS, which, someone, due, now=now, rules=rules)


def ask_consent(
    tx: Tx, article: Article, answered: Answered, occasion: str, *, now: datetime, rules: Rules
) -> None:  # fmt: skip
    """After their quiet time; who has no name here is asked on their own card, and hears that where there is a way."""
    who = people.find(tx, answered.asker, rules.usual) if answered.asker else None
    which = None if answered.asker else questions.find(tx, QuestionId(answered.question))
    if which:
        show(tx, which, now=now, rules=rules)
        _ping_box(tx, which, f"{AGREE} {occasion}", now=now, rules=rules)
    elif who:
        due = rules.sound(now, who)
        outbox.owe(tx, Kind.CONSENT, about=article.id, receiver=who.id, occasion=occasion, due=due, now=now)


def tell_owner(tx: Tx, kind: Kind, article: Article, occasion: str, *, now: datetime, rules: Rules) -> None:
    """In their own working time; where nobody owns it, the coordinators."""
    for one in [article.owner] if article.owner else people.coordinators(tx):
        who = people.find(tx, one, rules.usual)
        if who:
            due = at_work(now, who, rules)
            outbox.owe(tx, kind, about=article.id, receiver=who.id, occasion=occasion, due=due, now=now)


def _ping_box(tx: Tx, which: Question, occasion: str, *, now: datetime, rules: Rules) -> None:
    """Nothing where they look for themselves."""
    if which.mailbox:
        due = _hidden(which, schedule.after_quiet(now, rules.quiet, rules.usual.time_zone), now, rules)
        outbox.owe(tx, Kind.ANSWERED, about=which.id, receiver=which.mailbox, occasion=occasion, due=due, now=now)


def at_work(now: datetime, who: Person, rules: Rules) -> datetime:
    """From when on it may make a sound in their own working time."""
    return schedule.next_working(rules.sound(now, who), rules.week_of(who), who.time_zone)


def _next_day(now: datetime, who: Person, rules: Rules) -> datetime:
    """The start of their next working day, or of this one while it has not begun."""
    week, zone = rules.week_of(who), who.time_zone
    works = schedule.is_working(now, week, zone)
    return at_work(schedule.end_of_work(now, week, zone) if works else now, who, rules)


def _owe(
    tx: Tx, kind: Kind, which: Question, to: Person, due: datetime, *, occasion: str = "", now: datetime, rules: Rules
) -> None:  # fmt: skip
    due = _hidden(which, due, now, rules)
    outbox.owe(tx, kind, about=which.id, receiver=to.id, occasion=occasion or str(which.version), due=due, now=now)


def _hidden(which: Question, due: datetime, now: datetime, rules: Rules) -> datetime:
    """What goes out at once about a question without a name is due since that day began."""
    return day(now, rules) if which.nameless and due <= now else due
