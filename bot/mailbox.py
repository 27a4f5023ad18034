"""What a sealed mailbox holds: everything to reach somebody whose name is in no table, in a box of one size.

Sealed with AES-GCM under a key that is not in the store; whoever has both can open it, and only until it is erased.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.seal import Seal
from domain.people import Person, PersonId

BOX = 1024  # bytes, or a multiple: the length tells nothing of what is in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox:
    person: str
    conversation: str
    service_url: str
    activity: str | None  # of the card that lives on; None until there is one
    language: str
    time_zone: str
    receipt: str  # for the card's buttons

    @property
    def viewer(self) -> Person:
        """Who opens it, as far as a card needs to know."""
        return Person(
            id=PersonId(self.person), name="", language=self.language, time_zone=self.time_zone,
            conversation=self.conversation, service_url=self.service_url,
        )  # fmt: skip


def close(box: Mailbox, seal: Seal) -> bytes:
    """The box as the store keeps it."""
    plain = json.dumps(asdict(box), separators=(",", ":")).encode()
    return seal.lock(plain.ljust(-(-len(plain) // BOX) * BOX))


def open_(sealed: bytes, seal: Seal) -> Mailbox | None:
    """None when it was sealed with another key, or is no box of ours."""
    plain = seal.unlock(sealed)
    said: Mapping[str, Any] | None = json.loads(plain) if plain is not None else None
    return Mailbox(**said) if said else None
