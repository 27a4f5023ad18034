"""Cards of questions, drawn from made-up data."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import cards.asked
import cards.asking
import cards.knowledge
import cards.questions
import cards.worklist
from cards.asking import Written
from cards.card import Part
from content.texts import Say
from domain.friction import Page as Reports
from domain.knowledge import ArticleId, Status
from domain.nameless import MailboxId, Naming
from domain.people import PersonId
from domain.privacy import Trace
from domain.questions import DONE, Act, Ask, Asked, Circle, Due, Event, Page, Question, QuestionId, Shelf, State
from tests.cards import known
from tests.cards.samples import LONG, several
from tests.examples import ANNA, BRAM, MIDNIGHT, NAMES, NOOR, NOW, SANNE

EVA = PersonId("eva")  # coordinates too
WORDS = "Hoe laat ik een taak in Planner elke week terugkomen?"
ANSWER = "Open de taak, kies bij herhalen voor wekelijks. Dan maakt Planner hem telkens opnieuw voor je aan."
TO = (("Excel", "Excel"), ("Planner", "Planner"), (SANNE, "Sanne de Boer"))
WHY = ("knows:Planner", "location", "open:2")
PATHS: dict[State, tuple[Act, ...]] = {
    State.ASKED: (),
    State.TAKEN: (Act.TAKE,),
    State.ANSWERED: (Act.TAKE, Act.ANSWER),
    State.ACCEPTED: (Act.TAKE, Act.ANSWER, Act.ACCEPT),
    State.UNANSWERED: (Act.TAKE, Act.ANSWER, Act.REMIND, Act.CLOSE),
    State.WITHDRAWN: (Act.WITHDRAW,),
}
DUE = {State.ASKED: Due.NEXT, State.TAKEN: Due.WORD}
OTHERS = frozenset({Act.TAKE, Act.ANSWER, Act.HANDOVER, Act.PASS})  # acts of the key user
CLOCK = frozenset({Act.NEXT, Act.POOL, Act.COORDINATORS, Act.REMIND, Act.CLOSE, Act.MOVE})


def asked(state: State = State.ASKED, *acts: Act, words: Mapping[Act, str] | None = None, **changes: Any) -> Ask:
    """Anna's question about Planner, brought to Bram."""
    story = (Act.ASK, *(acts or PATHS[state]))
    said = {Act.ANSWER: ANSWER} | dict(words or {})
    waits = state is State.ASKED
    which = Question(
        id=QuestionId("a" * 32), code="KMP234", naming=Naming.NAMED, nonce="0" * 32, receipt=None, mailbox=None,
        state=state, circle=Circle.ONE, topic="Planner", words=WORDS, tip=None, asker=ANNA,
        key_user=None if waits or state is State.WITHDRAWN else BRAM, version=len(story), asked_at=NOW,
        due=DUE.get(state), due_at=NOW + timedelta(hours=5) if state in DUE else None,
        closed_at=NOW if state in DONE else None,
    )  # fmt: skip
    which = replace(which, **changes)
    events = tuple(
        Event(
            version=at + 1, at=NOW + timedelta(hours=at), act=act, words=said.get(act),
            person=BRAM if act in OTHERS else None if act in CLOCK else which.asker,
        )
        for at, act in enumerate(story)
    )  # fmt: skip
    brought = (Asked(person=BRAM, version=1, circle=Circle.ONE, why=WHY),)
    return Ask(question=which, events=events, names=dict(NAMES), asked=brought)


def passed_on(circle: Circle, due: Due | None, *acts: Act, seekers: int = 2) -> Ask:
    """Not taken in time, so others were asked too."""
    made = asked(State.ASKED, *acts, circle=circle, due=due, due_at=NOW + timedelta(hours=28) if due else None)
    later = Asked(person=SANNE, version=max(2, len(acts)), circle=circle, why=("knows:Planner", "open:0"))
    others = () if circle is Circle.COORDINATORS else (later,)
    coordinators = (NOOR,) if circle is Circle.COORDINATORS else ()
    return replace(made, asked=(*made.asked, *others), coordinators=coordinators, seekers=(NOOR, EVA)[:seekers])


