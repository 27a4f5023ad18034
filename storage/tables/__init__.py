"""Every table, as Core sees it; the migrations build the same, and a test holds the two together.

No table keeps an insertion order: keys derive from random seeds, and on SQLite no table has a rowid.
Moments are microseconds UTC in a big integer (`storage.dialect.Moment`).
"""

from storage.tables.base import metadata
from storage.tables.friction import event, friction, mailbox, support, timer
from storage.tables.insights import tally
from storage.tables.learning import approval, contact, learner, lesson, review, schedule, tip
from storage.tables.messages import keep, message, once, share, tenant
from storage.tables.nudges import counted, deed, nudge, reach, reach_count
from storage.tables.people import key_user, membership, outsider, person, queue, role, topic, trait
from storage.tables.questions import (
    article,
    asked,
    beginning,
    known,
    question,
    question_event,
    reuse,
    sought,
    vector,
    wording,
)
from storage.tables.updates import vendor_update

__all__ = [
    "approval",
    "article",
    "asked",
    "beginning",
    "contact",
    "counted",
    "deed",
    "event",
    "friction",
    "keep",
    "key_user",
    "known",
    "learner",
    "lesson",
    "mailbox",
    "membership",
    "message",
    "metadata",
    "nudge",
    "once",
    "outsider",
    "person",
    "question",
    "question_event",
    "queue",
    "reach",
    "reach_count",
    "reuse",
    "review",
    "role",
    "schedule",
    "share",
    "sought",
    "support",
    "tally",
    "tenant",
    "timer",
    "tip",
    "topic",
    "trait",
    "vector",
    "vendor_update",
    "wording",
]
