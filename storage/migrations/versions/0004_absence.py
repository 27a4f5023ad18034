"""That somebody is away, as their mailbox says it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("person", sa.Column("listed_until", sa.BigInteger(), nullable=True))
    for name in ("listed_endless", "listed_over"):
        op.add_column("person", sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.text("false")))
    told = sa.text("listed_until IS NOT NULL")
    op.create_index("ix_person_listed", "person", ["listed_until"], sqlite_where=told, postgresql_where=told)
