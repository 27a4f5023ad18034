"""What the seal key protects: buttons that cannot be changed or lent, once-only keys that tell nothing, and whoever
reported without a name.

Every use has a key of its own, derived from KRING_SEAL_KEY (HKDF-SHA256).
"""

import hmac
import secrets
from collections.abc import Iterator, Mapping
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain import errors

SEALED = (  # all else in a button are inputs
    "friction", "own", "receipt", "nonce", "typed", "checked", "page", "question", "article", "tip", "answer",
    "seen", "looked", "suggested", "about", "person", "version", "day", "sure", "choice", "only", "was", "nudge",
    "lang", "corrects", "change", "update",
)  # fmt: skip
NONCE = 12  # bytes, of one sealing
RECEIPT = 32  # hex digits: 128 bits
CHAIN = 15  # hex digits: a positive number of 60 bits
LENGTH = 22  # hex digits of a tag: 88 bits, in every button of every card


class Seal:
    def __init__(self, key: bytes) -> None:
        """Raises ValueError unless the key is 32 bytes."""
        if len(key) != 32:  # noqa: PLR2004
            raise ValueError("the seal key must be 32 bytes")
        self._buttons = _derive(key, b"kring buttons")
        self._people = _derive(key, b"kring button owners")
        self._once = _derive(key, b"kring once-only")
        self._receipts = _derive(key, b"kring receipts")
        self._chains = _derive(key, b"kring chains")
        self._boxes = AESGCM(_derive(key, b"kring mailboxes"))
        self._passing = secrets.token_bytes(32)  # of this process alone, kept nowhere

    def stamp(self, card: dict[str, Any], person: str) -> dict[str, Any]:
        """The card, with every button of it made for this person and nobody else; changes the card it is given."""
        owner = self._owner(person)
        for action in _actions(card):
            data = action["data"]
            marks = {"for": owner, "mac": self._mac(owner, action.get("verb") or data["verb"], data)}
            data |= marks
            if "fallback" in action:
                action["fallback"]["data"] |= marks
        return card

    def check(self, person: str, verb: str, data: Mapping[str, str]) -> None:
        """Raises Changed when the data is not as it was made, OtherCard when it was made for somebody else."""
        owner = data.get("for", "")
        if not hmac.compare_digest(data.get("mac", "").encode(), self._mac(owner, verb, data).encode()):
            raise errors.Changed
        if owner != self._owner(person):
            raise errors.OtherCard

    def once(self, conversation: str, activity: str) -> str:
        """The key under which an activity's answer is kept; without the seal key it leads nowhere."""
        return _tag(self._once, conversation, activity, length=64)

    def receipt(self, nonce: str) -> str:
        """What proves that a nameless report is one's own: only this key leads from the form to it."""
        return _tag(self._receipts, nonce, length=RECEIPT)

    def chain(self, about: str) -> int:
        """Under which number Graph sees the pings of a nameless loop: it leads to the loop with this key alone."""
        return int(_tag(self._chains, about, length=CHAIN), 16) or 1

    def seed(self, conversation: str, activity: str) -> bytes:
        """The randomness of a turn that leaves no trace: the same for an activity that this process gets twice."""
        return bytes.fromhex(_tag(self._passing, conversation, activity, length=64))

    def lock(self, plain: bytes) -> bytes:
        nonce = secrets.token_bytes(NONCE)
        return nonce + self._boxes.encrypt(nonce, plain, None)

    def unlock(self, sealed: bytes) -> bytes | None:
        """None when it was sealed with another key, or changed."""
        try:
            return self._boxes.decrypt(sealed[:NONCE], sealed[NONCE:], None)
        except (InvalidTag, ValueError):
            return None

    def _owner(self, person: str) -> str:
        return _tag(self._people, person)

    def _mac(self, owner: str, verb: str, data: Mapping[str, str]) -> str:
        return _tag(self._buttons, owner, verb, *(f"{one}={data[one]}" for one in SEALED if one in data))


def _actions(part: Any) -> Iterator[dict[str, Any]]:
    """Every Action.Execute of a card, and of a dialog's card every Action.Submit, whose verb is in its data."""
    if isinstance(part, list):
        for one in part:
            yield from _actions(one)
    elif isinstance(part, dict):
        if part.get("type") in ("Action.Execute", "Action.Submit"):
            yield part
            return
        for name in ("body", "actions", "items", "columns"):
            if name in part:
                yield from _actions(part[name])


def _derive(key: bytes, use: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=use).derive(key)


def _tag(key: bytes, *parts: str, length: int = LENGTH) -> str:
    # Where one part ends and the next begins is under the seal too.
    told = "".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")
    return hmac.digest(key, told, "sha256").hex()[:length]
