"""What an organisation's content and settings decide, as one value that every turn gets."""

from dataclasses import dataclass

from domain.friction import LoopDefaults
from domain.people import Usual
from domain.routing import Taxonomy
from domain.schedule import Quiet, WorkingWeek


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    taxonomy: Taxonomy
    loop: LoopDefaults
    week: WorkingWeek
    quiet: Quiet
    usual: Usual
    organisation: str
    desk_url: str | None
