"""What an organisation's content and settings decide, as one value that every turn gets."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from domain import budget, nudges, schedule
from domain.friction import LoopDefaults
from domain.keyusers import Limits
from domain.learning import Numbers
from domain.people import Person, Usual
from domain.privacy import Clues
from domain.routing import Taxonomy
from domain.schedule import Quiet, WorkingWeek
from domain.search import Concepts
from domain.tips import Tip


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    taxonomy: Taxonomy
    loop: LoopDefaults
    week: WorkingWeek
    quiet: Quiet
    releases: Sequence[time]  # when nameless reports enter the queues, on working days where the organisation is
    tips: Mapping[str, Tip]  # what may answer a question, besides articles
    moments: Mapping[str, Mapping[str, str]]  # work moments that tips are for: by id, the name in each language
    concepts: Concepts  # words for the same thing, in both languages
    limits: Limits  # of key users, and of how long a question waits for them
    review_months: int  # after which an article's owner is asked whether it is still true
    remembering: Numbers  # how what was taught is remembered
    contact: budget.Limits  # how often somebody is spoken to unasked
    nudges: nudges.Limits  # of messages about a change
    headline: tuple[str, ...]  # what no headline begins with
    rate: float  # messages a second that Teams takes of us
    clues: Clues  # what a name, phone or staff number looks like (PS7)
    usual: Usual
    organisation: str
    desk_url: str | None
    privacy_url: str | None  # the page that says what is kept, where the organisation is reached from outside
    examples: bool = False  # tips are taught that nobody here looked at yet, and are called examples
    minutes_saved: int | None = None  # by one answered question, about, where the organisation says so (KU5)
    outlook: bool = False  # whether automatic replies tell that somebody is away, of whom `storage.absence.whom` says

    def week_of(self, who: Person | None) -> WorkingWeek:
        """When this person works: their own days and hours, without holidays and without when they are away."""
        own = who.hours if who else None
        week = replace(self.week, days=own.days, start=own.start, end=own.end) if own else self.week
        return replace(week, away_until=who.back) if who and who.back else week

    def sound(self, moment: datetime, who: Person) -> datetime:
        """From when on something unasked may make a sound: in the hours of who has their own, else after quiet time."""
        week, zone = self.week_of(who), who.time_zone
        if who.hours:  # who works in the evening or at weekends hears it then
            return schedule.next_working(moment, week, zone)
        due = schedule.after_quiet(moment, self.quiet, zone)
        return schedule.next_working(due, week, zone) if who.back else due
