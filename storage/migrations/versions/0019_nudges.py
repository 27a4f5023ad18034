"""Messages about a change, where each receiver stands, and who did what with them."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _nudge()
    told = sa.text("change IS NOT NULL")
    op.add_column("friction", sa.Column("change", sa.String(length=32), nullable=True))
    op.create_index("ix_friction_change", "friction", ["change"], sqlite_where=told, postgresql_where=told)
    _reach()
    op.create_table(
        "reach_count",
        _nudge_column(),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        *_keyed("reach_count", "nudge", "state"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "deed",
        _nudge_column(),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=True),
        sa.Column("deed", sa.String(length=12), nullable=False),
        sa.Column("many", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        *_keyed("deed", "nudge", "number"),
        _to_person("deed", "person"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "counted",
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("audience", sa.String(length=64), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "audience", name=op.f("pk_counted")),
        sqlite_with_rowid=False,
    )


def _nudge() -> None:
    op.create_table(
        "nudge",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("author", sa.String(length=64), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("topic", sa.String(length=60), nullable=True),
        sa.Column("audience", sa.Text(), nullable=False),
        sa.Column("when", sa.String(length=10), nullable=True),
        sa.Column("pilot", sa.SmallInteger(), nullable=False),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("must", "corrected", "stopped")),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("wave", sa.String(length=10), nullable=False),
        sa.Column("wave_at", sa.BigInteger(), nullable=True),
        sa.Column("cursor", sa.String(length=64), nullable=True),
        sa.Column("drawn", sa.Integer(), nullable=False),
        sa.Column("drawn_to", sa.String(length=64), nullable=True),
        *(
            sa.Column(name, sa.BigInteger(), nullable=True)
            for name in ("announced_at", "preview_until", "released_at", "watch_until")
        ),
        sa.Column("update", sa.String(length=40), nullable=True),
        sa.Column("tips", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_nudge")),
        sa.UniqueConstraint("code", name=op.f("uq_nudge_code")),
        _to_person("nudge", "author"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_nudge_state", "nudge", ["state"])


def _reach() -> None:
    op.create_table(
        "reach",
        _nudge_column(),
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=True),
        sa.Column("message", sa.String(length=32), nullable=True),
        sa.Column("said", sa.String(length=12), nullable=True),
        *_keyed("reach", "nudge", "person"),
        _to_person("reach", "person"),
        sqlite_with_rowid=False,
    )
    open_ones = sa.text("state IN ('waits', 'owed')")
    op.create_index(
        "ix_reach_open", "reach", ["nudge", "state", "at"], sqlite_where=open_ones, postgresql_where=open_ones
    )
    op.create_index("ix_reach_person", "reach", ["person"])


def _nudge_column() -> sa.Column[str]:
    return sa.Column("nudge", sa.String(length=32), nullable=False)


def _keyed(table: str, *key: str) -> tuple[sa.Constraint, sa.Constraint]:
    return (
        sa.PrimaryKeyConstraint(*key, name=op.f(f"pk_{table}")),
        sa.ForeignKeyConstraint(["nudge"], ["nudge.id"], name=op.f(f"fk_{table}_nudge_nudge")),
    )


def _to_person(table: str, column: str) -> sa.Constraint:
    return sa.ForeignKeyConstraint([column], ["person.id"], name=op.f(f"fk_{table}_{column}_person"))
