"""Everything a person can be refused, each with the text that explains it kindly.

Refused
├── Words           what was typed cannot be used as it is
│   ├── Empty
│   │   ├── NoTitle     taking without one
│   │   ├── NoWhy       handing over without a word
│   │   └── NoStill     asking again without saying what is still missing
│   ├── TooLong
│   ├── OnlyGreeting
│   ├── Lacking         a message about a change does not say all that it must
│   ├── NoAlternative   what is forbidden is only solved by what is allowed
│   └── SeemsPersonal   a name or number seems to be in what everybody will read
├── Choice          a choice that is not one of those on the card
│   ├── Colleagues      no number of people
│   ├── NoPlace         handing over to nobody
│   ├── NoCode          merging with nothing
│   └── NotMergeable    no open report has this code
├── Authority       the act belongs to somebody else
│   ├── NotReporter
│   ├── NotHandler
│   ├── NotAsker        only who asked the question
│   ├── NotAsked        the question was brought to somebody else, or somebody else has it
│   ├── NotOwner        the article is kept by a colleague
│   ├── NotAccepted     the answer has not helped yet
│   ├── NotCoordinator
│   ├── OwnNudge        a message about a change is approved by another coordinator than who sends it
│   ├── NotKeyUser
│   ├── OwnReport
│   ├── OwnWork         thinking along with oneself
│   ├── NobodyElse      handing over to oneself
│   ├── Full            handing a question to who is asked enough this week
│   ├── OwnSupport
│   ├── AlreadySent     this form was sent before, without a name
│   └── Outsider        an account that is no colleague's
├── TooNear         a count that differs by a few people from one of today would tell of those
├── TooLate         the time for this act has passed
├── Announced       a message that people were told of is corrected, not edited
├── NoSecond        nobody else is here to read what goes to many
├── Unknown         the thing named is not there (or not anymore)
├── OtherCard       the button was made for a colleague
├── Changed         the button's data is not what we made
├── UnknownVerb     a button this version does not know
├── TooFast         more acts in a minute than a person makes
└── WentWrong       our own mistake, told with the id of its log line
"""

from collections.abc import Mapping
from typing import ClassVar


class Refused(Exception):
    """An expected no: the turn changes nothing and the person reads the text `refused-…` in their language."""

    text: ClassVar[str] = "refused"

    def __init__(self, **variables: str | int) -> None:
        super().__init__(self.text)
        self.variables: Mapping[str, str | int] = variables


class Words(Refused):
    text = "refused-words"


class Empty(Words):
    text = "refused-empty"


class NoTitle(Empty):
    text = "refused-no-title"


class NoWhy(Empty):
    text = "refused-no-why"


class NoStill(Empty):
    text = "refused-no-still"


class TooLong(Words):
    text = "refused-too-long"


class OnlyGreeting(Words):
    text = "refused-only-greeting"


class Lacking(Words):
    text = "refused-lacking"


class Choice(Refused):
    text = "refused-choice"


class NoAlternative(Words):
    text = "refused-no-alternative"


class SeemsPersonal(Words):
    text = "refused-seems-personal"


class Colleagues(Choice):
    text = "refused-colleagues"


class NoPlace(Choice):
    text = "refused-no-place"


class NoCode(Choice):
    text = "refused-no-code"


class NotMergeable(Choice):
    text = "refused-not-mergeable"


class Authority(Refused):
    text = "refused-authority"


class NotReporter(Authority):
    text = "refused-not-reporter"


class NotHandler(Authority):
    text = "refused-not-handler"


class NotAsker(Authority):
    text = "refused-not-asker"


class NotAsked(Authority):
    text = "refused-not-asked"


class NotOwner(Authority):
    text = "refused-not-owner"


class NotAccepted(Authority):
    text = "refused-not-accepted"


class NotCoordinator(Authority):
    text = "refused-not-coordinator"


class OwnNudge(Authority):
    text = "refused-own-nudge"


class NotKeyUser(Authority):
    text = "refused-not-key-user"


class OwnReport(Authority):
    text = "refused-own-report"


class OwnWork(Authority):
    text = "refused-own-work"


class NobodyElse(Authority):
    text = "refused-nobody-else"


class Full(Authority):
    text = "refused-full"


class OwnSupport(Authority):
    text = "refused-own-support"


class AlreadySent(Authority):
    text = "refused-already-sent"


class Outsider(Authority):
    text = "refused-outsider"


class TooNear(Refused):
    text = "refused-too-near"


class TooLate(Refused):
    text = "refused-too-late"


class Announced(Refused):
    text = "refused-announced"


class NoSecond(Refused):
    text = "refused-no-second"


class Unknown(Refused):
    text = "refused-unknown"


class OtherCard(Refused):
    text = "refused-other-card"


class Changed(Refused):
    text = "refused-changed"


class UnknownVerb(Refused):
    text = "refused-unknown-verb"


class TooFast(Refused):
    text = "refused-too-fast"


class WentWrong(Refused):
    text = "went-wrong"
