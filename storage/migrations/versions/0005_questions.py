"""Questions to key users, and the articles that come of them."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{table}_{column}"))


def upgrade() -> None:
    op.create_table(
        "key_user",
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("minutes", sa.SmallInteger(), nullable=True),
        _to("key_user", "person", "person"),
        _key("key_user", "person"),
        sqlite_with_rowid=False,
    )
    _questions()
    _articles()
    _search()


def _questions() -> None:
    op.create_table(
        "question",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("naming", sa.String(length=10), nullable=False),
        sa.Column("nonce", sa.String(length=32), nullable=True),
        sa.Column("receipt", sa.String(length=64), nullable=True),
        sa.Column("mailbox", sa.String(length=48), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("circle", sa.String(length=20), nullable=False),
        sa.Column("topic", sa.String(length=60), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("tip", sa.String(length=60), nullable=True),
        sa.Column("asker", sa.String(length=64), nullable=True),
        sa.Column("key_user", sa.String(length=64), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column("due", sa.String(length=20), nullable=True),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        _to("question", "asker", "person"),
        _to("question", "key_user", "person"),
        _key("question", "id"),
        sa.UniqueConstraint("code", name=op.f("uq_question_code")),
        sa.UniqueConstraint("nonce", name=op.f("uq_question_nonce")),
        sa.UniqueConstraint("receipt", name=op.f("uq_question_receipt")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_question_asker", "question", ["asker", "asked_at"])
    op.create_index("ix_question_key_user", "question", ["key_user", "state"])
    due, boxed = sa.text("due_at IS NOT NULL"), sa.text("mailbox IS NOT NULL")
    op.create_index("ix_question_due", "question", ["due_at"], sqlite_where=due, postgresql_where=due)
    op.create_index("ix_question_mailbox", "question", ["closed_at"], sqlite_where=boxed, postgresql_where=boxed)
    op.create_table(
        "question_event",
        sa.Column("question", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("act", sa.String(length=20), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        _to("question_event", "question", "question"),
        _to("question_event", "person", "person"),
        _key("question_event", "question", "version"),
        sqlite_with_rowid=False,
    )
    take = sa.text("act = 'take'")
    op.create_index(
        "ix_question_event_take", "question_event", ["person", "at"], sqlite_where=take, postgresql_where=take
    )
    op.create_table(
        "asked",
        sa.Column("question", sa.String(length=32), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("circle", sa.String(length=20), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        _to("asked", "question", "question"),
        _to("asked", "person", "person"),
        _key("asked", "question", "person"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_asked_person", "asked", ["person"])


def _articles() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("topic", sa.String(length=60), nullable=True),
        sa.Column("owner", sa.String(length=64), nullable=True),
        sa.Column("question", sa.String(length=32), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("review_by", sa.String(length=10), nullable=False),
        sa.Column("ask_on", sa.String(length=10), nullable=True),
        _to("article", "owner", "person"),
        _to("article", "question", "question"),
        _key("article", "id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_article_question", "article", ["question"])
    op.create_index("ix_article_owner", "article", ["owner"])
    asked = sa.text("ask_on IS NOT NULL")
    op.create_index("ix_article_ask_on", "article", ["ask_on"], sqlite_where=asked, postgresql_where=asked)
    op.create_table(
        "wording",
        sa.Column("article", sa.String(length=40), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("title", sa.String(length=80), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=True),
        _to("wording", "article", "article"),
        _to("wording", "person", "person"),
        _key("wording", "article", "version", "language"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "known",
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("helped", sa.Integer(), nullable=False),
        sa.Column("missed", sa.Integer(), nullable=False),
        _key("known", "source", "id"),
        sqlite_with_rowid=False,
    )


def _search() -> None:
    op.create_table(
        "sought",
        sa.Column("article", sa.String(length=40), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        _to("sought", "article", "article"),
        _key("sought", "article"),
        sa.UniqueConstraint("place", name=op.f("uq_sought_place")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "vector",
        sa.Column("article", sa.String(length=40), nullable=False),
        sa.Column("model", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("meaning", sa.LargeBinary(), nullable=False),
        _to("vector", "article", "article"),
        _key("vector", "article", "model"),
        sqlite_with_rowid=False,
    )
    for statement in _INDEXES[op.get_bind().dialect.name]:
        op.execute(statement)


_PUT = "INSERT INTO found (rowid, title, text) VALUES (new.place, new.title, new.text);"
_DROP = "INSERT INTO found (found, rowid, title, text) VALUES ('delete', old.place, old.title, old.text);"
_INDEXES = {
    "sqlite": (  # kept in step by triggers: whatever changes the table, in the same transaction
        "CREATE VIRTUAL TABLE found USING fts5"
        "(title, text, content = 'sought', content_rowid = 'place', tokenize = 'trigram')",
        f"CREATE TRIGGER sought_put AFTER INSERT ON sought BEGIN {_PUT} END",
        f"CREATE TRIGGER sought_drop AFTER DELETE ON sought BEGIN {_DROP} END",
        f"CREATE TRIGGER sought_change AFTER UPDATE ON sought BEGIN {_DROP} {_PUT} END",
    ),
    "postgresql": (
        "ALTER TABLE sought ADD COLUMN found tsvector GENERATED ALWAYS AS ("
        "setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('simple', text), 'B')) STORED",
        "CREATE INDEX ix_sought_found ON sought USING gin (found)",
    ),
}
