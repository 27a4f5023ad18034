"""What is known is found by how its words begin, counted beforehand: the same way on both stores."""

from collections import Counter

import sqlalchemy as sa
from alembic import op

from domain.knowledge import Said
from domain.search import beginnings

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_LETTERS = sa.String(length=6).with_variant(sa.String(length=6, collation="C"), "postgresql")
_PUT = "INSERT INTO found (rowid, stems) VALUES (new.place, new.stems);"
_DROP = "INSERT INTO found (found, rowid, stems) VALUES ('delete', old.place, old.stems);"
_BEFORE = {
    "sqlite": (
        "DROP TRIGGER sought_put",
        "DROP TRIGGER sought_drop",
        "DROP TRIGGER sought_change",
        "DROP TABLE found",
    ),
    "postgresql": ("ALTER TABLE sought DROP COLUMN found",),  # and its index
}
_AFTER = {
    "sqlite": (  # as before kept in step by triggers; only which articles say a word, not where
        "CREATE VIRTUAL TABLE found USING fts5(stems, content = 'sought', content_rowid = 'place', detail = none, "
        "columnsize = 0, prefix = '3 4', tokenize = \"unicode61 remove_diacritics 0 tokenchars '='\")",
        "INSERT INTO found (found) VALUES ('rebuild')",
        f"CREATE TRIGGER sought_put AFTER INSERT ON sought BEGIN {_PUT} END",
        f"CREATE TRIGGER sought_drop AFTER DELETE ON sought BEGIN {_DROP} END",
        f"CREATE TRIGGER sought_change AFTER UPDATE ON sought BEGIN {_DROP} {_PUT} END",
    ),
    "postgresql": (
        "ALTER TABLE sought ADD COLUMN found tsvector GENERATED ALWAYS AS ("
        "array_to_tsvector(string_to_array(stems, ' '))) STORED",
        "CREATE INDEX ix_sought_found ON sought USING gin (found)",
    ),
}


def upgrade() -> None:
    dialect = op.get_bind().dialect.name
    for statement in _BEFORE[dialect]:
        op.execute(statement)
    op.add_column("sought", sa.Column("stems", sa.Text(), nullable=False, server_default=sa.text("''")))
    op.create_table(
        "beginning",
        sa.Column("letters", _LETTERS, nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("letters", name=op.f("pk_beginning")),
        sqlite_with_rowid=False,
    )
    _fill()
    for statement in _AFTER[dialect]:
        op.execute(statement)


def _fill() -> None:
    connection = op.get_bind()
    counted: Counter[str] = Counter()
    for article, title, text in connection.execute(sa.text("SELECT article, title, text FROM sought")).all():
        stems = beginnings(Said(title=title, text=text))
        counted.update((*stems, "."))
        connection.execute(
            sa.text("UPDATE sought SET stems = :stems WHERE article = :article"),
            {"stems": " ".join(stems), "article": article},
        )
    for letters, articles in counted.items():
        connection.execute(
            sa.text("INSERT INTO beginning (letters, articles) VALUES (:letters, :articles)"),
            {"letters": letters, "articles": articles},
        )