def given() -> Ask:
    """Handed over by Bram to Sanne."""
    why = "Ik ken Planner niet zo goed, jij wel."
    made = asked(State.ASKED, Act.TAKE, Act.HANDOVER, words={Act.HANDOVER: why})
    later = Asked(person=SANNE, version=3, circle=Circle.ONE, why=("given",))
    return replace(made, asked=(*made.asked, later))


def let_go() -> Ask:
    """Brought to the coordinators, and Noor says that it is not hers."""
    made = passed_on(Circle.COORDINATORS, None, Act.NEXT, Act.POOL, Act.COORDINATORS, Act.PASS)
    return replace(made, events=(*made.events[:-1], replace(made.events[-1], person=NOOR)))


def again() -> Ask:
    words = {Act.REOPEN: "Bij mij staat herhalen er niet bij."}
    made = asked(State.ASKED, Act.TAKE, Act.ANSWER, Act.REOPEN, words=words)
    later = Asked(person=BRAM, version=4, circle=Circle.ONE, why=("before",))
    return replace(made, asked=(later,))


def unnamed(state: State = State.ASKED, naming: Naming = Naming.TOLD) -> Ask:
    """As the store has a question without a name: nobody, and days, whoever did something about it."""
    box = MailboxId("mailbox:m") if naming is Naming.TOLD else None
    made = asked(state, asker=None, nonce=None, receipt="r" * 64, asked_at=MIDNIGHT, naming=naming, mailbox=box)
    brought = tuple(replace(one, why=("knows:Planner", "open:2")) for one in made.asked)
    return replace(made, events=tuple(replace(one, at=MIDNIGHT) for one in made.events), asked=brought)


def proposed() -> Ask:
    """The same, and its key user made an article of the answer."""
    return replace(unnamed(State.ACCEPTED), proposed=replace(known.ARTICLE, status=Status.ASKED), article=Status.ASKED)


def let_lie() -> Ask:
    """Taken by Bram, who was silent, and so asked of Sanne."""
    return passed_on(Circle.NEXT, Due.POOL, Act.TAKE, Act.MOVE)


def offered() -> Ask:
    """To Sanne too, who is asked enough this week."""
    made = passed_on(Circle.POOL, Due.COORDINATORS, Act.NEXT, Act.POOL)
    return replace(made, asked=(*made.asked[:-1], replace(made.asked[-1], why=("full",))))


def searched(one: Ask) -> Ask:
    """With what was found and did not help."""
    return replace(one, found=tuple(known.hits("nl")[:2]))


def page(*asks: Ask, total: int = 0, number: int = 0) -> Page:
    differ = tuple(
        replace(one, question=replace(one.question, id=QuestionId(f"{at:032x}"), code=f"KMP23{at}"))
        for at, one in enumerate(asks)
    )
    return Page(asks=differ, number=number, total=total or len(asks))


def shelf(*statuses: Status) -> Shelf:
    """What Bram wrote, and two answers of his that helped."""
    wrote = tuple(replace(known.ARTICLE, id=ArticleId(f"a{at}"), status=one) for at, one in enumerate(statuses))
    helped = page(asked(State.ACCEPTED), unnamed(State.ACCEPTED)).asks if wrote else ()
    return Shelf(articles=wrote, helped=helped, number=0, total=len(wrote))


def form(**written: Any) -> Callable[[Say], Part]:
    topics = ("Excel", "Outlook", "Planner", "Teams")

    def draw(say: Say) -> Part:
        found = known.hits(say.language) if written.get("found") else written.get("found")
        given_ = written | {"found": found}
        return cards.asking.ask(Written(nonce="n" * 32, topics=topics, **given_), say)

    return draw


def status(one: Ask, **more: Any) -> Callable[[Say], Part]:
    return lambda say: cards.questions.status(one, say, **more)


