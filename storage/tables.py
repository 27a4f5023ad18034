"""Every table, as Core sees it; the migrations build the same, and a test holds the two together.

No table keeps an insertion order: keys derive from random seeds, and on SQLite no table has a rowid.
Moments are microseconds UTC in a big integer (`storage.dialect.Moment`).
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)

from storage.dialect import Json, Moment

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

person = Table(
    "person",
    metadata,
    Column("id", String(64), primary_key=True),  # the Entra object id
    Column("name", String(200), nullable=False),
    Column("department", String(200)),
    Column("location", String(200)),
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

outsider = Table(
    "outsider",
    metadata,
    Column("id", String(64), primary_key=True),  # of an account that is no colleague's; nothing else is kept of it
    Column("kind", String(10), nullable=False),  # guest | shared
    sqlite_with_rowid=False,
)

friction = Table(
    "friction",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("code", String(6), nullable=False, unique=True),  # what people read and say aloud
    Column("naming", String(10), nullable=False),  # named | told | pull
    Column("nonce", String(32), unique=True),  # of the form it came from: the same form stores once; null when nameless
    Column("receipt", String(64), unique=True),  # SHA-256 of what the reporter's card holds; null when named
    Column("mailbox", String(48)),  # who to tell, sealed; only for `told`, until 30 days after closing
    Column("state", String(20), nullable=False),
    Column("queue", String(20), nullable=False),
    Column("topic", String(20)),  # the group of the taxonomy; null when neither words nor person said
    Column("leaf", String(40)),
    Column("pace", String(20), nullable=False),  # fast | normal | structural
    Column("impact", String(20)),
    Column("words", Text, nullable=False),
    Column("would_help", Text),
    Column("colleagues", Integer, nullable=False, server_default=text("0")),  # more whom a key user speaks for
    Column("reporter", String(64), ForeignKey("person.id")),  # null when nameless
    Column("handler", String(64), ForeignKey("person.id")),
    Column("title", String(80)),
    Column("lead", String(32), ForeignKey("friction.id")),  # the report that this one goes with
    Column("version", Integer, nullable=False),  # moves with every act; cards are armed again when it does
    Column("received_at", Moment, nullable=False),
    Column("take_by", Moment, nullable=False),
    Column("expect_by", Moment),  # later than take_by, where its queue holds more than it can
    Column("decide_by", Moment, nullable=False),
    Column("closed_at", Moment),
    Index("ix_friction_reporter", "reporter", "received_at"),
    Index("ix_friction_queue_state", "queue", "state", "received_at"),
    Index(
        "ix_friction_lead",
        "lead",
        sqlite_where=text("lead IS NOT NULL"),
        postgresql_where=text("lead IS NOT NULL"),
    ),
    Index(
        "ix_friction_waiting",
        "received_at",
        sqlite_where=text("state = 'waiting'"),
        postgresql_where=text("state = 'waiting'"),
    ),
    Index(
        "ix_friction_mailbox",
        "closed_at",
        sqlite_where=text("mailbox IS NOT NULL"),
        postgresql_where=text("mailbox IS NOT NULL"),
    ),
    Index(  # what colleagues may see: searched when somebody reports something like it
        "ix_friction_heading",
        "id",
        sqlite_where=text("title IS NOT NULL AND state IN ('received', 'taken')"),
        postgresql_where=text("title IS NOT NULL AND state IN ('received', 'taken')"),
    ),
    sqlite_with_rowid=False,
)

event = Table(
    "event",
    metadata,
    Column("friction", String(32), ForeignKey("friction.id"), primary_key=True),
    Column("version", Integer, primary_key=True),  # the version this act made
    Column("at", Moment, nullable=False),
    Column("act", String(20), nullable=False),
    Column("person", String(64), ForeignKey("person.id")),  # null for the clock, and for who has no name here
    Column("words", Text),
    Column("alternative", Text),  # what is allowed instead
    Index("ix_event_take", "at", sqlite_where=text("act = 'take'"), postgresql_where=text("act = 'take'")),
    Index("ix_event_late", "friction", sqlite_where=text("act = 'late'"), postgresql_where=text("act = 'late'")),
    sqlite_with_rowid=False,
)

timer = Table(
    "timer",
    metadata,
    Column("friction", String(32), ForeignKey("friction.id"), primary_key=True),
    Column("what", String(20), primary_key=True),  # domain/timers.py: What
    Column("due_at", Moment, nullable=False),  # people's time
    Index("ix_timer_due", "due_at"),
    sqlite_with_rowid=False,
)

mailbox = Table(
    "mailbox",
    metadata,
    Column("id", String(48), primary_key=True),  # random
    Column("sealed", LargeBinary, nullable=False),  # person, chat and receipt, with a key that is not in the store
    sqlite_with_rowid=False,
)

support = Table(
    "support",
    metadata,
    Column("friction", String(32), ForeignKey("friction.id"), primary_key=True),
    Column("person", String(64), ForeignKey("person.id"), primary_key=True),  # to tell them; nobody's to list
    sqlite_with_rowid=False,
)

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
