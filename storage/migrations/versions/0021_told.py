"""How many a message about a change is for, who asked about it, and what it said when somebody sent or changed it."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("nudge", sa.Column("people", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.add_column("reach", sa.Column("asked", sa.Boolean(), nullable=False, server_default=sa.text("false")))
    op.add_column("deed", sa.Column("said", sa.Text(), nullable=True))
    op.execute(
        "INSERT INTO reach_count (nudge, state, many) "
        "SELECT nudge, '+' || said, count(*) FROM reach WHERE said IS NOT NULL GROUP BY nudge, said"
    )
