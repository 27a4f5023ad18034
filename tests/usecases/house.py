"""A small organisation in a store, and what its people do there: each act is a transaction of its own."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Table, select

import usecases.friction
import usecases.nameless
import usecases.together
from domain.friction import Event, Friction, FrictionId
from domain.messages import Kind, Pressed
from domain.nameless import Actor, Bearer, Naming, Slip, kept
from domain.people import PersonId
from domain.rules import Rules
from domain.states import Act
from storage import friction, keep
from storage.store import Store
from storage.tables import message, metadata
from storage.tx import Tx
from tests.examples import ANNA, BRAM, NOW, REASON, RULES, person, settle_in
from usecases.friction import Form

T = TypeVar("T")
SEED = bytes(32)
_OWED = select(message).order_by(message.c.due_at, message.c.id)
_ALL = {table: select(table) for table in metadata.sorted_tables}


def slip(n: int = 0) -> Slip:
    """What the card of a nameless report holds, and who to tell."""
    return Slip(receipt=f"receipt {n}", kept=kept(f"receipt {n}"), sealed=b"sealed")


def bearer(n: int = 0) -> Bearer:
    return Bearer(kept=slip(n).kept)


class House:
    def __init__(self, store: Store, *, new: bool = True) -> None:
        self._store = store
        if new:
            self.begin()

    def begin(self) -> None:
        """Everybody is there and nothing happened yet."""
        self.do(keep.empty)
        self.do(settle_in)

    def do(self, job: Callable[[Tx], T]) -> T:
        return self._store.write(job).result(10)

    def report(
        self, text: str = "Outlook is traag", who: PersonId = ANNA, *, nonce: str = "n1", seed: bytes = SEED,
        now: datetime = NOW, rules: Rules = RULES, pressed: Pressed | None = None, **choices: str,
    ) -> Friction:  # fmt: skip
        return self.submit(
            Form(nonce=nonce, text=text, **choices), who, seed=seed, now=now, rules=rules, pressed=pressed
        )

    def submit(
        self, form: Form, who: PersonId = ANNA, *, seed: bytes = SEED, now: datetime = NOW, rules: Rules = RULES,
        pressed: Pressed | None = None,
    ) -> Friction:  # fmt: skip
        return self.do(
            lambda tx: usecases.friction.report(
                tx, person(who), form, pressed=pressed, seed=seed, now=now, rules=rules
            )
        )  # fmt: skip

    def send(
        self, text: str = "Outlook is traag", naming: Naming = Naming.TOLD, n: int = 0, *, now: datetime = NOW,
        seed: bytes | None = None, **choices: str,
    ) -> Friction:  # fmt: skip
        """A report without a name; the one that is sent as number `n` is spoken for by `bearer(n)`."""
        form = Form(nonce=f"nameless {n}", text=text, **choices)
        return self.do(
            lambda tx: usecases.nameless.report(
                tx, form, slip(n), naming, seed=seed or bytes([n + 100]) * 32, now=now, rules=RULES
            )
        )

    def release(self, now: datetime) -> int:
        return self.do(lambda tx: usecases.nameless.release(tx, now=now, rules=RULES))

    def support(
        self, who: PersonId, which: str, *, pressed: Pressed | None = None, now: datetime = NOW
    ) -> Friction:  # fmt: skip
        about = FrictionId(which)
        return self.do(lambda tx: usecases.together.support(tx, person(who), about, pressed=pressed, now=now))

    def join(self, by: Actor, own: str, into: str, *, now: datetime = NOW) -> Friction:
        """The reporter's own report goes with another."""
        one, other = FrictionId(own), FrictionId(into)
        return self.do(
            lambda tx: usecases.together.merge_own(tx, by, one, other, pressed=None, now=now, rules=RULES)
        )  # fmt: skip

    def merge(self, who: PersonId, which: str, code: str, *, now: datetime = NOW) -> Friction:
        """The handler says that it is the same as the one with this code."""
        one = FrictionId(which)
        return self.do(lambda tx: usecases.together.merge(tx, person(who), one, code, now=now, rules=RULES))

    def act(
        self, what: Act, which: str, who: PersonId, said: str | None = None, *, now: datetime = NOW,
        rules: Rules = RULES, pressed: Pressed | None = None, by: Actor | None = None, queue: str = "processowner",
    ) -> Friction:  # fmt: skip
        """Does it as a button would, with words that fit unless others are given."""
        name = {Act.OBJECT: "object_to", Act.HANDOVER: "hand_over"}.get(what, what.value)
        use: Callable[..., Friction] = getattr(usecases.friction, name)
        about, reporter = FrictionId(which), by or who
        if what is Act.HANDOVER:
            words = REASON if said is None else said
            return self.do(lambda tx: use(tx, person(who), about, queue, words, now=now, rules=rules))
        if what in (Act.TAKE, Act.SOLVE, Act.DECLINE, Act.NOTE, Act.ASK):
            words = REASON if said is None else said
            return self.do(lambda tx: use(tx, person(who), about, words, now=now, rules=rules))
        if what in (Act.REOPEN, Act.OBJECT, Act.REPLY):
            words = said or ("" if what is Act.REOPEN else "Dat zie ik anders.")
            return self.do(lambda tx: use(tx, reporter, about, words, pressed=pressed, now=now, rules=rules))
        return self.do(lambda tx: use(tx, reporter, about, pressed=pressed, now=now, rules=rules))

    def until(self, *acts: Act, now: datetime = NOW) -> Friction:
        """Anna's report after these acts, each by whose it is."""
        which = self.report(now=now)
        for what in acts:
            who = BRAM if what in (Act.TAKE, Act.SOLVE, Act.DECLINE, Act.NOTE, Act.ASK) else ANNA
            which = self.act(what, which.id, who, now=now)
        return which

    def find(self, which: str) -> Friction | None:
        return self.do(lambda tx: friction.find(tx, FrictionId(which)))

    def story(self, which: str) -> tuple[Event, ...]:
        return self.do(lambda tx: friction.story(tx, FrictionId(which))[0])

    def rows(self, table: Table) -> list[Mapping[str, Any]]:
        """All that is in a table."""
        return self.do(lambda tx: [row._asdict() for row in tx.rows(_ALL[table])])

    def owed(self, kind: Kind) -> list[Mapping[str, Any]]:
        rows = self.do(lambda tx: [row._asdict() for row in tx.rows(_OWED)])
        return [row for row in rows if row["kind"] == kind]

    def told(self, kind: Kind) -> list[tuple[str, str]]:
        """(receiver, occasion) of everything of this kind that was ever owed."""
        return sorted((row["receiver"], row["occasion"]) for row in self.owed(kind))
