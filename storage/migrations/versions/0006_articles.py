"""How often who asked was asked whether their answer may be read, and when an owner heard that it did not help."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("article", sa.Column("asks", sa.SmallInteger(), nullable=False, server_default=sa.text("0")))
    op.add_column("known", sa.Column("told_on", sa.String(length=10), nullable=True))
