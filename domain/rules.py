"""What an organisation's content and settings decide, as one value that every turn gets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from domain.friction import LoopDefaults
from domain.people import Usual
from domain.privacy import Clues
from domain.routing import Taxonomy
from domain.schedule import Quiet, WorkingWeek


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    taxonomy: Taxonomy
    loop: LoopDefaults
    week: WorkingWeek
    quiet: Quiet
    releases: Sequence[time]  # when nameless reports enter the queues, on working days where the organisation is
    clues: Clues  # what a name, phone or staff number looks like (PS7)
    usual: Usual
    organisation: str
    desk_url: str | None
