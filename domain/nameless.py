"""Reports without a name: who may act on one is shown by what its card holds, and no moment is kept finer than a day.

The card carries a receipt; the store keeps its SHA-256 and nothing else that leads to whoever reported (PS1, PS2, PS6).
"""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from domain.people import PersonId

MailboxId = NewType("MailboxId", str)
MAILBOX = "mailbox:"  # how the id of one begins: a receiver that is no person


class Naming(StrEnum):
    """The three equal choices on the form."""

    NAMED = "named"
    TOLD = "told"  # without a name, and the card is kept up to date by a sealed mailbox
    PULL = "pull"  # without a name, and whoever reported looks for themselves


NAMELESS = frozenset({Naming.TOLD, Naming.PULL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearer:
    """Whoever holds the receipt of a report: its reporter, whoever that is."""

    kept: str  # SHA-256 of the receipt, as the store has it


Actor = PersonId | Bearer


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """What proves a nameless report is one's own: on the card, in the store, and who to tell, sealed."""

    receipt: str  # in the card's buttons, never in the store
    kept: str
    sealed: bytes  # opaque here; only for who wants to be told


def kept(receipt: str) -> str:
    """What the store keeps of a receipt."""
    return hashlib.sha256(receipt.encode()).hexdigest()


def is_mailbox(receiver: str) -> bool:
    """Whether a message's receiver is a mailbox, and no person or group."""
    return receiver.startswith(MAILBOX)
