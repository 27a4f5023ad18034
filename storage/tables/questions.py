"""Questions to key users, and what is known: articles, and how often they helped."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)

from storage.dialect import Json, Moment
from storage.tables.base import metadata

KEPT_BESIDES = frozenset({  # what the migration makes for searching alone: SQLite's own tables, PostgreSQL's own column
    "found", "found_config", "found_data", "found_docsize", "found_idx", "ix_sought_found",
})  # fmt: skip

Letters = String(6).with_variant(String(6, collation="C"), "postgresql")  # in the order of their codes, on both

question = Table(
    "question",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("code", String(6), nullable=False, unique=True),
    Column("naming", String(10), nullable=False),  # named | told | pull
    Column("nonce", String(32), unique=True),  # as of a report: null when nameless
    Column("receipt", String(64), unique=True),  # null when named
    Column("mailbox", String(48)),
    Column("state", String(20), nullable=False),
    Column("circle", String(20), nullable=False),  # whom it waits for
    Column("topic", String(60)),
    Column("words", Text, nullable=False),
    Column("tip", String(60)),  # the tip it is about
    Column("asker", String(64), ForeignKey("person.id")),  # null when nameless
    Column("key_user", String(64), ForeignKey("person.id")),  # who took it
    Column("version", Integer, nullable=False),
    Column("asked_at", Moment, nullable=False),
    Column("due", String(20)),  # what the clock does next
    Column("due_at", Moment),  # people's time
    Column("closed_at", Moment),
    Index("ix_question_asker", "asker", "asked_at"),
    Index("ix_question_asked_at", "asked_at", "topic", "circle"),  # what people miss
    Index("ix_question_key_user", "key_user", "state"),
    Index(
        "ix_question_due",
        "due_at",
        sqlite_where=text("due_at IS NOT NULL"),
        postgresql_where=text("due_at IS NOT NULL"),
    ),
    Index(
        "ix_question_mailbox",
        "closed_at",
        sqlite_where=text("mailbox IS NOT NULL"),
        postgresql_where=text("mailbox IS NOT NULL"),
    ),
    sqlite_with_rowid=False,
)

question_event = Table(
    "question_event",
    metadata,
    Column("question", String(32), ForeignKey("question.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("act", String(20), nullable=False),
    Column("person", String(64), ForeignKey("person.id")),
    Column("words", Text),
    Index("ix_question_event_at", "at", "question", "version"),  # a day's, a page at a time
    Index(  # what a key user took this week
        "ix_question_event_take",
        "person",
        "at",
        sqlite_where=text("act = 'take'"),
        postgresql_where=text("act = 'take'"),
    ),
    sqlite_with_rowid=False,
)

asked = Table(  # to whom a question was brought, and why
    "asked",
    metadata,
    Column("question", String(32), ForeignKey("question.id"), primary_key=True),
    Column("person", String(64), ForeignKey("person.id"), primary_key=True),
    Column("circle", String(20), nullable=False),
    Column("why", Json, nullable=False),
    Column("version", Integer, nullable=False, server_default=text("1")),  # of the question when it was
    Column("place", Integer, nullable=False, server_default=text("0")),  # among those it was brought to with one act
    Index("ix_asked_person", "person"),
    sqlite_with_rowid=False,
)

article = Table(
    "article",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("status", String(20), nullable=False),  # draft | asked | published | withdrawn | unheard
    Column("topic", String(60)),
    Column("owner", String(64), ForeignKey("person.id")),
    Column("question", String(32), ForeignKey("question.id")),  # where it came from
    Column("version", Integer, nullable=False),
    Column("review_by", String(10), nullable=False),  # a day, 2027-05-17
    Column("ask_on", String(10)),  # the day on which the clock asks: who asked once more, or whether it is still true
    Column("asks", SmallInteger, nullable=False, server_default=text("0")),  # how often who asked was asked
    Index("ix_article_question", "question"),
    Index("ix_article_owner", "owner"),
    Index(
        "ix_article_ask_on",
        "ask_on",
        sqlite_where=text("ask_on IS NOT NULL"),
        postgresql_where=text("ask_on IS NOT NULL"),
    ),
    sqlite_with_rowid=False,
)

wording = Table(  # of articles, every version of each language
    "wording",
    metadata,
    Column("article", String(40), ForeignKey("article.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("language", String(5), primary_key=True),
    Column("title", String(80), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("person", String(64), ForeignKey("person.id")),  # who wrote it; null when imported
    sqlite_with_rowid=False,
)

sought = Table(  # what published articles are found by, in all their languages; each store indexes it in its own way
    "sought",
    metadata,
    Column("article", String(40), ForeignKey("article.id"), primary_key=True),
    Column("place", BigInteger, nullable=False, unique=True),  # in SQLite's index: drawn from the id, so no order
    Column("title", Text, nullable=False),  # as `domain.search.said` has them
    Column("text", Text, nullable=False),
    Column("stems", Text, nullable=False, server_default=text("''")),  # as `domain.search.beginnings` has them
    sqlite_with_rowid=False,
)

beginning = Table(  # how many published articles say a word that begins so; "." stands for all there are
    "beginning",
    metadata,
    Column("letters", Letters, primary_key=True),
    Column("articles", Integer, nullable=False),
    sqlite_with_rowid=False,
)

vector = Table(  # what an article means, by the model that made it so
    "vector",
    metadata,
    Column("article", String(40), ForeignKey("article.id"), primary_key=True),
    Column("model", String(60), primary_key=True),
    Column("version", Integer, nullable=False),  # of the article
    Column("meaning", LargeBinary, nullable=False),  # opaque here
    sqlite_with_rowid=False,
)

known = Table(  # how often an article or tip was found, and helped; nobody's name
    "known",
    metadata,
    Column("source", String(10), primary_key=True),  # article | tip
    Column("id", String(60), primary_key=True),
    Column("helped", Integer, nullable=False),
    Column("missed", Integer, nullable=False),  # in a row: it was the best, and somebody was asked all the same
    Column("told_on", String(10)),  # the day on which its owner last heard that it is missed
    sqlite_with_rowid=False,
)

reuse = Table(  # how often it helped others, by the month; nobody's name either
    "reuse",
    metadata,
    Column("source", String(10), primary_key=True),
    Column("id", String(60), primary_key=True),
    Column("month", String(7), primary_key=True),  # 2026-11, where the organisation is
    Column("times", Integer, nullable=False),
    sqlite_with_rowid=False,
)
