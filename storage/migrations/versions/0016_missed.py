"""A tip of which the question was answered wrong is asked once more before the others."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("lesson", sa.Column("missed", sa.Boolean(), nullable=False, server_default=sa.text("false")))
