"""Messages about a change: what they say, where each receiver stands, how many stand where, and who did what."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, SmallInteger, String, Table, Text, text

from storage.dialect import Json, Moment
from storage.tables.base import metadata

nudge = Table(
    "nudge",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("code", String(6), nullable=False, unique=True),
    Column("state", String(12), nullable=False),
    Column("author", String(64), ForeignKey("person.id"), nullable=False),
    Column("words", Json, nullable=False),  # by language
    Column("topic", String(60)),
    Column("audience", Text, nullable=False),
    Column("when", String(10)),  # 2026-11-17
    Column("pilot", SmallInteger, nullable=False),  # percent
    Column("must", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("corrected", Boolean, nullable=False),
    Column("stopped", Boolean, nullable=False),
    Column("wave", String(10), nullable=False),
    Column("wave_at", Moment),
    Column("cursor", String(64)),
    Column("drawn", Integer, nullable=False),
    Column("drawn_to", String(64)),
    Column("announced_at", Moment),
    Column("preview_until", Moment),
    Column("released_at", Moment),
    Column("watch_until", Moment),
    Column("update", String(40)),
    Column("tips", Json, nullable=False),
    Column("people", Integer, nullable=False, server_default=text("0")),  # in its audience when it was announced
    Index("ix_nudge_state", "state"),
    sqlite_with_rowid=False,
)

reach = Table(  # where one receiver stands
    "reach",
    metadata,
    Column("nudge", String(32), ForeignKey("nudge.id"), primary_key=True),
    Column("person", String(64), ForeignKey("person.id"), primary_key=True),
    Column("state", String(12), nullable=False),
    Column("at", Moment),  # when it is tried again, of who waits
    Column("message", String(32)),  # what is owed, or was
    Column("said", String(12)),
    Column("asked", Boolean, nullable=False, server_default=text("false")),  # a key user, about it
    Index(
        "ix_reach_open", "nudge", "state", "at",
        sqlite_where=text("state IN ('waits', 'owed')"),
        postgresql_where=text("state IN ('waits', 'owed')"),
    ),
    Index("ix_reach_person", "person"),
    sqlite_with_rowid=False,
)  # fmt: skip

reach_count = Table(  # how many stand where: progress is read from here
    "reach_count",
    metadata,
    Column("nudge", String(32), ForeignKey("nudge.id"), primary_key=True),
    Column("state", String(12), primary_key=True),
    Column("many", Integer, nullable=False),
    sqlite_with_rowid=False,
)

deed = Table(  # who did what with it; nothing here is ever changed
    "deed",
    metadata,
    Column("nudge", String(32), ForeignKey("nudge.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("person", String(64), ForeignKey("person.id")),  # nobody for the clock
    Column("deed", String(12), nullable=False),
    Column("many", Integer),
    Column("words", Text),
    Column("said", Json),  # all that it said then, by language
    sqlite_with_rowid=False,
)

counted = Table(  # how many people were counted for which audience: two that differ by a few are not both told
    "counted",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("audience", String(64), primary_key=True),  # a hash
    Column("many", Integer, nullable=False),
    sqlite_with_rowid=False,
)
