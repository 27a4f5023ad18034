"""How often what is known helps, by the month; and which key users want to be shown as one."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reuse",
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("source", "id", "month", name=op.f("pk_reuse")),
        sqlite_with_rowid=False,
    )
    op.add_column("key_user", sa.Column("shown", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    op.create_index("ix_support_person", "support", ["person"])
