"""Thinking along: what key users see of what gets in colleagues' way, and what they tell its handler (LC9)."""

from dataclasses import dataclass

from domain.friction import Event, Heading


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """Some of what is open, and how much there is in all."""

    headings: tuple[Heading, ...]
    number: int  # of the page, from 0
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Along:
    """One report as a key user sees it: of what was said about it their own words alone."""

    heading: Heading
    own: tuple[Event, ...]
    mine: bool  # whether they reported it or have it: then it is not for them to think along
