"""What one owed message says, and what waits beside it."""

from dataclasses import dataclass

from bot.drawing import Sheet
from domain.friction import Loop
from domain.questions import Ask

MOST_NEWS = 20  # things in one card of news: far below what Teams takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one owed message says now; `also` are the ids of waiting messages that went into it."""

    sheet: Sheet
    version: int = 0
    also: tuple[str, ...] = ()
    loop: Loop | None = None  # of a ping: what the activity feed tells of
    ask: Ask | None = None  # or this
    sealed: bool = False  # to a mailbox: the ping names no subject
