"""What somebody is taught: how they wish it, what they were shown, and what they answered; nobody else reads it."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, SmallInteger, String, Table, text

from storage.dialect import Json, Moment
from storage.tables.base import metadata

learner = Table(  # what they said of it; who said nothing has no row
    "learner",
    metadata,
    Column("person", String(64), ForeignKey("person.id"), primary_key=True),
    Column("rhythm", String(10)),  # daily | three | one | off; null: the usual one
    Column("at", String(5)),  # 10:00, local; null: the usual moment
    Column("paused_until", Moment),
    Column("ring", String(10)),  # early | later: news about changes before others, or after them; null: with them
    Column("told", Json, nullable=False),  # work moments, locations, platforms, levels by app, apps put away
    Column("last", String(10)),  # what they were last taught: new | recall
    Column("unanswered", SmallInteger, nullable=False),  # contacts in a row
    sqlite_with_rowid=False,
)

schedule = Table(  # when the next contact of a kind with somebody may begin
    "schedule",
    metadata,
    Column("person", String(64), ForeignKey("person.id"), primary_key=True),
    Column("kind", String(20), primary_key=True),
    Column("zone", String(60)),  # in which `at` is local
    Column("at", String(5)),  # 10:00
    Column("next_at", Moment),  # people's time; null for who wishes none
    Index(
        "ix_schedule_next",
        "next_at",
        "person",
        sqlite_where=text("next_at IS NOT NULL"),
        postgresql_where=text("next_at IS NOT NULL"),
    ),
    sqlite_with_rowid=False,
)

contact = Table(  # each time Kring began: one a day, whatever happens
    "contact",
    metadata,
    Column("person", String(64), ForeignKey("person.id"), primary_key=True),
    Column("day", String(10), primary_key=True),  # 2026-11-17, local
    Column("kind", String(10), nullable=False),  # pause | must | recall | tip
    Column("about", String(60), nullable=False),  # the tip
    Column("at", Moment, nullable=False),
    Column("minutes", Float, nullable=False),
    Column("message", String(32), nullable=False),  # what was owed for it
    Index("ix_contact_day", "day"),
    sqlite_with_rowid=False,
)

lesson = Table(  # a tip that somebody was shown; what is remembered of it is made of their answers
    "lesson",
    metadata,
    Column("person", String(64), ForeignKey("person.id"), primary_key=True),
    Column("tip", String(60), primary_key=True),
    Column("shown_at", Moment, nullable=False),
    Column("outcome", String(10)),  # tried | later | known | notforme | stuck
    Column("later_until", Moment),
    Column("stability", Float, nullable=False),  # days
    Column("since", Moment, nullable=False),
    Column("due", Moment, nullable=False),
    Column("retired", Boolean, nullable=False),
    Column("missed", Boolean, nullable=False, server_default=text("false")),  # asked once more before others
    sqlite_with_rowid=False,
)

review = Table(  # every answer to the question on a tip
    "review",
    metadata,
    Column("person", String(64), ForeignKey("person.id"), primary_key=True),
    Column("tip", String(60), primary_key=True),
    Column("asked", String(10), primary_key=True),  # the day of the question: answered once
    Column("at", Moment, nullable=False),
    Column("remembered", Boolean, nullable=False),
    Index("ix_review_at", "at"),
    sqlite_with_rowid=False,
)

tip = Table(  # of the organisation itself, beside those that Kring comes with
    "tip",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("content", Json, nullable=False),  # as content/tips.yaml has one
    sqlite_with_rowid=False,
)

approval = Table(  # somebody looked at a tip on today's client
    "approval",
    metadata,
    Column("tip", String(60), primary_key=True),
    Column("content", String(32), nullable=False),  # a hash of its words: changed, it is looked at again
    Column("ready", Boolean, nullable=False),
    Column("person", String(64), ForeignKey("person.id")),
    Column("day", String(10), nullable=False),
    sqlite_with_rowid=False,
)
