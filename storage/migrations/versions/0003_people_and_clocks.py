"""People as the organisation lists them, their own hours, and what the clock does about a report."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # when a message was sent is not kept anymore: it could tell when somebody without a name spoke
    op.execute("UPDATE message SET due_at = 0 WHERE state IN ('done', 'cancelled', 'unknown')")
    op.add_column("person", sa.Column("listed_language", sa.String(length=5), nullable=True))
    op.add_column("person", sa.Column("listed_zone", sa.String(length=60), nullable=True))
    op.add_column("person", sa.Column("left", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    op.add_column("person", sa.Column("days", sa.SmallInteger(), nullable=True))
    op.add_column("person", sa.Column("starts", sa.String(length=5), nullable=True))
    op.add_column("person", sa.Column("ends", sa.String(length=5), nullable=True))
    op.add_column("person", sa.Column("away_until", sa.BigInteger(), nullable=True))
    take = sa.text("act = 'take'")
    op.create_index("ix_event_take", "event", ["at"], sqlite_where=take, postgresql_where=take)
    late = sa.text("act = 'late'")
    op.create_index("ix_event_late", "event", ["friction"], sqlite_where=late, postgresql_where=late)
    here = sa.text("away_until IS NOT NULL")
    op.create_index("ix_person_away", "person", ["away_until"], sqlite_where=here, postgresql_where=here)
    op.add_column("friction", sa.Column("expect_by", sa.BigInteger(), nullable=True))
    op.create_table(
        "timer",
        sa.Column("friction", sa.String(length=32), nullable=False),
        sa.Column("what", sa.String(length=20), nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["friction"], ["friction.id"], name=op.f("fk_timer_friction")),
        sa.PrimaryKeyConstraint("friction", "what", name=op.f("pk_timer")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_timer_due", "timer", ["due_at"])
    op.create_table(
        "topic",
        sa.Column("person", sa.String(length=64), nullable=False),
        sa.Column("topic", sa.String(length=60), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], name=op.f("fk_topic_person")),
        sa.PrimaryKeyConstraint("person", "topic", name=op.f("pk_topic")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "outsider",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outsider")),
        sqlite_with_rowid=False,
    )
