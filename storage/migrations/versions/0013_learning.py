"""What people are taught, when, and what they answered."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def _person() -> sa.Column[str]:
    return sa.Column("person", sa.String(length=64), nullable=False)


def _keyed(table: str, *columns: str) -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f(f"fk_{table}_person")),
        sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}")),
    )


def upgrade() -> None:
    _wishes()
    _taught()
    _when()
    op.execute(  # whoever was welcomed before is spoken to like everybody else: the first look finds their moment
        "INSERT INTO schedule (person, kind, next_at) SELECT id, 'tip', 0 FROM person WHERE welcomed"
    )


def _wishes() -> None:
    op.create_table(
        "learner",
        _person(),
        sa.Column("rhythm", sa.String(length=10), nullable=True),
        sa.Column("at", sa.String(length=5), nullable=True),
        sa.Column("paused_until", sa.BigInteger(), nullable=True),
        sa.Column("told", sa.Text(), nullable=False),
        sa.Column("last", sa.String(length=10), nullable=True),
        sa.Column("unanswered", sa.SmallInteger(), nullable=False),
        *_keyed("learner", "person"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "approval",
        sa.Column("tip", sa.String(length=60), nullable=False),
        sa.Column("content", sa.String(length=32), nullable=False),
        sa.Column("ready", sa.Boolean(), nullable=False),
        sa.Column("person", sa.String(length=64), nullable=True),
        sa.Column("day", sa.String(length=10), nullable=False),
        *_keyed("approval", "tip"),
        sqlite_with_rowid=False,
    )


def _taught() -> None:
    op.create_table(
        "lesson",
        _person(),
        sa.Column("tip", sa.String(length=60), nullable=False),
        sa.Column("shown_at", sa.BigInteger(), nullable=False),
        sa.Column("outcome", sa.String(length=10), nullable=True),
        sa.Column("later_until", sa.BigInteger(), nullable=True),
        sa.Column("stability", sa.Float(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        *_keyed("lesson", "person", "tip"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "review",
        _person(),
        sa.Column("tip", sa.String(length=60), nullable=False),
        sa.Column("asked", sa.String(length=10), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("remembered", sa.Boolean(), nullable=False),
        *_keyed("review", "person", "tip", "asked"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_review_at"), "review", ["at"])


def _when() -> None:
    op.create_table(
        "schedule",
        _person(),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=True),
        sa.Column("at", sa.String(length=5), nullable=True),
        sa.Column("next_at", sa.BigInteger(), nullable=True),
        *_keyed("schedule", "person", "kind"),
        sqlite_with_rowid=False,
    )
    there = sa.text("next_at IS NOT NULL")
    op.create_index(
        op.f("ix_schedule_next"), "schedule", ["next_at", "person"], sqlite_where=there, postgresql_where=there
    )
    op.create_table(
        "contact",
        _person(),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("about", sa.String(length=60), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("minutes", sa.Float(), nullable=False),
        sa.Column("message", sa.String(length=32), nullable=False),
        *_keyed("contact", "person", "day"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_contact_day"), "contact", ["day"])
