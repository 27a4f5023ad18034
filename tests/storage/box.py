"""The outbox as tests speak to it: each call is its own transaction, with what they do not care about filled in."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import select

from domain.messages import End, Kind, Outcome, Parcel, Pressed
from storage import outbox, pump
from storage.store import Store
from storage.tables import message
from storage.tx import Tx
from tests.examples import NOW

T = TypeVar("T")
LEASE = timedelta(seconds=60)
_ALL = select(message)


class Box:
    def __init__(self, store: Store) -> None:
        self._store = store

    def do(self, job: Callable[[Tx], T]) -> T:
        return self._store.write(job, loose=True).result(10)

    def owe(
        self, about: str = "f1", receiver: str = "bram", *, kind: Kind = Kind.WORK, occasion: str = "1",
        due: datetime = NOW, now: datetime = NOW,
    ) -> str:  # fmt: skip
        self.do(lambda tx: outbox.owe(tx, kind, about=about, receiver=receiver, occasion=occasion, due=due, now=now))
        return outbox.key(kind, about, receiver, occasion)

    def arm(self, version: int, *, pressed: Pressed | None = None, about: str = "f1", receiver: str = "anna") -> str:
        self.do(
            lambda tx: outbox.arm(
                tx, Kind.STATUS, about=about, receiver=receiver, version=version, now=NOW, pressed=pressed
            )
        )
        return outbox.key(Kind.STATUS, about, receiver, "")

    def answer(self, about: str = "said", receiver: str = "anna", *, owner: str = "p1") -> Parcel | None:
        return self.do(
            lambda tx: outbox.answer(
                tx, about=about, receiver=receiver, data={"card": "home.menu", "words": {"text": "hallo"}},
                address={"conversation": "c1"}, activity=None, now=NOW, owner=owner, lease_until=NOW + LEASE,
            )
        )  # fmt: skip

    def claim(self, *, owner: str = "p1", limit: int = 10) -> list[Parcel]:
        return self.do(lambda tx: pump.claim(tx, owner=owner, lease_until=NOW + LEASE, limit=limit))

    def settle(self, *outcomes: Outcome, owner: str = "p1") -> None:
        self.do(lambda tx: pump.settle(tx, outcomes, owner=owner))

    def end(
        self, which: str, end: End = End.DONE, *, owner: str = "p1", version: int = 0, activity: str | None = None,
        retry_at: datetime | None = None, reason: str | None = None, chat: bool = False, also: Sequence[str] = (),
        erased: bool = False, due: datetime | None = None,
    ) -> None:  # fmt: skip
        ended = Outcome(
            id=which, end=end, version=version, activity=activity, retry_at=retry_at, reason=reason, chat=chat,
            also=also, erased=erased, due=due,
        )  # fmt: skip
        self.settle(ended, owner=owner)

    def promote(self, *, now: datetime = NOW, machine: datetime = NOW) -> int:
        return self.do(lambda tx: pump.promote(tx, now=now, machine=machine))

    def rows(self) -> dict[str, Mapping[str, Any]]:
        return self.do(lambda tx: {row.id: row._asdict() for row in tx.rows(_ALL)})

    def row(self, which: str) -> Mapping[str, Any]:
        return self.rows()[which]

    def state(self, which: str) -> str:
        return str(self.row(which)["state"])
