"""A post office that sends nothing, and lets a test say when and how each sending ends."""

import asyncio

from bot.post import Opened, Post
from domain.messages import End, Kind, Outcome, Parcel
from domain.people import PersonId


class FakePost(Post):
    """Everything arrives at once, unless `hold` was called: then what has begun waits for `release`."""

    def __init__(self) -> None:
        self.begun: asyncio.Queue[Parcel] = asyncio.Queue()
        self.under_way = 0
        self.most = 0  # under way at the same time
        self.broken: set[str] = set()  # receivers at whom sending raises
        self.behind = 0  # versions that what is said lags
        self.gone: set[str] = set()  # receivers who turn out to have blocked us
        self._open = asyncio.Event()
        self._open.set()

    def hold(self) -> None:
        self._open.clear()

    def release(self) -> None:
        self._open.set()

    async def begins(self, count: int) -> list[Parcel]:
        """The next so many that begin; fails after five seconds."""
        async with asyncio.timeout(5):
            return [await self.begun.get() for _ in range(count)]

    async def send(self, parcel: Parcel, known: Opened | None = None) -> tuple[Outcome, PersonId | None]:  # noqa: ARG002 - as Post
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        self.begun.put_nowait(parcel)
        try:
            await self._open.wait()
            for _ in range(3):
                await asyncio.sleep(0)  # a network takes turns of the loop
        finally:
            self.under_way -= 1
        if parcel.receiver in self.broken:
            raise RuntimeError(parcel.receiver)
        blocked = PersonId(parcel.receiver) if parcel.receiver in self.gone else None
        end = End.DEAD if blocked else End.DONE
        return Outcome(
            id=parcel.id, end=end, version=parcel.wanted - self.behind, erased=parcel.kind is Kind.REPLY
        ), blocked

    def later(self, parcel: Parcel, *, reason: str, **_: object) -> Outcome:
        return Outcome(id=parcel.id, end=End.CANCELLED, reason=reason)
