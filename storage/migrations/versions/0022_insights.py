"""How many there were of what on each day, the acts of a day in order, and all that orders what is open."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tally",
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("measure", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("many", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day", "measure", "key", name=op.f("pk_tally")),
        sqlite_with_rowid=False,
    )
    seen = sa.text("title IS NOT NULL AND state IN ('received', 'taken')")
    op.drop_index("ix_friction_heading", "friction")
    op.create_index(
        "ix_friction_heading", "friction", ["id", "state", "title", "colleagues", "impact", "received_at"],
        sqlite_where=seen, postgresql_where=seen,
    )
    op.create_index("ix_event_at", "event", ["at", "friction", "version"])
    op.create_index("ix_question_event_at", "question_event", ["at", "question", "version"])
