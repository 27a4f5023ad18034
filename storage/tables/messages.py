"""What is owed, what was answered, and the small facts the service itself needs."""

from sqlalchemy import Boolean, Column, Index, Integer, SmallInteger, String, Table, Text, text

from storage.dialect import Json, Moment
from storage.tables.base import metadata

once = Table(
    "once",
    metadata,
    Column("key", String(64), primary_key=True),  # keyed hash of conversation and activity id
    Column("day", Integer, nullable=False),  # days since 1970, nothing finer
    Column("card", String(40)),  # what was answered, to answer the same again; never words
    Column("ids", Json),
    sqlite_with_rowid=False,
)

message = Table(
    "message",
    metadata,
    Column("id", String(32), primary_key=True),  # hash of kind, about, receiver, occasion: nothing is owed twice
    Column("kind", String(40), nullable=False),
    Column("about", String(64), nullable=False),
    Column("receiver", String(400), nullable=False),  # a person, or a group's conversation
    Column("occasion", String(64), nullable=False),
    Column("state", String(10), nullable=False),  # later | ready | sending | done | dead | cancelled | unknown
    Column("priority", SmallInteger, nullable=False),  # lower goes first
    Column("due_at", Moment, nullable=False),  # people's time; 0 once it is settled, and of what is dead the day
    Column("retry_at", Moment),  # machine time; set while backing off
    Column("owner", String(32)),  # the process that sends it
    Column("lease_until", Moment),  # machine time
    Column("attempts", Integer, nullable=False),
    Column("wanted", Integer, nullable=False),  # the version the receiver should see
    Column("sent", Integer, nullable=False),  # the version they do see
    Column("activity", String(400)),  # Teams' id of the card that lives on
    Column("address", Json),  # only where it is not the person's own chat; gone when settled
    Column("data", Json),  # only for typed replies: which card, and the words it carries; gone when settled
    Column("chat", Boolean, nullable=False),  # Graph said no: a chat message takes the ping's place
    Column("reason", String(200)),
    Index(
        "ix_message_ready",
        "priority",
        "due_at",
        "id",
        sqlite_where=text("state = 'ready'"),
        postgresql_where=text("state = 'ready'"),
    ),
    Index(
        "ix_message_later",
        "due_at",
        sqlite_where=text("state = 'later'"),
        postgresql_where=text("state = 'later'"),
    ),
    Index(  # one conversation has at most one message under way: updates cannot cross
        "uq_message_sending",
        "receiver",
        unique=True,
        sqlite_where=text("state = 'sending'"),
        postgresql_where=text("state = 'sending'"),
    ),
    Index("ix_message_receiver", "receiver", "kind"),
    sqlite_with_rowid=False,
)

share = Table(
    "share",
    metadata,
    Column("owner", String(32), primary_key=True),  # a process that sends
    Column("held", Integer, nullable=False),  # requests a second that it may be sending
    Column("wants", Integer, nullable=False),  # that it could send, of what waits with it
    Column("asked", Moment),  # machine time since which it has not said that it is there still; null when it has
    sqlite_with_rowid=False,
)

tenant = Table(
    "tenant",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("service_url", String(400), nullable=False),  # last seen: how to reach who never wrote
    Column("bot", String(200), nullable=False),  # the bot's own id in this channel
    sqlite_with_rowid=False,
)

keep = Table(
    "keep",
    metadata,
    Column("name", String(40), primary_key=True),  # small facts that outlive the process, such as the demo's clock
    Column("value", Text, nullable=False),
    sqlite_with_rowid=False,
)
