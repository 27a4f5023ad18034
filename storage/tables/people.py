"""Who works here, and what they do for others."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, SmallInteger, String, Table, text

from storage.dialect import Moment
from storage.tables.base import metadata

person = Table(
    "person",
    metadata,
    Column("id", String(64), primary_key=True),  # the Entra object id
    Column("name", String(200), nullable=False),
    Column("department", String(200)),
    Column("location", String(200)),
    Column("department_key", String(600)),  # as `domain.audience.fold` has it: what it is compared by
    Column("location_key", String(600)),
    Column("language", String(5)),  # their own setting; wins
    Column("locale", String(20)),  # what their Teams last said
    Column("listed_language", String(5)),  # what the organisation's own list says; before what their Teams says
    Column("time_zone", String(60)),  # their own setting; wins
    Column("listed_zone", String(60)),
    Column("device_zone", String(60)),  # what their Teams last said
    Column("conversation", String(400)),  # the personal chat; null until they wrote or we made it
    Column("service_url", String(400)),
    Column("reachable", Boolean, nullable=False),  # false after uninstalling or blocking
    Column("welcomed", Boolean, nullable=False),
    Column("left", Boolean, nullable=False, server_default=text("false")),  # the organisation
    Column("days", SmallInteger),  # their own working days, a bit for each, Monday first; null: the usual ones
    Column("starts", String(5)),  # 08:30, local
    Column("ends", String(5)),
    Column("away_until", Moment),  # they said so themselves; null when they are there
    Column("listed_until", Moment),  # their mailbox says that they are away; null when it does not
    Column("listed_endless", Boolean, nullable=False, server_default=text("false")),  # and tells no end
    Column("listed_over", Boolean, nullable=False, server_default=text("false")),  # but they said that they are back
    Index(
        "ix_person_away",
        "away_until",
        sqlite_where=text("away_until IS NOT NULL"),
        postgresql_where=text("away_until IS NOT NULL"),
    ),
    Index(
        "ix_person_listed",
        "listed_until",
        sqlite_where=text("listed_until IS NOT NULL"),
        postgresql_where=text("listed_until IS NOT NULL"),
    ),
    sqlite_with_rowid=False,
)

role = Table(
    "role",
    metadata,
    Column("person", String(64), ForeignKey("person.id"), primary_key=True),
    Column("role", String(20), primary_key=True),  # admin | key_user
    sqlite_with_rowid=False,
)

queue = Table(
    "queue",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("owner", String(64), ForeignKey("person.id")),
    Column("deputy", String(64), ForeignKey("person.id")),
    sqlite_with_rowid=False,
)

topic = Table(
    "topic",
    metadata,
    Column("person", String(64), ForeignKey("person.id"), primary_key=True),
    Column("topic", String(60), primary_key=True),  # what a key user knows about
    sqlite_with_rowid=False,
)

key_user = Table(  # what a key user said of it; whether somebody is one is in `role`
    "key_user",
    metadata,
    Column("person", String(64), ForeignKey("person.id"), primary_key=True),
    Column("minutes", SmallInteger),  # a week, at most; null: the usual ones
    Column("shown", Boolean, nullable=False, server_default=text("false")),  # colleagues may see that they are one
    sqlite_with_rowid=False,
)

trait = Table(  # of what somebody told of themselves, what a message can be for; the whole of it is in `learner`
    "trait",
    metadata,
    Column("person", String(64), ForeignKey("person.id"), primary_key=True),
    Column("by", String(10), primary_key=True),  # moment | level
    Column("value", String(60), primary_key=True),  # a work moment; teams:plus, and no row for who begins
    sqlite_with_rowid=False,
)

membership = Table(  # of the Entra groups that a message can be for
    "membership",
    metadata,
    Column("group_id", String(64), primary_key=True),
    Column("person", String(64), ForeignKey("person.id"), primary_key=True),
    Index("ix_membership_person", "person"),
    sqlite_with_rowid=False,
)

outsider = Table(
    "outsider",
    metadata,
    Column("id", String(64), primary_key=True),  # of an account that is no colleague's; nothing else is kept of it
    Column("kind", String(10), nullable=False),  # guest | shared
    sqlite_with_rowid=False,
)
