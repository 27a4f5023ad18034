"""Reports, what was said of them, and what the clock does about them."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text, text

from storage.dialect import Moment
from storage.tables.base import metadata

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
    Column("change", String(32)),  # the message about a change that it is about
    Index(
        "ix_friction_change",
        "change",
        sqlite_where=text("change IS NOT NULL"),
        postgresql_where=text("change IS NOT NULL"),
    ),
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
    Index(  # what colleagues may see: searched when somebody reports something like it, and ordered by what presses
        "ix_friction_heading",
        *("id", "state", "title", "colleagues", "impact", "received_at"),
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
    Column("helper", String(64), ForeignKey("person.id")),  # of a solution: the key user who proposed it
    Index(  # what key users told handlers
        "ix_event_along",
        "person",
        sqlite_where=text("act IN ('context', 'propose')"),
        postgresql_where=text("act IN ('context', 'propose')"),
    ),
    Index("ix_event_take", "at", sqlite_where=text("act = 'take'"), postgresql_where=text("act = 'take'")),
    Index("ix_event_at", "at", "friction", "version"),  # a day's, a page at a time
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
    Column("person", String(64), ForeignKey("person.id"), primary_key=True),  # to tell them; nobody else's to list
    Index("ix_support_person", "person"),
    sqlite_with_rowid=False,
)