def item(one: Ask, viewer: PersonId = BRAM, **more: Any) -> Callable[[Say], Part]:
    return lambda say: cards.asked.item(one, viewer, say, to=TO, **more)


NOBODY = Reports(loops=(), number=0, total=0)
TWO = page(asked(), asked(State.TAKEN))
DRAWINGS: dict[str, Callable[[Say], Part]] = {
    "ask": form(),
    "ask-typed": form(typed=True, text=WORDS, topic="Planner", found=True),
    "ask-nothing": form(typed=True, text=WORDS, found=()),
    "ask-again": form(text=LONG, topic="Nergens", found=True),
    "ask-trace": form(text=WORDS, topic="-", suggested="Planner", found=(), say="ask-trace", traces=(Trace.NAME,)),
    "ask-quoted": form(quoted=True, text=WORDS, topic="Planner", found=True),
    "ask-quoted-cut": form(quoted=True, text=LONG, found=(), cut=True),
    "ask-quoted-long": form(
        quoted=True, text=LONG, say="refused-too-long", variables={"length": 2100, "longest": 2000}
    ),
    "ask-tip": form(
        naming="named", tip="teams-schedule-message", tip_title="Chatbericht later laten versturen", topic="Teams"
    ),
    "ask-no-naming": form(text=WORDS, found=(), say="ask-naming-missing"),
    "ask-without": form(naming="told", text=WORDS, found=True),
    "ask-no-topics": lambda say: cards.asking.ask(Written(nonce="n" * 32), say),
    "found": lambda say: cards.knowledge.helped(known.hits(say.language)[:1], say),
    **{f"question-{state}": status(asked(state)) for state in State},
    "question-long-ago": status(asked(State.ACCEPTED), reopenable=False),
    "question-next": status(passed_on(Circle.NEXT, Due.POOL, Act.NEXT)),
    "question-pool": status(passed_on(Circle.POOL, Due.COORDINATORS, Act.NEXT, Act.POOL)),
    "question-coordinators": status(
        passed_on(Circle.COORDINATORS, Due.COORDINATORS, Act.NEXT, Act.POOL, Act.COORDINATORS)
    ),
    "question-it": status(passed_on(Circle.IT, Due.COORDINATORS, Act.HANDOVER)),
    "question-nobody": status(passed_on(Circle.COORDINATORS, Due.COORDINATORS, Act.NEXT, seekers=0)),
    "question-coordinators-again": status(
        passed_on(Circle.COORDINATORS, Due.COORDINATORS, Act.NEXT, Act.COORDINATORS, Act.COORDINATORS)
    ),
    "question-alone": status(asked(due=Due.COORDINATORS)),
    "question-word": status(asked(State.TAKEN, due=Due.MOVE, due_at=NOW + timedelta(hours=26))),
    "question-given": status(given()),
    "question-again": status(again()),
    "question-moved": status(let_lie()),
    "question-passed": status(passed_on(Circle.NEXT, Due.POOL, Act.PASS)),
    "question-let-go": status(let_go()),
    "question-reminded": status(
        asked(State.ANSWERED, Act.TAKE, Act.ANSWER, Act.REMIND, due=Due.CLOSE, due_at=NOW + timedelta(days=9))
    ),
    "question-thanked": status(asked(State.ACCEPTED, Act.TAKE, Act.ANSWER, Act.ACCEPT, Act.THANK)),
    "question-accepted-shown": status(replace(asked(State.ACCEPTED), key_users=frozenset({BRAM}))),
    "question-unsent": status(asked(State.ACCEPTED), told="moved-on", text=LONG),
    "question-sent": status(asked(), told="form-sent", text=LONG),
    "question-found-sent": status(asked(), told="found-sent"),
    **{f"question-nameless-{state}": status(unnamed(state), receipt="r" * 32) for state in State},
    "question-nameless-pull": status(unnamed(naming=Naming.PULL), receipt="r" * 32),
    "question-nameless-proposed": status(proposed(), receipt="r" * 32),
    "question-nameless-agreed": status(
        replace(unnamed(State.ACCEPTED), article=Status.PUBLISHED), receipt="r" * 32, told="consent-published"
    ),
    "question-nameless-trace": status(
        unnamed(State.ANSWERED), receipt="r" * 32, told="ask-trace", text=LONG, traces=(Trace.NAME,)
    ),
    "question-news": lambda say: cards.questions.news(asked(State.ANSWERED), say),
    "question-news-reminded": lambda say: cards.questions.news(
        asked(State.ANSWERED, Act.TAKE, Act.ANSWER, Act.REMIND), say
    ),
    "question-news-nameless": lambda say: cards.questions.news(unnamed(State.ANSWERED), say, receipt="r" * 32),
    "questions": lambda say: cards.questions.mine(page(*(asked(state) for state in State), total=14, number=1), say),
    "questions-none": lambda say: cards.questions.mine(page(), say),
    **{f"asked-{state}": item(searched(asked(state))) for state in State},
    "asked-nothing-found": item(asked()),
    "asked-passed": item(asked(State.ANSWERED), SANNE),
    "asked-passed-withdrawn": item(asked(State.WITHDRAWN), SANNE),
    "asked-fresh-none": lambda say: cards.asked.fresh(page(), BRAM, say),
    "asked-no-topic": item(asked(topic=None)),
    "asked-theirs": item(asked(State.TAKEN), SANNE),
    "asked-given": item(given(), SANNE),
    "asked-again": item(again()),
    "asked-coordinator": item(passed_on(Circle.COORDINATORS, None, Act.NEXT, Act.POOL, Act.COORDINATORS), NOOR),
    "asked-word": item(asked(State.TAKEN, due=Due.MOVE, due_at=NOW + timedelta(hours=26))),
    "asked-moved": item(let_lie()),
    "asked-full": item(offered(), SANNE),
    "asked-gave-nobody": item(passed_on(Circle.COORDINATORS, Due.COORDINATORS, Act.PASS, seekers=0)),
    "asked-gave": item(given()),
    "asked-gave-pool": item(passed_on(Circle.POOL, Due.COORDINATORS, Act.PASS, Act.POOL)),
    "asked-gave-it": item(passed_on(Circle.IT, Due.COORDINATORS, Act.HANDOVER)),
    "asked-gave-coordinators": item(passed_on(Circle.COORDINATORS, None, Act.PASS)),
    "asked-gave-lead": item(let_go(), NOOR),
    "asked-nameless": item(unnamed()),
    "asked-nameless-answered": item(unnamed(State.ANSWERED)),
    "asked-kept": item(asked(State.TAKEN), written={"text": ANSWER}),
    "asked-unsent": item(asked(State.ACCEPTED), told="moved-on", written={"text": LONG}),
    "asked-fresh": lambda say: cards.asked.fresh(page(asked(), again()), BRAM, say),
    "asked-thanks": lambda say: cards.asked.thanks(
        page(asked(State.ACCEPTED, Act.TAKE, Act.ANSWER, Act.ACCEPT, Act.THANK), asked(State.ACCEPTED)).asks, say
    ),
    "articles": lambda say: cards.asked.shelf(shelf(*Status), say),
    "articles-pages": lambda say: cards.asked.shelf(replace(shelf(*[Status.PUBLISHED] * 5), number=1, total=12), say),
    "articles-empty": lambda say: cards.asked.shelf(shelf(), say),
    "asked-thanks-news": lambda say: cards.asked.thanks([unnamed(State.WITHDRAWN), asked(State.UNANSWERED)], say),
    "todo-questions": lambda say: cards.worklist.todo(NOBODY, BRAM, say, asks=TWO),
    "todo-both": lambda say: cards.worklist.todo(several(2), BRAM, say, asks=TWO),
    "todo-pages-both": lambda say: cards.worklist.todo(
        several(0), BRAM, say, asks=page(*[asked()] * 5, asked(State.TAKEN), total=9)
    ),
}
